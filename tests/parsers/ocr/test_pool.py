import os
import select
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import numpy as np
import pytest
from drawing import LINES, page, pixels

from parsers.document import Box
from parsers.errors import BrokenDocumentError, ExhaustedDocumentError
from parsers.ocr import process
from parsers.ocr.pool import OcrPool, PoolClosedError
from parsers.ocr.process import OcrUnavailableError
from tests.hostile.reading import children

SMALL = pixels(page(LINES[1:2]))[100:300]
NUMBER = "99924Q00001R0S"


def processes(pool):
    return [place.worker.process.pid for place in pool._places if place.worker]  # noqa: SLF001 — whom to kill


def ends(pid, seconds=20):
    """Wait for the end of a process that need not be our child."""
    try:
        watch = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    ended, _, _ = select.select([watch], [], [], seconds)
    os.close(watch)
    return bool(ended)


def run(program):
    return subprocess.run(  # noqa: S603 — our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def pool():
    with OcrPool(1) as pool:
        yield pool


def test_a_picture_is_read_in_another_process(pool):
    found = pool.read(SMALL)
    assert NUMBER in found.boxes[0].text
    assert len(found.boxes[0].chars) == len(found.boxes[0].certainties) == len(found.boxes[0].text)
    assert processes(pool) != [os.getpid()]


def test_zones_are_read_again(pool):
    looks = pool.look_again(SMALL, [Box(0, 0, 1, 1)])
    assert len(looks) > 1
    for look in looks:
        (found,) = look.boxes
        assert NUMBER in found.text
        assert len(found.certainties) == len(found.text)


def test_no_zones_cost_nothing(pool):
    assert pool.look_again(SMALL, []) == ()


def test_callers_wait_for_their_turn(pool):
    with ThreadPoolExecutor(3) as callers:
        found = list(callers.map(pool.read, [SMALL] * 3))
    assert all(NUMBER in each.boxes[0].text for each in found)


def test_a_killed_worker_is_replaced(pool):
    pool.read(SMALL)
    (before,) = processes(pool)
    os.kill(before, signal.SIGKILL)
    assert NUMBER in pool.read(SMALL).boxes[0].text
    assert processes(pool) != [before]


def test_an_error_in_the_worker_is_told_and_the_worker_lives(pool):
    pool.read(SMALL)
    before = processes(pool)
    with pytest.raises(BrokenDocumentError, match="cannot be read"):
        pool.look_again(SMALL, [(0, 1)])
    assert processes(pool) == before


def test_an_empty_picture_is_broken(pool):
    with pytest.raises(BrokenDocumentError, match="empty"):
        pool.read(np.zeros((0, 5, 3), np.uint8))


def test_a_worker_reaches_not_even_this_machine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        program = (
            "import socket\n"
            "from parsers.ocr import worker\n"
            "worker._leave_the_network()\n"
            f"socket.create_connection({server.getsockname()})\n"
        )
        ended = run(program)
    assert ended.returncode == 1
    assert "Error" in ended.stderr.splitlines()[-1]


def test_a_hung_worker_is_ended_and_the_picture_read_by_the_next():
    with OcrPool(1, seconds=4) as pool:
        pool.read(SMALL)
        (stopped,) = processes(pool)
        os.kill(stopped, signal.SIGSTOP)
        assert NUMBER in pool.read(SMALL).boxes[0].text
        assert processes(pool) != [stopped]


def test_a_picture_that_takes_too_long_twice_is_given_up():
    with OcrPool(1, seconds=0.001) as pool, pytest.raises(ExhaustedDocumentError, match="twice"):
        pool.read(SMALL)


def test_a_worker_retires_after_its_pages():
    with OcrPool(1, pages=1) as pool:
        pool.start()
        (first,) = processes(pool)
        pool.read(SMALL)
        assert ends(first)


def test_closing_leaves_no_process():
    pool = OcrPool(2)
    pool.start()
    pids = processes(pool)
    pool.close()
    assert len(pids) == 2
    assert all(ends(pid) for pid in pids)
    with pytest.raises(PoolClosedError):
        pool.read(SMALL)


def test_a_killed_parent_leaves_no_process():
    program = (
        "from parsers.ocr.pool import OcrPool\n"
        "pool = OcrPool(1)\n"
        "pool.start()\n"
        "print(pool._places[0].worker.process.pid, flush=True)\n"
        "input()\n"
    )
    with subprocess.Popen(  # noqa: S603 — our own program
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        pid = int(parent.stdout.readline())
        parent.kill()
    assert ends(pid)


def test_a_process_started_ahead_reads_the_first_picture():
    with closing(OcrPool(2)) as pool:
        before = set(children(os.getpid()))
        pool.start(1)
        ahead = set(children(os.getpid())) - before
        assert len(ahead) == 1
        assert pool.read(SMALL).reader
        assert set(children(os.getpid())) - before == ahead


def test_an_engine_that_does_not_start_is_our_fault_not_the_documents(monkeypatch, tmp_path):
    (tmp_path / "failing.py").write_text(
        "import sys\n"
        "from parsers.ocr import wire\n"
        "wire.send(sys.stdout.buffer, {'failed': 'no model'})\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(process, "_PROGRAM", "failing")
    with closing(OcrPool(1)) as pool, pytest.raises(OcrUnavailableError, match="no model"):
        pool.read(SMALL)
