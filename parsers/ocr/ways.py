"""Ways to look at a line of text again: none sees it as the first reading did.

One recogniser errs alike where it sees alike. These change what it depends on: the colours, how
loosely the line is cut out, and how wide its characters are. No two of them may differ in the
colours alone, or a page without colour would be seen alike twice.
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


def _grey(pixels: Pixels) -> Pixels:
    grey = cv2.cvtColor(without_red(pixels), cv2.COLOR_RGB2GRAY)
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB), np.uint8)


WAYS: Final = (
    Way("colours", _as_they_are, margin=0.12),
    Way("without-red", without_red, margin=0.15, wide=0.85),
    Way("grey", _grey, margin=0.08, wide=1.15),
)
"""Of those tried these err least, and least often as the first reading or one another does: cut
out more tightly, or shown wider, lines are read worse; inverted or in black and white, much so."""
