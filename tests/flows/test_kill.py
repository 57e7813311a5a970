"""kill -9 at any moment, and start again: the report arrives, once."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.store.rows import Status
from app.trail.entry import Kind
from app.trail.verify import check
from tests.engines import REPORT

WORKER = Path(__file__).with_name("worker.py")
PATIENCE = 60


@contextmanager
def worker(url, files, place, attempts=3):
    """Run a worker process in a group of its own; whatever happens, nothing of it stays."""
    process = subprocess.Popen(  # noqa: S603  (our own script)
        [sys.executable, "-W", "error", str(WORKER), url, str(files), place, str(attempts)],
        stdout=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    watchdog = threading.Timer(PATIENCE, process.kill)
    watchdog.start()
    try:
        yield process
    finally:
        watchdog.cancel()
        process.kill()
        process.wait()
        process.stdout.close()


def read_until(process, word):
    """Return what the worker says up to a word."""
    said = []
    for line in process.stdout:
        said.append(line.strip())
        if said[-1] == word:
            return said
    message = f"the worker ended after {said}"
    raise AssertionError(message)


def kill_at(url, files, place, **options):
    """Let a worker come to a place and kill it there; return what it said."""
    with worker(url, files, place, **options) as process:
        said = read_until(process, place)
        os.killpg(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    return said


def work_to_the_end(url, files, **options):
    with worker(url, files, "end", **options) as process:
        said = read_until(process, "end")
        assert process.wait() == 0
    return said


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "files"


def the_one(store):
    (row,) = store.verifications.page().items
    return store.verifications.get(row.id)


@pytest.mark.parametrize("place", ["queued", "working", "worked", "keeping", "kept"])
def test_a_killed_workers_document_gets_its_report_once(store, database_url, folder, place):
    kill_at(database_url, folder, place)
    said = work_to_the_end(database_url, folder)
    row = the_one(store)
    assert (row.status, row.report) == (Status.DONE, REPORT)
    assert len(store.verifications.certificates(row.id)) == 1
    kinds = [each.kind for each in store.trail.of(str(row.id)).entries]
    assert kinds == [Kind.RECEIVED, Kind.READ, Kind.JUDGED]
    assert check(store.trail).intact
    assert [each.kind for each in store.events.after(row.id)].count("done") == 1
    assert said.count("begun") == (0 if place == "kept" else 1)


def test_a_document_that_kills_every_worker_is_given_up(store, database_url, folder):
    for _ in range(2):
        kill_at(database_url, folder, "working", attempts=2)
    said = work_to_the_end(database_url, folder, attempts=2)
    row = the_one(store)
    assert (row.status, row.problem["type"]) == (Status.FAILED, "/problems/internal-error")
    assert "begun" not in said


def test_a_worker_that_lives_takes_over_from_one_that_was_killed(postgres, folder):
    url = postgres.new()
    with worker(url, folder, "working") as dying:
        read_until(dying, "working")
        with worker(url, folder, "end") as living:
            read_until(living, "started")
            os.killpg(dying.pid, signal.SIGKILL)
            read_until(living, "end")
            assert living.wait() == 0
    postgres.drop(url)


def test_a_second_worker_on_one_sqlite_file_is_refused(sqlite_url, folder):
    with worker(sqlite_url, folder, "working") as first:
        read_until(first, "working")
        with worker(sqlite_url, folder, "end") as second:
            assert second.wait() == 1
        os.killpg(first.pid, signal.SIGKILL)
        first.wait()
    assert "end" in work_to_the_end(sqlite_url, folder)
