"""The files a reading process may still read: fonts, and nothing else.

Landlock needs no privileges; Linux has it since 5.13, where it is switched on.
"""

import ctypes
import os
from typing import Final

_CREATE: Final = 444
_ADD_RULE: Final = 445
_RESTRICT: Final = 446
_VERSION: Final = 1
_PATH_BENEATH: Final = 1
_READ_FILE: Final = 1 << 2
_READ_DIRECTORY: Final = 1 << 3
_FIRST_VERSION_RIGHTS: Final = (1 << 13) - 1
_FONTS: Final = ("/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/X11/fonts")


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64),)


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def offered() -> bool:
    """Tell whether this kernel knows Landlock."""
    return _syscall(_CREATE, None, 0, _VERSION) > 0


def install() -> bool:
    """Forbid every file but the fonts, for good; ``no_new_privs`` must be set before."""
    rights = _Ruleset(_FIRST_VERSION_RIGHTS)
    ruleset = _syscall(_CREATE, ctypes.byref(rights), ctypes.sizeof(rights), 0)
    if ruleset < 0:
        return False
    try:
        for folder in _FONTS:
            _allow(ruleset, folder)
        return _syscall(_RESTRICT, ruleset, 0) == 0
    finally:
        os.close(ruleset)


def _allow(ruleset: int, folder: str) -> None:
    try:
        parent = os.open(folder, os.O_PATH | os.O_DIRECTORY)
    except OSError:
        return  # a system without this folder has no fonts in it
    rule = _Beneath(_READ_FILE | _READ_DIRECTORY, parent)
    _syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    os.close(parent)


def _syscall(number: int, *arguments: object) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    return int(libc.syscall(ctypes.c_long(number), *arguments))
