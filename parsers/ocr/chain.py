"""From the pixels of a picture to its text: upright, without the red of seals, read, in rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import cv2
import numpy as np

from parsers import layout
from parsers.document import Box, Source, TextBox
from parsers.ocr.colour import colours, without_red
from parsers.ocr.engine import Engine, OcrLine, PictureText, Pixels, character_height
from parsers.ocr.orientation import Orientation, turned

_ENLARGE: Final = 2
_MARGIN: Final = 0.01


class Chain:
    """One engine and the orientation model, ready to read picture after picture."""

    def __init__(self, engine: Engine, *, cache: Path | None = None) -> None:
        self._engine = engine
        self._orientation = Orientation(cache=cache)

    @property
    def name(self) -> str:
        """Name the reader as a page does, e.g. ``ocr:pp-ocrv6-small``."""
        return f"ocr:{self._engine.name}"

    def read(self, pixels: Pixels) -> PictureText:
        """Read a decoded picture, its EXIF turn already applied."""
        found = self._read_turned(pixels, self._orientation.of(pixels))
        if correction := _still_turned(found.lines):
            again = self._read_turned(pixels, (found.rotation + correction) % 360)
            found = again if _still_turned(again.lines) == 0 else found
        return PictureText(
            boxes=_boxes(found.lines, found.upright),
            rotation=found.rotation,
            character_height=character_height(found.lines),
            red_share=found.red_share,
            grey=found.grey,
            reader=self.name,
        )

    def _read_turned(self, pixels: Pixels, rotation: int) -> "_Attempt":
        upright = turned(pixels, rotation)
        red_share, grey = colours(upright)
        lines = self._engine.read(without_red(upright))
        return _Attempt(rotation, upright, lines, red_share, grey)

    def second_look(self, pixels: Pixels, zones: Sequence[Box]) -> tuple[TextBox, ...]:
        """Read zones of an upright picture again: original colours, twice as large."""
        return tuple(box for zone in zones for box in self._look(pixels, zone))

    def _look(self, pixels: Pixels, zone: Box) -> tuple[TextBox, ...]:
        height, width = pixels.shape[:2]
        left, right = (
            round(min(1, max(0, x)) * width) for x in (zone.x0 - _MARGIN, zone.x1 + _MARGIN)
        )
        top, bottom = (
            round(min(1, max(0, y)) * height) for y in (zone.y0 - _MARGIN, zone.y1 + _MARGIN)
        )
        part = pixels[top:bottom, left:right]
        if not part.size:
            return ()
        large = np.asarray(
            cv2.resize(part, None, fx=_ENLARGE, fy=_ENLARGE, interpolation=cv2.INTER_CUBIC),
            np.uint8,
        )
        lines = [_moved(line, left, top) for line in self._engine.read(large)]
        return _boxes(lines, pixels)


class _Attempt(NamedTuple):
    """One reading of a picture, turned one way."""

    rotation: int
    upright: Pixels
    lines: tuple[OcrLine, ...]
    red_share: float
    grey: bool


def _still_turned(lines: Sequence[OcrLine]) -> int:
    """Return by how much most of the text was turned to be read: 0 if the page stands upright."""
    characters: Counter[int] = Counter()
    for line in lines:
        characters[line.turn] += len(line.text)
    return characters.most_common(1)[0][0] if characters else 0


def _moved(line: OcrLine, left: int, top: int) -> OcrLine:
    quad = tuple((x / _ENLARGE + left, y / _ENLARGE + top) for x, y in line.quad)
    return replace(line, quad=quad)


def _boxes(lines: Sequence[OcrLine], pixels: Pixels) -> tuple[TextBox, ...]:
    """Return the lines row by row, in fractions of the picture with its skew undone."""
    height, width = pixels.shape[:2]
    angle = layout.skew(line.quad for line in lines)
    boxes = [_box(line, layout.straighten(line.quad, angle, width, height)) for line in lines]
    return tuple(box for row in layout.rows(boxes) for box in row)


def _box(line: OcrLine, box: Box) -> TextBox:
    chars = None
    if line.starts is not None and not line.turn:
        chars = tuple(round(box.x0 + at * (box.x1 - box.x0), 5) for at in line.starts)
    return TextBox(text=line.text, box=box, confidence=line.score, source=Source.OCR, chars=chars)
