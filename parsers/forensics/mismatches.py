"""Where the text layer says one number or date and the picture of the same place another."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from parsers.document import Box, Page, Source, TextBox
from parsers.forensics.traces import Mismatch
from parsers.identifiers.confusions import folded

_SURE: Final = 0.98
"""A reader of the picture that is less sure may be wrong."""
_MOST: Final = 20
_SHARED: Final = 0.6
"""Of the smaller place."""
_WORD: Final = re.compile(r"[0-9A-Z][0-9A-Z/-]{9,}|\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?", re.ASCII)
_DATE: Final = re.compile(r"(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?", re.ASCII)


def found(page: Page) -> tuple[Mismatch, ...]:
    """Return the values that differ, of a page of which both were read."""
    shown = [each for each in page.boxes if each.source is Source.OCR and _sureness(each) >= _SURE]
    told = [each for each in page.boxes if each.source is Source.TEXT]
    if not shown or not told:
        return ()
    return tuple(each for text in told for each in _of(text, shown, page))[:_MOST]


def _of(text: TextBox, shown: list[TextBox], page: Page) -> Iterator[Mismatch]:
    """A line with one value in each is compared; with several it is not known which is which."""
    said = _values(text.text)
    near = [each for each in shown if _shares(text.box, each.box)]
    seen = [(value, each) for each in near for value in _values(each.text)]
    if len(said) != 1 or len(seen) != 1 or _agree(said[0], seen[0][0]):
        return
    value, box = seen[0]
    if any(value in _values(other.text) for other in _also_there(text, box, page)):
        return
    yield Mismatch(
        page=page.number,
        box=box.box,
        text=said[0],
        shown=value,
        visible=text.visible,
        confidence=_sureness(box),
    )


def _also_there(text: TextBox, shown: TextBox, page: Page) -> Iterator[TextBox]:
    """Other visible words of the text layer there, which the picture then rightly shows."""
    for each in page.boxes:
        drawn = each.source is Source.TEXT and each.visible
        if drawn and each is not text and _shares(each.box, shown.box):
            yield each


def _values(text: str) -> list[str]:
    plain = "".join(unicodedata.normalize("NFKC", text).upper().split())
    return [each for each in _WORD.findall(plain) if sum(map(str.isdigit, each)) >= 6]  # noqa: PLR2004 - as many as a date without leading zeros


def _agree(said: str, seen: str) -> bool:
    """Dates by their day; numbers of one length by their digits, but for what is confused."""
    one, other = _DATE.fullmatch(said), _DATE.fullmatch(seen)
    if one and other:
        return [int(each) for each in one.groups()] == [int(each) for each in other.groups()]
    if one or other or len(said) != len(seen):
        return True
    pairs = zip(folded(said), folded(seen), strict=True)
    return all(a == b for a, b in pairs if a.isdigit() and b.isdigit())


def _sureness(box: TextBox) -> float:
    """Of the least sure digit or letter, where that is known; blanks between them are no matter."""
    if box.certainties is None:
        return box.confidence
    told = zip(box.text, box.certainties, strict=False)
    return min(
        (sure for char, sure in told if char.isascii() and char.isalnum()), default=box.confidence
    )


def _shares(one: Box, other: Box) -> bool:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    if width <= 0 or height <= 0:
        return False
    smaller = min((box.x1 - box.x0) * (box.y1 - box.y0) for box in (one, other))
    return width * height >= _SHARED * smaller
