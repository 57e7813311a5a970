"""The lines of one certificate, with the places they have on the upright page."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from parsers import recent
from parsers.document import Box, Page, Source, TextBox
from parsers.identifiers.width import narrow

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_COVERED: Final = 0.5
_INSIDE: Final = 0.8
_ALONG: Final = 0.7
"""Boxes of a text layer hug the glyphs, those of a detector leave a margin."""
_SAME_ROW: Final = 0.6
_JOIN_GAP: Final = 0.6
_SLANTED: Final = 0.5
_TALL: Final = 2.2
_WIDE_LATIN: Final = 0.5
_WIDE_HAN: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text; ``x0`` to ``y1`` are in heights of the page, ``box`` in fractions."""

    text: str
    box: Box
    x0: float
    y0: float
    x1: float
    y1: float
    page: int
    confidence: float
    source: Source
    certainties: tuple[float, ...] | None = None
    """How sure the reader is of each character of the text, where known."""

    @property
    def height(self) -> float:
        """Height of the line."""
        return max(self.y1 - self.y0, 1e-4)

    @property
    def middle(self) -> float:
        """Where the line's middle lies, from the top."""
        return (self.y0 + self.y1) / 2

    def beside(self, other: "Line") -> bool:
        """Say whether the two stand in one row."""
        shared = min(self.y1, other.y1) - max(self.y0, other.y0)
        return self.page == other.page and shared >= _SAME_ROW * min(self.height, other.height)

    def above(self, other: "Line") -> bool:
        """Say whether the other begins lower on the page or stands on a later one."""
        return (self.page, self.middle) < (other.page, other.middle)

    def overlap(self, other: "Line") -> float:
        """Return how much of the narrower one lies over or under the other, 0 to 1."""
        shared = min(self.x1, other.x1) - max(self.x0, other.x0)
        return shared / max(min(self.x1 - self.x0, other.x1 - other.x0), 1e-6)

    def piece(self, start: int, end: int) -> "Line":
        """Return a part of the line, its place estimated from the widths of the characters."""
        widths = [_width(char) for char in self.text]
        total = sum(widths) or 1.0
        left = sum(widths[:start]) / total
        right = sum(widths[:end]) / total
        box = self.box
        wide, broad = box.x1 - box.x0, self.x1 - self.x0
        return replace(
            self,
            text=self.text[start:end],
            certainties=self.certainties[start:end] if self.certainties else None,
            box=Box(box.x0 + left * wide, box.y0, box.x0 + right * wide, box.y1),
            x0=self.x0 + left * broad,
            x1=self.x0 + right * broad,
        )


@dataclass(frozen=True, slots=True)
class View:
    """Every readable line of one certificate from top to bottom, and what lay across it."""

    lines: tuple[Line, ...]
    slanted: tuple[Line, ...] = ()
    """Text that runs across the page: watermarks and pieces of seals."""

    def below(self, line: Line) -> tuple[Line, ...]:
        """Return the lines that stand lower on the same page."""
        return tuple(each for each in self.lines if each.page == line.page and line.above(each))


def view(pages: Iterable[Page], region: Box | None = None, *, only: Source | None = None) -> View:
    """Return the lines of the pages; where text layer and picture agree in place, one of them.

    A line of the text layer stands for what OCR read at its place, unless it holds glyphs
    without a character or is invisible; with ``only`` the other source is left out.
    """
    views = [
        _seen(_Boxes(page.boxes), page.number, _aspect(page), region, only=only) for page in pages
    ]
    if len(views) == 1:
        return views[0]
    return View(
        tuple(line for each in views for line in each.lines),
        tuple(line for each in views for line in each.slanted),
    )


class _Boxes:
    """The boxes of a page, told from others by which object they are: comparing all is dear."""

    __slots__ = ("all",)

    def __init__(self, boxes: tuple[TextBox, ...]) -> None:
        self.all = boxes

    def __hash__(self) -> int:
        return id(self.all)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Boxes) and self.all is other.all


def _aspect(page: Page) -> float:
    return page.width / page.height if page.height else 1.0


@lru_cache(maxsize=recent.PAGES)
def _seen(
    boxes: _Boxes, number: int, aspect: float, region: Box | None, *, only: Source | None
) -> View:
    straight, slanted = _separated(_of_page(boxes.all, number, aspect, region, only=only))
    return View(
        tuple(sorted(straight, key=lambda line: (line.y0, line.x0))),
        tuple(slanted),
    )


