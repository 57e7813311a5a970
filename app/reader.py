"""Read a document: text layer first, OCR where that is not enough, QR codes always.

The bytes are handed to a confined process, pixels to the OCR processes; only text comes back.
"""

import hashlib
import io
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Final, Protocol, Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from parsers import kind, legibility, recognised, tables
from parsers.content import PageContent
from parsers.document import Box, Document, FileFacts, Lack, Page
from parsers.errors import (
    DocumentError,
    EmptyDocumentError,
    ExhaustedDocumentError,
    MislabelledDocumentError,
    OversizedDocumentError,
    UnsupportedDocumentError,
)
from parsers.ocr.engine import PictureText
from parsers.recognised import WHOLE
from parsers.sandbox.host import Sandbox, SandboxLostError, Session
from parsers.sandbox.limits import ReadingLimits

__all__ = ["Ocr", "Reader", "ReadingLimits"]

Lacking = Callable[[Document], Lack]
Progress = Callable[[int, int], None]

_OCR_SIDE: Final = 2000
_OCR_DPI: Final = 200
_CODE_DPI: Final = 150
_PICTURE_DPI: Final = 600
_REMEMBERED: Final = 32
_FEW_PAGES: Final = 20
_MOST_PROBLEMS: Final = 20
"""A file with more unreadable pages than this is unreadable."""
_TEXT_LAYER: Final = "text-layer"


class Ocr(Protocol):
    """Reads pixels; a call waits until a process is free."""

    def read(self, pixels: NDArray[np.uint8]) -> PictureText:
        """Return the text of a picture, turned upright."""
        ...

    def close(self) -> None:
        """End the processes."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A page on its way: what the sandbox said, and what OCR is still to say."""

    page: Page
    recognised: Future[PictureText] | None = None
    zone: Box = WHOLE
    enlargement: float = 1.0
    """How much larger the page was captured than it is given to OCR."""
    text_is_upright: bool = False


