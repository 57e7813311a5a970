import asyncio
import threading
import time
from datetime import timedelta

import pytest
from sqlalchemy import delete
from structlog.testing import capture_logs

from app.engine import job
from app.engine.engine import EngineRunningError
from app.engine.job import report_digest
from app.engine.queue import Queue
from app.files import Files
from app.intake import Intake
from app.store.rows import Status
from app.store.tables import TrailHeadRecord
from app.trail.entry import Kind
from app.trail.verify import check
from parsers.errors import EncryptedDocumentError
from tests.engines import PDF, REPORT, Scripted, answered, options, until, working


@pytest.fixture(autouse=True)
def logged(monkeypatch):
    monkeypatch.setattr(job, "PAUSE", 0.01)
    with capture_logs() as events:
        yield events


@pytest.fixture
def files(tmp_path):
    return Files.open(tmp_path / "files")


@pytest.fixture
def given(database_url):
    return options(database_url)


def accept(engine, store, files, name="a.pdf"):
    door = Intake(store=store, files=files, enqueue=engine.enqueue, max_bytes=1000)
    return door.accept(PDF, name)


def kinds(store, row):
    return [each.kind for each in store.trail.of(str(row.id)).entries]


def test_a_document_becomes_a_report_with_its_events_and_trail(store, files, given):
    verifier = Scripted()
    with working(store, files, given, verifier) as engine:
        assert engine.working
        row = accept(engine, store, files)
        found = answered(store, row.id)
    assert (found.status, found.report, found.pages) == (Status.DONE, REPORT, 1)
    assert verifier.asked == [(row.id, PDF)]
    assert [each.kind for each in store.events.after(row.id)] == [
        "queued",
        "reading",
        "asking",
        "judging",
        "done",
    ]
    assert kinds(store, row) == [Kind.RECEIVED, Kind.READ, Kind.JUDGED]
    assert store.trail.of(str(row.id)).entries[-1].facts["report"] == report_digest(REPORT)
    assert check(store.trail).intact


TOLD = {"index": 0, "pages": [3], "number": "99924Q00001R0S", "certificate": {"index": 0}}


def test_a_certificate_is_told_at_once_and_once_however_often_the_document_is_begun(
    store, files, given
):
    shown = []

    def work(announce):
        announce("found", TOLD)
        shown.append(store.found.of(store.verifications.page().items[0].id))
        announce("found", {**TOLD, "index": 1, "certificate": {"index": 1}})
        if len(shown) == 1:
            raise RuntimeError("once")

    with working(store, files, given, Scripted(work, work)) as engine:
        row = accept(engine, store, files)
        found = answered(store, row.id)
    told = [each.data for each in store.events.after(row.id) if each.kind == "found"]
    assert told == [{"index": n, "pages": [3], "number": "99924Q00001R0S"} for n in (0, 1)]
    assert shown[0] == ({"index": 0},)
    assert found.report == REPORT
    assert store.found.of(row.id) == ()


def test_a_certificate_that_is_told_anew_with_more_pages_replaces_the_first(store, files, given):
    shown = []

    def work(announce):
        if not shown:
            announce("found", TOLD)
            announce(
                "found", {**TOLD, "pages": [3, 9], "certificate": {"index": 0, "pages": [3, 9]}}
            )
            shown.append(store.found.of(store.verifications.page().items[0].id))

    with working(store, files, given, Scripted(work)) as engine:
        row = accept(engine, store, files)
        answered(store, row.id)
    told = [each.data["pages"] for each in store.events.after(row.id) if each.kind == "found"]
    assert told == [[3], [3, 9]]
    assert shown == [({"index": 0, "pages": [3, 9]},)]


