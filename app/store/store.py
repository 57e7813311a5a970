"""Open the database and begin transactions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from sqlalchemy import Connection, Engine, select

from app.store.events import Events
from app.store.found import Found
from app.store.leases import Leases
from app.store.objects import Objects
from app.store.sessions import Own, Sessions, Shared, connect
from app.store.snapshots import Snapshots
from app.store.tasks import Tasks
from app.store.trail import Trail
from app.store.verifications import Verifications

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Aggregates:
    """What the store keeps, one member for each kind of thing."""

    sessions: Sessions
    now: Clock

    @property
    def objects(self) -> Objects:
        """The files we keep."""
        return Objects(self.sessions, self.now)

    @property
    def verifications(self) -> Verifications:
        """What was asked and answered."""
        return Verifications(self.sessions, self.now)

    @property
    def found(self) -> Found:
        """Certificates of verifications that still run."""
        return Found(self.sessions)

    @property
    def events(self) -> Events:
        """The progress of verifications."""
        return Events(self.sessions, self.now)

    @property
    def trail(self) -> Trail:
        """The record of what was done (留痕)."""
        return Trail(self.sessions, self.now)

    @property
    def snapshots(self) -> Snapshots:
        """Imported states of registries."""
        return Snapshots(self.sessions, self.now)

    @property
    def tasks(self) -> Tasks:
        """Questions only a person may ask."""
        return Tasks(self.sessions, self.now)

    @property
    def leases(self) -> Leases:
        """Signs of life of workers."""
        return Leases(self.sessions)


@dataclass(frozen=True, slots=True)
class Transaction(Aggregates):
    """The writes of one unit of work: all of them, or none."""

    connection: Connection
    """For the job engine, whose queue stands in the same database."""


@dataclass(frozen=True, slots=True)
class Store(Aggregates):
    """The database; each call on a member is a transaction of its own."""

    engine: Engine

    @classmethod
    def open(cls, database_url: str, now: Clock = utc_now) -> Self:
        """Connect to the database; its tables are the migrations' business."""
        engine = connect(database_url)
        return cls(Own(engine), now, engine)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Commit on success, roll back on any exception."""
        with Own(self.engine).writing() as session:
            yield Transaction(Shared(session), self.now, session.connection())

    def check(self) -> None:
        """Raise unless the database answers."""
        with self.sessions.reading() as session:
            session.execute(select(1))

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()
