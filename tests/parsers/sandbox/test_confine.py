"""What code that has taken over a reading process can still do: nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MEBIBYTE = 1 << 20

CONFINED = """
import ctypes, json, mmap, os, resource, signal, socket, sys, threading
{first}
from parsers.sandbox import confine
from parsers.sandbox.limits import ReadingLimits

LIBC = ctypes.CDLL(None, use_errno=True)
OTHER = os.fork()
if OTHER == 0:
    signal.pause()
    os._exit(0)
MISSING = confine.missing()
INSIDE = os.fork()
if INSIDE == 0:
    LIMITS = ReadingLimits(memory_bytes=100_000_000)
    confine.enter(LIMITS, file_bytes=0, without=MISSING)
    try:
        {attempt}
    except OSError as error:
        os._exit(error.errno)
    except MemoryError:
        os._exit(12)
    os._exit(0)
STATUS = os.waitstatus_to_exitcode(os.waitpid(INSIDE, 0)[1])
os.kill(OTHER, signal.SIGKILL)
os.waitpid(OTHER, 0)
print(json.dumps([MISSING, STATUS]))
"""
EPERM, ENOMEM, EACCES = 1, 12, 13


def attempt(code, first=""):
    script = CONFINED.replace("{first}", first).replace("{attempt}", code)
    ran = subprocess.run(  # noqa: S603 - the script above
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    missing, status = json.loads(ran.stdout)
    if missing:
        pytest.skip(f"this system has no {missing}")
    return status


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("socket.socket(socket.AF_INET)", EPERM),
        ("socket.socket(socket.AF_UNIX)", EPERM),
        ("socket.socketpair()", EPERM),
        ("os.execv('/bin/true', ['true'])", EPERM),
        ("os.fork()", EPERM),
        ("os.kill(OTHER, signal.SIGKILL)", EPERM),
        ("os.kill(os.getppid(), 0)", EPERM),
        ("resource.prlimit(OTHER, resource.RLIMIT_CPU, (1, 1))", EPERM),
        ("os.open('/tmp/certscreen-escape', os.O_WRONLY | os.O_CREAT)", EPERM),
        ("os.open('/tmp', os.O_TMPFILE | os.O_RDWR)", EPERM),
        ("os.open('/etc/passwd', os.O_RDONLY)", EACCES),
        ("os.open('/proc/self/environ', os.O_RDONLY)", EACCES),
        ("os.unlink('/etc/hostname')", EPERM),
        ("os.mkdir('/tmp/certscreen-escape')", EPERM),
        ("os.chmod('/etc/hostname', 0o777)", EPERM),
        ("os.memfd_create('code')", EPERM),
        ("mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC)", EPERM),
        ("os._exit(LIBC.ptrace(16, OTHER, 0, 0) == -1 and ctypes.get_errno())", EPERM),
        ("os._exit(LIBC.unshare(0x10000000) == -1 and ctypes.get_errno())", EPERM),
        ("bytearray(200_000_000)", ENOMEM),
        ("resource.setrlimit(resource.RLIMIT_AS, (-1, -1)) or bytearray(200_000_000)", EPERM),
    ],
)
def test_a_reading_process_cannot(code, status):
    try:
        ended = attempt(code)
    finally:
        assert not Path("/tmp/certscreen-escape").exists()  # noqa: S108 - what must not be there
    assert ended == status


@pytest.mark.parametrize(
    "code",
    [
        "bytearray(1_000_000)",
        "threading.Thread(target=int).start()",
        "os.listdir('/usr/share/fonts')",
    ],
)
def test_a_reading_process_can(code):
    assert attempt(code) == 0


def test_a_reading_process_that_spins_is_killed():
    spin = "child._grant_time(0)\n        while True: pass"
    assert attempt(spin, "from parsers.sandbox import child") == -24  # SIGXCPU


def test_a_reading_process_is_nobody():
    if os.geteuid() != 0:
        pytest.skip("only root can become someone else")
    assert attempt("os._exit(os.getuid() == 65534 and os.getgid() == 65534 and 7)") == 7
