"""Ways to look at a line of text again: none sees it as the first reading did.

One recogniser errs alike where it sees alike. These change what it depends on: the colours, how
tightly the line is cut out, and how wide its characters are.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

import cv2
import numpy as np

from parsers.ocr.colour import without_red
from parsers.ocr.detection import Quads
from parsers.ocr.engine import Pixels


class Way(NamedTuple):
    """One way to look at the lines of a picture."""

    name: str
    colours: Callable[[Pixels], Pixels]
    margin: float = 0.0
    """By how much of its height the line is cut out larger above and below."""
    wide: float = 1.0
    """How much wider than printed its characters are seen."""

    def around(self, quad: Quads) -> Quads:
        """Return the corners with the margin, of one line."""
        if not self.margin:
            return quad
        down = (quad[3] - quad[0]) * self.margin
        return quad + np.array([-down, -down, down, down], np.float32)

    def seen(self, line: Pixels) -> Pixels:
        """Return the line picture as this way shows it to the recogniser."""
        if self.wide == 1.0:
            return line
        size = (max(round(line.shape[1] * self.wide), 1), line.shape[0])
        return np.asarray(cv2.resize(line, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _as_they_are(pixels: Pixels) -> Pixels:
    return pixels


WAYS: Final = (
    Way("colours", _as_they_are),
    Way("without-red", without_red),
    Way("wide", _as_they_are, margin=0.1, wide=1.25),
)
"""Measured on drawn copies; see docs/accuracy.md."""
