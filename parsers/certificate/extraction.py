"""One certificate's pages to its fields."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any, Final

from parsers.certificate import (
    accreditation,
    agreement,
    audits,
    bodies,
    confidence,
    foreign,
    legibility,
    numbers,
    organisations,
    remarks,
    standards,
    texts,
    validity,
)
from parsers.certificate.segments import segments
from parsers.certificate.view import View, view
from parsers.document import Box, Page, QrCode, Source, Table
from parsers.fields import CertificateFields, Illegible, Reading

_UNCERTAIN: Final = 0.6


def extract(
    pages: Sequence[Page], region: Box | None = None
) -> tuple[CertificateFields, Illegible | None]:
    """Return every field, and why the picture is not legible if it is not.

    Text layer and picture are read together; what then stays unread is looked for in the
    picture alone, because a text layer may lack labels or characters that the picture shows.
    """
    codes = tuple(code for page in pages for code in page.qr_codes if _inside(code.box, region))
    tables = [
        (page.number, table)
        for page in pages
        for table in page.tables
        if _inside(table.box, region)
    ]
    whole = view(pages, region)
    fields = _read(whole, codes, tables)
    if {line.source for line in whole.lines} >= {Source.TEXT, Source.OCR}:
        fields = _filled(fields, _read(view(pages, region, only=Source.OCR), codes))
    fields = agreement.agreed(fields, tuple(_looks(pages, region)), pages)
    fields = agreement.witnessed(fields, codes)
    fields = foreign.not_relied_on(fields, whole)
    problem = legibility.problem(whole, pages)
    fields = _each(fields, _is_likely if problem is None else legibility.stands)
    return confidence.of_all(fields, pages, legible=problem is None), problem


def _is_likely(_name: str, reading: Reading[Any], _together: int) -> bool:
    return reading.confidence >= _UNCERTAIN


def _looks(pages: Sequence[Page], region: Box | None) -> Iterator[CertificateFields]:
    """Read the certificate as each second look shows it; a QR code is no part of the look."""
    for way in agreement.ways(pages):
        yield _read(view([agreement.as_seen(page, way) for page in pages], region), ())


def _inside(box: Box, region: Box | None) -> bool:
    if region is None:
        return True
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return region.x0 <= x <= region.x1 and region.y0 <= y <= region.y1


def _read(
    seen: View, codes: tuple[QrCode, ...], tables: Sequence[tuple[int, Table]] = ()
) -> CertificateFields:
    page = segments(seen)
    scopes = texts.scopes(page)
    holder = organisations.name_zh(page, seen)
    holder_en = organisations.name_en(page, seen)
    days = validity.read(seen, page)
    first = holder_en if holder is None else holder
    return CertificateFields(
        number=numbers.number(page, seen, codes),
        organisation=holder,
        organisation_en=holder_en,
        uscc=numbers.credit_code(page, seen),
        address=texts.address(page, first.box if first else None) or foreign.address(page),
        scope=scopes.get("zh"),
        scope_en=scopes.get("en"),
        standards=standards.read(seen),
        certification_body=bodies.name_zh(page, seen, holder.value if holder else None),
        certification_body_en=foreign.whole_body(
            bodies.name_en(page, seen, holder_en.value if holder_en else None), seen
        ),
        body_number=numbers.approval(seen),
        issued=days.issued,
        first_certified=days.first_certified,
        reissued=days.reissued,
        decided=days.decided,
        valid_from=days.valid_from,
        expires=days.expires,
        accreditation_marks=accreditation.marks(seen),
        accreditation_number=accreditation.number(seen),
        surveillance=audits.surveillance(page, seen, tables),
        modules=remarks.modules(seen),
        transition_note=remarks.transition_note(seen),
        auditor=remarks.auditor(page),
        main_certificate=numbers.main_certificate(page),
        annex=remarks.annex(seen),
        title=remarks.title(seen),
        watermarks=remarks.watermarks(seen),
        qr_codes=codes,
        languages=remarks.languages(seen),
    )


def _filled(fields: CertificateFields, other: CertificateFields) -> CertificateFields:
    """Take from the other what the first does not have, or has without a value."""
    changes: dict[str, Any] = {}
    for field in fields_of(fields):
        mine, theirs = getattr(fields, field.name), getattr(other, field.name)
        unread = isinstance(mine, Reading) and mine.value is None
        if (mine is None or mine == () or unread) and theirs:
            changes[field.name] = theirs
    return replace(fields, **changes)


def _each(
    fields: CertificateFields, keep: Callable[[str, Reading[Any], int], bool]
) -> CertificateFields:
    """Take the value from readings that are not to be kept; the last argument counts a field's."""
    changes: dict[str, Any] = {}
    for field in fields_of(fields):
        value = getattr(fields, field.name)
        if isinstance(value, Reading) and value.value is not None:
            if not keep(field.name, value, 1):
                changes[field.name] = replace(value, value=None)
        elif isinstance(value, tuple) and value and isinstance(value[0], Reading):
            kept = (each for each in value if keep(field.name, each, len(value)))
            changes[field.name] = tuple(kept)
    return replace(fields, **changes)
