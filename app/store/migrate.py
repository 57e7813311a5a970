"""Bring the database's tables to the present state."""

from pathlib import Path
from typing import Final

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, make_url, text

from alembic import command
from app.store.sessions import available, connect
from app.store.tables import Table

_PLACES: Final = (Path(__file__).parent / "alembic", Path(__file__).parents[2] / "alembic")
"""The migrations lie beside this module in an installed package, in the root of a checkout."""
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
            at = MigrationContext.configure(connection).get_current_heads()
    finally:
        if engine is not url_or_engine:
            engine.dispose()
    return set(at) == set(ScriptDirectory.from_config(config()).get_heads())


def config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration, for the connection it is to use."""
    found = Config()
    place = next(each for each in _PLACES if each.is_dir())
    found.set_main_option("script_location", str(place).replace("%", "%%"))
    found.attributes["connection"] = connection
    return found


def ours(name: str | None, kind: str, _parents: object = None) -> bool:
    """Tell our tables from those of the job engine, which share the database."""
    return kind != "table" or name in Table.metadata.tables


def _make_folder(url: str) -> None:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
