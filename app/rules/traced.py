"""Which fields of a certificate a trace on its page touches."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from app.evidence import Evidence
from app.rules.base import place_of
from app.verdict import Place
from parsers.document import Box
from parsers.fields import Reading
from parsers.forensics.traces import Trace, TraceKind

DATES: Final = ("issued", "first_certified", "reissued", "decided", "valid_from", "expires")
HOLDER: Final = ("number", "organisation", "organisation_en", "uscc", "scope", "scope_en")
"""What differs from one certificate of a body to the next, beside the dates."""
_BODY: Final = ("certification_body", "certification_body_en", "accreditation_number")
_OVERLAP: Final = 0.3
"""Of the smaller of two places."""
_MARGIN: Final = 0.06
"""Above and below, where pages are numbered and dated."""


def readings(evidence: Evidence, names: Iterable[str]) -> Iterator[tuple[str, Reading[Any]]]:
    """Return what was read of the named fields; of a certificate in two languages, of each."""
    versions = evidence.certificate.versions or (evidence.certificate,)
    for each in versions:
        for name in names:
            found = getattr(each.fields, name)
            for reading in found if isinstance(found, tuple) else (found,):
                if reading is not None:
                    yield name, reading


def touched(trace: Trace, evidence: Evidence) -> tuple[Place, ...]:
    """Return the places of the fields that a trace touches."""
    named = readings(evidence, (*HOLDER, *DATES, *_BODY, "standards"))
    return tuple(
        place_of(name, reading)
        for name, reading in named
        if reading.page == trace.page and overlap(trace.box, reading.box)
    )


def places(trace: Trace, evidence: Evidence) -> tuple[Place, ...]:
    """Say where a trace shows: in which fields, or else where on the page."""
    names = dict.fromkeys(each.field for each in touched(trace, evidence))
    return tuple(
        Place(field=name, page=trace.page, box=trace.box) for name in names or {"page": None}
    )


def is_beside_the_point(trace: Trace, evidence: Evidence) -> bool:
    """Say whether a trace lies in the margin or outside the certificate."""
    height = (trace.box.y0 + trace.box.y1) / 2
    region = evidence.certificate.region
    return not _MARGIN <= height <= 1 - _MARGIN or bool(region and not overlap(trace.box, region))


def untouched(evidence: Evidence, page: int, kind: TraceKind) -> int:
    """Count the fields of the holder's own on a page that no trace of this kind touches."""
    made = evidence.forensics
    drawn = [each for each in made.traces if each.kind is kind] if made else []
    return len(
        {
            name
            for name, each in readings(evidence, (*HOLDER, *DATES))
            if each.page == page
            and not any(other.page == page and overlap(other.box, each.box) for other in drawn)
        }
    )


def overlap(one: Box, other: Box) -> bool:
    """Say whether two places share a good part of the smaller one."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    if width <= 0 or height <= 0:
        return False
    smaller = min((box.x1 - box.x0) * (box.y1 - box.y0) for box in (one, other))
    return width * height >= _OVERLAP * smaller
