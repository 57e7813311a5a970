"""Find every edit, deletion, reordering and truncation of the trail."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.trail.checkpoint import Checkpoint
from app.trail.entry import Entry, EntryFormatError
from app.trail.head import Head
from app.trail.merkle import root


class Fault(StrEnum):
    """What can be wrong with a trail."""

    NOT_AN_ENTRY = "not_an_entry"  # edited so that it is no entry any more
    WRONG_PLACE = "wrong_place"  # deleted, added or reordered
    BROKEN_LINK = "broken_link"  # it, or the one before, was edited
    WRONG_HASH = "wrong_hash"  # the leaf hash kept beside it is another one
    TRUNCATED = "truncated"  # entries are missing at the end
    OVERGROWN = "overgrown"  # the trail is longer than its head says
    WRONG_ROOT = "wrong_root"  # another trail than the checkpoint's
    NO_HEAD = "no_head"  # the head is gone


@dataclass(frozen=True, slots=True, kw_only=True)
class BadEntry:
    """The first place where the trail does not hold."""

    seq: int
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a check of the whole trail found."""

    size: int
    """How many entries hold."""
    checkpoint: Checkpoint
    """Of the entries that hold."""
    bad: BadEntry | None

    @property
    def intact(self) -> bool:
        """Say whether nothing is wrong."""
        return self.bad is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An entry as stored: its canonical text and the leaf hash kept beside it."""

    text: str
    leaf: str


class Source(Protocol):
    """Whatever keeps a trail."""

    def head(self) -> Head | None:
        """Return the end of the trail as kept, or None when it is lost."""
        ...

    def stored(self) -> Iterable[Stored]:
        """Return every entry in order."""
        ...


def verify(
    entries: Iterable[Stored], head: Head | None, checkpoints: Iterable[Checkpoint] = ()
) -> BadEntry | None:
    """Return the first bad entry of a whole trail, or None.

    Args:
        entries: The trail from its beginning.
        head: Its end as kept beside it.
        checkpoints: Earlier states that someone kept; the trail must have passed through each.
    """
    return _walk(entries, lambda: head, checkpoints).bad


def check(source: Source, checkpoints: Iterable[Checkpoint] = ()) -> Verification:
    """Check the trail that a source keeps."""
    return _walk(source.stored(), source.head, checkpoints)


def _walk(
    entries: Iterable[Stored],
    head_now: Callable[[], Head | None],
    checkpoints: Iterable[Checkpoint],
) -> Verification:
    """Follow the links up to the head as it was at the beginning; more may be added meanwhile."""
    head, so_far = head_now(), Head()
    kept = {each.size: each for each in checkpoints}
    bad = _disagreement(so_far, kept)
    for each in entries:
        if bad is None and head is not None and so_far.size == head.size:
            bad = _overgrowth(head, head_now())
            break
        if bad is not None:
            break
        entry, bad = _next(so_far, each)
        if entry is not None:
            so_far = so_far.after(entry)
            bad = _disagreement(so_far, kept)
    bad = bad or _end(so_far, head, kept)
    return Verification(size=so_far.size, checkpoint=so_far.checkpoint, bad=bad)


def _overgrowth(head: Head, now: Head | None) -> BadEntry | None:
    """Tell an entry that was added meanwhile, head and all, from one that was slipped in."""
    if now is not None and now.size > head.size:
        return None
    return BadEntry(seq=head.size, fault=Fault.OVERGROWN)


def _next(so_far: Head, stored: Stored) -> tuple[Entry | None, BadEntry | None]:
    try:
        entry = Entry.parse(stored.text)
    except EntryFormatError:
        return None, BadEntry(seq=so_far.size, fault=Fault.NOT_AN_ENTRY)
    if entry.seq != so_far.size:
        return None, BadEntry(seq=so_far.size, fault=Fault.WRONG_PLACE)
    if entry.previous != so_far.last:
        return None, BadEntry(seq=so_far.size, fault=Fault.BROKEN_LINK)
    if entry.leaf != stored.leaf:
        return None, BadEntry(seq=so_far.size, fault=Fault.WRONG_HASH)
    return entry, None


def _disagreement(so_far: Head, checkpoints: Mapping[int, Checkpoint]) -> BadEntry | None:
    kept = checkpoints.get(so_far.size)
    if kept is None or kept.root == root(so_far.frontier):
        return None
    return BadEntry(seq=max(so_far.size - 1, 0), fault=Fault.WRONG_ROOT)


def _end(so_far: Head, head: Head | None, checkpoints: Mapping[int, Checkpoint]) -> BadEntry | None:
    if head is None:
        return BadEntry(seq=so_far.size, fault=Fault.NO_HEAD)
    if so_far.size < max([head.size, *checkpoints]):
        return BadEntry(seq=so_far.size, fault=Fault.TRUNCATED)
    if so_far != head:
        return BadEntry(seq=max(so_far.size - 1, 0), fault=Fault.WRONG_ROOT)
    return None
