"""Read the text of line pictures: PP-OCR's recogniser and its CTC decoding."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.ocr.engine import Pixels
from parsers.ocr.models import Run, Tensor

_HEIGHT: Final = 48
_WIDTH: Final = 320
_WIDEST: Final = 3200
_STEP: Final = 32
"""Widths are rounded up to this, for the runtime keeps compiled code for every width it saw."""
_TALL: Final = 1.5
_SOME_LOST: Final = 0.15
"""Of lines read right one in a hundred has as much between two of its characters."""


class Recognition(NamedTuple):
    """What stands in one line picture."""

    text: str
    score: float
    starts: tuple[float, ...]
    """Where each character begins, in fractions of the picture's width."""
    certainties: tuple[float, ...]
    """How sure each character is, 0..1."""


class Recogniser:
    """Reads line pictures."""

    def __init__(self, run: Run, characters: Sequence[str]) -> None:
        self._run = run
        self._characters = ("", *characters, " ")

    def read(self, lines: Sequence[Pixels]) -> list[Recognition]:
        """Return what stands in each line picture.

        One at a time: a batch would be padded to its widest line, and costs as much a pixel.
        """
        return [self._read(line) for line in lines]

    def _read(self, line: Pixels) -> Recognition:
        own = min(_WIDEST, math.ceil(_HEIGHT * line.shape[1] / line.shape[0]))
        width = max(_WIDTH, math.ceil(own / _STEP) * _STEP)
        return self._decode(self._run(_tensor(line, own, width)[None])[0], own / width)

    def _decode(self, steps: NDArray[np.float32], used: float) -> Recognition:
        best = steps.argmax(axis=1)
        chosen = best != 0
        chosen[1:] &= best[1:] != best[:-1]
        if not chosen.any():
            return Recognition("", 0.0, (), ())
        where = chosen.nonzero()[0]
        certainties = steps[where, best[where]]
        return Recognition(
            "".join(self._characters[index] for index in best[chosen]),
            round(float(certainties.mean()), 5),
            _starts(where / (len(best) * used)),
            tuple(_less_sure(certainties, _lost(steps, best, where)).clip(0, 1).round(3).tolist()),
        )


def _lost(
    steps: NDArray[np.float32], best: NDArray[np.int64], where: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return how likely a character was lost between each two: neither of them, and no blank."""
    lost = np.zeros(max(len(where) - 1, 0), np.float32)
    blank = (best == 0).nonzero()[0]
    after = np.searchsorted(where, blank)
    inside = (after > 0) & (after < len(where))
    blank, after = blank[inside], after[inside]
    left, right = best[where[after - 1]], best[where[after]]
    neighbours = steps[blank, left] + np.where(left == right, 0, steps[blank, right])
    np.maximum.at(lost, after - 1, 1 - steps[blank, 0] - neighbours)
    return lost


def _less_sure(certainties: NDArray[np.float32], lost: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the certainties, less where a character beside may have been lost unseen."""
    result = certainties.copy()
    for place in (lost > _SOME_LOST).nonzero()[0]:
        result[place : place + 2] = np.minimum(result[place : place + 2], 1 - lost[place])
    return result


def _starts(middles: NDArray[np.float64]) -> tuple[float, ...]:
    """Return the borders half-way between the characters; the model fires at their middles."""
    borders = (middles[1:] + middles[:-1]) / 2
    return tuple(np.concatenate([[0.0], borders]).clip(0, 1).round(4).tolist())


def cut(pixels: Pixels, quad: NDArray[np.float32]) -> Pixels:
    """Return the line picture inside the corners; a tall one is laid on its side."""
    width = int(max(math.dist(quad[0], quad[1]), math.dist(quad[2], quad[3])))
    height = int(max(math.dist(quad[0], quad[3]), math.dist(quad[1], quad[2])))
    straight = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    line: Pixels = cv2.warpPerspective(
        pixels,
        cv2.getPerspectiveTransform(quad, straight),
        (max(width, 1), max(height, 1)),
        borderMode=cv2.BORDER_REPLICATE,
        flags=cv2.INTER_CUBIC,
    )
    return np.rot90(line) if is_tall(quad) else line


def is_tall(quad: NDArray[np.float32]) -> bool:
    """Tell whether the corners span a line that stands upright."""
    width = int(max(math.dist(quad[0], quad[1]), math.dist(quad[2], quad[3])))
    height = int(max(math.dist(quad[0], quad[3]), math.dist(quad[1], quad[2])))
    return height >= _TALL * max(width, 1)


def _tensor(line: Pixels, own: int, width: int) -> Tensor:
    """Scale a line picture to the model's height; what remains to the right is mid-grey."""
    tensor = np.zeros((3, _HEIGHT, width), np.float32)
    picture = cv2.resize(np.ascontiguousarray(line), (own, _HEIGHT))
    tensor[:, :, :own] = picture[:, :, ::-1].transpose(2, 0, 1) / 127.5 - 1
    return tensor
