"""How sure a picture's reader is of exactly those characters of its lines that make a value."""

import re
import statistics
from collections.abc import Sequence
from typing import Any, Final

from parsers.certificate.legibility import NEEDED
from parsers.certificate.view import Line
from parsers.document import Page, Source
from parsers.fields import Reading

_MARKS: Final = re.compile(r"[\W_]")
"""Punctuation and blanks: little depends on them, and readers are never sure of them."""


def certainty(lines: Sequence[Line], value: object) -> float:
    """Return the certainty of the value's least sure letter or digit, 0..1.

    Where the value does not stand in the lines as it is, every character of them counts. A line
    without certainties is as sure as its reader is of the whole of it.
    """
    known = [
        (char.upper(), sure)
        for line in lines
        for char, sure in zip(line.text, _of(line), strict=True)
        if not _MARKS.match(char)
    ]
    text = "".join(char for char, _ in known)
    wanted = _MARKS.sub("", str(value)).upper()
    start = text.find(wanted) if wanted else -1
    taken = known if start < 0 else known[start : start + len(wanted)]
    return round(min((sure for _, sure in taken), default=1.0), 3)


def _of(line: Line) -> Sequence[float]:
    if line.certainties is not None and len(line.certainties) == len(line.text):
        return line.certainties
    return (line.confidence,) * len(line.text)


def is_small(reading: Reading[Any], pages: Sequence[Page]) -> bool:
    """Say whether a line of a legible page is itself too low to be read without errors."""
    for page in pages:
        if page.number == reading.page and page.character_height and reading.source is Source.OCR:
            heights = [
                each.box.y1 - each.box.y0 for each in page.boxes if each.source is Source.OCR
            ]
            usual = statistics.median(heights) if heights else 0.0
            return (reading.box.y1 - reading.box.y0) * page.character_height < NEEDED * usual
    return False
