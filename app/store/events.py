"""Events: the progress of a verification, for those who watch."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from app.store.rows import EventRow
from app.store.sessions import Sessions
from app.store.tables import EventRecord, VerificationRecord


@dataclass(frozen=True, slots=True)
class Events:
    """The events of all verifications."""

    sessions: Sessions
    now: Callable[[], datetime]

    def append(self, verification_id: UUID, kind: str, data: Mapping[str, Any]) -> EventRow | None:
        """Add an event; return None when the verification is gone."""
        count = (
            update(VerificationRecord)
            .where(VerificationRecord.id == verification_id)
            .values(events=VerificationRecord.events + 1)
            .returning(VerificationRecord.events)
            .execution_options(synchronize_session=False)
        )
        with self.sessions.writing() as session:
            seq = session.scalars(count).one_or_none()
            if seq is None:
                return None
            row = EventRow(seq=seq, at=self.now(), kind=kind, data=dict(data))
            session.add(
                EventRecord(
                    verification_id=verification_id,
                    seq=seq,
                    at=row.at,
                    kind=row.kind,
                    data=row.data,
                )
            )
            return row

    def after(
        self, verification_id: UUID, seq: int = 0, *, limit: int = 500
    ) -> tuple[EventRow, ...]:
        """Return the events that follow the one with this number, oldest first."""
        query = (
            select(EventRecord)
            .where(EventRecord.verification_id == verification_id, EventRecord.seq > seq)
            .order_by(EventRecord.seq)
            .limit(limit)
        )
        with self.sessions.reading() as session:
            return tuple(
                EventRow(seq=each.seq, at=each.at, kind=each.kind, data=each.data)
                for each in session.scalars(query)
            )
