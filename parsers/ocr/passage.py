"""Parts of a picture, read larger, and their lines put back where they belong."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.document import Box
from parsers.ocr.engine import OcrLine, Pixels

Corners = NDArray[np.floating[Any]]

_COVERED: Final = 0.5
_MUCH_LESS: Final = 0.7
_SURE: Final = 0.9
_WORD: Final = 2
_SAME: Final = 0.6


class Passage(NamedTuple):
    """A part of a picture, perhaps enlarged."""

    pixels: Pixels
    left: int = 0
    top: int = 0
    factor: int = 1

    def put_back(self, lines: Iterable[OcrLine]) -> tuple[OcrLine, ...]:
        """Return the lines where they stand in the whole picture."""
        return tuple(replace(line, quad=self._quad(line)) for line in lines)

    def _quad(self, line: OcrLine) -> tuple[tuple[float, float], ...]:
        return tuple(
            (x / self.factor + self.left, y / self.factor + self.top) for x, y in line.quad
        )


def cut_out(pixels: Pixels, zone: Box, *, margin: float, factor: int) -> Passage:
    """Return the zone, given in fractions, with a margin around it; it may be empty."""
    height, width = pixels.shape[:2]
    left, right = (round(_within(x) * width) for x in (zone.x0 - margin, zone.x1 + margin))
    top, bottom = (round(_within(y) * height) for y in (zone.y0 - margin, zone.y1 + margin))
    return Passage(enlarged(pixels[top:bottom, left:right], factor), left, top, factor)


def enlarged(pixels: Pixels, factor: int) -> Pixels:
    """Return the picture so many times as large."""
    if factor == 1 or not pixels.size:
        return pixels
    size = (pixels.shape[1] * factor, pixels.shape[0] * factor)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def merged(lines: Sequence[OcrLine], others: Iterable[OcrLine]) -> tuple[OcrLine, ...]:
    """Return the lines with what a second reading of the same picture adds or reads better.

    Surely read words only: single characters are more often ornaments.
    """
    result = list(lines)
    for other in others:
        if other.score < _SURE or sum(map(str.isalnum, other.text)) < _WORD:
            continue
        rivals = [line for line in lines if _overlap(line, other)]
        if sum(map(_weight, rivals)) < _MUCH_LESS * _weight(other):
            result.append(other)
        elif len(rivals) == 1 and _reads_better(other, rivals[0]) and rivals[0] in result:
            result[result.index(rivals[0])] = other
    return tuple(result)


def _reads_better(one: OcrLine, other: OcrLine) -> bool:
    """Tell whether the one has as many characters in the same place, more surely read."""
    a, b = np.array(one.quad), np.array(other.quad)
    same_place = _common(a, b) > _SAME * max(_area(a), _area(b))
    return same_place and one.score > other.score and len(one.text) >= len(other.text)


def is_covered(quad: Corners, lines: Iterable[OcrLine]) -> bool:
    """Tell whether the lines together cover most of the quadrilateral's place."""
    place = np.array(quad)
    return sum(_common(place, np.array(line.quad)) for line in lines) > _COVERED * _area(place)


def _weight(line: OcrLine) -> float:
    return len(line.text) * line.score


def _overlap(one: OcrLine, other: OcrLine) -> bool:
    a, b = np.array(one.quad), np.array(other.quad)
    return _common(a, b) > _COVERED * min(_area(a), _area(b))


def _common(a: Corners, b: Corners) -> float:
    sides = np.minimum(a.max(axis=0), b.max(axis=0)) - np.maximum(a.min(axis=0), b.min(axis=0))
    return float(np.prod(sides.clip(min=0)))


def _area(corners: Corners) -> float:
    return float(np.prod(corners.max(axis=0) - corners.min(axis=0)))


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))
