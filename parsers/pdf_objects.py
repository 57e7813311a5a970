"""What is drawn on a page of a PDF, in drawing order."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2.raw as pdfium

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top, in the page's own unturned coordinates."""
Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEPTH: Final = 12
_ENOUGH_SEGMENTS: Final = 100
"""The smallest QR code has some hundred dark modules; fewer line segments cannot draw one."""
_OPAQUE: Final = 250
_NEARLY_ALL: Final = 0.98
_SAMPLE: Final = 4096
INVISIBLE_MODES: Final = (
    pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
    pdfium.FPDF_TEXTRENDERMODE_CLIP,
)
_SUBSET_PREFIX: Final = re.compile(r"^[A-Z]{6}\+")
_SILENT_ANNOTATIONS: Final = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text object is drawn."""

    order: int
    font: str | None
    invisible: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster picture on the page."""

    order: int
    rect: Rect
    pixels: tuple[int, int]
    handle: Any


@dataclass(slots=True)
class Drawing:
    """Everything on a page that matters to reading it."""

    styles: dict[int, Style] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    annotations: list[Rect] = field(default_factory=list)
    fonts_not_embedded: dict[str, None] = field(default_factory=dict)
    segments: int = 0
    objects: int = 0

    @property
    def may_hold_code(self) -> bool:
        """Tell whether a QR code could be drawn here."""
        return bool(
            self.pictures or self.annotations or self.segments + self.objects >= _ENOUGH_SEGMENTS
        )


def address(handle: Any) -> int:  # noqa: ANN401 - PDFium's handles have no static type
    """Return what tells one of PDFium's objects from another."""
    return ctypes.addressof(handle.contents)


def drawing(page: Any) -> Drawing:  # noqa: ANN401
    """List what the page draws; form XObjects are looked into."""
    found = Drawing()
    fonts: dict[int, str | None] = {}
    for handle, matrix in objects(page):
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            _add_text(found, handle, fonts)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _add_picture(found, handle, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            found.segments += _ENOUGH_SEGMENTS
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and found.segments < _ENOUGH_SEGMENTS:
            found.segments += max(0, pdfium.FPDFPath_CountSegments(handle))
        if kind != pdfium.FPDF_PAGEOBJ_TEXT:
            found.objects += 1
    found.annotations.extend(annotations(page))
    return found


def hides(picture: Picture, page: Any, document: Any) -> bool:  # noqa: ANN401
    """Tell whether nothing shines through the picture: no mask, no alpha."""
    handle = pdfium.FPDFImageObj_GetRenderedBitmap(document, page, picture.handle)
    if not handle:
        return False
    try:
        if pdfium.FPDFBitmap_GetFormat(handle) != pdfium.FPDFBitmap_BGRA:
            return True
        size = pdfium.FPDFBitmap_GetStride(handle) * pdfium.FPDFBitmap_GetHeight(handle)
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(handle), size)
        alpha = data[3::4]
        sample = alpha[:: max(1, len(alpha) // _SAMPLE)]
        return sum(value >= _OPAQUE for value in sample) >= _NEARLY_ALL * len(sample)
    finally:
        pdfium.FPDFBitmap_Destroy(handle)


def objects(page: Any) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401
    """Walk through what the page draws, with the matrix of the form each thing stands in."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        handle = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(handle) == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _within(handle, _IDENTITY, _DEPTH)
        elif handle:
            yield handle, _IDENTITY


def _within(form: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401
    inner = times(matrix_of(form), matrix)
    for index in range(pdfium.FPDFFormObj_CountObjects(form) if depth else 0):
        handle = pdfium.FPDFFormObj_GetObject(form, index)
        if pdfium.FPDFPageObj_GetType(handle) == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _within(handle, inner, depth - 1)
        elif handle:
            yield handle, inner


def _add_text(found: Drawing, handle: Any, fonts: dict[int, str | None]) -> None:  # noqa: ANN401
    font = pdfium.FPDFTextObj_GetFont(handle)
    name = None
    if font:
        key = address(font)
        if key not in fonts:
            fonts[key] = font_name(font)
            if fonts[key] and not pdfium.FPDFFont_GetIsEmbedded(font):
                found.fonts_not_embedded[str(fonts[key])] = None
        name = fonts[key]
    found.styles[address(handle)] = Style(
        order=len(found.styles) + len(found.pictures),
        font=name,
        invisible=pdfium.FPDFTextObj_GetTextRenderMode(handle) in INVISIBLE_MODES,
    )


def _add_picture(found: Drawing, handle: Any, matrix: Matrix) -> None:  # noqa: ANN401
    if (rect := bounds(handle, matrix)) is None:
        return
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(handle, ctypes.byref(width), ctypes.byref(height))
    found.pictures.append(
        Picture(
            order=len(found.styles) + len(found.pictures),
            rect=rect,
            pixels=(width.value, height.value),
            handle=handle,
        )
    )


def bounds(handle: Any, matrix: Matrix) -> Rect | None:  # noqa: ANN401
    """Return where a thing lies that is drawn within a form of this matrix."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(handle, *map(ctypes.byref, edges)):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return _transformed((left, bottom, right, top), matrix)


def annotations(page: Any) -> Iterator[Rect]:  # noqa: ANN401
    """Yield where annotations lie that draw something."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 1000)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        rect = pdfium.FS_RECTF()
        silent = pdfium.FPDFAnnot_GetSubtype(annotation) in _SILENT_ANNOTATIONS
        if not silent and pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
            yield (rect.left, rect.bottom, rect.right, rect.top)
        pdfium.FPDFPage_CloseAnnot(annotation)


def font_name(font: Any) -> str | None:  # noqa: ANN401
    """Return a font's name without the prefix of a subset."""
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    if not 1 < size < 1000:  # noqa: PLR2004 - the name ends with a zero byte
        return None
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    return _SUBSET_PREFIX.sub("", _decoded(buffer.value)) or None


def _decoded(name: bytes) -> str:
    """Chinese font names are often filed in GBK, against the standard."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")


def matrix_of(handle: Any) -> Matrix:  # noqa: ANN401
    """Return the matrix of a thing that is drawn."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, ctypes.byref(matrix)):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does one after the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _transformed(rect: Rect, matrix: Matrix) -> Rect:
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (rect[0], rect[2]) for y in (rect[1], rect[3])]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))
