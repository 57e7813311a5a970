"""Find the management-system certificates in a document: pages, regions, language twins."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.certificate.evidence import Signs, is_worth_a_look, signs
from parsers.certificate.extraction import extract
from parsers.certificate.shown import shown
from parsers.certificate.view import View, view
from parsers.document import Box, Document, Page
from parsers.fields import Certificate
from parsers.recognised import WHOLE
from parsers.twins import are_one, joined

_ANNEX: Final = re.compile(
    r"^(?:证书)?附(?:件|页|录|表)|^(?:annex|appendix|schedule|attachment)\b|page\s*[2-9]\s*of\s*[2-9]|第\s*[二三四2-9]\s*页\s*共",
    re.IGNORECASE,
)
_OF_CERTIFICATE: Final = re.compile(
    r"证书|證書|认证|認證|驗證|certificat|registration|인증", re.IGNORECASE
)
_CUTS: Final = tuple(cut / 100 for cut in range(30, 71))
_HEAD: Final = 12
_FOOT: Final = 6
_TOLERATED: Final = 0.02
_NARROWEST: Final = 0.3
"""No smaller part of a page, in fractions of it, holds two certificates anyone could read."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a certificate lies: its pages, and the part of the page if it shares one."""

    pages: tuple[Page, ...]
    region: Box | None = None


class Finder:
    """Finds certificates while the pages come, in their order; pages left out end nothing amiss.

    A certificate is given once the page after it does not go on with it. Where a language
    version or a copy turns up later, it is given again under its index, put together.
    """

    def __init__(self) -> None:
        self._known: list[Certificate] = []
        self._open: list[_Place] = []
        self._held: list[int] = []
        """Indices of the certificates right before: the next may be their other version."""

    def take(self, page: Page) -> tuple[Certificate, ...]:
        """Look at the next page; return the certificates it closes."""
        places = _on_page(page) if _is_worth_a_look(page) else []
        last = self._open[-1] if self._open else None
        if last and _continues(last, page) and (not places or _shares_number(last, page)):
            self._open[-1] = _Place((*last.pages, page))
            return ()
        follows = bool(places) and self.expects(page.number)
        given = self._close()
        self._open = places
        return given + (() if follows else self._let_go())

    def end(self) -> tuple[Certificate, ...]:
        """Return what is still open."""
        given = self._close()
        return given + self._let_go()

    def over(self, pages: Iterable[Page]) -> Iterator[Certificate]:
        """Take page after page; give each certificate as soon as it is closed."""
        for page in pages:
            yield from self.take(page)
        yield from self.end()

    def expects(self, number: int) -> bool:
        """Say whether a certificate may go on, or its other version follow, on this page."""
        return bool(self._open) and self._open[-1].pages[-1].number + 1 == number

    def _close(self) -> tuple[Certificate, ...]:
        """Take up what was open; return what need not wait for a neighbour any more."""
        ready, self._held = set(self._held), []
        for place in self._open:
            certificate = _certificate(len(self._known), place)
            known = next(
                (each for each in reversed(self._known) if are_one(each, certificate)), None
            )
            if known is None:
                self._known.append(certificate)
                self._held.append(certificate.index)
            else:
                self._known[known.index] = joined(known, certificate)
                ready.add(known.index)
        self._open = []
        return self._of(ready.difference(self._held))

    def _let_go(self) -> tuple[Certificate, ...]:
        held, self._held = self._held, []
        return self._of(held)

    def _of(self, indices: Iterable[int]) -> tuple[Certificate, ...]:
        return tuple(self._known[index] for index in sorted(indices))


def certificates(document: Document) -> tuple[Certificate, ...]:
    """Return every certificate of the document in the order of its pages."""
    found = {each.index: each for each in Finder().over(document.pages)}
    return tuple(found.values())


def _certificate(index: int, place: _Place) -> Certificate:
    fields, problem = extract(place.pages, place.region)
    return Certificate(
        index=index,
        pages=tuple(page.number for page in place.pages),
        region=place.region,
        fields=fields,
        legible=problem is None,
        legibility=problem,
        shown=shown(place.pages, place.region, legible=problem is None),
    )


def _is_worth_a_look(page: Page) -> bool:
    return is_worth_a_look("\n".join(box.text for box in page.boxes))


def _on_page(page: Page) -> list[_Place]:
    if parts := _parts(page, WHOLE):
        return [_Place((page,), part) for part in parts]
    return [_Place((page,))] if signs(view([page])).is_certificate else []


def _continues(before: _Place, page: Page) -> bool:
    """A page that calls itself an annex goes on with the certificate right before it."""
    follows = page.number == before.pages[-1].number + 1 and before.region is None
    if not follows:
        return False
    seen = view([page])
    edges = (*seen.lines[:_HEAD], *seen.lines[-_FOOT:])
    return any(_ANNEX.search(line.text) for line in edges) and _is_of_certificate(signs(seen), seen)


def _is_of_certificate(found: Signs, seen: View) -> bool:
    """A bid calls its own letters and forms annexes, too."""
    if found.against or found.prose or found.crowded:
        return False
    return found.number or any(_OF_CERTIFICATE.search(line.text) for line in seen.lines)


def _shares_number(before: _Place, page: Page) -> bool:
    """An annex may repeat all that makes a certificate; then its number is the same."""
    mine, its = (extract(pages)[0].number for pages in (before.pages, (page,)))
    return mine is not None and its is not None and mine.value == its.value is not None


def _parts(page: Page, region: Box) -> list[Box]:
    """Return the parts of a page that shows several whole certificates, else nothing."""
    for vertical in (True, False):
        cut = _gutter(view([page], region), region, vertical=vertical)
        if cut is None:
            continue
        halves = (
            [region._replace(x1=cut), region._replace(x0=cut)]
            if vertical
            else [region._replace(y1=cut), region._replace(y0=cut)]
        )
        parts = [_within(page, half) for half in halves]
        if all(parts):
            return [each for part in parts for each in part]
    return []


def _within(page: Page, half: Box) -> list[Box]:
    """A half may itself show several: four certificates lie in two rows."""
    found = signs(view([page], half))
    if not (found.number and found.edition):
        return []
    return _parts(page, half) or ([half] if _stands_alone(found) else [])


def _stands_alone(found: Signs) -> bool:
    """A whole certificate of its own, not one language's column of a bilingual one."""
    return (
        found.is_certificate
        and found.number
        and found.edition
        and (found.title or found.body)
        and found.dated
    )


def _gutter(seen: View, region: Box, *, vertical: bool) -> float | None:
    """Return the middle of the widest band near the region's centre that no line crosses."""
    low, high = (region.x0, region.x1) if vertical else (region.y0, region.y1)
    if high - low < _NARROWEST:
        return None
    spans = [
        (each.box.x0, each.box.x1) if vertical else (each.box.y0, each.box.y1)
        for each in seen.lines
    ]
    free = [
        cut
        for cut in _CUTS
        if not any(
            start + _TOLERATED < low + cut * (high - low) < end - _TOLERATED for start, end in spans
        )
    ]
    middle = _middle_of_longest(free)
    return None if middle is None else low + middle * (high - low)


def _middle_of_longest(cuts: Sequence[float]) -> float | None:
    runs: list[list[float]] = []
    for cut in cuts:
        if runs and cut - runs[-1][-1] < 0.015:  # noqa: PLR2004 - the next hundredth
            runs[-1].append(cut)
        else:
            runs.append([cut])
    longest = max(runs, key=len, default=[])
    return longest[len(longest) // 2] if longest else None
