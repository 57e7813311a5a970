"""Hold what was found in a bid against its truth: certificates, their pages, the kinds of pages."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

CERTIFICATES = frozenset({"certificate", "annex"})
CANDIDATES = CERTIFICATES | {"unsure"}
QUIET = frozenset({"other", "blank"})
"""Pages of which a report rightly says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A certificate as it was reported."""

    number: str | None
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A certificate of the truth, and what was reported of it."""

    number: str
    pages: tuple[int, ...]
    shape: str
    found: Found | None = None

    @property
    def joined(self) -> bool:
        """Return whether exactly its pages were reported as one certificate."""
        return self.found is not None and set(self.found.pages) == set(self.pages)

    @property
    def read(self) -> bool:
        """Return whether its number was read right."""
        return self.found is not None and plain(self.found.number) == plain(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The certificates of the truth, and what was reported that is none of them."""

    matched: tuple[Matched, ...]
    split: tuple[Found, ...] = ()
    """Parts of certificates that were reported once more."""
    false: tuple[Found, ...] = ()
    """What is no certificate at all."""

    @property
    def recall(self) -> float:
        """Return the share of the certificates that were reported."""
        return _share(sum(each.found is not None for each in self.matched), len(self.matched))

    @property
    def precision(self) -> float:
        """Return the share of what was reported that is a certificate, reported once."""
        right = sum(each.found is not None for each in self.matched)
        return _share(right, right + len(self.split) + len(self.false))

    def by_shape(self) -> dict[str, tuple[int, int, int, int]]:
        """Return of each shape: how many there are, were found, with right pages, and number."""
        shapes: dict[str, list[Matched]] = {}
        for each in self.matched:
            shapes.setdefault(each.shape, []).append(each)
        return {
            shape: (
                len(each),
                sum(one.found is not None for one in each),
                sum(one.joined for one in each),
                sum(one.read for one in each),
            )
            for shape, each in sorted(shapes.items())
        }


@dataclass(slots=True)
class Kinds:
    """How pages were named: of which kind they are, and what they were taken for."""

    counted: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[tuple[int, str, str, str]] = field(default_factory=list)
    """Page, its name in the truth, its kind, and what it was taken for."""

    def share(self, kind: str) -> float:
        """Return the share of the pages of a kind that were named right."""
        pages = sum(count for (is_, _), count in self.counted.items() if is_ == kind)
        return _share(self.counted[kind, kind], pages)


def match(truth: Sequence[Json], found: Sequence[Found]) -> Score:
    """Give every reported certificate to one of the truth: by its number, else by its pages."""
    left = list(found)
    matched: list[Matched] = []
    taken = [_take(left, lambda one, each=each: _numbered(one, each)) for each in truth]
    for each, one in zip(truth, taken, strict=True):
        shown = one or _take(left, lambda one, each=each: _on_pages(one, each))
        matched.append(
            Matched(
                number=each["number"],
                pages=tuple(each["pages"]),
                shape=each["shape"],
                found=shown,
            )
        )
    pages = {page for each in truth for page in each["pages"]}
    split = tuple(each for each in left if set(each.pages) & pages)
    false = tuple(each for each in left if not set(each.pages) & pages)
    return Score(matched=tuple(matched), split=split, false=false)


def name_kinds(pages: Sequence[Json], told: Mapping[int, str]) -> Kinds:
    """Compare the kinds of the pages with what they were taken for.

    Annex and certificate are not told apart here. Of a filler's page nothing need be told.
    """
    kinds = Kinds()
    for page in pages:
        kind = page["kind"]
        quiet = kind if kind in QUIET else "not named"
        said = told.get(page["page"], quiet).replace("_", "-")
        right = said in page["also"] or {kind, said} <= CERTIFICATES
        taken = kind if right else said
        kinds.counted[kind, taken] += 1
        if taken != kind:
            kinds.wrong.append((page["page"], page["name"], kind, taken))
    return kinds


def candidates(pages: Sequence[Json], told: Mapping[int, str]) -> tuple[list[int], list[int]]:
    """Return the pages of certificates that were put aside, and others that were not."""
    missed, extra = [], []
    for page in pages:
        candidate = told[page["page"]] in CANDIDATES
        if page["kind"] in CERTIFICATES and not candidate:
            missed.append(page["page"])
        if page["kind"] not in CERTIFICATES and candidate:
            extra.append(page["page"])
    return missed, extra


def plain(number: str | None) -> str | None:
    """Leave letters and digits of a number only.

    >>> plain("999-24 Q 10231 r0s")
    '99924Q10231R0S'
    """
    return "".join(filter(str.isalnum, number)).upper() if number else None


def _take(left: list[Found], fits: Any) -> Found | None:  # noqa: ANN401  a predicate
    """Take the first that fits out of the list."""
    for one in left:
        if fits(one):
            left.remove(one)
            return one
    return None


def _numbered(one: Found, truth: Json) -> bool:
    return plain(one.number) == plain(truth["number"])


def _on_pages(one: Found, truth: Json) -> bool:
    return bool(set(one.pages) & set(truth["pages"]))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
