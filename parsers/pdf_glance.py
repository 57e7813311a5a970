"""Look at a page of a PDF without reading it: its plain text, and what else is drawn."""

import ctypes
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

import pypdfium2.raw as pdfium

from parsers import pdf_objects
from parsers.content import MOST_TEXT, Glance
from parsers.errors import BrokenDocumentError
from parsers.pdf_objects import INVISIBLE_MODES, Matrix, Rect
from parsers.pdf_place import Placer

FILLS: Final = 0.8
"""A picture over this share of the page is the page: a scan."""
_INSIDE: Final = 0.03
"""By how much of the page a picture may reach over its edge and still be shown whole."""
_MOST_OBJECTS: Final = 20_000
_SAMPLE: Final = 64
_RECTANGLE: Final = 5
"""Segments of a path that is a mere rule, frame or cell."""
_LETTERS: Final = 400
"""So many further segments can draw a title of ten characters."""


@dataclass(slots=True)
class Outline:
    """What is drawn on a page, without its text."""

    pictures: list[tuple[Any, Matrix, Rect]] = field(default_factory=list)
    notes: list[Rect] = field(default_factory=list)
    segments: int = 0
    invisible: list[bool] = field(default_factory=list)
    """Of the first text objects: whether they are drawn invisibly."""

    @property
    def drawn(self) -> bool:
        """Tell whether the curves could be letters."""
        return self.segments >= _LETTERS


def outline(page: Any) -> Outline:  # noqa: ANN401 - PDFium's handles have no static type
    """List what is drawn; of text only whether it can be seen."""
    found = Outline(notes=list(pdf_objects.annotations(page)))
    for handle, matrix in islice(pdf_objects.objects(page), _MOST_OBJECTS):
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT and len(found.invisible) < _SAMPLE:
            found.invisible.append(pdfium.FPDFTextObj_GetTextRenderMode(handle) in INVISIBLE_MODES)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            if rect := pdf_objects.bounds(handle, matrix):
                found.pictures.append((handle, matrix, rect))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.segments += max(0, pdfium.FPDFPath_CountSegments(handle) - _RECTANGLE)
    return found


def glance(page: Any, number: int, *, visible: Iterator[str]) -> Glance:  # noqa: ANN401
    """Return what the page shows; ``visible`` reads its text piece by piece where some is not."""
    seen, place = outline(page.raw), Placer(page)
    text = ""
    if not all(seen.invisible) or not seen.invisible:
        text = "\n".join(visible) if any(seen.invisible) else plain_text(page)
    shares = (_share(place, rect) for rect in (*(each[2] for each in seen.pictures), *seen.notes))
    return Glance(
        page=number,
        text=text[:MOST_TEXT],
        characters=len(text),
        pictured=round(min(1.0, sum(shares)), 3),
        drawn=seen.drawn,
        digest=_digest(page, seen, place),
    )


def plain_text(page: Any) -> str:  # noqa: ANN401
    """Return the text layer as PDFium puts it in lines."""
    with textpage(page) as text:
        count = max(0, pdfium.FPDFText_CountChars(text))
        taken = min(count, 4 * MOST_TEXT)
        buffer = (ctypes.c_ushort * (taken + 1))()
        pdfium.FPDFText_GetText(text, 0, taken, buffer)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").replace("\r\n", "\n")


@contextmanager
def textpage(page: Any) -> Iterator[Any]:  # noqa: ANN401
    """Open the text of a page, and close it again."""
    opened = pdfium.FPDFText_LoadPage(page)
    if not opened:
        message = "the text of the page is damaged"
        raise BrokenDocumentError(message)
    try:
        yield opened
    finally:
        pdfium.FPDFText_ClosePage(opened)


def scan(seen: Outline, place: Placer) -> tuple[Any, Matrix] | None:
    """Return the picture that is all the page shows but text, where one is."""
    if len(seen.pictures) != 1 or seen.notes or seen.drawn:
        return None
    handle, matrix, (left, bottom, right, top) = seen.pictures[0]
    corners = [place.point(x, y) for x in (left, right) for y in (bottom, top)]
    whole = all(-_INSIDE <= at <= 1 + _INSIDE for corner in corners for at in corner)
    return (handle, matrix) if whole and _share(place, seen.pictures[0][2]) >= FILLS else None


def encoded(handle: Any) -> bytes:  # noqa: ANN401
    """Return a picture's bytes as they stand in the file."""
    size = pdfium.FPDFImageObj_GetImageDataRaw(handle, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFImageObj_GetImageDataRaw(handle, buffer, size)
    return buffer.raw


def _share(place: Placer, rect: Rect) -> float:
    box = place(rect)
    return (box.x1 - box.x0) * (box.y1 - box.y0) if box else 0.0


def _digest(page: Any, seen: Outline, place: Placer) -> str | None:  # noqa: ANN401
    found = scan(seen, place)
    if found is None:
        return None
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(found[0], ctypes.byref(width), ctypes.byref(height))
    about = f"{width.value} {height.value} {page.get_rotation()} {found[1]}"
    return hashlib.sha256(encoded(found[0]) + about.encode()).hexdigest()
