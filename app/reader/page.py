"""Read one page: its text layer, its codes, and what a picture still has to add."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from parsers import legibility, recognised, tables
from parsers.content import PageContent
from parsers.document import Box, Document, Lack, Look, Page
from parsers.errors import DocumentError
from parsers.ocr.engine import PictureText
from parsers.recognised import WHOLE, turned
from parsers.sandbox.host import Session

Lacking = Callable[[Document], Lack]
Doubting = Callable[[Document], tuple[Box, ...]]
Pixels = NDArray[np.uint8]

_OCR_SIDE: Final = 2000
_OCR_DPI: Final = 200
_CODE_DPI: Final = 150
_SHARP_SIDE: Final = 4000
_SHARP_DPI: Final = 400
_SHARPER: Final = 1.25
"""A second look is drawn anew where the page was captured so much larger."""
_REMEMBERED: Final = 32
_TEXT_LAYER: Final = "text-layer"


class Advice(NamedTuple):
    """What those who know certificates say of a page; this room knows none."""

    lack: Lacking | None = None
    """What a usable text layer leaves unsaid."""
    doubts: Doubting | None = None
    """Where what was read of the page's picture deserves a second look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A page on its way: what the sandbox said, and what OCR is still to say."""

    page: Page
    recognised: Future[PictureText] | None = None
    zone: Box = WHOLE
    enlargement: float = 1.0
    """How much larger the page was captured than it is given to OCR."""
    text_is_upright: bool = False
    pixels: Pixels | None = None
    """The page as drawn, kept until it is finished."""


class Recognition(Protocol):
    """What a page asks of OCR."""

    def recognise(self, pixels: Pixels) -> Future[PictureText]:
        """Queue a picture for OCR."""
        ...

    def look_again(self, pixels: Pixels, zones: Sequence[Box], skew: float) -> tuple[Look, ...]:
        """Read zones of an upright picture again."""
        ...


class PageReader:
    """Reads the pages of one document; pictures that repeat are read once."""

    def __init__(
        self,
        media_type: str,
        ocr: Recognition,
        advice: Advice,
    ) -> None:
        self._media_type = media_type
        self._ocr = ocr
        self._lack, self._doubts = advice
        self._known: OrderedDict[bytes, Future[PictureText]] = OrderedDict()

    def begin(self, session: Session, number: int, content: PageContent, *, short: bool) -> Begun:
        """Take what the text layer gives, and hand the picture on where that is not enough."""
        page = Page(
            number=number,
            width=content.width,
            height=content.height,
            boxes=content.boxes,
            pictures=content.pictures,
            tables=session.tables(number) if tables.wanted(content.boxes) else (),
            readers=(_TEXT_LAYER,) if content.boxes else (),
        )
        if content.empty:
            return Begun(page=page)
        usable = legibility.usable(content)
        lack = self._lacking(page, content) if usable else Lack.MORE
        if lack is Lack.NOTHING:
            return Begun(page=_with_codes(session, page, content, thorough=short))
        zone = recognised.zone(page.pictures) if lack is Lack.MARK else WHOLE
        side = legibility.side(content, most=_OCR_SIDE)
        about, pixels = session.render(number, long_side=side, dpi=_OCR_DPI)
        return Begun(
            page=replace(page, qr_codes=recognised.codes(about.codes, number)),
            recognised=None if about.blank else self._recognised(recognised.cut(pixels, zone)),
            zone=zone,
            enlargement=max((content.captured_side or 0) / max(pixels.shape), 1.0),
            text_is_upright=usable
            and legibility.lies_flat(content.boxes, aspect=content.width / content.height),
            pixels=pixels if self._doubts else None,
        )

    def finish(self, session: Session, begun: Begun) -> Page:
        """Wait for the picture's text, set it beside the text layer, and look again in doubt."""
        if begun.recognised is None:
            return begun.page
        text = recognised.within(begun.recognised.result(), begun.zone)
        page = recognised.merged(
            begun.page,
            text,
            enlargement=begun.enlargement,
            text_is_upright=begun.text_is_upright,
        )
        if self._doubts is None or begun.pixels is None:
            return page
        zones = self._doubts(Document(media_type=self._media_type, pages=(page,)))
        if not zones:
            return page
        try:
            return replace(page, looks=self._looks(session, begun, page, zones, text.skew))
        except DocumentError:  # the page was read; only its doubts remain
            return page

    def _looks(
        self, session: Session, begun: Begun, page: Page, zones: tuple[Box, ...], skew: float
    ) -> tuple[Look, ...]:
        """Read the zones again, of the page as large as it was captured."""
        pixels = begun.pixels
        if pixels is None or begun.enlargement >= _SHARPER:
            _, pixels = session.render(
                page.number, long_side=_SHARP_SIDE, dpi=_SHARP_DPI, codes=False
            )
        return self._ocr.look_again(turned(pixels, page.rotation), zones, skew)

    def _lacking(self, page: Page, content: PageContent) -> Lack:
        """Tell what a usable text layer leaves to be read."""
        if self._lack is None:
            return Lack.MORE if legibility.pictured(content) else Lack.NOTHING
        if not content.drawn:
            return Lack.NOTHING
        return self._lack(Document(media_type=self._media_type, pages=(page,)))

    def _recognised(self, pixels: Pixels) -> Future[PictureText]:
        """The same picture on several pages is read once."""
        digest = hashlib.sha256(pixels.data).digest() + repr(pixels.shape).encode()
        if digest not in self._known:
            self._known[digest] = self._ocr.recognise(pixels)
        self._known.move_to_end(digest)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return self._known[digest]


def _with_codes(session: Session, page: Page, content: PageContent, *, thorough: bool) -> Page:
    if not content.drawn:
        return page
    about = session.codes(page.number, long_side=_OCR_SIDE, dpi=_CODE_DPI, thorough=thorough)
    return replace(page, qr_codes=recognised.codes(about.codes, page.number))