def test_a_file_that_cannot_be_read_ends_with_a_problem_in_both_languages(store, files, given):
    verifier = Scripted(EncryptedDocumentError())
    with working(store, files, given, verifier) as engine:
        row = accept(engine, store, files)
        found = answered(store, row.id)
    assert (found.status, found.report) == (Status.FAILED, None)
    assert found.problem["type"] == "/problems/encrypted-document"
    assert found.problem["title_zh"]
    assert found.problem["title_en"]
    assert len(verifier.asked) == 1
    assert kinds(store, row) == [Kind.RECEIVED, Kind.FAILED]


def test_a_bug_that_passes_is_tried_again_and_logged(store, files, given, logged):
    verifier = Scripted(RuntimeError("once"))
    with working(store, files, given, verifier) as engine:
        row = accept(engine, store, files)
        assert answered(store, row.id).status is Status.DONE
    assert len(verifier.asked) == 2
    (failure,) = [each for each in logged if each["log_level"] == "error"]
    assert failure["verification"] == str(row.id)


def test_a_bug_that_stays_ends_as_an_internal_error_after_some_attempts(store, files, given):
    verifier = Scripted(*[RuntimeError("again")] * 9)
    with working(store, files, given, verifier) as engine:
        row = accept(engine, store, files)
        found = answered(store, row.id)
        other = accept(engine, store, files)
        verifier.script.clear()
        assert answered(store, other.id).status is Status.DONE
    assert found.status is Status.FAILED
    assert found.problem["type"] == "/problems/internal-error"
    assert [each for each, _ in verifier.asked].count(row.id) == given.max_attempts


def test_a_lost_original_is_an_internal_error_and_never_a_verdict(store, files, given):
    with working(store, files, given, Scripted()) as engine:
        engine.stop()
        row = accept(engine, store, files)
        files.delete(row.sha256)
        engine.start(Scripted())
        found = answered(store, row.id)
    assert found.problem["type"] == "/problems/internal-error"
    assert found.genuine is None


def test_as_many_documents_as_allowed_are_worked_on_at_once_and_no_more(store, files, given):
    inside, most, both = [], [], threading.Barrier(given.concurrency)

    def work(_):
        inside.append(1)
        most.append(len(inside))
        both.wait(20)
        inside.pop()

    with working(store, files, given, Scripted(*[work] * 6)) as engine:
        for row in [accept(engine, store, files) for _ in range(6)]:
            assert answered(store, row.id).status is Status.DONE
    assert max(most) == given.concurrency


def test_large_files_leave_room_for_small_ones(store, files, database_url):
    """As many large files as there are places, each held until a small one has its answer."""
    answered_small = threading.Event()

    class Held(Scripted):
        def run(self, verification, content, announce):
            if verification.filename == "large.pdf":
                assert answered_small.wait(20)
            return super().run(verification, content, announce)

    given = options(database_url, long_bytes=len(PDF), long_concurrency=1)
    with working(store, files, given, Held()) as engine:
        large = [accept(engine, store, files, "large.pdf") for _ in range(given.concurrency)]
        door = Intake(store=store, files=files, enqueue=engine.enqueue, max_bytes=1000)
        small = door.accept(PDF[:-1], "small.pdf")
        assert answered(store, small.id).status is Status.DONE
        answered_small.set()
        for row in large:
            assert answered(store, row.id).status is Status.DONE


def test_progress_is_told_but_not_more_often_than_anyone_looks(store, files, given):
    verifier = Scripted(lambda announce: [announce("reading", {"page": n}) for n in range(100)])
    with working(store, files, given, verifier) as engine:
        row = accept(engine, store, files)
        answered(store, row.id)
    told = [each for each in store.events.after(row.id) if each.kind in {"reading", "progress"}]
    assert 1 <= len(told) < 20


def test_a_job_stopped_in_good_order_goes_on_later_and_counts_no_attempt(store, files, given):
    begun, stopped = threading.Event(), threading.Event()

    def work(announce):
        begun.set()
        stopped.wait(20)
        announce("reading", {})

    with working(store, files, given, Scripted(work)) as engine:
        row = accept(engine, store, files)
        begun.wait(20)
        threading.Timer(0.05, stopped.set).start()
        engine.stop()
        assert not engine.working
        assert store.verifications.status(row.id) is Status.QUEUED
        engine.start(Scripted())
        assert answered(store, row.id).status is Status.DONE
    assert kinds(store, row) == [Kind.RECEIVED, Kind.READ, Kind.JUDGED]


