"""Look at a picture of a page: where its lines are, and what the most telling of them say.

The page is not turned first: a line that lies on its side is laid flat, and when the first lines
read badly the others are read upside down, too.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

import cv2
import numpy as np

from parsers.document import Box
from parsers.ocr.colour import colours
from parsers.ocr.detection import Detector, Quads
from parsers.ocr.engine import Pixels
from parsers.ocr.recognition import Recogniser, cut, is_tall
from parsers.triage.picture import Line, PictureGlance

Enough = Callable[[Sequence[Line]], bool]

_DETECTED_SIDE: Final = 640
_LINES: Final = 10
_LARGE: Final = 1.3
"""Times the usual height of a line: what is larger is read first."""
_SAMPLED: Final = 3
"""Lines of usual height that are read after the large ones."""
_PROSE: Final = 16
"""Lines from which on a page can be prose."""
_FLAT: Final = 25
_COARSE: Final = 16
_FLIP_BELOW: Final = 0.85
_WIDEST: Final = 12.0
"""Of a longer line only its beginning is read, in heights of the line."""
_GLYPH: Final = 1.3
_TOP: Final = 0.45


class Glancer:
    """Looks at thumbnails with the models a worker has loaded."""

    def __init__(self, detector: Detector, recogniser: Recogniser, *, enough: Enough) -> None:
        """Read on only until ``enough`` of a page was read."""
        self._detector = detector
        self._recogniser = recogniser
        self._enough = enough

    def glance(self, pixels: Pixels) -> PictureGlance:
        """Return the most telling lines of a thumbnail, some 1000 pixels long."""
        if _is_flat(pixels):
            return PictureGlance(blank=True)
        red_share, _ = colours(pixels)
        quads = self._detect(pixels)
        if not len(quads):
            return PictureGlance(red_share=red_share)
        heights = _heights(quads)
        read = self._read(pixels, quads, heights)
        return PictureGlance(
            lines=tuple(sorted((each.line for each in read), key=lambda line: line.box.y0)),
            found=len(quads),
            typical_height=round(float(np.median(heights)) / max(pixels.shape), 5),
            rotation=_rotation(read),
            red_share=red_share,
        )

    def _detect(self, pixels: Pixels) -> Quads:
        scale = min(1.0, _DETECTED_SIDE / max(pixels.shape[:2]))
        size = (round(pixels.shape[1] * scale), round(pixels.shape[0] * scale))
        small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
        quads = self._detector.find(small, enlarge=False) / np.float32(scale)
        return np.asarray(quads, np.float32)

    def _read(self, pixels: Pixels, quads: Quads, heights: Quads) -> list["_Read"]:
        read: list[_Read] = []
        flipped = 0
        for index in _in_order_of_telling(quads, heights):
            part = _beginning(quads[index], heights[index])
            read.append(self._line(pixels, part, upside_down=flipped > 0))
            flipped += 1 if read[-1].turn >= 180 else -1  # noqa: PLR2004 - half a turn
            if self._enough([each.line for each in read]):
                break
        return read

    def _line(self, pixels: Pixels, quad: Quads, *, upside_down: bool) -> "_Read":
        picture = cut(pixels, quad)
        turn = (270 if is_tall(quad) else 0) + 180 * upside_down
        first, *_ = self._recogniser.read([np.rot90(picture, 2 * upside_down)])
        if first.score < _FLIP_BELOW:
            other, *_ = self._recogniser.read([np.rot90(picture, 2 * (not upside_down))])
            if other.score > first.score:
                first, turn = other, turn + 180
        return _Read(
            Line(
                text=first.text,
                confidence=first.score,
                height=float(_heights(quad[None])[0]) / max(pixels.shape),
                box=_box(quad, pixels),
            ),
            turn % 360,
        )


class _Read(NamedTuple):
    """A line, and by how many degrees clockwise it was turned to be read."""

    line: Line
    turn: int


def _in_order_of_telling(quads: Quads, heights: Quads) -> Iterator[int]:
    """Yield the lines to be read: the large ones, then some of the usual size."""
    widths = _widths(quads)
    usual = np.median(heights)
    order = [int(i) for i in np.argsort(-heights) if widths[i] >= _GLYPH * heights[i]]
    large = [i for i in order if heights[i] >= _LARGE * usual][: _LINES - _SAMPLED]
    others = [i for i in order if i not in large]
    prose = len(quads) >= _PROSE and len(large) < _SAMPLED
    count = _SAMPLED if prose else _LINES - len(large)
    yield from large
    yield from others[:count]


def _beginning(quad: Quads, height: float) -> Quads:
    """Return a line cut off where it is too long."""
    tall = is_tall(quad)
    first, last = ((0, 3), (1, 2)) if not tall else ((0, 1), (3, 2))
    length = float(np.linalg.norm(quad[last[0]] - quad[first[0]]))
    share = min(1.0, _WIDEST * height / max(length, 1.0))
    part = quad.copy()
    for start, end in zip(first, last, strict=True):
        part[end] = quad[start] + (quad[end] - quad[start]) * share
    return part


def _heights(quads: Quads) -> Quads:
    return np.minimum(_side(quads, 0, 3), _side(quads, 0, 1))


def _widths(quads: Quads) -> Quads:
    return np.maximum(_side(quads, 0, 3), _side(quads, 0, 1))


def _side(quads: Quads, start: int, end: int) -> Quads:
    return np.asarray(np.linalg.norm(quads[:, start] - quads[:, end], axis=1), np.float32)


def _box(quad: Quads, pixels: Pixels) -> Box:
    height, width = pixels.shape[:2]
    low = (quad.min(axis=0) / (width, height)).clip(0, 1)
    high = (quad.max(axis=0) / (width, height)).clip(0, 1)
    return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def _rotation(read: Sequence[_Read]) -> int:
    turns = [each.turn for each in read]
    return max(set(turns), key=turns.count) if turns else 0


def _is_flat(pixels: Pixels) -> bool:
    """Tell whether nothing is on the page but the noise of a scanner."""
    height, width = (max(1, side // _COARSE) for side in pixels.shape[:2])
    coarse = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
    return int(coarse.max()) - int(coarse.min()) <= _FLAT
