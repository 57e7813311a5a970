"""The system calls a reading process may still make: a Berkeley packet filter for Linux.

Everything not listed fails with EPERM: no sockets, no programs, no new processes,
no signals to others, no file opened for writing, no memory made executable.
"""

import ctypes
import errno
import os
import platform
import struct
from dataclasses import dataclass
from typing import Final

_PR_SET_SECCOMP: Final = 22
_MODE_FILTER: Final = 2
_ALLOW: Final = 0x7FFF_0000
_KILL: Final = 0x8000_0000
_REFUSE: Final = 0x0005_0000 | errno.EPERM
_UNKNOWN: Final = 0x0005_0000 | errno.ENOSYS
_LOAD: Final = 0x20
_EQUAL: Final = 0x15
_AT_LEAST: Final = 0x35
_ANY_BIT: Final = 0x45
_RETURN: Final = 0x06
_NUMBER: Final = 0
_ARCHITECTURE: Final = 4
_ARGUMENTS: Final = 16
_X32: Final = 0x4000_0000
_PROT_EXEC: Final = 4
_CLONE_THREAD: Final = 0x0001_0000
_CLONE3: Final = 435
_WRITING: Final = (
    os.O_WRONLY
    | os.O_RDWR
    | os.O_CREAT
    | os.O_TRUNC
    | os.O_APPEND
    | (os.O_TMPFILE & ~os.O_DIRECTORY)
)

_PLAIN: Final = """
read write readv writev pread64 close fstat newfstatat statx lseek fcntl dup poll ppoll select
pselect6 access faccessat faccessat2 readlink readlinkat getdents64 getcwd stat lstat fstatfs
statfs munmap mremap madvise brk futex rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack
getrandom clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times getrusage
getpid gettid getppid getuid geteuid getgid getegid getrlimit setrlimit sched_yield
sched_getaffinity sysinfo uname set_robust_list rseq restart_syscall exit exit_group membarrier
"""


def _table(text: str) -> dict[str, int]:
    words = text.split()
    return dict(zip(words[::2], map(int, words[1::2]), strict=True))


_X86_64: Final = _table("""
read 0  write 1  open 2  close 3  stat 4  fstat 5  lstat 6  poll 7  lseek 8  mmap 9  mprotect 10
munmap 11  brk 12  rt_sigaction 13  rt_sigprocmask 14  rt_sigreturn 15  pread64 17  readv 19
writev 20  access 21  select 23  sched_yield 24  mremap 25  madvise 28  dup 32  nanosleep 35
getpid 39  clone 56  exit 60  uname 63
fcntl 72  getcwd 79  readlink 89  gettimeofday 96  getrlimit 97
getrusage 98  sysinfo 99  times 100  getuid 102  getgid 104  geteuid 107  getegid 108
getppid 110  sigaltstack 131  statfs 137  fstatfs 138  setrlimit 160  gettid 186  time 201
futex 202  sched_getaffinity 204  getdents64 217  restart_syscall 219  clock_gettime 228
clock_getres 229  clock_nanosleep 230  exit_group 231  tgkill 234  openat 257  newfstatat 262
readlinkat 267  faccessat 269  pselect6 270  ppoll 271  set_robust_list 273  prlimit64 302
getrandom 318  membarrier 324  statx 332  rseq 334  faccessat2 439
""")
_AARCH64: Final = _table("""
getcwd 17  dup 23  fcntl 25  statfs 43  fstatfs 44  faccessat 48  openat 56  close 57
getdents64 61  lseek 62  read 63  write 64  readv 65  writev 66  pread64 67  pselect6 72
ppoll 73  readlinkat 78  newfstatat 79  fstat 80  exit 93  exit_group 94  futex 98
set_robust_list 99  nanosleep 101  clock_gettime 113  clock_getres 114  clock_nanosleep 115
sched_getaffinity 123  sched_yield 124  restart_syscall 128  tgkill 131  sigaltstack 132
rt_sigaction 134  rt_sigprocmask 135  rt_sigreturn 139  times 153  uname 160  getrlimit 163
setrlimit 164  getrusage 165  gettimeofday 169  getpid 172  getppid 173  getuid 174  geteuid 175
getgid 176  getegid 177  gettid 178  sysinfo 179
brk 214  clone 220  munmap 215  mremap 216  mmap 222
mprotect 226  madvise 233  prlimit64 261  getrandom 278  membarrier 283  statx 291  rseq 293
faccessat2 439
""")


@dataclass(frozen=True, slots=True)
class _Machine:
    audit: int
    numbers: dict[str, int]


_MACHINES: Final = {
    "x86_64": _Machine(0xC000_003E, _X86_64),
    "aarch64": _Machine(0xC000_00B7, _AARCH64),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def install() -> bool:
    """Put the filter in force for this process for good; False where there is none."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    code = b"".join(_program(machine))
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _program(machine: _Machine) -> list[bytes]:
    numbers = machine.numbers
    plain = [numbers[name] for name in _PLAIN.split() if name in numbers]
    return [
        _step(_LOAD, _ARCHITECTURE),
        *_unless(_EQUAL, machine.audit, _KILL),
        _step(_LOAD, _NUMBER),
        _step(_AT_LEAST, _X32, 0, 1),
        _step(_RETURN, _REFUSE),
        *(
            step
            for number in plain
            for step in (_step(_EQUAL, number, 0, 1), _step(_RETURN, _ALLOW))
        ),
        *_without_bits(numbers.get("open"), 1, _WRITING),
        *_without_bits(numbers["openat"], 2, _WRITING),
        *_without_bits(numbers["mmap"], 2, _PROT_EXEC),
        *_without_bits(numbers["mprotect"], 2, _PROT_EXEC),
        # A decoder of HEIC pictures wants a thread; clone3 hides its flags, so it is unknown.
        _step(_EQUAL, _CLONE3, 0, 1),
        _step(_RETURN, _UNKNOWN),
        *_with_bits(numbers["clone"], 0, _CLONE_THREAD),
        *_with_value(numbers["prlimit64"], 0, 0),
        *_with_value(numbers["tgkill"], 0, os.getpid()),
        _step(_RETURN, _REFUSE),
    ]


def _without_bits(number: int | None, argument: int, bits: int) -> list[bytes]:
    """Allow the call if none of the bits is set in the argument."""
    if number is None:
        return []
    return [
        _step(_EQUAL, number, 0, 4),
        _step(_LOAD, _ARGUMENTS + 8 * argument),
        _step(_ANY_BIT, bits & 0xFFFF_FFFF, 1, 0),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _REFUSE),
    ]


def _with_bits(number: int, argument: int, bits: int) -> list[bytes]:
    """Allow the call if one of the bits is set in the argument."""
    return [
        _step(_EQUAL, number, 0, 4),
        _step(_LOAD, _ARGUMENTS + 8 * argument),
        _step(_ANY_BIT, bits, 0, 1),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _REFUSE),
    ]


def _with_value(number: int, argument: int, value: int) -> list[bytes]:
    """Allow the call if the argument has this value."""
    return [
        _step(_EQUAL, number, 0, 4),
        _step(_LOAD, _ARGUMENTS + 8 * argument),
        _step(_EQUAL, value, 0, 1),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _REFUSE),
    ]


def _unless(test: int, value: int, otherwise: int) -> list[bytes]:
    return [_step(test, value, 1, 0), _step(_RETURN, otherwise)]


def _step(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("=HBBI", code, then, otherwise, value)
