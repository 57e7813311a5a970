"""Find the lines of text in a picture: PP-OCR's detector and its differentiable binarisation."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.ocr.engine import Pixels
from parsers.ocr.models import Run, Tensor

Quads = NDArray[np.float32]
"""Lines × four corners × x and y."""

_SHORT_SIDE: Final = 736
_LONG_SIDE: Final = 2000
_GLANCE: Final = 384
_STEP: Final = 32
_TEXT: Final = 0.3
_LINE: Final = 0.5
_GROW: Final = 1.6
_LINES: Final = 1000
_THIN: Final = 3


class Detector:
    """Finds lines of text."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def find(self, pixels: Pixels, *, enlarge: bool = True) -> Quads:
        """Return the corners of every line in pixels, in reading order."""
        height, width = pixels.shape[:2]
        if not enlarge:
            return self._find(pixels, 1.0)
        scale = min(_SHORT_SIDE / min(height, width), _LONG_SIDE / max(height, width))
        return self._find(pixels, max(1.0, scale))

    def find_large(self, pixels: Pixels) -> Quads:
        """Return the corners of large lines, as a glance at a small copy shows them.

        Large characters on a watermark or in an ornate face are seen only so.
        """
        return self._find(pixels, min(1.0, _GLANCE / min(pixels.shape[:2])))

    def _find(self, pixels: Pixels, scale: float) -> Quads:
        height, width = pixels.shape[:2]
        probability = self._run(_tensor(pixels, scale))[0, 0]
        quads = _quads(probability)
        quads *= np.array([width / probability.shape[1], height / probability.shape[0]])
        quads = quads.clip(0, [width - 1, height - 1]).round().astype(np.float32)
        sides = np.linalg.norm(quads[:, [0, 0]] - quads[:, [1, 3]], axis=2).astype(int)
        return _in_reading_order(quads[(sides > _THIN).all(axis=1)])


def _tensor(pixels: Pixels, scale: float) -> Tensor:
    height, width = pixels.shape[:2]
    size = [max(_STEP, round(int(side * scale) / _STEP) * _STEP) for side in (width, height)]
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    picture = cv2.resize(pixels, size, interpolation=way).astype(np.float32)
    picture /= 127.5
    picture -= 1
    return np.ascontiguousarray(picture[None, :, :, ::-1].transpose(0, 3, 1, 2))


def _quads(probability: NDArray[np.float32]) -> Quads:
    """Return one grown rectangle for each connected area of text."""
    mask = cv2.dilate((probability > _TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    quads = []
    for contour in contours[:_LINES]:
        centre, sides, angle = cv2.minAreaRect(contour)
        corners = cv2.boxPoints((centre, sides, angle))
        if min(sides) < _THIN or _mean_inside(probability, corners) < _LINE:
            continue
        margin = _GROW * sides[0] * sides[1] / (sides[0] + sides[1])
        grown = (sides[0] + margin, sides[1] + margin)
        if min(grown) >= _THIN + 2:
            quads.append(_clockwise(cv2.boxPoints((centre, grown, angle))))
    return np.array(quads, np.float32).reshape(-1, 4, 2)


def _mean_inside(probability: NDArray[np.float32], corners: NDArray[np.float32]) -> float:
    height, width = probability.shape
    low = np.floor(corners.min(axis=0)).astype(int).clip(0, [width - 1, height - 1])
    high = np.ceil(corners.max(axis=0)).astype(int).clip(0, [width - 1, height - 1])
    mask = np.zeros((high[1] - low[1] + 1, high[0] - low[0] + 1), np.uint8)
    cv2.fillPoly(mask, [(corners - low).astype(np.int32)], 1)
    part = probability[low[1] : high[1] + 1, low[0] : high[0] + 1]
    return float(cv2.mean(part, mask)[0])


def _clockwise(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """Order the corners: top left, top right, bottom right, bottom left."""
    by_x = corners[corners[:, 0].argsort(kind="stable")]
    left, right = by_x[:2], by_x[2:]
    left = left[left[:, 1].argsort(kind="stable")]
    right = right[right[:, 1].argsort(kind="stable")]
    return np.array([left[0], right[0], right[1], left[1]])


def _in_reading_order(quads: Quads) -> Quads:
    """Order by rows, and by x inside a row."""
    if not len(quads):
        return quads
    quads = quads[quads[:, 0, 1].argsort(kind="stable")]
    rows = np.concatenate([[0], (np.diff(quads[:, 0, 1]) >= _ROW).cumsum()])
    return quads[np.lexsort((quads[:, 0, 0], rows))]


_ROW: Final = 10
