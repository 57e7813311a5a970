import os
import select
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from parsers.errors import BrokenDocumentError, ExhaustedDocumentError
from parsers.sandbox.host import Sandbox, SandboxLostError
from tests.hostile import pdfs, pictures
from tests.hostile.reading import SMALL, children

ROOT = Path(__file__).parents[3]
PDF = "application/pdf"


@pytest.fixture
def sandbox():
    opened = Sandbox(replace(SMALL, wall_seconds=0.5))
    yield opened
    opened.close()


def gone(pid, seconds=10):
    """Wait until the process has ended, without looking at the clock."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], seconds)[0])
    finally:
        os.close(descriptor)


def test_a_page_is_read_in_another_process(sandbox):
    with sandbox.open(pdfs.page(), PDF) as session:
        assert session.opened().pages == 1
        assert session.content(1).boxes[0].text == "Certificate of registration 99924Q00001R0S"
        [reader] = children(sandbox.pid)
        assert reader != os.getpid()
    assert children(sandbox.pid) == []


def test_a_zygote_started_ahead_forks_the_first_reading_process(sandbox):
    sandbox.start()
    ahead = sandbox.pid
    with sandbox.open(pdfs.page(), PDF) as session:
        assert session.opened().pages == 1
    assert sandbox.pid == ahead


def test_tables_are_asked_for_page_by_page(sandbox):
    grid = pdfs.TEXT + b" 50 680 400 60 re S 250 680 m 250 740 l S"
    with sandbox.open(pdfs.page(grid), PDF) as session:
        [table] = session.tables(1)
        assert [len(row) for row in table.rows] == [2]
    with sandbox.open(pictures.noise("PNG"), "image/png") as session:
        assert session.tables(1) == ()


def test_a_process_that_takes_too_long_is_killed(sandbox):
    with sandbox.open(pdfs.page(), PDF) as session:
        session.opened()
        [reader] = children(sandbox.pid)
        os.kill(reader, signal.SIGSTOP)
        with pytest.raises(ExhaustedDocumentError):
            session.content(1)
    assert gone(reader)


def test_a_killed_process_is_the_end_of_its_document_only(sandbox):
    with sandbox.open(pdfs.page(), PDF) as session:
        session.opened()
        [reader] = children(sandbox.pid)
        with sandbox.open(pdfs.page(), PDF) as other:
            os.kill(reader, signal.SIGKILL)
            with pytest.raises(ExhaustedDocumentError):
                session.content(1)
            assert other.opened().pages == 1


def test_a_process_that_crashes_read_a_broken_document(sandbox):
    with sandbox.open(pdfs.page(), PDF) as session:
        session.opened()
        [reader] = children(sandbox.pid)
        os.kill(reader, signal.SIGSEGV)
        with pytest.raises(BrokenDocumentError):
            session.content(1)


def test_a_killed_zygote_is_replaced(sandbox):
    with sandbox.open(pdfs.page(), PDF) as session:
        session.opened()
        [reader] = children(sandbox.pid)
        os.kill(sandbox.pid, signal.SIGKILL)
        assert gone(reader)
        with pytest.raises(SandboxLostError):
            session.content(1)
    with sandbox.open(pdfs.page(), PDF) as session:
        assert session.opened().pages == 1


def test_readers_that_end_as_their_service_hangs_up_leave_the_zygote_alive(sandbox):
    sandbox.start()
    first = sandbox.pid
    with ThreadPoolExecutor(4) as services:
        list(services.map(lambda _: sandbox.open(pdfs.page(), PDF).close(), range(300)))
    assert sandbox.pid == first


def test_every_process_dies_with_the_service():
    script = (
        "from parsers.sandbox.host import Sandbox\n"
        "from tests.hostile import pdfs\n"
        "from tests.hostile.reading import SMALL, children\n"
        "import signal\n"
        "sandbox = Sandbox(SMALL)\n"
        "session = sandbox.open(pdfs.page(), 'application/pdf')\n"
        "session.opened()\n"
        "print(sandbox.pid, *children(sandbox.pid), flush=True)\n"
        "signal.pause()\n"
    )
    with subprocess.Popen(  # noqa: S603 - the script above
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as service:
        pids = [int(pid) for pid in service.stdout.readline().split()]
        service.kill()
    assert len(pids) == 2
    assert all(gone(pid) for pid in pids)


def test_an_answer_that_is_too_large_is_refused():
    sandbox = Sandbox(replace(SMALL, answer_bytes=200))
    try:
        with sandbox.open(pdfs.page(), PDF) as session, pytest.raises(ExhaustedDocumentError):
            session.content(1)
    finally:
        sandbox.close()


def test_a_closed_sandbox_leaves_nothing(sandbox):
    session = sandbox.open(pdfs.page(), PDF)
    session.opened()
    pids = [sandbox.pid, *children(sandbox.pid)]
    sandbox.close()
    assert all(gone(pid) for pid in pids)
    session.close()


def test_pixels_come_back_upright_and_whole(sandbox):
    with sandbox.open(pictures.jpeg(), "image/jpeg") as session:
        session.opened()
        about, pixels = session.render(1, long_side=160, dpi=200)
    assert pixels.shape == (160, 120, 3)
    assert not about.blank
    assert about.codes == ()


def test_a_heic_picture_is_decoded_in_the_sandbox(sandbox):
    with sandbox.open(pictures.HEIC.read_bytes(), "image/heic") as session:
        session.opened()
        assert session.render(1, long_side=2000, dpi=200)[1].shape == (320, 240, 3)


def test_pages_are_shown_at_a_glance(sandbox):
    with sandbox.open(pdfs.many(40), PDF) as session:
        seen = session.glances(3, 30)
        assert [each.page for each in seen] == list(range(3, 33))
        assert {each.text for each in seen} == {"Certificate of registration 99924Q00001R0S"}
        assert session.thumbnail(40, long_side=300).shape == (300, 212, 3)


def test_a_page_that_is_not_there_does_not_hide_the_others(sandbox):
    with sandbox.open(pdfs.many(2), PDF) as session:
        first, second, third = session.glances(1, 3)
        assert (first.problem, second.problem, third.problem) == (None, None, "broken-document")


def test_a_picture_is_shown_at_a_glance(sandbox):
    with sandbox.open(pictures.noise("JPEG"), "image/jpeg") as session:
        [seen] = session.glances(1, 1)
        assert (seen.pictured, seen.characters) == (1.0, 0)
        assert max(session.thumbnail(1, long_side=100).shape) == 100
