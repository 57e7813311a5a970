"""Read a PDF: its text layer with places, its facts, its pages as pixels."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from math import isfinite
from typing import Any, Final

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from parsers import pdf_glance, pdf_objects, pdf_rules, pdf_text, pdf_thumbnail, tables
from parsers.content import Glance, PageContent
from parsers.document import Box, FileFacts, Source, Table, TextBox
from parsers.errors import (
    BrokenDocumentError,
    EncryptedDocumentError,
    OversizedDocumentError,
    UnsupportedDocumentError,
)
from parsers.forensics import page as forensics
from parsers.forensics.traces import Signature, Trace
from parsers.pdf_objects import Drawing, Picture
from parsers.pdf_place import Placer

_POINTS_PER_INCH: Final = 72
_SHOWN: Final = 128
"""Pages shown at a glance or small before the file is opened anew."""
_DATE: Final = re.compile(
    r"D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z|[+-])(\d\d)?'?(\d\d)?)?"
)


class PdfFile:
    """An opened PDF; pages are loaded one at a time and closed again."""

    def __init__(self, content: Any, *, max_pages: int, max_characters: int) -> None:  # noqa: ANN401 - bytes or a ctypes array over mapped memory
        self._max_characters = max_characters
        self._content = content
        self._document = self._opened()
        self._shown = 0
        self.pages = len(self._document)
        if self.pages > max_pages:
            message = f"{self.pages} pages, at most {max_pages} are read"
            raise OversizedDocumentError(message)

    def facts(self) -> FileFacts:
        """Say what the file says of itself; fonts are told page by page."""
        about = {
            key: _plain(self._document.get_metadata_value(key))
            for key in ("Producer", "Creator", "Title", "CreationDate", "ModDate")
        }
        return FileFacts(
            producer=about["Producer"],
            creator=about["Creator"],
            title=about["Title"],
            created=iso_time(about["CreationDate"]),
            modified=iso_time(about["ModDate"]),
            revisions=revisions(self._content),
            signatures=max(0, pdfium.FPDF_GetSignatureCount(self._document)),
        )

    def content(self, number: int) -> PageContent:
        """Return the text layer and the pictures of a page, counted from 1."""
        with self._page(number) as page:
            drawing = pdf_objects.drawing(page.raw)
            place = Placer(page)
            with pdf_glance.textpage(page) as textpage:
                count = pdfium.FPDFText_CountChars(textpage)
                if count > self._max_characters:
                    message = f"page {number} holds {count} characters"
                    raise OversizedDocumentError(message)
                boxes = tuple(self._boxes(page, textpage, drawing))
            pictures = tuple(
                box
                for rect in (*(each.rect for each in drawing.pictures), *drawing.annotations)
                if (box := place(rect))
            )
            return PageContent(
                width=page.get_width(),
                height=page.get_height(),
                boxes=boxes,
                pictures=pictures,
                drawn=drawing.may_hold_code,
                empty=not (drawing.styles or drawing.objects or pictures),
                captured_side=_captured_side(drawing, place),
                fonts_not_embedded=tuple(drawing.fonts_not_embedded),
            )

    def tables(self, number: int, content: PageContent) -> tuple[Table, ...]:
        """Return the ruled tables of a page, with what ``content`` holds in their cells."""
        with self._page(number) as page:
            rules = pdf_rules.rules(page.raw, Placer(page), (content.width, content.height))
            return tables.read(rules, content)

    def traces(self, number: int) -> tuple[Trace, ...]:
        """Return what tells of changes on a page, counted from 1."""
        with self._page(number) as page:
            return forensics.traces(self._document, page, self._content, number)

    def signatures(self, pages: Iterable[int]) -> tuple[Signature, ...]:
        """Return the file's electronic signatures, and which pages were changed after each."""
        from parsers.forensics import signing  # noqa: PLC0415 - few files are signed

        return signing.read(bytes(self._content), self._document, pages)

    def render(self, number: int, *, long_side: int, dpi: int = 200) -> NDArray[np.uint8]:
        """Draw the upright page in RGB, at the given density unless that exceeds the side."""
        with self._page(number) as page:
            longest = max(page.get_width(), page.get_height())
            if not isfinite(longest) or longest <= 0:
                message = f"page {number} has no size"
                raise BrokenDocumentError(message)
            scale = min(dpi / _POINTS_PER_INCH, long_side / (longest + 1))
            return pdf_thumbnail.drawn(page, scale)

    def glance(self, number: int) -> Glance:
        """Return what a page shows at a glance, counted from 1."""
        self._renew()
        with self._page(number) as page:
            return pdf_glance.glance(page, number, visible=self._visible(number))

    def thumbnail(self, number: int, *, long_side: int) -> NDArray[np.uint8]:
        """Draw the page small; a scan is decoded small."""
        self._renew()
        with self._page(number) as page:
            return pdf_thumbnail.thumbnail(page, number, long_side=long_side)

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()

    def _boxes(self, page: Any, textpage: Any, drawing: Drawing) -> Iterator[TextBox]:  # noqa: ANN401
        place = Placer(page)
        hiding: dict[int, bool] = {}
        for piece in pdf_text.pieces(textpage, drawing):
            box = place(piece.rect)
            covered = any(
                _covers(picture, piece)
                and hiding.setdefault(
                    picture.order, pdf_objects.hides(picture, page, self._document)
                )
                for picture in drawing.pictures
            )
            yield TextBox(
                text="".join(piece.text),
                box=box or Box(0, 0, 0, 0),
                source=Source.TEXT,
                visible=box is not None and not piece.style.invisible and not covered,
                font=piece.font,
                chars=place.starts(piece) if box else None,
            )

    def _renew(self) -> None:
        """PDFium keeps every object it has parsed, so the file is opened anew now and then."""
        self._shown += 1
        if self._shown % _SHOWN == 0:
            self._document.close()
            self._document = self._opened()

    def _opened(self) -> Any:  # noqa: ANN401
        try:
            return pypdfium2.PdfDocument(self._content)
        except pypdfium2.PdfiumError as error:
            raise _refusal(error.err_code) from error

    def _visible(self, number: int) -> Iterator[str]:
        yield from (box.text for box in self.content(number).boxes if box.visible)

    @contextmanager
    def _page(self, number: int) -> Iterator[Any]:
        try:
            page = self._document[number - 1]
        except (pypdfium2.PdfiumError, IndexError) as error:
            message = f"page {number} is damaged"
            raise BrokenDocumentError(message) from error
        try:
            yield page
        finally:
            page.close()


