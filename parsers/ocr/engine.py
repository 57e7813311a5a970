"""What an OCR engine is, and what reading one picture gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from parsers.document import TextBox

Pixels = NDArray[np.uint8]
"""A picture: height, width, red green blue."""

Quad = tuple[tuple[float, float], ...]
"""Four corners in pixels, clockwise from the one where the text begins at the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OcrLine:
    """One line of text as the engine read it."""

    text: str
    score: float
    """0..1, the recogniser's own."""
    quad: Quad
    starts: tuple[float, ...] | None = None
    """Where each character begins, in fractions of the line's length."""
    certainties: tuple[float, ...] | None = None
    """How sure the recogniser is of each character, 0..1."""
    turn: int = 0
    """By how many degrees clockwise the line was turned to be read: 0, 90, 180 or 270."""


class Engine(Protocol):
    """Reads the lines of an upright picture."""

    @property
    def name(self) -> str:
        """Name the engine and its models, e.g. ``pp-ocrv6-small``."""
        ...

    def read(self, pixels: Pixels) -> tuple[OcrLine, ...]:
        """Return the lines in reading order."""
        ...

    def read_again(self, pixels: Pixels) -> dict[str, tuple[OcrLine, ...]]:
        """Return the lines of a small picture once for every way of looking at them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureText:
    """The text of one picture, in fractions of the picture turned upright."""

    boxes: tuple[TextBox, ...]
    rotation: int
    """By how many degrees clockwise the picture was turned."""
    character_height: float | None
    """Median height of the lines, in pixels of the picture as given."""
    red_share: float
    """Share of strongly red pixels."""
    grey: bool
    """Captured without colour."""
    reader: str
    """E.g. ``ocr:pp-ocrv6-small``."""
    sharpness: float = 1.0
    """Share of the characters' height that carries detail; blur and enlargement lower it."""
    skew: float = 0.0
    """By how many degrees clockwise the lines fall; undone in the boxes."""


def character_height(lines: Sequence[OcrLine]) -> float | None:
    """Return the median height of the lines in pixels."""
    heights = [
        np.hypot(line.quad[3][0] - line.quad[0][0], line.quad[3][1] - line.quad[0][1])
        for line in lines
    ]
    return round(float(np.median(heights)), 1) if heights else None
