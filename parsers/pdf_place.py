"""Where things on a PDF's page lie once the page stands upright."""

import ctypes
from math import isfinite
from typing import Any, Final

import pypdfium2.raw as pdfium

from parsers import pdf_text
from parsers.document import Box
from parsers.pdf_objects import Rect


class Placer:
    """Turn places on the page as filed into fractions of the upright page."""

    _UNITS: Final = 1_000_000

    def __init__(self, page: Any) -> None:  # noqa: ANN401 - a handle of PDFium
        span = max(page.get_width(), page.get_height(), 1.0)
        origin, right, up = (
            self._device(page, x, y) for x, y in ((0.0, 0.0), (span, 0.0), (0.0, span))
        )
        self._origin = origin
        self._x = ((right[0] - origin[0]) / span, (right[1] - origin[1]) / span)
        self._y = ((up[0] - origin[0]) / span, (up[1] - origin[1]) / span)

    def __call__(self, rect: Rect) -> Box | None:
        """Return the part on the page, or None for what lies outside it."""
        corners = [self.point(x, y) for x in (rect[0], rect[2]) for y in (rect[1], rect[3])]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        if not all(map(isfinite, (*xs, *ys))):
            return None
        box = Box(max(min(xs), 0.0), max(min(ys), 0.0), min(max(xs), 1.0), min(max(ys), 1.0))
        return box if box.x0 < box.x1 and box.y0 < box.y1 else None

    def starts(self, piece: pdf_text.Piece) -> tuple[float, ...] | None:
        """Return where the characters begin, of text that runs along the upright page."""
        if piece.direction or self._y[0] or self._x[0] <= 0:
            return None
        origin, step = self._origin[0] / self._UNITS, self._x[0] / self._UNITS
        return tuple(round(min(max(origin + step * x, 0.0), 1.0), 5) for x in piece.starts)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as fractions of the upright page, which it may lie outside of."""
        return (
            (self._origin[0] + self._x[0] * x + self._y[0] * y) / self._UNITS,
            (self._origin[1] + self._x[1] * x + self._y[1] * y) / self._UNITS,
        )

    def _device(self, page: Any, x: float, y: float) -> tuple[int, int]:  # noqa: ANN401
        across, down = ctypes.c_int(), ctypes.c_int()
        size = self._UNITS
        pdfium.FPDF_PageToDevice(
            page, 0, 0, size, size, 0, x, y, ctypes.byref(across), ctypes.byref(down)
        )
        return across.value, down.value
