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
_BATCH: Final = 6
_TALL: Final = 1.5


class Recognition(NamedTuple):
    """What stands in one line picture."""

    text: str
    score: float
    starts: tuple[float, ...]
    """Where each character begins, in fractions of the picture's width."""


class Recogniser:
    """Reads line pictures."""

    def __init__(self, run: Run, characters: Sequence[str]) -> None:
        self._run = run
        self._characters = ("", *characters, " ")

    def read(self, lines: Sequence[Pixels]) -> list[Recognition]:
        """Return what stands in each line picture; lines of like width are read together."""
        ratios = np.array([line.shape[1] / line.shape[0] for line in lines])
        found: list[Recognition] = [Recognition("", 0.0, ())] * len(lines)
        order = ratios.argsort(kind="stable")
        for begin in range(0, len(lines), _BATCH):
            batch = order[begin : begin + _BATCH]
            width = max(_WIDTH, int(_HEIGHT * ratios[batch].max()))
            tensors = [_tensor(lines[index], width) for index in batch]
            for index, steps in zip(batch, self._run(np.stack(tensors)), strict=True):
                used = min(1.0, _HEIGHT * ratios[index] / width)
                found[index] = self._decode(steps, used)
        return found

    def _decode(self, steps: NDArray[np.float32], used: float) -> Recognition:
        best = steps.argmax(axis=1)
        chosen = best != 0
        chosen[1:] &= best[1:] != best[:-1]
        if not chosen.any():
            return Recognition("", 0.0, ())
        where = chosen.nonzero()[0]
        return Recognition(
            "".join(self._characters[index] for index in best[chosen]),
            round(float(steps[where, best[where]].mean()), 5),
            _starts(where / (len(best) * used)),
        )


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


def _tensor(line: Pixels, width: int) -> Tensor:
    """Scale a line picture to the model's height; what remains to the right is mid-grey."""
    own = min(width, math.ceil(_HEIGHT * line.shape[1] / line.shape[0]))
    tensor = np.zeros((3, _HEIGHT, width), np.float32)
    picture = cv2.resize(np.ascontiguousarray(line), (max(own, 1), _HEIGHT))
    tensor[:, :, : picture.shape[1]] = picture[:, :, ::-1].transpose(2, 0, 1) / 127.5 - 1
    return tensor
