"""What is drawn on a page, glyph by glyph and box by box, in the order of drawing."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium

from parsers import pdf_glance, pdf_objects
from parsers.pdf_objects import INVISIBLE_MODES, Matrix, Rect
from parsers.pdf_text import UNKNOWN, character

MOST_GLYPHS: Final = 10_000
"""A certificate has far fewer; a page with more is not looked at."""
MOST_OBJECTS: Final = 20_000
_MOST_BOXES: Final = 500
_OPAQUE: Final = 250
_STRAIGHT: Final = 0.01
"""In radians; text that is turned belongs to a seal or a watermark."""
_BLANKS: Final = frozenset({9, 10, 13, 32, 0xA0, 0x3000})
_RECTANGLE: Final = (4, 6)
"""From so many to so many line segments make a rectangle."""

Colour = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One visible character that runs along the page."""

    text: str
    rect: Rect
    """Where its ink lies."""
    order: int
    font: int
    name: str | None
    colour: Colour
    switched: bool
    """It stands in a layer that may be switched off."""
    spaced: bool
    """A blank goes before it."""

    @property
    def middle(self) -> tuple[float, float]:
        """Return its centre."""
        left, bottom, right, top = self.rect
        return (left + right) / 2, (bottom + top) / 2


@dataclass(frozen=True, slots=True)
class Patch:
    """An opaque box in one colour, or a picture."""

    rect: Rect
    order: int
    colour: Colour | None
    """None for a picture."""
    handle: Any


@dataclass(frozen=True, slots=True)
class Drawn:
    """Everything on a page that can be told apart here."""

    glyphs: tuple[Glyph, ...]
    patches: tuple[Patch, ...]
    texts: tuple[tuple[int, Rect], ...] = ()
    """Every text by its place in the order of drawing, and where it lies."""

    def texts_in(self, rect: Rect) -> Iterator[int]:
        """Yield the places in the order of drawing of texts that lie mostly there."""
        for order, (left, bottom, right, top) in self.texts:
            across, down = (left + right) / 2, (bottom + top) / 2
            if rect[0] <= across <= rect[2] and rect[1] <= down <= rect[3]:
                yield order


@dataclass(frozen=True, slots=True)
class _Text:
    order: int
    font: int
    name: str | None
    colour: Colour
    switched: bool
    seen: bool


def drawn(page: Any) -> Drawn | None:  # noqa: ANN401 - PDFium's handles have no static type
    """Return what the page draws, or None where it is too much for a certificate."""
    texts: dict[int, _Text] = {}
    names: dict[int, str | None] = {}
    patches: list[Patch] = []
    places: list[tuple[int, Rect]] = []
    for order, (handle, matrix) in enumerate(pdf_objects.objects(page.raw)):
        if order > MOST_OBJECTS:
            return None
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts[pdf_objects.address(handle)] = _text(handle, order, names)
            if rect := pdf_objects.bounds(handle, matrix):
                places.append((order, rect))
        elif len(patches) < _MOST_BOXES and (patch := _patch(handle, kind, matrix, order)):
            patches.append(patch)
    with pdf_glance.textpage(page) as textpage:
        if pdfium.FPDFText_CountChars(textpage) > MOST_GLYPHS:
            return None
        glyphs = tuple(_glyphs(textpage, texts))
    return Drawn(glyphs, tuple(patches), tuple(places))


def _glyphs(textpage: Any, texts: dict[int, _Text]) -> Iterator[Glyph]:  # noqa: ANN401
    edges = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = edges
    places = [ctypes.byref(edge) for edge in edges]
    blank = False
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        after, blank = blank, code in _BLANKS
        if blank or code <= 32 or 0xD800 <= code < 0xE000:  # noqa: PLR2004 - controls, surrogates
            continue
        handle = pdfium.FPDFText_GetTextObject(textpage, index)
        text = texts.get(pdf_objects.address(handle)) if handle else None
        if text is None or not text.seen:
            continue
        angle = pdfium.FPDFText_GetCharAngle(textpage, index)
        if min(abs(angle), abs(angle - 6.283185307)) > _STRAIGHT:
            continue
        if not pdfium.FPDFText_GetCharBox(textpage, index, *places):
            continue
        broken = pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1
        yield Glyph(
            UNKNOWN if broken else character(code, text.name),
            (left.value, bottom.value, right.value, top.value),
            text.order,
            text.font,
            text.name,
            text.colour,
            text.switched,
            after,
        )


def _text(handle: Any, order: int, names: dict[int, str | None]) -> _Text:  # noqa: ANN401
    font = pdfium.FPDFTextObj_GetFont(handle)
    key = pdf_objects.address(font) if font else 0
    if key not in names:
        names[key] = pdf_objects.font_name(font) if font else None
    colour = _fill(handle)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
    return _Text(
        order,
        key,
        names[key],
        colour,
        _is_switched(handle),
        mode not in INVISIBLE_MODES and colour[3] > 0,
    )


def _patch(handle: Any, kind: int, matrix: Matrix, order: int) -> Patch | None:  # noqa: ANN401
    """Only what is filled and nothing shines through."""
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        rect = pdf_objects.bounds(handle, matrix)
        return Patch(rect, order, None, handle) if rect and not _is_switched(handle) else None
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return None
    segments = pdfium.FPDFPath_CountSegments(handle)
    colour = _fill(handle)
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, ctypes.byref(mode), ctypes.byref(stroke))
    filled = mode.value != pdfium.FPDF_FILLMODE_NONE and colour[3] >= _OPAQUE
    straight = _RECTANGLE[0] <= segments <= _RECTANGLE[1] and _lines_only(handle, segments)
    if not (filled and straight) or _is_switched(handle):
        return None
    rect = pdf_objects.bounds(handle, matrix)
    return Patch(rect, order, colour, handle) if rect else None


def _lines_only(path: Any, segments: int) -> bool:  # noqa: ANN401
    kinds = (
        pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, index))
        for index in range(segments)
    )
    return all(kind != pdfium.FPDF_SEGMENT_BEZIERTO for kind in kinds)


def _fill(handle: Any) -> Colour:  # noqa: ANN401
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(handle, *map(ctypes.byref, parts)):
        return (0, 0, 0, 0)
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def _is_switched(handle: Any) -> bool:  # noqa: ANN401
    """Tell whether a thing belongs to optional content, e.g. one language of two."""
    for index in range(min(max(pdfium.FPDFPageObj_CountMarks(handle), 0), 10)):
        mark = pdfium.FPDFPageObj_GetMark(handle, index)
        buffer, size = (ctypes.c_ushort * 8)(), ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), ctypes.byref(size))
        if bytes(buffer).startswith("OC\0".encode("utf-16-le")):
            return True
    return False
