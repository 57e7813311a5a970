"""Fonts that stand out: within a word, or as the last thing that was drawn on a page.

Genuine certificates do it too, so these are remarks and no more.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from parsers.document import Box
from parsers.forensics.drawn import Glyph
from parsers.forensics.rows import around, lines_of, words_of
from parsers.forensics.traces import MOST_WORDS, Trace, TraceKind
from parsers.pdf_objects import Rect

Place = Callable[[Rect], Box | None]

_WORD: Final = re.compile(
    r"[0-9A-Za-z][0-9A-Za-z/-]{7,}|\d{4}[年./-]\d{1,2}[月./-]\d{1,2}", re.ASCII
)
_DIGITS: Final = 6
_ODD: Final = (4, 60)
"""From so many to so many characters are a value of their own."""
_LAST: Final = 0.9
_BELOW: Final = 0.1
"""So much of the page stands below and was drawn before."""
_SEVERAL: Final = 2


def found(glyphs: list[Glyph], number: int, place: Place) -> Iterator[Trace]:
    """Yield what stands out by its font."""
    yield from _mixed(glyphs, number, place)
    yield from _odd(glyphs, number, place)


def _mixed(glyphs: list[Glyph], number: int, place: Place) -> Iterator[Trace]:
    """Numbers and dates whose letters and digits are of more than one font."""
    for line in lines_of(glyphs):
        text = "".join(each.text[:1] for each in line)
        for match in _WORD.finditer(text):
            word = line[match.start() : match.end()]
            fonts: dict[str, int] = defaultdict(int)
            for each in word:
                if each.text.isalnum() and each.text.isascii():
                    fonts[each.name or ""] += 1
            if len(fonts) < _SEVERAL or sum(c.isdigit() for c in match[0]) < _DIGITS:
                continue
            if box := place(around(word)):
                yield Trace(
                    kind=TraceKind.MIXED_FONT,
                    page=number,
                    box=box,
                    after=match[0][:MOST_WORDS],
                    font=min(fonts, key=lambda name: fonts[name])[:MOST_WORDS] or None,
                )


def _odd(glyphs: list[Glyph], number: int, place: Place) -> Iterator[Trace]:
    """A few words in a font of their own, drawn after what stands below them on the page."""
    fonts: dict[str, list[Glyph]] = defaultdict(list)
    for each in glyphs:
        fonts[each.name or ""].append(each)
    for name, own in fonts.items():
        others = [each for each in glyphs if (each.name or "") != name]
        lines = list(lines_of(own))
        if not (name and len(lines) <= _SEVERAL and _ODD[0] <= len(own) <= _ODD[1]):
            continue
        first, low = min(each.order for each in own), min(each.rect[1] for each in own)
        before = sum(each.order < first for each in others)
        below = sum(each.rect[3] < low for each in others)
        if len(others) < len(own) or before < _LAST * len(others) or below < _BELOW * len(others):
            continue
        for line in lines:
            if box := place(around(line)):
                words = words_of(line)
                yield Trace(
                    kind=TraceKind.ODD_FONT,
                    page=number,
                    box=box,
                    after=words,
                    font=name[:MOST_WORDS],
                )
