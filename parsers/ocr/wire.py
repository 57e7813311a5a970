"""What the pool and its workers say to each other: a length, a JSON header, raw bytes.

Nothing is unpickled on either side: a worker that went wrong can say only text and numbers.
"""

import json
import struct
from typing import IO, Any, Final, NamedTuple

import numpy as np

from parsers.document import Box, Look, Source, TextBox
from parsers.ocr.engine import PictureText, Pixels
from parsers.triage.picture import Line, PictureGlance

_LENGTHS: Final = struct.Struct(">IQ")
_LONGEST_HEADER: Final = 64 * 1024 * 1024


class Message(NamedTuple):
    """A header and the bytes that follow it."""

    header: dict[str, Any]
    body: bytes = b""


def send(pipe: IO[bytes], header: dict[str, Any], body: bytes | memoryview = b"") -> None:
    """Write one message."""
    text = json.dumps(header).encode()
    pipe.write(_LENGTHS.pack(len(text), len(body)) + text)
    pipe.write(body)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Message:
    """Read one message; EOFError when the other side is gone."""
    header_length, body_length = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    if header_length > _LONGEST_HEADER:
        raise EOFError
    return Message(json.loads(_exactly(pipe, header_length)), _exactly(pipe, body_length))


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    content = pipe.read(size)
    if len(content) < size:
        raise EOFError
    return content


def shape_of(pixels: Pixels) -> dict[str, int]:
    """Return what is needed to make pixels of bytes again."""
    return {"height": pixels.shape[0], "width": pixels.shape[1]}


def pixels_of(message: Message) -> Pixels:
    """Return the picture a message carries."""
    shape = (message.header["height"], message.header["width"], 3)
    return np.frombuffer(message.body, np.uint8).reshape(shape)


def picture_text(header: dict[str, Any]) -> PictureText:
    """Return a worker's reading as our type."""
    return PictureText(
        boxes=text_boxes(header["boxes"]),
        rotation=int(header["rotation"]),
        character_height=header["character_height"],
        red_share=float(header["red_share"]),
        grey=bool(header["grey"]),
        reader=str(header["reader"]),
        skew=float(header["skew"]),
        sharpness=float(header["sharpness"]),
    )


def picture_glance(header: dict[str, Any]) -> PictureGlance:
    """Return a worker's glance as our type."""
    return PictureGlance(
        lines=tuple(
            Line(
                text=str(item["text"]),
                confidence=float(item["confidence"]),
                height=float(item["height"]),
                box=Box(*map(float, item["box"])),
                whole=bool(item["whole"]),
            )
            for item in header["lines"]
        ),
        found=int(header["found"]),
        typical_height=float(header["typical_height"]),
        rotation=int(header["rotation"]),
        red_share=float(header["red_share"]),
        even=bool(header["even"]),
        prose=bool(header["prose"]),
        bare=bool(header["bare"]),
    )


def text_boxes(items: list[dict[str, Any]]) -> tuple[TextBox, ...]:
    """Return a worker's boxes as our type."""
    return tuple(
        TextBox(
            text=str(item["text"]),
            box=Box(*map(float, item["box"])),
            confidence=float(item["confidence"]),
            source=Source.OCR,
            chars=_numbers(item["chars"]),
            certainties=_numbers(item["certainties"]),
        )
        for item in items
    )


def looks(items: list[dict[str, Any]]) -> tuple[Look, ...]:
    """Return a worker's second looks as our type."""
    return tuple(
        Look(
            way=str(item["way"]),
            zones=tuple(Box(*map(float, zone)) for zone in item["zones"]),
            boxes=text_boxes(item["boxes"]),
        )
        for item in items
    )


def _numbers(items: list[float] | None) -> tuple[float, ...] | None:
    return None if items is None else tuple(map(float, items))
