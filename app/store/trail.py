"""The trail as kept: entries are added one after another, whoever writes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.sessions import Sessions
from app.store.tables import TrailEntryRecord, TrailHeadRecord
from app.trail.checkpoint import Checkpoint
from app.trail.entry import Entry, Facts, Kind
from app.trail.head import Head
from app.trail.verify import Stored

HEAD_ID = 1
BATCH = 1000


class LostHeadError(Exception):
    """The trail's head is gone: the migrations made one, so someone removed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailPart:
    """The entries about one subject, and a checkpoint of the trail they stand in."""

    entries: tuple[Entry, ...]
    checkpoint: Checkpoint

    def as_json(self) -> dict[str, Any]:
        """Return the ``trail`` member of a report."""
        return {
            "entries": [each.as_json() | {"leaf": each.leaf} for each in self.entries],
            "checkpoint": self.checkpoint.text,
        }


@dataclass(frozen=True, slots=True)
class Trail:
    """The one trail of the store."""

    sessions: Sessions
    now: Callable[[], datetime]

    def record(self, kind: Kind, subject: str, facts: Facts) -> Entry:
        """Add an entry at the end; it stands once the transaction commits."""
        with self.sessions.writing() as session:
            # On PostgreSQL the lock on this row lets one writer after the other add its entry.
            record = session.get(
                TrailHeadRecord, HEAD_ID, with_for_update=True, populate_existing=True
            )
            head = _head(record)
            if record is None or head is None:
                raise LostHeadError
            entry = head.next(at=self.now(), kind=kind, subject=subject, facts=facts)
            head = head.after(entry)
            record.size, record.last = head.size, head.last
            record.frontier = "\n".join(each.hex() for each in head.frontier)
            session.add(
                TrailEntryRecord(
                    seq=entry.seq, subject=subject, entry=entry.canonical, leaf=head.last
                )
            )
            return entry

    def of(self, subject: str) -> TrailPart:
        """Return the entries about one subject, with a checkpoint of the trail."""
        query = (
            select(TrailEntryRecord.entry)
            .where(TrailEntryRecord.subject == subject)
            .order_by(TrailEntryRecord.seq)
        )
        with self.sessions.reading() as session:
            entries = tuple(Entry.parse(each) for each in session.scalars(query))
            head = _head(session.get(TrailHeadRecord, HEAD_ID))
        if head is None:
            raise LostHeadError
        return TrailPart(entries=entries, checkpoint=head.checkpoint)

    def head(self) -> Head | None:
        """Return the end of the trail, or None when it is lost."""
        with self.sessions.reading() as session:
            return _head(session.get(TrailHeadRecord, HEAD_ID))

    def stored(self) -> Iterator[Stored]:
        """Return every entry in order, a few at a time."""
        last = -1
        while batch := self._batch(last):
            for record in batch:
                last = record.seq
                yield Stored(text=record.entry, leaf=record.leaf)

    def _batch(self, after: int) -> list[TrailEntryRecord]:
        with self.sessions.reading() as session:
            return _after(session, after)


def _after(session: Session, seq: int) -> list[TrailEntryRecord]:
    query = (
        select(TrailEntryRecord)
        .where(TrailEntryRecord.seq > seq)
        .order_by(TrailEntryRecord.seq)
        .limit(BATCH)
    )
    return list(session.scalars(query))


def _head(record: TrailHeadRecord | None) -> Head | None:
    if record is None:
        return None
    frontier = tuple(bytes.fromhex(each) for each in record.frontier.split())
    return Head(size=record.size, last=record.last, frontier=frontier)
