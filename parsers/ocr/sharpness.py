"""How sharp the characters are: a blurred or blown up picture is large and shows little."""

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.ocr.engine import OcrLine, Pixels

_SHARP: Final = 2.3
"""Pixels from ink to paper in a picture that is as sharp as its pixels allow."""
_LOSS: Final = 1.3
"""Measured on drawn pages that were shrunk, blurred and blown up again."""
_FAINT: Final = 25.0
_LEAST: Final = (5, 8)
_MOST_LINES: Final = 30
_STEEP: Final = 97


def sharpness(pixels: Pixels, lines: Sequence[OcrLine]) -> float:
    """Return the share of the characters' height that carries detail, above 0 to 1.

    Edges of ink that are wider than two pixels tell of blur or of enlargement.
    """
    chosen = [line for line in lines if len(line.text) > 1]
    step = max(1, len(chosen) // _MOST_LINES)
    widths = [width for line in chosen[::step] if (width := _edge(pixels, line)) is not None]
    if not widths:
        return 1.0
    return round(min(1.0, float((_SHARP / np.median(widths)) ** _LOSS)), 3)


def _edge(pixels: Pixels, line: OcrLine) -> float | None:
    """Return how many pixels a line's steepest edges take from dark to light."""
    corners = np.array(line.quad)
    left, top = np.floor(corners.min(axis=0)).astype(int).clip(0)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 1
    part = pixels[top:bottom, left:right]
    if part.shape[0] < _LEAST[0] or part.shape[1] < _LEAST[1]:
        return None
    grey: NDArray[np.float32] = cv2.cvtColor(part, cv2.COLOR_RGB2GRAY).astype(np.float32)
    dark, light = np.percentile(grey, (2, 98))
    if light - dark < _FAINT:
        return None
    slope = np.percentile(np.abs(grey[:, 2:] - grey[:, :-2]), _STEEP) / 2
    return float((light - dark) / max(slope, 1e-3))
