from datetime import UTC, date, datetime
from functools import partial

import pytest

from app.engine.queue import Queue
from app.errors import UnsupportedUploadError, UploadTooLargeError
from app.evidence import Requirement
from app.files import Files
from app.intake import Intake, Options, plain_name
from app.store.rows import Status
from app.store.store import Store
from app.trail.entry import Kind

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


@pytest.fixture
def files(tmp_path):
    return Files.open(tmp_path / "files")


@pytest.fixture
def queued():
    return []


@pytest.fixture
def intake(store, files, queued):
    return Intake(
        store=store,
        files=files,
        enqueue=lambda _, verification_id: queued.append(verification_id),
        max_bytes=1000,
    )


def test_an_accepted_file_is_kept_recorded_and_queued(intake, store, files, queued):
    row = intake.accept(PDF, "证书.pdf")
    assert store.verifications.get(row.id) == row
    assert row.status is Status.QUEUED
    assert files.get(row.sha256) == PDF
    assert store.objects.get(row.sha256).media_type == "application/pdf"
    assert queued == [row.id]
    assert [each.kind for each in store.events.after(row.id)] == ["queued"]
    (entry,) = store.trail.of(str(row.id)).entries
    assert entry.kind is Kind.RECEIVED
    assert entry.facts["sha256"] == row.sha256
    assert "证书" not in entry.canonical


def test_the_options_are_kept(intake, store):
    wanted = Options(
        as_of=date(2025, 1, 2),
        profile="guide-strict",
        overrides={"N01": "low"},
        requirement=Requirement(holder="示例", scope_keywords=("开发",)),
    )
    row = store.verifications.get(intake.accept(PDF, "a.pdf", wanted).id)
    assert (row.as_of, row.profile, row.overrides, row.requirement) == (
        wanted.as_of,
        wanted.profile,
        wanted.overrides,
        wanted.requirement,
    )


def test_the_day_is_the_one_in_shanghai(database_url, files):
    late = datetime(2026, 3, 1, 16, 30, tzinfo=UTC)
    store = Store.open(database_url, now=lambda: late)
    intake = Intake(store=store, files=files, enqueue=lambda *_: None, max_bytes=1000)
    assert intake.accept(PDF, "a.pdf").as_of == date(2026, 3, 2)
    store.close()


def test_the_same_file_twice_is_two_verifications_of_one_object(intake, store):
    first, second = intake.accept(PDF, "a.pdf"), intake.accept(PDF, "b.pdf")
    assert first.id != second.id
    assert first.sha256 == second.sha256
    assert store.verifications.uses(first.sha256) == 2


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (PDF.ljust(1001, b"\n"), UploadTooLargeError),
        (b"PK\x03\x04 an archive", UnsupportedUploadError),
        (b"just text", UnsupportedUploadError),
    ],
)
def test_what_cannot_be_a_certificate_is_refused_at_the_door(intake, store, content, error):
    with pytest.raises(error):
        intake.accept(content, "certificate.txt")
    assert store.verifications.page().items == ()
    assert store.trail.head().size == 0


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7 and nothing more", "a.pdf"),
        (b"%PDF-1.7 under another name", "a.txt"),
        (b"PK\x03\x04 an archive", "a.pdf"),
        (b"", "a.pdf"),
        (b"", "a.txt"),
    ],
)
def test_what_is_offered_as_a_certificate_is_accepted_and_its_report_says_what_is_wrong(
    intake, content, name
):
    assert intake.accept(content, name).status is Status.QUEUED


def test_a_file_as_large_as_allowed_is_accepted(intake):
    assert intake.accept(PDF.ljust(1000, b"\n"), "a.pdf").bytes == 1000


def test_when_queueing_fails_nothing_was_accepted(store, files):
    def refuse(*_):
        raise ZeroDivisionError

    intake = Intake(store=store, files=files, enqueue=refuse, max_bytes=1000)
    with pytest.raises(ZeroDivisionError):
        intake.accept(PDF, "a.pdf")
    assert store.verifications.page().items == ()
    assert store.trail.head().size == 0


def test_when_recording_fails_nothing_is_queued(store, files, database_url):
    queue = Queue(database_url)

    def queue_and_fail(transaction, verification_id):
        queue.enqueue(transaction, verification_id, long=False)
        assert queue.waiting() == 0  # seen from outside the transaction
        raise ZeroDivisionError

    intake = Intake(store=store, files=files, enqueue=queue_and_fail, max_bytes=1000)
    with pytest.raises(ZeroDivisionError):
        intake.accept(PDF, "a.pdf")
    assert queue.waiting() == 0
    enqueue = partial(queue.enqueue, long=False)
    Intake(store=store, files=files, enqueue=enqueue, max_bytes=1000).accept(PDF, "a.pdf")
    assert queue.waiting() == 1
    queue.close()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("证书.pdf", "证书.pdf"),
        ("/etc/passwd", "passwd"),
        ("C:\\scans\\a.pdf", "a.pdf"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("gnp.\u202efdp.exe", "gnp.fdp.exe"),
        ("", "document"),
        ("..", "document"),
        ("x" * 300, "x" * 255),
    ],
)
def test_a_name_is_shown_without_folders_and_tricks(given, shown):
    assert plain_name(given) == shown
