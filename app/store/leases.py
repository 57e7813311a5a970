"""Leases: each worker's sign of life, by the database's clock, so that no clocks must agree."""

from dataclasses import dataclass

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from app.store.sessions import Sessions
from app.store.tables import WorkerLeaseRecord


@dataclass(frozen=True, slots=True)
class Leases:
    """The leases of all workers."""

    sessions: Sessions

    def beat(self, worker: str, grace: float) -> None:
        """Give a sign of life; after a gap of more than ``grace`` seconds the lease starts anew."""
        with self.sessions.writing() as session:
            now = _now(session)
            record = session.get(WorkerLeaseRecord, worker, with_for_update=True)
            if record is None:
                session.add(WorkerLeaseRecord(worker=worker, since=now, beat=now))
                return
            if now - record.beat > grace:
                record.since = now
            record.beat = now

    def dead(self, worker: str, grace: float) -> tuple[str, ...]:
        """Name the workers without a beat for ``grace`` seconds.

        Only a worker whose own lease has been unbroken for as long may judge others: it might
        be the one that was cut off.
        """
        with self.sessions.reading() as session:
            now = _now(session)
            own = session.get(WorkerLeaseRecord, worker)
            if own is None or now - own.beat > grace or own.beat - own.since < grace:
                return ()
            query = (
                select(WorkerLeaseRecord.worker)
                .where(WorkerLeaseRecord.beat < now - grace, WorkerLeaseRecord.worker != worker)
                .order_by(WorkerLeaseRecord.worker)
            )
            return tuple(session.scalars(query))

    def all(self) -> tuple[str, ...]:
        """Name every worker that has a lease."""
        query = select(WorkerLeaseRecord.worker).order_by(WorkerLeaseRecord.worker)
        with self.sessions.reading() as session:
            return tuple(session.scalars(query))

    def drop(self, worker: str) -> None:
        """End a lease: the worker stopped, or its work was taken over."""
        with self.sessions.writing() as session:
            session.execute(delete(WorkerLeaseRecord).where(WorkerLeaseRecord.worker == worker))


def _now(session: Session) -> float:
    """Ask the database what time it is, in seconds."""
    if session.get_bind().dialect.name == "sqlite":
        statement = "SELECT (julianday('now') - 2440587.5) * 86400.0"
    else:
        statement = "SELECT extract(epoch FROM clock_timestamp())"
    return float(session.scalars(text(statement)).one())