class Reader:
    """Reads documents one after the other or many at a time."""

    def __init__(
        self, limits: ReadingLimits, *, ocr_workers: int | None = None, ocr: Ocr | None = None
    ) -> None:
        self.limits = limits
        self.sandbox = Sandbox(limits)
        self.ocr = ocr or _ocr_pool(ocr_workers)
        self._in_flight = ocr_workers or 2
        self._threads = ThreadPoolExecutor(self._in_flight, thread_name_prefix="ocr")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every process this reader has started."""
        self.ocr.close()
        self._threads.shutdown(cancel_futures=True)
        self.sandbox.close()

    def read(
        self, content: bytes, *, lack: Lacking | None = None, progress: Progress | None = None
    ) -> Document:
        """Return what the file shows; ``lack`` says what a page's text layer leaves unsaid."""
        media_type = self._checked(content)
        try:
            return _Reading(self, content, media_type, lack, progress).document()
        except SandboxLostError:  # ended from outside, not by the file
            return _Reading(self, content, media_type, lack, progress).document()

    def picture(
        self, content: bytes, page: int, *, long_side: int = 1600, rotation: int = 0
    ) -> bytes:
        """Return a page as PNG, turned clockwise by ``rotation``."""
        with self.open(content, self._checked(content)) as session:
            _, pixels = session.render(page, long_side=long_side, dpi=_PICTURE_DPI, codes=False)
        target = io.BytesIO()
        Image.fromarray(np.rot90(pixels, -(rotation // 90))).save(target, "PNG", compress_level=3)
        return target.getvalue()

    def open(self, content: bytes, media_type: str) -> Session:
        """Hand the file to a confined process of its own."""
        return self.sandbox.open(content, media_type)

    def recognise(self, pixels: NDArray[np.uint8]) -> Future[PictureText]:
        """Queue a picture for OCR."""
        return self._threads.submit(self.ocr.read, pixels)

    @property
    def in_flight(self) -> int:
        """Return how many pages may be in OCR at a time."""
        return self._in_flight

    def _checked(self, content: bytes) -> str:
        if not content:
            message = "the file is empty"
            raise EmptyDocumentError(message)
        if len(content) > self.limits.max_bytes:
            message = f"the file is larger than {self.limits.max_bytes} bytes"
            raise OversizedDocumentError(message)
        if (media_type := kind.media_type_of(content)) is None:
            message = "the file is neither a PDF nor a picture we read"
            raise UnsupportedDocumentError(message)
        if other := kind.second_kind_of(content):
            message = f"the file is {media_type} and {other} at once"
            raise MislabelledDocumentError(message)
        return media_type


class _Reading:
    """One reading of one document."""

    def __init__(
        self,
        reader: Reader,
        content: bytes,
        media_type: str,
        lack: Lacking | None,
        progress: Progress | None,
    ) -> None:
        self._reader = reader
        self._content = content
        self._media_type = media_type
        self._lack = lack
        self._progress = progress or (lambda _done, _total: None)
        self._facts = FileFacts()
        self._fonts: dict[str, None] = {}
        self._known: OrderedDict[bytes, Future[PictureText]] = OrderedDict()
        self._problems: list[DocumentError] = []
        self._short = True
        self._session = reader.open(content, media_type)

    def document(self) -> Document:
        """Read page after page; while one is in OCR the next is rendered."""
        begun: deque[_Begun] = deque()
        try:
            pages = tuple(self._pages(begun))
        finally:
            for each in begun:
                if each.recognised:
                    each.recognised.cancel()
            self._session.close()
        if len(self._problems) == len(pages):
            raise self._problems[0]
        facts = replace(self._facts, fonts_not_embedded=tuple(self._fonts))
        return Document(media_type=self._media_type, pages=pages, facts=facts)

    def _pages(self, begun: deque[_Begun]) -> Iterator[Page]:
        opened = self._session.opened()
        self._facts, self._short = opened.facts, opened.pages <= _FEW_PAGES
        for number in range(1, opened.pages + 1):
            begun.append(self._begin_or_note(number, fresh=number == 1))
            while begun and (len(begun) > self._reader.in_flight or number == opened.pages):
                yield self._finished(begun.popleft())
                self._progress(number - len(begun), opened.pages)

    def _begin_or_note(self, number: int, *, fresh: bool) -> _Begun:
        """One unreadable page among readable ones is a fact about that page.

        It gets a second try in a fresh process: the first may have grown over earlier pages.
        """
        try:
            return self._begin(self._session, number)
        except DocumentError as error:
            self._session.close()
            self._session = self._reader.open(self._content, self._media_type)
            if isinstance(error, ExhaustedDocumentError) and not fresh:
                return self._begin_or_note(number, fresh=True)
            self._note(error)
            return _Begun(page=Page(number=number, width=1, height=1, problem=error.problem))

    def _note(self, error: DocumentError) -> None:
        self._problems.append(error)
        if len(self._problems) > _MOST_PROBLEMS:
            raise error

    def _begin(self, session: Session, number: int) -> _Begun:
        content = session.content(number)
        self._fonts |= dict.fromkeys(content.fonts_not_embedded)
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
            return _Begun(page=page)
        usable = legibility.usable(content)
        lack = self._lacking(page, content) if usable else Lack.MORE
        if lack is Lack.NOTHING:
            return _Begun(page=self._with_codes(session, page, content))
        zone = recognised.zone(page.pictures) if lack is Lack.MARK else WHOLE
        side = legibility.side(content, most=_OCR_SIDE)
        about, pixels = session.render(number, long_side=side, dpi=_OCR_DPI)
        return _Begun(
            page=replace(page, qr_codes=recognised.codes(about.codes, number)),
            recognised=None if about.blank else self._recognise(recognised.cut(pixels, zone)),
            zone=zone,
            enlargement=max((content.captured_side or 0) / max(pixels.shape), 1.0),
            text_is_upright=usable
            and legibility.lies_flat(content.boxes, aspect=content.width / content.height),
        )

    def _lacking(self, page: Page, content: PageContent) -> Lack:
        """Tell what a usable text layer leaves to be read."""
        if self._lack is None:
            return Lack.MORE if legibility.pictured(content) else Lack.NOTHING
        if not content.drawn:
            return Lack.NOTHING
        alone = Document(media_type=self._media_type, pages=(page,), facts=self._facts)
        return self._lack(alone)

    def _with_codes(self, session: Session, page: Page, content: PageContent) -> Page:
        if not content.drawn:
            return page
        about = session.codes(page.number, long_side=_OCR_SIDE, dpi=_CODE_DPI, thorough=self._short)
        return replace(page, qr_codes=recognised.codes(about.codes, page.number))

    def _recognise(self, pixels: NDArray[np.uint8]) -> Future[PictureText]:
        """The same picture on several pages is read once."""
        digest = hashlib.sha256(pixels.data).digest() + repr(pixels.shape).encode()
        if digest not in self._known:
            self._known[digest] = self._reader.recognise(pixels)
        self._known.move_to_end(digest)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return self._known[digest]

    def _finished(self, begun: _Begun) -> Page:
        if begun.recognised is None:
            return begun.page
        try:
            text = recognised.within(begun.recognised.result(), begun.zone)
        except DocumentError as error:
            self._note(error)
            return replace(begun.page, problem=error.problem)
        return recognised.merged(
            begun.page,
            text,
            enlargement=begun.enlargement,
            text_is_upright=begun.text_is_upright,
        )


def _ocr_pool(workers: int | None) -> Ocr:
    from parsers.ocr.pool import OcrPool  # noqa: PLC0415 - its engines are slow to import

    return OcrPool(workers)