def test_a_job_whose_means_are_closed_at_a_stop_counts_no_attempt(store, files, given):
    begun, stopped = threading.Event(), threading.Event()

    def work(_announce):
        begun.set()
        stopped.wait(20)
        raise RuntimeError("the pool is closed")

    for _ in range(given.max_attempts + 1):
        with working(store, files, given, Scripted(work)) as engine:
            row = next(iter(store.verifications.page().items), None)
            row = row or accept(engine, store, files)
            begun.wait(20)
            threading.Timer(0.05, stopped.set).start()
            engine.stop()
        begun.clear()
        stopped.clear()
    with working(store, files, given, Scripted()):
        assert answered(store, row.id).status is Status.DONE


def test_a_cancelled_job_is_not_begun(store, files, given):
    verifier = Scripted()
    with working(store, files, given, verifier) as engine:
        engine.stop()
        row, other = accept(engine, store, files), accept(engine, store, files)
        store.verifications.delete(row.id)
        engine.cancel(row.id)
        engine.start(verifier)
        answered(store, other.id)
    assert [each for each, _ in verifier.asked] == [other.id]


def test_a_job_deleted_while_it_runs_ends_and_leaves_nothing(store, files, given):
    begun, deleted = threading.Event(), threading.Event()

    def work(_):
        begun.set()
        deleted.wait(20)

    with working(store, files, given, Scripted(work)) as engine:
        row = accept(engine, store, files)
        begun.wait(20)
        store.verifications.delete(row.id)
        engine.cancel(row.id)
        deleted.set()
        other = accept(engine, store, files)
        assert answered(store, other.id).status is Status.DONE
    assert store.verifications.get(row.id) is None
    assert kinds(store, row) == [Kind.RECEIVED]


def test_a_job_whose_failure_cannot_be_recorded_does_not_go_on_for_ever(
    store, files, given, logged
):
    with working(store, files, given, Scripted()) as engine:
        engine.stop()
        row = accept(engine, store, files)
        with store.sessions.writing() as session:
            session.execute(delete(TrailHeadRecord))
        engine.start(Scripted())
        until(lambda: any(each["log_level"] == "critical" for each in logged))
    assert store.verifications.get(row.id).report is None


def test_the_engine_forgets_what_ended_long_ago_and_nothing_else(store, files, given):
    with working(store, files, given, Scripted()) as engine:
        answered(store, accept(engine, store, files).id)
        engine.stop()
        accept(engine, store, files)
    queue = Queue(given.database_url)
    assert queue.tidy(store.now() - timedelta(days=7)) == 0
    assert queue.tidy(store.now() + timedelta(minutes=1)) == 1
    assert queue.tidy(store.now() + timedelta(minutes=1)) == 0
    assert queue.waiting() == 1
    queue.close()


def test_a_process_has_one_worker(store, files, given):
    with (
        working(store, files, given, Scripted()),
        pytest.raises(EngineRunningError),
        working(store, files, given, Scripted()),
    ):
        pass


def test_nothing_goes_on_after_the_end(store, files, given):
    before = set(threading.enumerate())
    with working(store, files, given, Scripted()) as engine:
        answered(store, accept(engine, store, files).id)
    until(lambda: set(threading.enumerate()) <= before)


def test_those_who_wait_are_woken_before_they_would_look_again(store, files, given):
    async def wait(engine):
        row = accept(engine, store, files)
        begun = time.monotonic()
        while not store.verifications.status(row.id).answered:
            await engine.changed(row.id, 30)
        return time.monotonic() - begun

    gate = threading.Event()
    with working(store, files, given, Scripted(lambda _: gate.wait(0.1))) as engine:
        assert asyncio.run(wait(engine)) < 20
