"""What lies where in a drawn bid: every page with its truth, before anything is printed.

A bid is drawn as runs, as bids are: prose and tables as text, contracts and papers as scans, and
stretches of certificates with their neighbours between dividers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, count, islice
from random import Random
from typing import Literal

from examples.bidders import chance, company
from examples.certificate import Holder
from examples.filler import fillers
from examples.filler_pages import Filler
from examples.neighbours import neighbours
from examples.paper import Neighbour
from examples.tender_certificates import Entry, Sheet, entries

Form = Literal["text", "scan", "pasted"]

OPENING = 2
"""Cover and contents."""
CERTIFICATES = 0.012
"""The share of entries with certificates among the pages; at least six."""
NEIGHBOURS = 0.05
REPEATED = 0.04
"""The share of scans that are the same scan once more."""
TEXT = 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page: exactly one of its contents is given."""

    form: Form
    kind: str
    name: str
    also: tuple[str, ...] = ()
    filler: Filler | None = None
    neighbour: Neighbour | None = None
    sheet: Sheet | None = None
    scan: int | None = None
    """Which scan of the pool."""
    copy_of: int | None = None
    """The page of which this is the same scan again, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lain:
    """A certificate of the truth: its number, its pages from 1, and how it lies there."""

    number: str
    pages: tuple[int, ...]
    shape: str


@dataclass(slots=True)
class Bid:
    """A bid under way: its pages so far."""

    holder: Holder
    random: Random
    leaves: list[Leaf] = field(default_factory=list)
    certificates: list[Lain] = field(default_factory=list)

    def lay(self, entry: Entry) -> None:
        """Lay an entry's pages down and note what they show."""
        places: dict[str, list[int]] = {}
        for sheet in entry.sheets:
            name = f"certificate-{entry.shape}"
            self.leaves.append(Leaf(form=sheet.form, kind=sheet.kind, name=name, sheet=sheet))
            for number in sheet.numbers:
                places.setdefault(number, []).append(len(self.leaves))
        self.certificates += [
            Lain(number=number, pages=tuple(pages), shape=entry.shape)
            for number, pages in places.items()
        ]


def plan(pages: int, *, seed: int, pool: int) -> Bid:
    """Plan a bid of so many pages, its scanned filler taken from a pool of so many scans."""
    random = chance(seed)
    bid = Bid(holder=company(random), random=random)
    text = (_printed(each) for each in fillers(seed, bid.holder))
    bid.leaves += islice(text, OPENING)
    scans = _scans(random, pool)
    runs = list(_runs(bid, pages))
    random.shuffle(runs)
    missing = pages - OPENING - sum(map(_length, runs))
    written = round(pages * TEXT) - OPENING
    fill = list(chain(islice(text, written), islice(scans, max(0, missing - written))))
    _interleave(bid, runs, _in_runs(random, fill[:missing]))
    _repeat(bid)
    return bid


def _runs(bid: Bid, pages: int) -> Iterator[Entry | Leaf]:
    """Yield what the bid must hold: its certificates and their neighbours."""
    yield from islice(entries(bid.random, bid.holder), max(6, round(pages * CERTIFICATES)))
    papers = chain.from_iterable(_shuffled(bid.random, seed) for seed in count(1))
    for paper in islice(papers, max(8, round(pages * NEIGHBOURS))):
        form: Form = bid.random.choices(("scan", "pasted", "text"), (75, 17, 8))[0]
        yield Leaf(form=form, kind=paper.kind, name=paper.name, also=paper.also, neighbour=paper)


def _shuffled(random: Random, seed: int) -> list[Neighbour]:
    papers = list(neighbours(seed))
    random.shuffle(papers)
    return papers


def _length(run: Entry | Leaf) -> int:
    return len(run.sheets) if isinstance(run, Entry) else 1


def _printed(page: Filler) -> Leaf:
    kind = "blank" if page["form"] == "blank" else "other"
    return Leaf(form="text", kind=kind, name=page["form"], filler=page)


def _scans(random: Random, pool: int) -> Iterator[Leaf]:
    """Take scans out of the pool; which of them are blank is known when they are drawn."""
    while True:
        yield Leaf(form="scan", kind="other", name="filler", scan=random.randrange(pool))


def _in_runs(random: Random, leaves: list[Leaf]) -> list[list[Leaf]]:
    """Cut text and scans into stretches and mix them."""
    parts = []
    for form in ("text", "scan"):
        left = [each for each in leaves if each.form == form]
        while left:
            length = random.randint(2, 24)
            parts.append(left[:length])
            left = left[length:]
    random.shuffle(parts)
    return parts


def _interleave(bid: Bid, runs: list[Entry | Leaf], parts: list[list[Leaf]]) -> None:
    """Lay certificates and papers in groups of one to nine between the stretches."""
    while runs or parts:
        if parts:
            bid.leaves += parts.pop()
        share = len(runs) / (len(parts) + 1)
        wanted = bid.random.randint(0, round(2 * share) + 1) if parts else len(runs)
        for run in runs[:wanted]:
            if isinstance(run, Entry):
                bid.lay(run)
            else:
                bid.leaves.append(run)
        del runs[:wanted]


def _repeat(bid: Bid) -> None:
    """Let some scanned pages be an earlier scan once more, as bidders paste twice."""
    first: list[int] = []
    for index, leaf in enumerate(bid.leaves):
        if leaf.form != "scan" or leaf.scan is None:
            continue
        if first and bid.random.random() < REPEATED:
            earlier = bid.random.choice(first)
            bid.leaves[index] = Leaf(
                form="scan", kind="other", name="filler", scan=leaf.scan, copy_of=earlier
            )
        else:
            first.append(index + 1)
