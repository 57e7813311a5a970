"""Glyphs as lines and words."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from parsers.forensics.drawn import Glyph
from parsers.forensics.traces import MOST_WORDS
from parsers.pdf_objects import Rect

_GAP: Final = 1.5
_SAME_ROW: Final = 0.6


def lines_of(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that follow one another on one line."""
    line: list[Glyph] = []
    for each in glyphs:
        if line and not _follows(line[-1], each):
            yield line
            line = []
        line.append(each)
    if line:
        yield line


def _follows(last: Glyph, each: Glyph) -> bool:
    height = max(last.rect[3] - last.rect[1], each.rect[3] - each.rect[1], 1.0)
    level = abs(last.middle[1] - each.middle[1]) <= height
    return level and -height <= each.rect[0] - last.rect[2] <= _GAP * height


def words_of(glyphs: Iterable[Glyph]) -> str:
    """Write glyphs as they are read: line by line, from left to right."""
    falling = sorted(glyphs, key=lambda each: -each.middle[1])
    height = max((each.rect[3] - each.rect[1] for each in falling), default=0.0)
    rows: list[list[Glyph]] = []
    for each in falling:
        if not rows or rows[-1][0].middle[1] - each.middle[1] > _SAME_ROW * height:
            rows.append([])
        rows[-1].append(each)
    return " ".join(_row(row, height) for row in rows)[:MOST_WORDS]


def _row(glyphs: list[Glyph], height: float) -> str:
    ordered = sorted(glyphs, key=lambda each: each.rect[0])
    parts = [ordered[0].text]
    for last, each in pairwise(ordered):
        apart = each.spaced or each.rect[0] - last.rect[2] > height
        parts.append(f" {each.text}" if apart else each.text)
    return "".join(parts)


def around(glyphs: Iterable[Glyph]) -> Rect:
    """Return the place that holds all of them."""
    lefts, bottoms, rights, tops = zip(*(each.rect for each in glyphs), strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
