"""The text layer of a PDF page: pieces of lines with their places."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import pi
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from parsers.pdf_objects import Drawing, Rect, Style, address

UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
_PLAIN: Final = Style(order=0, font=None, invisible=False)
_COLUMN_GAP: Final = 1.5
"""In line heights: a wider gap begins a new piece."""
_SPACED_GAP: Final = 2.6
"""The same where blanks were typed: two-character labels are padded to four (名　　称)."""
_STEP_BACK: Final = 1.0
_SAME_LINE: Final = 0.3
_SYMBOL_FONTS: Final = ("symbol", "wingdings", "webdings", "dingbats")


@dataclass(slots=True)
class Piece:
    """Characters that follow one another on one line."""

    style: Style
    direction: int
    rect: Rect
    text: list[str] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    """Where each character begins, in the page's own coordinates."""
    fonts: Counter[str] = field(default_factory=Counter)

    @property
    def font(self) -> str | None:
        """Name the fonts, the most used first."""
        return ", ".join(name for name, _ in self.fonts.most_common()) or None


class _Glyph(NamedTuple):
    text: str
    rect: Rect
    style: Style
    direction: int


def pieces(textpage: Any, drawing: Drawing) -> Iterator[Piece]:  # noqa: ANN401 - PDFium's handle
    """Yield the pieces in the order in which the file draws them."""
    piece: Piece | None = None
    blanks, typed = 0, False
    for glyph in _Glyphs(textpage, drawing):
        if glyph.text in {"\n", " ", "\t"}:
            if glyph.text == "\n" and piece:
                yield piece
                piece = None
            blanks, typed = blanks + 1, glyph.text == "\t" or typed
            continue
        if piece and not _continues(piece, glyph, typed=typed):
            yield piece
            piece = None
        if piece is None:
            piece = Piece(glyph.style, glyph.direction, glyph.rect)
        elif blanks:
            piece.text.append(" ")
            piece.starts.append(piece.rect[2])
        _append(piece, glyph)
        blanks, typed = 0, False
    if piece:
        yield piece


def _append(piece: Piece, glyph: _Glyph) -> None:
    piece.text.append(glyph.text)
    piece.starts.append(glyph.rect[0])
    if glyph.style.font:
        piece.fonts[glyph.style.font] += 1
    left, bottom, right, top = piece.rect
    x0, y0, x1, y1 = glyph.rect
    piece.rect = (
        min(left, x0),
        min(bottom, y0),
        max(right, x1),
        max(top, y1),
    )


def _continues(piece: Piece, glyph: _Glyph, *, typed: bool) -> bool:
    if piece.direction != glyph.direction or piece.style.invisible != glyph.style.invisible:
        return False
    _, end, low, high = _along(piece.rect, piece.direction)
    begins, _, bottom, top = _along(glyph.rect, piece.direction)
    height = min(high - low, top - bottom)
    if min(high, top) - max(low, bottom) < _SAME_LINE * height:
        return False
    gap = begins - end
    widest = (_SPACED_GAP if typed else _COLUMN_GAP) * max(top - bottom, 0.1)
    return -_STEP_BACK * max(top - bottom, 0.1) <= gap <= widest


def _along(rect: Rect, direction: int) -> tuple[float, float, float, float]:
    """Return start and end along the line, then low and high across it."""
    left, bottom, right, top = rect
    if direction == 0:
        return left, right, bottom, top
    if direction == 1:
        return bottom, top, left, right
    if direction == 2:  # noqa: PLR2004 - quarter turns
        return -right, -left, bottom, top
    return -top, -bottom, left, right


class _Glyphs:
    """The characters of a page; a blank that was typed is a tab, a made-up one a space."""

    def __init__(self, textpage: Any, drawing: Drawing) -> None:  # noqa: ANN401
        self._textpage = textpage
        self._styles = drawing.styles
        self._directions: dict[int, int] = {}
        self._box = pdfium.FS_RECTF()
        self._place = ctypes.byref(self._box)

    def __iter__(self) -> Iterator[_Glyph]:
        high = 0
        for index in range(pdfium.FPDFText_CountChars(self._textpage)):
            code = pdfium.FPDFText_GetUnicode(self._textpage, index)
            if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - the first half of a surrogate pair
                high = code
                continue
            if high and 0xDC00 <= code < 0xE000:  # noqa: PLR2004 - its second half
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            if glyph := self._blank(index, code) or self._glyph(index, code):
                yield glyph

    def _blank(self, index: int, code: int) -> _Glyph | None:
        if code in {10, 13}:
            return _NEW_LINE
        if code not in {9, 32, 0xA0, 0x3000}:
            return None
        made_up = pdfium.FPDFText_IsGenerated(self._textpage, index) == 1
        return _MADE_UP_BLANK if made_up else _TYPED_BLANK

    def _glyph(self, index: int, code: int) -> _Glyph | None:
        if not pdfium.FPDFText_GetLooseCharBox(self._textpage, index, self._place):
            return None
        handle = pdfium.FPDFText_GetTextObject(self._textpage, index)
        key = address(handle) if handle else 0
        style = self._styles.get(key, _PLAIN)
        broken = pdfium.FPDFText_HasUnicodeMapError(self._textpage, index) == 1
        box = self._box
        return _Glyph(
            UNKNOWN if broken else character(code, style.font),
            (box.left, box.bottom, box.right, box.top),
            style,
            self._direction(index, key),
        )

    def _direction(self, index: int, key: int) -> int:
        """Quarter turns to the left; one text object is written in one direction."""
        if key not in self._directions:
            angle = pdfium.FPDFText_GetCharAngle(self._textpage, index)
            self._directions[key] = round(-angle / (pi / 2)) % 4 if angle >= 0 else 0
        return self._directions[key]


_NOWHERE: Final = (0.0, 0.0, 0.0, 0.0)
_NEW_LINE: Final = _Glyph("\n", _NOWHERE, _PLAIN, 0)
_MADE_UP_BLANK: Final = _Glyph(" ", _NOWHERE, _PLAIN, 0)
_TYPED_BLANK: Final = _Glyph("\t", _NOWHERE, _PLAIN, 0)


def character(code: int, font: str | None = None) -> str:
    """Return the character, or U+FFFD for a code that stands for none.

    >>> character(0x8BC1), character(0xE123), character(0xF0B7, "Wingdings")
    ('证', '�', '•')
    """
    if code == 2:  # noqa: PLR2004 - how PDFium marks a hyphen at the end of a line
        return "-"
    if 0xF000 <= code < 0xF100 and any(name in (font or "").lower() for name in _SYMBOL_FONTS):  # noqa: PLR2004
        return "•"
    private = 0xE000 <= code < 0xF900 or code >= 0xF0000  # noqa: PLR2004
    nothing = code < 32 or 0x7F <= code < 0xA0 or 0xFFF9 <= code <= 0xFFFF  # noqa: PLR2004
    half = 0xD800 <= code < 0xE000  # noqa: PLR2004
    return UNKNOWN if private or nothing or half or 0xFDD0 <= code < 0xFDF0 else chr(code)  # noqa: PLR2004
