"""Look at a picture of a page: where its lines are, and what the most telling of them say.

The page is not turned first: a line that lies on its side is laid flat, and when the first lines
read badly the others are read upside down, too.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

import cv2
import numpy as np

from parsers import layout
from parsers.document import Box
from parsers.ocr.colour import colours
from parsers.ocr.detection import Detector, Quads
from parsers.ocr.engine import Pixels
from parsers.ocr.glance_lines import Lines, heights
from parsers.ocr.recognition import Recogniser, cut, is_tall
from parsers.triage.picture import Line, PictureGlance

Enough = Callable[[PictureGlance], bool]

_DETECTED_SIDE: Final = 640
FEW_LINES: Final = 8
_FLAT: Final = 30
_COARSE: Final = 16
_FLIP_BELOW: Final = 0.85
_HALF_A_TURN: Final = 180


class Glancer:
    """Looks at thumbnails with the models a worker has loaded."""

    def __init__(self, detector: Detector, recogniser: Recogniser, *, enough: Enough) -> None:
        """Read on only until ``enough`` of a page was read."""
        self._detector = detector
        self._recogniser = recogniser
        self._enough = enough

    def glance(self, pixels: Pixels) -> PictureGlance:
        """Return the most telling lines of a thumbnail, some 1000 pixels long.

        Where few lines are seen on the page made smaller, the page is looked at as it is.
        """
        nothing = np.zeros((0, 4, 2), np.float32)
        if is_bare(pixels, nothing):
            return PictureGlance(bare=True)
        quads, bare = self._detect(pixels, _DETECTED_SIDE), False
        if len(quads) < FEW_LINES and not (bare := is_bare(pixels, quads)):
            quads = self._detect(pixels, max(pixels.shape[:2]))
        lines = Lines(quads, pixels)
        about = PictureGlance(
            found=len(quads),
            typical_height=lines.typical / max(pixels.shape),
            red_share=colours(pixels[::2, ::2])[0],
            even=lines.even,
            prose=lines.prose,
            bare=bare,
        )
        return self._read(pixels, lines, about)

    def _detect(self, pixels: Pixels, side: int) -> Quads:
        scale = min(1.0, side / max(pixels.shape[:2]))
        size = (round(pixels.shape[1] * scale), round(pixels.shape[0] * scale))
        small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
        quads = self._detector.find(small, enlarge=False) / np.float32(scale)
        return np.asarray(quads, np.float32)

    def _read(self, pixels: Pixels, lines: Lines, about: PictureGlance) -> PictureGlance:
        read: list[tuple[Line, int]] = []
        flipped = 0
        for index in lines.by_telling():
            quad, whole = lines.beginning(index)
            line, turn = self._line(pixels, quad, upside_down=flipped > 0)
            read.append((replace(line, whole=whole), turn))
            flipped += 1 if turn >= _HALF_A_TURN else -1
            about = replace(about, **_upright(read))
            if self._enough(about):
                break
        return about

    def _line(self, pixels: Pixels, quad: Quads, *, upside_down: bool) -> tuple[Line, int]:
        """Return a line, and by how many degrees clockwise it was turned to be read."""
        picture = cut(pixels, quad)
        turn = (270 if is_tall(quad) else 0) + _HALF_A_TURN * upside_down
        first, *_ = self._recogniser.read([np.rot90(picture, 2 * upside_down)])
        if first.score < _FLIP_BELOW:
            other, *_ = self._recogniser.read([np.rot90(picture, 2 * (not upside_down))])
            if other.score > first.score:
                first, turn = other, turn + _HALF_A_TURN
        line = Line(
            text=first.text,
            confidence=first.score,
            height=float(heights(quad[None])[0]) / max(pixels.shape),
            box=_box(quad, pixels),
        )
        return line, turn % 360


def _upright(read: Sequence[tuple[Line, int]]) -> dict[str, Any]:
    """Turn the lines as most of them were turned to be read, and put them in rows."""
    turns = [turn for _, turn in read]
    rotation = max(set(turns), key=turns.count)
    lines = [replace(line, box=layout.turn(line.box, rotation)) for line, _ in read]
    lines.sort(key=lambda line: (line.box.y0, line.box.x0))
    return {"lines": tuple(lines), "rotation": rotation}


def _box(quad: Quads, pixels: Pixels) -> Box:
    height, width = pixels.shape[:2]
    low = (quad.min(axis=0) / (width, height)).clip(0, 1)
    high = (quad.max(axis=0) / (width, height)).clip(0, 1)
    return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def is_bare(pixels: Pixels, quads: Quads) -> bool:
    """Tell whether nothing is on the page beside the lines but the noise of a scanner."""
    height, width = (max(1, side // _COARSE) for side in pixels.shape[:2])
    coarse = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
    elsewhere = np.ones((height, width), np.uint8)
    for quad in quads:
        cv2.fillPoly(elsewhere, [np.asarray(quad / _COARSE, np.int32)], 0)
    elsewhere = cv2.erode(elsewhere, np.ones((3, 3), np.uint8))
    seen = coarse[elsewhere > 0]
    return not seen.size or int(seen.max()) - int(seen.min()) <= _FLAT
