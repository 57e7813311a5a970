"""Read one page: its text layer, its codes, and what a picture still has to add."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from parsers import legibility, recognised, tables
from parsers.content import PageContent
from parsers.document import Box, Document, Lack, Page
from parsers.ocr.engine import PictureText
from parsers.recognised import WHOLE
from parsers.sandbox.host import Session

Lacking = Callable[[Document], Lack]
Pixels = NDArray[np.uint8]

_OCR_SIDE: Final = 2000
_OCR_DPI: Final = 200
_CODE_DPI: Final = 150
_REMEMBERED: Final = 32
_TEXT_LAYER: Final = "text-layer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A page on its way: what the sandbox said, and what OCR is still to say."""

    page: Page
    recognised: Future[PictureText] | None = None
    zone: Box = WHOLE
    enlargement: float = 1.0
    """How much larger the page was captured than it is given to OCR."""
    text_is_upright: bool = False


class PageReader:
    """Reads the pages of one document; pictures that repeat are read once."""

    def __init__(
        self,
        media_type: str,
        recognise: Callable[[Pixels], Future[PictureText]],
        lack: Lacking | None,
    ) -> None:
        self._media_type = media_type
        self._recognise = recognise
        self._lack = lack
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
        )

    def finish(self, begun: Begun) -> Page:
        """Wait for the picture's text and set it beside the text layer."""
        if begun.recognised is None:
            return begun.page
        text = recognised.within(begun.recognised.result(), begun.zone)
        return recognised.merged(
            begun.page,
            text,
            enlargement=begun.enlargement,
            text_is_upright=begun.text_is_upright,
        )

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
            self._known[digest] = self._recognise(pixels)
        self._known.move_to_end(digest)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return self._known[digest]


def _with_codes(session: Session, page: Page, content: PageContent, *, thorough: bool) -> Page:
    if not content.drawn:
        return page
    about = session.codes(page.number, long_side=_OCR_SIDE, dpi=_CODE_DPI, thorough=thorough)
    return replace(page, qr_codes=recognised.codes(about.codes, page.number))