def _of_page(
    boxes: tuple[TextBox, ...],
    number: int,
    aspect: float,
    region: Box | None,
    *,
    only: Source | None,
) -> list[Line]:
    inside = [box for box in boxes if _within(box.box, region) and box.text.strip()]
    texts = [box for box in inside if box.source is Source.TEXT and box.visible]
    read = [box for box in inside if box.source is not Source.TEXT]
    if not read:
        texts = [box for box in inside if box.source is Source.TEXT]
    lines = _joined([_line(box, number, aspect) for box in texts])
    seen = [_line(box, number, aspect) for box in read]
    if only is not None:
        return [line for line in (*lines, *seen) if line.source is only]
    good = [
        line
        for line in lines
        if REPLACEMENT not in line.text or not any(_covers(line, each) for each in seen)
    ]
    return good + [each for each in seen if not any(_covers(line, each) for line in good)]


def _within(box: Box, region: Box | None) -> bool:
    if region is None:
        return True
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return region.x0 <= x <= region.x1 and region.y0 <= y <= region.y1


def _line(box: TextBox, page: int, aspect: float) -> Line:
    place = box.box
    text = "".join(_narrow(char) for char in box.text)
    kept, sure = _single_blanks(text), box.certainties
    return Line(
        text="".join(" " if text[at].isspace() else text[at] for at in kept),
        box=place,
        x0=place.x0 * aspect,
        y0=place.y0,
        x1=place.x1 * aspect,
        y1=place.y1,
        page=page,
        confidence=box.confidence if box.visible else min(box.confidence, 0.8),
        source=box.source,
        certainties=tuple(sure[at] for at in kept) if sure and len(sure) == len(text) else None,
    )


def _single_blanks(text: str) -> list[int]:
    """Return which characters stay when every run of blanks becomes one, and none at the ends."""
    kept = [
        at
        for at, char in enumerate(text)
        if not char.isspace() or (at and not text[at - 1].isspace())
    ]
    return kept[:-1] if kept and text[kept[-1]].isspace() else kept


def _narrow(char: str) -> str:
    """Narrow letters and digits; punctuation stays as printed."""
    if "\uff10" <= char <= "\uff5a" and narrow(char).isalnum():
        return narrow(char)
    return char


def _joined(lines: list[Line]) -> list[Line]:
    """Join pieces of one row that touch, as text layers often break a line."""
    result: list[Line] = []
    for line in sorted(lines, key=lambda each: (round(each.middle, 3), each.x0)):
        last = result[-1] if result else None
        if last is not None and last.beside(line) and _touches(last, line):
            result[-1] = _union(last, line)
        else:
            result.append(line)
    return result


def _touches(left: Line, right: Line) -> bool:
    height = min(left.height, right.height)
    return -height <= right.x0 - left.x1 <= _JOIN_GAP * height


def _union(left: Line, right: Line) -> Line:
    gap = " " if right.x0 - left.x1 > 0.2 * left.height else ""
    return replace(
        left,
        text=left.text + gap + right.text,
        box=around((left, right)),
        y0=min(left.y0, right.y0),
        x1=max(left.x1, right.x1),
        y1=max(left.y1, right.y1),
        confidence=min(left.confidence, right.confidence),
        certainties=None,
    )


def around(lines: Iterable[Line]) -> Box:
    """Return the smallest box that holds all the lines."""
    boxes = [line.box for line in lines]
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def _covers(line: Line, other: Line) -> bool:
    wide = min(line.x1, other.x1) - max(line.x0, other.x0)
    high = min(line.y1, other.y1) - max(line.y0, other.y0)
    if wide <= 0 or high <= 0:
        return False
    shared, length = wide * high, other.x1 - other.x0
    inside = shared >= _INSIDE * (line.x1 - line.x0) * line.height
    return shared >= _COVERED * length * other.height or (inside and wide >= _ALONG * length)


def _separated(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part the straight lines from what lies across: much taller than its text is long."""
    usual = statistics.median(line.height for line in lines) if lines else 0.0
    straight: list[Line] = []
    slanted: list[Line] = []
    for line in lines:
        length = sum(_width(char) for char in line.text) * line.height
        ratio = (line.x1 - line.x0) / max(length, 1e-6)
        tall = line.height > _TALL * usual
        (slanted if tall and (ratio < _SLANTED or len(line.text) < _FEW) else straight).append(line)
    return straight, slanted


_FEW: Final = 3


def _width(char: str) -> float:
    return _WIDE_HAN if "\u2e80" <= char <= "\uffdc" else _WIDE_LATIN
