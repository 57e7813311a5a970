"""Find the management-system certificates in a document: pages, regions, language twins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parsers.certificate.evidence import Signs, is_worth_a_look, signs
from parsers.certificate.extraction import extract
from parsers.certificate.view import View, view
from parsers.document import Box, Document, Page
from parsers.fields import Certificate

_ANNEX: Final = re.compile(
    r"^(?:证书)?附(?:件|页|录|表)|^(?:annex|appendix|schedule|attachment)\b|page\s*[2-9]\s*of\s*[2-9]|第\s*[二三四2-9]\s*页\s*共",
    re.IGNORECASE,
)
_CUTS: Final = tuple(cut / 100 for cut in range(30, 71))
_HEAD: Final = 12
_FOOT: Final = 6
_TOLERATED: Final = 0.02


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a certificate lies: its pages, and the part of the page if it shares one."""

    pages: tuple[Page, ...]
    region: Box | None = None


def certificates(document: Document) -> tuple[Certificate, ...]:
    """Return every certificate of the document in the order of its pages."""
    places: list[_Place] = []
    for page in document.pages:
        text = "\n".join(box.text for box in page.boxes)
        found = _on_page(page, view([page])) if is_worth_a_look(text) else []
        places.extend(found)
        if not found and places and _continues(places[-1], page):
            places[-1] = _Place((*places[-1].pages, page))
    return tuple(_certificate(index, place) for index, place in enumerate(places))


def _certificate(index: int, place: _Place) -> Certificate:
    fields, problem = extract(place.pages, place.region)
    return Certificate(
        index=index,
        pages=tuple(page.number for page in place.pages),
        region=place.region,
        fields=fields,
        legible=problem is None,
        legibility=problem,
    )


def _on_page(page: Page, seen: View) -> list[_Place]:
    halves = _halves(page, seen)
    if halves:
        return [_Place((page,), half) for half in halves]
    return [_Place((page,))] if signs(seen).is_certificate else []


def _continues(before: _Place, page: Page) -> bool:
    """A page that calls itself an annex goes on with the certificate right before it."""
    follows = page.number == before.pages[-1].number + 1 and before.region is None
    if not follows:
        return False
    lines = view([page]).lines
    return any(_ANNEX.search(line.text) for line in (*lines[:_HEAD], *lines[-_FOOT:]))


def _halves(page: Page, seen: View) -> list[Box]:
    """Return the two parts of a page that shows two whole certificates, else nothing."""
    whole = Box(0.0, 0.0, 1.0, 1.0)
    for vertical in (True, False):
        cut = _gutter(seen, vertical=vertical)
        if cut is None:
            continue
        parts = (
            [whole._replace(x1=cut), whole._replace(x0=cut)]
            if vertical
            else [whole._replace(y1=cut), whole._replace(y0=cut)]
        )
        if all(_stands_alone(signs(view([page], part))) for part in parts):
            return parts
    return []


def _stands_alone(found: Signs) -> bool:
    """A whole certificate of its own, not one language's column of a bilingual one."""
    return (
        found.is_certificate
        and found.number
        and found.edition
        and (found.title or found.body)
        and found.dated
    )


def _gutter(seen: View, *, vertical: bool) -> float | None:
    """Return the middle of the widest band near the centre that no line crosses."""
    spans = [
        (each.box.x0, each.box.x1) if vertical else (each.box.y0, each.box.y1)
        for each in seen.lines
    ]
    free = [
        cut
        for cut in _CUTS
        if sum(low + _TOLERATED < cut < high - _TOLERATED for low, high in spans) == 0
    ]
    return _middle_of_longest(free)


def _middle_of_longest(cuts: Sequence[float]) -> float | None:
    runs: list[list[float]] = []
    for cut in cuts:
        if runs and cut - runs[-1][-1] < 0.015:  # noqa: PLR2004 - the next hundredth
            runs[-1].append(cut)
        else:
            runs.append([cut])
    longest = max(runs, key=len, default=[])
    return longest[len(longest) // 2] if longest else None