def iso_time(text: str | None) -> str | None:
    """Return a PDF's date as ISO 8601, with what it does not say left out.

    >>> iso_time("D:20240305143000+08'00'")
    '2024-03-05T14:30:00+08:00'
    >>> iso_time("D:2024")
    '2024-01-01T00:00:00'
    >>> iso_time("yesterday") is None
    True
    """
    if not (match := _DATE.match((text or "").strip())):
        return None
    year, month, day, hour, minute, second = (
        int(part) if part else fallback
        for part, fallback in zip(match.groups()[:6], (0, 1, 1, 0, 0, 0), strict=True)
    )
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=_zone(match))
    except ValueError:
        return None
    return moment.isoformat()


def revisions(content: Any) -> int:  # noqa: ANN401 - any buffer, searched without a copy
    """Count how often the file was saved; a linearised file ends twice when saved once."""
    ends = sum(1 for _ in re.finditer(rb"%%EOF", content))
    linearised = b"/Linearized" in bytes(memoryview(content)[:2048])
    return max(1, ends - linearised)


def _zone(match: re.Match[str]) -> timezone | None:
    sign, hours, minutes = match.group(7), int(match.group(8) or 0), int(match.group(9) or 0)
    if sign is None:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if sign == "-" else offset)


def _refusal(code: int | None) -> Exception:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return EncryptedDocumentError("the PDF needs a password")
    if code == pdfium.FPDF_ERR_SECURITY:
        return UnsupportedDocumentError("the PDF is encrypted in a way that is not supported")
    return BrokenDocumentError("the PDF is damaged")


def _plain(text: str) -> str | None:
    cleaned = "".join(char for char in text if char.isprintable()).strip()
    return cleaned.encode("utf-8", "replace").decode("utf-8")[:500] or None


def _covers(picture: Picture, piece: pdf_text.Piece) -> bool:
    left, bottom, right, top = picture.rect
    x0, y0, x1, y1 = piece.rect
    inside = left <= x0 and bottom <= y0 and x1 <= right and y1 <= top
    return inside and picture.order > piece.style.order


def _captured_side(drawing: Drawing, place: Placer) -> int | None:
    for picture in drawing.pictures:
        box = place(picture.rect)
        if box and (box.x1 - box.x0) * (box.y1 - box.y0) >= pdf_glance.FILLS:
            return max(picture.pixels) or None
    return None
