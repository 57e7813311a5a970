"""How a piece of work gets its database session."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, create_engine, event, exc, inspect
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from app.store.tables import Table

READING = "certscreen_reading"
BUSY_TIMEOUT_MS = 30_000


class StoreUnavailableError(Exception):
    """The database does not answer, or is too busy; what was asked may succeed later."""


class Sessions(Protocol):
    """Where an aggregate takes its session from: its own, or the transaction it is part of."""

    def reading(self) -> AbstractContextManager[Session]:
        """Give a session that only reads."""
        ...

    def writing(self) -> AbstractContextManager[Session]:
        """Give a session that may write."""
        ...


@dataclass(frozen=True, slots=True)
class Own:
    """Every piece of work is a transaction of its own."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read one consistent state; on SQLite without waiting for writers."""
        with _begin(self.engine.execution_options(**{READING: True})) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Commit on success, roll back on any exception."""
        with _begin(self.engine) as session:
            yield session


@contextmanager
def available() -> Iterator[None]:
    """Name the trouble that passes by itself, whatever the driver calls it."""
    try:
        yield
    except (exc.OperationalError, exc.InterfaceError, exc.TimeoutError) as error:
        raise StoreUnavailableError from error


@contextmanager
def _begin(engine: Engine) -> Iterator[Session]:
    with available(), Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


@dataclass(frozen=True, slots=True)
class Shared:
    """Every piece of work is part of one transaction."""

    session: Session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read what the transaction sees."""
        yield self.session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Write now, so that what is wrong shows here; the transaction commits."""
        yield self.session
        self.session.flush()


def connect(url: str) -> Engine:
    """Return an engine with the same habits on both databases."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=10)
    engine = create_engine(url, pool_size=20, max_overflow=20)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401  (the driver's)
    """Let writers wait for each other and readers for nobody; keep what was committed."""
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "foreign_keys=ON",
        "synchronous=FULL",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a reader that turns writer midway would fail instead of wait."""
    reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def insert_missing(session: Session, table: type[Table], **values: object) -> bool:
    """Insert a row unless its key exists; say whether it was inserted."""
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    statement = insert(table).values(**values).on_conflict_do_nothing()
    return session.execute(statement.returning(*inspect(table).primary_key)).first() is not None
