"""What a reading process gives up before it sees the first untrusted byte."""

import ctypes
import os
import resource
import signal
from collections.abc import Container, Iterable
from contextlib import suppress
from typing import Final

from parsers.sandbox import landlock, seccomp
from parsers.sandbox.limits import ReadingLimits

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4
_PR_SET_NO_NEW_PRIVS: Final = 38
_CLONE_NEWNET: Final = 0x4000_0000
_NOBODY: Final = 65534
_MOST_THREADS: Final = 4096
_LIBC: Final = ctypes.CDLL(None, use_errno=True)


def missing() -> list[str]:
    """Name the protections this system does not offer, by trying them on a process to spare."""
    pid = os.fork()
    if pid == 0:
        _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        files, calls = landlock.install(), seccomp.install()
        os._exit((not files) + 2 * (not calls))
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    return [name for bit, name in ((1, "landlock"), (2, "seccomp")) if code & bit]


def leave_network() -> None:
    """Move into a network namespace without interfaces, where we may."""
    _LIBC.unshare(_CLONE_NEWNET)


def descriptors(keep: Iterable[int]) -> None:
    """Close every descriptor but the standard ones and those to keep."""
    kept = sorted({0, 1, 2, *keep})
    for low, high in zip(kept, [*kept[1:], 65_536], strict=True):
        os.closerange(low + 1, high)


def enter(limits: ReadingLimits, *, file_bytes: int, without: Container[str] = ()) -> None:
    """Give up privileges, memory, time, files and system calls, in this order."""
    zygote = os.getppid()
    _drop_privileges()
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != zygote:
        os._exit(0)
    _LIBC.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    _limit_resources(limits, file_bytes)
    _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    for name, install in (("landlock", landlock.install), ("seccomp", seccomp.install)):
        if name not in without and not install():
            message = f"{name} was there and no longer is"
            raise OSError(message)


def _drop_privileges() -> None:
    if os.geteuid() != 0:
        return
    with suppress(PermissionError):
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)


def _limit_resources(limits: ReadingLimits, file_bytes: int) -> None:
    memory = _mapped() + file_bytes + limits.memory_bytes
    for what, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_NPROC, _threads()),
    ):
        resource.setrlimit(what, (value, value))


def _threads() -> int:
    """Bound what counts per user: new processes are refused elsewhere, threads only here."""
    _, hard = resource.getrlimit(resource.RLIMIT_NPROC)
    return _MOST_THREADS if hard < 0 else min(_MOST_THREADS, hard)


def _mapped() -> int:
    statm = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        return int(os.read(statm, 200).split()[0]) * resource.getpagesize()
    finally:
        os.close(statm)
