"""Find the tables that ruled lines make, and what stands in their cells.

A stack of level lines without upright ones is a table too: its columns are where its texts
stand.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers import grid
from parsers.content import PageContent
from parsers.document import Box, Cell, Table, TextBox
from parsers.grid import LONG_SIDE, Net, Rect, Rule, Rules, Shape

MOST_TABLES: Final = 20
MOST_CELLS: Final = 500
"""Of all tables of a page together."""
MOST_TEXT: Final = 1000
"""Characters of one cell."""
_WORD: Final = re.compile(r"监督|監督|年审|年審|年检|年檢|surveillance", re.IGNORECASE)
_MOST_RULES: Final = 300
_MOST_THINGS: Final = 1000
"""Texts, or pictures, of a page; no certificate has nearly as many."""
_MOST_IN_STACK: Final = 100
_GAP: Final = 5.0
"""Between two columns."""
_SAME_EDGE: Final = 6.0
_HELD: Final = 0.8
_LEAST_PICTURE: Final = 0.1


def wanted(boxes: Iterable[TextBox]) -> bool:
    """Say whether the text of a page speaks of surveillance."""
    return any(_WORD.search(box.text) for box in boxes if box.visible)


def read(rules: Rules, content: PageContent) -> tuple[Table, ...]:
    """Return the tables from top to bottom; none where there are more lines than tables have."""
    across, down = grid.joined(rules.across), grid.joined(rules.down)
    things = max(len(content.boxes), len(content.pictures) + len(rules.shapes))
    if max(len(across), len(down)) > _MOST_RULES or things > _MOST_THINGS:
        return ()
    scale = LONG_SIDE / max(content.width, content.height)
    page = _Contents(content, (content.width * scale, content.height * scale), rules.shapes)
    nets = list(grid.nets(across, down))
    used = {rule for net in nets for rule in net[0]}
    nets.extend(_stacks([rule for rule in across if rule not in used], page))
    found: list[Table] = []
    cells = 0
    for rows in filter(None, map(grid.rows, nets)):
        cells += sum(map(len, rows))
        if cells > MOST_CELLS or len(found) == MOST_TABLES:
            break
        found.append(page.table(rows))
    return tuple(sorted(found, key=lambda table: table.box[1::-1]))


def _stacks(across: list[Rule], page: "_Contents") -> Iterator[Net]:
    """Yield level lines of one width, with the uprights their texts would have between them."""
    left = sorted(across)
    while left:
        first = left[0]
        stack = [
            rule
            for rule in left
            if abs(rule.start - first.start) + abs(rule.end - first.end) <= _SAME_EDGE
        ]
        left = [rule for rule in left if rule not in stack]
        if len(stack) > 1:
            step = min(lower.at - upper.at for upper, lower in pairwise(stack))
            head = (first.start, first.at - step, first.end, first.at)
            if page.columns(head):
                stack.insert(0, first._replace(at=head[1]))
            columns = page.columns((first.start, stack[0].at, first.end, stack[-1].at))
            if columns:
                yield stack, [Rule(at, stack[0].at, stack[-1].at) for at in columns]


class _Contents:
    """What can stand in cells, measured like the rules."""

    def __init__(
        self, content: PageContent, size: tuple[float, float], shapes: Sequence[Shape]
    ) -> None:
        self._size = size
        self._texts = [(self._rect(box.box), box) for box in content.boxes if box.visible]
        self._pictures = [*map(self._rect, content.pictures), *shapes]

    def table(self, rows: list[list[Rect]]) -> Table:
        """Fill the cells."""
        texts = {cell: self._text(cell) for row in rows for cell in row}
        around = _around(list(texts))
        return Table(
            box=self._box(around),
            rows=tuple(
                tuple(
                    Cell(
                        box=self._box(cell),
                        text=texts[cell],
                        pictured=any(_holds(cell, each) for each in self._pictures),
                    )
                    for cell in row
                )
                for row in rows
            ),
        )

    def columns(self, area: Rect) -> list[float]:
        """Return where nothing is written from top to bottom, beside texts of one row."""
        inside = sorted(rect for rect, _ in self._texts if _middle_in(area, rect))
        beside = [
            rect
            for rect in inside
            if len(inside) <= _MOST_IN_STACK
            and any(rect is not other and _one_row(rect, other) for other in inside)
        ]
        columns: list[float] = []
        end = None
        for rect in beside:
            if end is not None and rect[0] - end > _GAP:
                columns.append((end + rect[0]) / 2)
            end = max(rect[2], end or rect[2])
        return columns

    def _text(self, cell: Rect) -> str:
        parts = sorted(
            (rect, part)
            for rect, box in self._texts
            if cell[1] <= (rect[1] + rect[3]) / 2 < cell[3]
            and rect[0] < cell[2]
            and rect[2] > cell[0]
            and (part := self._part(cell, rect, box))
        )
        lines: list[list[tuple[Rect, str]]] = []
        for rect, part in sorted(parts, key=lambda each: each[0][1]):
            if lines and _one_row(lines[-1][0][0], rect):
                lines[-1].append((rect, part))
            else:
                lines.append([(rect, part)])
        return " ".join(part for line in lines for _, part in sorted(line))[:MOST_TEXT]

    def _part(self, cell: Rect, rect: Rect, box: TextBox) -> str:
        """Cut a text that runs through more than one cell, where its characters are placed."""
        if box.chars is None or len(box.chars) != len(box.text):
            return box.text.strip() if cell[0] <= (rect[0] + rect[2]) / 2 < cell[2] else ""
        ends = (*box.chars[1:], box.box.x1)
        middles = (
            (start + end) / 2 * self._size[0] for start, end in zip(box.chars, ends, strict=True)
        )
        return "".join(
            char
            for char, middle in zip(box.text, middles, strict=True)
            if cell[0] <= middle < cell[2]
        ).strip()

    def _rect(self, box: Box) -> Rect:
        width, height = self._size
        return (box.x0 * width, box.y0 * height, box.x1 * width, box.y1 * height)

    def _box(self, rect: Rect) -> Box:
        width, height = self._size
        shares = (rect[0] / width, rect[1] / height, rect[2] / width, rect[3] / height)
        return Box(*(min(max(share, 0.0), 1.0) for share in shares))


def _around(rects: Sequence[Rect]) -> Rect:
    x0, y0, x1, y1 = zip(*rects, strict=True)
    return (min(x0), min(y0), max(x1), max(y1))


def _middle_in(area: Rect, rect: Rect) -> bool:
    x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def _one_row(rect: Rect, other: Rect) -> bool:
    shared = min(rect[3], other[3]) - max(rect[1], other[1])
    return shared > (min(rect[3] - rect[1], other[3] - other[1])) / 2


def _holds(cell: Rect, picture: Sequence[float]) -> bool:
    """Tell a picture in the cell from one that lies across it, and from a speck."""
    x0, y0, x1, y1 = picture
    area = (x1 - x0) * (y1 - y0)
    wide = max(0.0, min(x1, cell[2]) - max(x0, cell[0]))
    high = max(0.0, min(y1, cell[3]) - max(y0, cell[1]))
    space = (cell[2] - cell[0]) * (cell[3] - cell[1])
    return wide * high >= _HELD * area and area >= _LEAST_PICTURE * space
