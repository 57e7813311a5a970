"""What the colours of a certificate tell, and how a red seal is taken off its text."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.document import Box
from parsers.ocr.engine import Pixels

# hue in OpenCV's half degrees, saturation and value in 0..255
_RED_BELOW: Final = 12
_RED_ABOVE: Final = 165
_TINTED: Final = 60
_STRONG: Final = 110
_BRIGHT: Final = 70
_COLOURED: Final = 30
_COLOURED_SHARE: Final = 0.002
_COARSE: Final = 8
"""Pixels to a block when the shapes of red are looked at."""
_SEAL: Final = (0.08, 0.45)
"""Of the page's shorter side."""
_ROUND: Final = (0.75, 1.34)


def without_red(pixels: Pixels) -> Pixels:
    """Return the picture with every red pixel as bright as its red channel.

    A red seal fades into the paper and black text below it stays; for OCR only.
    """
    hsv = cv2.cvtColor(pixels, cv2.COLOR_RGB2HSV)
    red = _red(hsv) & (hsv[..., 1] > _TINTED)
    return np.where(red[..., None], pixels[..., :1], pixels)


def only_red(pixels: Pixels) -> tuple[Pixels, Box]:
    """Return the strong red outside of seals dark on white, and the box in which it lies."""
    hsv = cv2.cvtColor(pixels, cv2.COLOR_RGB2HSV)
    strong = _without_seals(_strongly_red(hsv))
    height, width = strong.shape
    across, down = np.flatnonzero(strong.any(axis=0)), np.flatnonzero(strong.any(axis=1))
    if not len(across):
        return pixels, Box(0, 0, 0, 0)
    box = Box(
        across[0] / width, down[0] / height, (across[-1] + 1) / width, (down[-1] + 1) / height
    )
    red, green, blue = cv2.split(pixels)
    ink = np.where(strong, cv2.min(cv2.min(red, green), blue), np.uint8(255))
    return cv2.cvtColor(ink, cv2.COLOR_GRAY2RGB), box


def colours(pixels: Pixels) -> tuple[float, bool]:
    """Return the share of strongly red pixels, and whether there is no colour at all."""
    hsv = cv2.cvtColor(pixels[::2, ::2], cv2.COLOR_RGB2HSV)
    strong = _strongly_red(hsv)
    coloured = (hsv[..., 1] > _COLOURED) & (hsv[..., 2] > _BRIGHT)
    return round(float(strong.mean()), 5), bool(coloured.mean() < _COLOURED_SHARE)


def _strongly_red(hsv: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return _red(hsv) & (hsv[..., 1] > _STRONG) & (hsv[..., 2] > _BRIGHT)


def _without_seals(strong: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Leave out what is about as wide as high and of a seal's size: its text runs in a circle."""
    step = _COARSE
    coarse = strong[: len(strong) // step * step, : strong.shape[1] // step * step]
    height, width = len(coarse) // step, coarse.shape[1] // step
    if not height or not width:
        return strong
    blocks = coarse.reshape(height, step, width, step).any(axis=(1, 3)).astype(np.uint8)
    joined = cv2.dilate(blocks, np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    left_over = strong.copy()
    for x, y, wide, high, _ in stats[1:]:
        size = max(wide, high) / min(height, width)
        if _SEAL[0] <= size <= _SEAL[1] and _ROUND[0] <= wide / high <= _ROUND[1]:
            left_over[y * step : (y + high) * step, x * step : (x + wide) * step] = False
    return left_over


def _red(hsv: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return (hsv[..., 0] < _RED_BELOW) | (hsv[..., 0] > _RED_ABOVE)
