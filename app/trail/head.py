"""The end of the trail: all one needs to add an entry, without reading those before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from app.trail.checkpoint import Checkpoint
from app.trail.entry import START, Entry, Facts, Kind
from app.trail.merkle import Frontier, grow, root


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the trail ends."""

    size: int = 0
    last: str = START
    """The leaf hash of the last entry."""
    frontier: Frontier = ()

    @property
    def checkpoint(self) -> Checkpoint:
        """The checkpoint of the trail up to here."""
        return Checkpoint(size=self.size, root=root(self.frontier))

    def next(self, *, at: datetime, kind: Kind, subject: str, facts: Facts) -> Entry:
        """Return the entry that comes after this end."""
        return Entry(
            seq=self.size, at=at, kind=kind, subject=subject, facts=facts, previous=self.last
        )

    def after(self, entry: Entry) -> Self:
        """Return the end of the trail once the entry is added."""
        leaf = entry.leaf
        return type(self)(
            size=self.size + 1,
            last=leaf,
            frontier=grow(self.frontier, self.size, bytes.fromhex(leaf)),
        )
