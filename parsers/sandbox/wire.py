"""Frames between the service and a reading process: a JSON header and raw bytes.

Eight bytes of lengths (header, payload), then the two. Nothing is ever unpickled.
"""

import struct
from collections.abc import Callable
from typing import Final

LENGTHS: Final = struct.Struct(">II")
Receive = Callable[[int], bytearray]


class FrameError(Exception):
    """What came is no frame, or a larger one than agreed."""


def frame(header: bytes, payload: bytes | memoryview = b"") -> tuple[bytes, bytes | memoryview]:
    """Return the frame in two parts to be sent one after the other."""
    return LENGTHS.pack(len(header), len(payload)) + header, payload


def receive(take: Receive, *, max_header: int, max_payload: int) -> tuple[bytearray, bytearray]:
    """Take one frame with ``take(size)``; lengths are checked before anything is allotted."""
    header_size, payload_size = LENGTHS.unpack(take(LENGTHS.size))
    if header_size > max_header or payload_size > max_payload:
        message = f"a frame of {header_size} and {payload_size} bytes"
        raise FrameError(message)
    return take(header_size), take(payload_size)
