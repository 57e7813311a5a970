"""The lines of a page as detection finds them: which tell most, and whether they are prose."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from parsers.ocr.detection import Quads
from parsers.ocr.engine import Pixels
from parsers.ocr.recognition import is_tall

_MOST: Final = 10
_MOST_LARGE: Final = 7
LARGE: Final = 1.3
"""Times the usual height of a line: what is larger is read first."""
_CROWDED: Final = 16
_WIDEST: Final = 11.0
"""Of a longer line only its beginning is read, in heights of the line."""
_WIDEST_LARGE: Final = 18.0
_WIDEST_PROSE: Final = 6.6
"""The first words of a line tell that it is prose, and cost least."""
_GLYPH: Final = 1.3
"""A line of less than two characters is no title."""
_WORDS: Final = 3.0
_SPREAD: Final = 0.16
"""Measured: prose and tables 0.03 to 0.15 of the usual height, certificates from 0.2."""
_RARE: Final = 0.05
_FULL: Final = 0.6
"""Of the width of the page's text, a line of prose."""
_MOSTLY: Final = 0.6
_NEARLY: Final = 0.9


class Lines:
    """Every line of one page, in pixels of its thumbnail."""

    def __init__(self, quads: Quads, pixels: Pixels) -> None:
        self._quads = quads
        self._heights = heights(quads)
        self._lengths = np.maximum(_side(quads, 0, 3), _side(quads, 0, 1))
        self._pixels = pixels
        self.typical = float(np.median(self._heights)) if len(quads) else 0.0
        """Median height."""
        self.even = self._are_even()
        """The lines are many and about equally high, as in prose and tables."""
        self.prose = self.even and self._are_long()
        """And most are long."""

    def by_telling(self) -> Iterator[int]:
        """Yield which lines to read: the large ones, then others, single words last."""
        order = [
            int(i)
            for i in np.argsort(-self._heights)
            if self._lengths[i] >= _GLYPH * self._heights[i]
        ]
        large = [i for i in order if self._is_large(i)][:_MOST_LARGE]
        others = [i for i in order if i not in large]
        if self.prose:
            others.sort(key=lambda i: -self._lengths[i])
        else:
            others.sort(key=lambda i: self._lengths[i] < _WORDS * self._heights[i])
        yield from [*large, *others][:_MOST]

    def beginning(self, index: int) -> tuple[Quads, bool]:
        """Return a line, cut off where it is too long, and whether it is whole."""
        quad = self._quads[index]
        starts, ends = ((0, 1), (3, 2)) if is_tall(quad) else ((0, 3), (1, 2))
        usual = _WIDEST_PROSE if self.prose else _WIDEST
        widest = _WIDEST_LARGE if self._is_large(index) else usual
        share = min(1.0, widest * self._heights[index] / max(self._lengths[index], 1.0))
        part = quad.copy()
        for start, end in zip(starts, ends, strict=True):
            part[end] = quad[start] + (quad[end] - quad[start]) * share
        return part, bool(share == 1.0)

    def _is_large(self, index: int) -> bool:
        return bool(self._heights[index] >= LARGE * self.typical)

    def _are_even(self) -> bool:
        if len(self._quads) < _CROWDED:
            return False
        spread = float(np.std(self._heights)) / self.typical
        large = float((self._heights >= LARGE * self.typical).mean())
        return spread <= _SPREAD and large <= _RARE

    def _are_long(self) -> bool:
        along = 1 if sum(map(is_tall, self._quads)) * 2 > len(self._quads) else 0
        low = self._quads[:, :, along].min(axis=1)
        high = self._quads[:, :, along].max(axis=1)
        return bool(((high - low) >= _FULL * (high.max() - low.min())).mean() >= _MOSTLY)


def heights(quads: Quads) -> Quads:
    """Return the shorter side of each line."""
    return np.minimum(_side(quads, 0, 3), _side(quads, 0, 1))


def _side(quads: Quads, start: int, end: int) -> Quads:
    return np.asarray(np.linalg.norm(quads[:, start] - quads[:, end], axis=1), np.float32)
