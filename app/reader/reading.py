"""Read one document, page after page: while one is in OCR the next is rendered."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from typing import Final, Protocol

from app.reader.page import Begun, Lacking, PageReader, Pixels
from parsers.document import Document, FileFacts, Page
from parsers.errors import DocumentError, ExhaustedDocumentError
from parsers.ocr.engine import PictureText
from parsers.sandbox.host import Session

Progress = Callable[[int, int], None]

_FEW_PAGES: Final = 20
_MOST_PROBLEMS: Final = 20
"""A file with more unreadable pages than this is unreadable."""


class Means(Protocol):
    """What a reading works with: the confined processes and OCR."""

    @property
    def in_flight(self) -> int:
        """Return how many pages may be in OCR at a time."""
        ...

    def open(self, content: bytes, media_type: str) -> Session:
        """Hand the file to a confined process of its own."""
        ...

    def recognise(self, pixels: Pixels) -> Future[PictureText]:
        """Queue a picture for OCR."""
        ...


class Reading:
    """One reading of one document."""

    def __init__(
        self,
        means: Means,
        content: bytes,
        media_type: str,
        lack: Lacking | None,
        progress: Progress | None,
    ) -> None:
        self._means = means
        self._content = content
        self._media_type = media_type
        self._pages_of = PageReader(media_type, means.recognise, lack)
        self._progress = progress or (lambda _done, _total: None)
        self._facts = FileFacts()
        self._fonts: dict[str, None] = {}
        self._problems: list[DocumentError] = []
        self._short = True
        self._session = means.open(content, media_type)

    def document(self) -> Document:
        """Read every page."""
        begun: deque[Begun] = deque()
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

    def _pages(self, begun: deque[Begun]) -> Iterator[Page]:
        opened = self._session.opened()
        self._facts, self._short = opened.facts, opened.pages <= _FEW_PAGES
        for number in range(1, opened.pages + 1):
            begun.append(self._begin_or_note(number, fresh=number == 1))
            while begun and (len(begun) > self._means.in_flight or number == opened.pages):
                yield self._finished(begun.popleft())
                self._progress(number - len(begun), opened.pages)

    def _begin_or_note(self, number: int, *, fresh: bool) -> Begun:
        """One unreadable page among readable ones is a fact about that page.

        It gets a second try in a fresh process: the first may have grown over earlier pages.
        """
        try:
            return self._begin(number)
        except DocumentError as error:
            self._session.close()
            self._session = self._means.open(self._content, self._media_type)
            if isinstance(error, ExhaustedDocumentError) and not fresh:
                return self._begin_or_note(number, fresh=True)
            self._note(error)
            return Begun(page=Page(number=number, width=1, height=1, problem=error.problem))

    def _begin(self, number: int) -> Begun:
        content = self._session.content(number)
        self._fonts |= dict.fromkeys(content.fonts_not_embedded)
        return self._pages_of.begin(self._session, number, content, short=self._short)

    def _finished(self, begun: Begun) -> Page:
        try:
            return self._pages_of.finish(begun)
        except DocumentError as error:
            self._note(error)
            return replace(begun.page, problem=error.problem)

    def _note(self, error: DocumentError) -> None:
        self._problems.append(error)
        if len(self._problems) > _MOST_PROBLEMS:
            raise error
