"""Where text stands on a page: turning, straightening, rows.

Everything here is geometry; which way up a page stands is told by `parsers.ocr.orientation`.
"""

import math
from collections.abc import Iterable, Sequence
from statistics import median
from typing import Final

from parsers.document import Box, TextBox

Point = tuple[float, float]
Quad = Sequence[Point]
"""Four corners in pixels: top left, top right, bottom right, bottom left of the text."""

_TURNS: Final = 360
_SAME_ROW: Final = 0.5
_ALIKE: Final = 3.0
_LONG: Final = 3.0
_STEEPEST: Final = 15.0


def turn(box: Box, degrees: int) -> Box:
    """Return where the box lies after its page is turned clockwise by 0, 90, 180 or 270 degrees.

    >>> turn(Box(0.0, 0.0, 0.25, 0.5), 90)
    Box(x0=0.5, y0=0.0, x1=1.0, y1=0.25)
    """
    x0, y0, x1, y1 = box
    match degrees % _TURNS:
        case 0:
            return box
        case 90:
            return Box(1 - y1, x0, 1 - y0, x1)
        case 180:
            return Box(1 - x1, 1 - y1, 1 - x0, 1 - y0)
        case 270:
            return Box(y0, 1 - x1, y1, 1 - x0)
        case _:
            message = f"pages are turned by quarters, not by {degrees} degrees"
            raise ValueError(message)


def skew(quads: Iterable[Quad]) -> float:
    """Return the median angle of the long lines in degrees, clockwise positive; 0 without any."""
    angles = []
    for top_left, top_right, _, bottom_left in quads:
        length, height = math.dist(top_left, top_right), math.dist(top_left, bottom_left)
        angle = math.degrees(math.atan2(top_right[1] - top_left[1], top_right[0] - top_left[0]))
        if length > _LONG * height and abs(angle) < _STEEPEST:
            angles.append(angle)
    return median(angles) if angles else 0.0


def straighten(quad: Quad, degrees: float, width: float, height: float) -> Box:
    """Return the box of the quadrilateral, in fractions, after undoing a skew of the page.

    The page is turned about its centre; the box has the line's own height, however long it is.
    """
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    turned = [
        (
            (x - width / 2) * cos + (y - height / 2) * sin + width / 2,
            (y - height / 2) * cos - (x - width / 2) * sin + height / 2,
        )
        for x, y in quad
    ]
    across, down = [x / width for x, _ in turned], [y / height for _, y in turned]
    return Box(*(_fraction(edge) for edge in (min(across), min(down), max(across), max(down))))


def rows(boxes: Iterable[TextBox]) -> tuple[tuple[TextBox, ...], ...]:
    """Group boxes into rows from top to bottom, each from left to right.

    A box belongs to the row whose height it shares by at least half of the lesser height;
    boxes of very different heights are never one row.
    """
    found: list[list[TextBox]] = []
    for each in sorted(boxes, key=lambda each: each.box.y0 + each.box.y1):
        row = next((row for row in reversed(found[-3:]) if _shares(row[-1], each)), None)
        if row is None:
            found.append([each])
        else:
            row.append(each)
    return tuple(tuple(sorted(row, key=lambda each: each.box.x0)) for row in found)


def _shares(one: TextBox, other: TextBox) -> bool:
    a, b = one.box, other.box
    common = min(a.y1, b.y1) - max(a.y0, b.y0)
    apart = a.x1 <= b.x0 or b.x1 <= a.x0
    lesser, greater = sorted((a.y1 - a.y0, b.y1 - b.y0))
    return apart and greater <= _ALIKE * lesser and common >= _SAME_ROW * lesser


def _fraction(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 5)
