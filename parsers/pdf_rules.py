"""The ruled lines a page of a PDF draws, and the filled shapes between them."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Final

import pypdfium2.raw as pdfium

from parsers.grid import LONG_SIDE, Rule, Rules, Shape
from parsers.pdf_objects import Matrix, matrix_of, objects, times
from parsers.pdf_place import Placer

_MOST_SEGMENTS: Final = 20_000
"""A page that draws more is a drawing; its lines are not worth the time to join."""
_STRAIGHT: Final = 0.7
_THIN: Final = 3.0
_SHORTEST: Final = 3.0
_PALE: Final = 235
_CLEAR: Final = 16

_Point = tuple[float, float]


@dataclass(slots=True)
class _Outline:
    """One part of a path: its points, also those that bend it, and its straight lines."""

    points: list[_Point] = field(default_factory=list)
    lines: list[tuple[_Point, _Point]] = field(default_factory=list)

    def go(self, point: _Point, *, straight: bool) -> None:
        if straight and self.points:
            self.lines.append((self.points[-1], point))
        self.points.append(point)

    @property
    def slants(self) -> bool:
        """Whether it is more than level and upright lines."""
        return len(self.lines) < len(self.points) - 1 or any(
            min(abs(one[0] - other[0]), abs(one[1] - other[1])) > _STRAIGHT
            for one, other in self.lines
        )


def rules(page: Any, place: Placer, size: tuple[float, float]) -> Rules:  # noqa: ANN401 - PDFium
    """Return the rules of a page; none of a page that draws too many lines."""
    found = Rules()
    left = _MOST_SEGMENTS
    scale = LONG_SIDE / max(size)

    def measured(x: float, y: float) -> _Point:
        across, down = place.point(x, y)
        return across * size[0] * scale, down * size[1] * scale

    for handle, matrix in objects(page):
        if pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        left -= max(1, pdfium.FPDFPath_CountSegments(handle))
        if left < 0:
            return Rules()
        _add_path(found, handle, times(matrix_of(handle), matrix), measured)
    return found


def _add_path(
    found: Rules,
    handle: Any,  # noqa: ANN401
    matrix: Matrix,
    measured: Callable[[float, float], _Point],
) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, ctypes.byref(fill), ctypes.byref(stroke))
    filled = bool(fill.value) and _shows(pdfium.FPDFPageObj_GetFillColor, handle)
    stroked = bool(stroke.value) and _shows(pdfium.FPDFPageObj_GetStrokeColor, handle)
    if not filled and not stroked:
        return
    for outline in _outlines(handle, matrix, measured):
        if stroked:
            for one, other in outline.lines:
                _add_line(found, one, other, _STRAIGHT)
        if filled:
            _add_filled(found, outline)


def _shows(colour: Any, handle: Any) -> bool:  # noqa: ANN401
    """White on white is how some printers hide a border."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not colour(handle, *map(ctypes.byref, parts)):
        return True
    *inks, cover = (part.value for part in parts)
    return cover >= _CLEAR and min(inks) < _PALE


def _outlines(
    handle: Any,  # noqa: ANN401
    matrix: Matrix,
    measured: Callable[[float, float], _Point],
) -> Iterator[_Outline]:
    """Yield each part of a path."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    at = ctypes.byref(x), ctypes.byref(y)
    outline = _Outline()
    for index in range(pdfium.FPDFPath_CountSegments(handle)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        pdfium.FPDFPathSegment_GetPoint(segment, *at)
        px, py = x.value, y.value
        point = measured(a * px + c * py + e, b * px + d * py + f)
        if not (isfinite(point[0]) and isfinite(point[1])):
            return
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and outline.points:
            yield outline
            outline = _Outline()
        outline.go(point, straight=kind == pdfium.FPDF_SEGMENT_LINETO)
        if pdfium.FPDFPathSegment_GetClose(segment):
            outline.go(outline.points[0], straight=True)
    if outline.points:
        yield outline


def _add_line(found: Rules, one: _Point, other: _Point, thin: float) -> None:
    (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    if y1 - y0 <= thin and x1 - x0 >= max(_SHORTEST, y1 - y0):
        found.across.append(Rule((y0 + y1) / 2, x0, x1))
    elif x1 - x0 <= thin and y1 - y0 >= max(_SHORTEST, x1 - x0):
        found.down.append(Rule((x0 + x1) / 2, y0, y1))


def _add_filled(found: Rules, outline: _Outline) -> None:
    """Take a thin bar for a line, and leave out rectangles: they shade cells."""
    xs, ys = zip(*outline.points, strict=True)
    low, high = (min(xs), min(ys)), (max(xs), max(ys))
    if min(high[0] - low[0], high[1] - low[1]) <= _THIN:
        _add_line(found, low, high, _THIN)
    elif outline.slants:
        found.shapes.append(Shape(*low, *high))
