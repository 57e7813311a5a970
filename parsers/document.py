"""A document: what a file shows, page by page, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlsplit


class Box(NamedTuple):
    """A rectangle in fractions of the upright page: 0..1, origin top left."""

    x0: float
    y0: float
    x1: float
    y1: float


class Source(StrEnum):
    """How a text was obtained."""

    TEXT = "text"  # text layer of a PDF
    OCR = "ocr"
    QR = "qr"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBox:
    """One line of text, or one piece of a line; glyphs without a character are U+FFFD."""

    text: str
    box: Box
    confidence: float = 1.0
    """0..1: of OCR the recogniser's score, 1 for a text layer."""
    source: Source
    visible: bool = True
    """False for text that is drawn invisibly or lies under a picture."""
    font: str | None = None
    chars: tuple[float, ...] | None = None
    """Where each character of the text begins, as x in fractions of the page, where known."""
    certainties: tuple[float, ...] | None = None
    """0..1: how sure the recogniser is of each character, where known; the least of a value's
    characters says more of the value than the mean over the line."""


class Lack(StrEnum):
    """What a page's text layer leaves unsaid."""

    NOTHING = "nothing"
    MARK = "mark"  # a mark, which only a picture on the page could hold
    MORE = "more"


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """One QR code; its payload is never fetched."""

    payload: str
    page: int
    box: Box

    @property
    def host(self) -> str | None:
        """Return the host name of a payload that is a web address."""
        try:
            parts = urlsplit(self.payload.strip())
        except ValueError:
            return None
        return parts.hostname if parts.scheme in {"http", "https"} else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a ruled table."""

    box: Box
    text: str = ""
    """Visible text of the text layer in it, top to bottom."""
    pictured: bool = False
    """A picture or a filled shape that is no rectangle lies in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table; a cell that spans rows stands in the row where it begins."""

    box: Box
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A second look at some parts of a page, which were read once more in another way."""

    way: str
    """How the parts were looked at, e.g. ``colours``."""
    zones: tuple[Box, ...]
    boxes: tuple[TextBox, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page, upright; text layer and OCR boxes stand side by side, told apart by source."""

    number: int
    """Counted from 1."""
    width: float
    height: float
    """In points for a PDF, in pixels for a picture, after turning upright."""
    boxes: tuple[TextBox, ...] = ()
    qr_codes: tuple[QrCode, ...] = ()
    pictures: tuple[Box, ...] = ()
    """Where raster pictures lie."""
    tables: tuple[Table, ...] = ()
    """Ruled tables of a PDF's page, looked for only where the text speaks of surveillance."""
    rotation: int = 0
    """By how many degrees clockwise the page was turned to stand upright."""
    readers: tuple[str, ...] = ()
    """E.g. ``("text-layer", "ocr:pp-ocrv6-small")``."""
    looks: tuple[Look, ...] = ()
    """Second looks at what the first reading left in doubt, each in its own way."""
    character_height: float | None = None
    """Median height in pixels of the text lines as captured; None without OCR."""
    sharpness: float = 1.0
    """Share of that height that carries detail; blur and enlargement lower it."""
    red_share: float = 0.0
    """Share of the page's pixels that are strongly red (a seal)."""
    grey: bool = False
    """The page was captured without colour."""
    problem: str | None = None
    """Why the page could not be read, as the last part of a problem type; None when it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What the file says of itself; strings as found, times as ISO 8601."""

    producer: str | None = None
    creator: str | None = None
    title: str | None = None
    created: str | None = None
    modified: str | None = None
    revisions: int = 1
    signatures: int = 0
    fonts_not_embedded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a file shows."""

    media_type: str
    pages: tuple[Page, ...]
    facts: FileFacts = FileFacts()

    @property
    def readers(self) -> tuple[str, ...]:
        """Name every reader used, once."""
        return tuple(dict.fromkeys(name for page in self.pages for name in page.readers))
