"""Which parts of a read page deserve a second look: the missing, the unsure, what fails its check.

Few zones: a second look costs as much a line as the first, and a page read well should cost none.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from parsers import find
from parsers.certificate.certainty import is_small
from parsers.certificate.labels import Kind
from parsers.certificate.segments import Segment, segments
from parsers.certificate.view import view
from parsers.document import Box, Document, Page, Source
from parsers.fields import READ, Certificate, CertificateFields, Reading

_FIELDS: Final = (
    *("number", "uscc", "accreditation_number", "expires", "issued", "first_certified"),
    *("reissued", "decided", "valid_from", "body_number", "organisation", "organisation_en"),
    *("certification_body", "certification_body_en", "standards", "main_certificate"),
)
"""What a verdict hangs on, the weightiest first."""
_TEXTS: Final = ("scope", "scope_en")
"""Long texts are looked at again only where the rules would take them for unread."""
_LABELLED: Final = (
    (Kind.NUMBER, "number"),
    (Kind.USCC, "uscc"),
    (Kind.EXPIRES, "expires"),
    (Kind.ISSUED, "issued"),
    (Kind.FIRST, "first_certified"),
    (Kind.BODY_NUMBER, "body_number"),
    (Kind.ORGANISATION, "organisation"),
)
_SURE: Final = 0.9
"""Readings whose least sure character is surer than this were right on every drawn copy."""
_CONFIDENT: Final = 0.85
_LEAST_HEIGHT: Final = 10.0
"""Pixels from the top of a line to its bottom."""
_FAR: Final = 0.4
"""In widths of the page: how far from its label a value may stand."""
_MARK: Final = Box(-0.07, -0.025, 0.07, 0.045)
"""Where around a mark's word its code may stand, in fractions of the page."""
_MOST_ZONES: Final = 6
_MOST_AREA: Final = 0.12
"""Of the page; more doubt than this is a poor picture, which no second look makes a good one."""


def doubts(document: Document) -> tuple[Box, ...]:
    """Return the zones of a page that was recognised, given alone as a document."""
    (page,) = document.pages
    if not any(box.source is Source.OCR for box in page.boxes):
        return ()
    zones = [
        zone
        for certificate in find.certificates(document)
        if not _is_hopeless(certificate)
        for zone in (
            *_unsure(certificate.fields, page),
            *_without_code(certificate.fields),
            *_unread(certificate, page),
        )
    ]
    return _few(_with_lines(zone, page) for zone in zones)


def _with_lines(zone: Box, page: Page) -> Box:
    """A line is read whole or not at all: its label says what it is."""
    for each in page.boxes:
        if each.source is Source.OCR and _holds(zone, each.box):
            zone = _around(zone, each.box)
    return zone


def _holds(zone: Box, line: Box) -> bool:
    middle = (line.y0 + line.y1) / 2
    return zone.y0 <= middle <= zone.y1 and min(zone.x1, line.x1) > max(zone.x0, line.x0)


def _is_hopeless(certificate: Certificate) -> bool:
    """Say whether the characters are so small or blurred that looking longer shows no more."""
    poor = certificate.legibility
    return poor is not None and poor.character_height * poor.sharpness < _LEAST_HEIGHT


def _unsure(fields: CertificateFields, page: Page) -> Iterator[Box]:
    """Yield where a field was read without a value, not surely, or in small characters."""
    for name in _FIELDS:
        for each in _readings(getattr(fields, name)):
            unsure = each.certainty < _SURE or each.confidence < _CONFIDENT
            if each.source is Source.OCR and (
                each.value is None or unsure or is_small(each, [page])
            ):
                yield each.box
    for name in _TEXTS:
        text = getattr(fields, name)
        if text is not None and text.source is Source.OCR and text.confidence < READ:
            yield text.box


def _readings(field: Any) -> tuple[Reading[Any], ...]:  # noqa: ANN401 - a field of any kind
    if isinstance(field, tuple):
        return field
    return () if field is None else (field,)


def _without_code(fields: CertificateFields) -> Iterator[Box]:
    """Yield the surroundings of the Chinese mark when no code was read there."""
    if fields.accreditation_number is None:
        for mark in fields.accreditation_marks:
            if mark.value == "CNAS" and mark.source is Source.OCR:
                yield Box(*(place + by for place, by in zip(mark.box, _MARK, strict=True)))


def _unread(certificate: Certificate, page: Page) -> Iterator[Box]:
    """Yield the row of a label, and the line under it, where its field is missing."""
    missing = {kind for kind, name in _LABELLED if getattr(certificate.fields, name) is None}
    if not missing:
        return
    for each in segments(view([page], certificate.region)):
        if each.label and each.label.kind in missing and _announces(each):
            box, high = each.line.box, each.line.box.y1 - each.line.box.y0
            yield Box(box.x0, box.y0 - high / 2, min(box.x1 + _FAR, 1.0), box.y1 + 2 * high)


def _announces(segment: Segment) -> bool:
    strength = segment.label.strength if segment.label else 0.0
    return segment.line.source is Source.OCR and (segment.tied or strength >= 1)


def _few(zones: Iterable[Box]) -> tuple[Box, ...]:
    """Join zones that overlap, and leave out what goes beyond the bounds."""
    kept: list[Box] = []
    for zone in zones:
        joined = zone
        for other in [each for each in kept if _overlap(each, zone)]:
            kept.remove(other)
            joined = _around(joined, other)
        if len(kept) < _MOST_ZONES and sum(map(_area, (*kept, joined))) <= _MOST_AREA:
            kept.append(joined)
    return tuple(kept)


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.x1, other.x1) > max(one.x0, other.x0)
    return across and min(one.y1, other.y1) > max(one.y0, other.y0)


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.x0, other.x0), min(one.y0, other.y0), max(one.x1, other.x1), max(one.y1, other.y1)
    )


def _area(box: Box) -> float:
    return max(box.x1 - box.x0, 0) * max(box.y1 - box.y0, 0)
