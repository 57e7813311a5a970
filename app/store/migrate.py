"""Bring the database's tables to the present state."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, inspect, make_url, text

from app.store.sessions import available, connect
from app.store.tables import Table

if TYPE_CHECKING:
    from alembic.config import Config

_PLACES: Final = (Path(__file__).parent / "alembic", Path(__file__).parents[2] / "alembic")
"""The migrations lie beside this module in an installed package, in the root of a checkout."""
_VERSION_TABLE: Final = "alembic_version"
_LOCK: Final = 7_309_452_816_024_117
"""Any number: it names the advisory lock that lets one process migrate at a time."""


def upgrade(url: str) -> None:
    """Create or change the tables; several processes may try at once."""
    _make_folder(url)
    engine = connect(url)
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            if _revision(connection) != _newest():
                from alembic import command  # noqa: PLC0415 - slow to import, and seldom needed

                command.upgrade(config(connection), "head")
    finally:
        engine.dispose()


def is_current(url_or_engine: str | Engine) -> bool:
    """Say whether the tables are those this version of the service needs.

    Raises:
        StoreUnavailableError: The database does not answer.
    """
    engine = connect(url_or_engine) if isinstance(url_or_engine, str) else url_or_engine
    try:
        with available(), engine.connect() as connection:
            return _revision(connection) == _newest()
    finally:
        if engine is not url_or_engine:
            engine.dispose()


def _revision(connection: Connection) -> str | None:
    """Return where the database stands; None when it was never migrated."""
    if not inspect(connection).has_table(_VERSION_TABLE):
        return None
    query = text(f"SELECT version_num FROM {_VERSION_TABLE}")  # noqa: S608 - our own constant
    found: str | None = connection.scalar(query)
    return found


def _newest() -> str:
    """Return the newest revision: a migration's file is named by its number."""
    files = (_place() / "versions").glob("[0-9]*.py")
    return max(each.name.partition("_")[0] for each in files)


def config(connection: Connection | None = None) -> "Config":
    """Return Alembic's configuration, for the connection it is to use."""
    from alembic.config import Config  # noqa: PLC0415 - see upgrade

    # Its own default is whatever standard output was when Alembic was first imported.
    found = Config(stdout=sys.stdout)
    found.set_main_option("script_location", str(_place()).replace("%", "%%"))
    found.attributes["connection"] = connection
    return found


def ours(name: str | None, kind: str, _parents: object = None) -> bool:
    """Tell our tables from those of the job engine, which share the database."""
    return kind != "table" or name in Table.metadata.tables


def _place() -> Path:
    return next(each for each in _PLACES if each.is_dir())


def _make_folder(url: str) -> None:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
