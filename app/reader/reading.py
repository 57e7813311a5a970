"""Read one document, page after page: while one is in OCR the next is rendered.

A long document is sifted first. Of a page that is put aside nothing but its number and what it
was taken for remains; a page that was read is let go once it has been handed on.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import Final, Protocol, TypeVar

from app.reader.examining import Examiner, Opening
from app.reader.page import Advice, Begun, PageReader, Recognition
from app.reader.sifting import Sifter
from parsers import notes
from parsers.document import FileFacts, Page
from parsers.errors import DocumentError, ExhaustedDocumentError
from parsers.forensics import mismatches
from parsers.forensics.traces import Forensics, Mismatch
from parsers.notes import Note
from parsers.outline import Outline
from parsers.sandbox.host import SandboxLostError, Session
from parsers.triage import PageKind, Sight
from parsers.triage.kind import NEIGHBOURS
from parsers.triage.sight import of_text

T = TypeVar("T")
Progress = Callable[[int, int, int], None]
"""Told how many pages are done, how many there are, and how many have been looked at."""
Expects = Callable[[int], bool]
"""Says whether a page is to be read whatever it seemed to be: a certificate may go on there."""

_FEW_PAGES: Final = 20
_MOST_PROBLEMS: Final = 20
"""A file with more unreadable pages than this, and than readable ones, is unreadable."""
_MOST_NOTES: Final = 100
_PAGES_OF_A_PROCESS: Final = 200
"""A reading process grows over the pages it has read, and is replaced after so many."""
_LOSSES: Final = 2
"""How often the reading processes may be ended from outside before that is a failure."""
_SECONDS: Final = 900.0
_SECONDS_A_PAGE: Final = 3.0
"""How long a document may take in all: so long, and so much longer for every page."""


class Means(Recognition, Opening, Protocol):
    """What a reading works with: the confined processes and OCR."""

    sift_from: int
    """Pages from which a document is sifted before it is read."""

    @property
    def in_flight(self) -> int:
        """Return how many pages may be in OCR at a time."""
        ...

    @property
    def sifters(self) -> Executor:
        """Return where pages are looked at."""
        ...

    def look(self, session: Session, pages: Sequence[int]) -> Sequence[Sight]:
        """Tell at a glance what pages are."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller wants of the pages."""

    advice: Advice = field(default_factory=Advice)
    expects: Expects | None = None
    """Without it nothing is put aside, however long the document is."""
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class _Aside:
    """A page that was put aside, unless something before it goes on there."""

    number: int
    sight: Sight


class Reading:
    """One reading of one document; ``pages`` gives them once, ``close`` ends it at any time."""

    def __init__(self, means: Means, content: bytes, media_type: str, wanted: Wanted) -> None:
        self._means = means
        self._content = content
        self._media_type = media_type
        self._wanted = wanted
        self._pages_of = PageReader(media_type, means, wanted.advice)
        self._facts = FileFacts()
        self._fonts: dict[str, None] = {}
        self._readers: dict[str, None] = {}
        self._rotations: dict[int, int] = {}
        self._kinds: dict[int, PageKind] = {}
        self._notes: list[Note] = []
        self._mismatches: dict[int, tuple[Mismatch, ...]] = {}
        self._problems: dict[int, DocumentError] = {}
        self._count = self._done = self._asked = self._losses = 0
        self._began = time.monotonic()
        self._sifter: Sifter | None = None
        self._session = self._opened()

    @property
    def outline(self) -> Outline:
        """Return what is known so far, without a text."""
        return Outline(
            media_type=self._media_type,
            pages=self._count,
            facts=replace(self._facts, fonts_not_embedded=tuple(self._fonts)),
            readers=tuple(self._readers),
            rotations=dict(self._rotations),
            unread={number: error.problem for number, error in self._problems.items()},
            kinds=dict(self._kinds),
            notes=tuple(self._notes),
        )

    @property
    def pages(self) -> Iterator[Page]:
        """Give every page in order; one that was put aside is empty."""
        queue: deque[Begun | _Aside] = deque()
        try:
            opened = self._patiently(Session.opened)
            self._facts, self._count = opened.facts, opened.pages
            for number, sight in zip(range(1, self._count + 1), self._sights(), strict=False):
                queue.append(self._entry(number, sight))
                yield from self._ready(queue, last=number == self._count)
        finally:
            for each in queue:
                if isinstance(each, Begun) and each.recognised:
                    each.recognised.cancel()
            self.close()
        if len(self._problems) == self._count:
            raise next(iter(self._problems.values()))

    def examined(self, pages: Sequence[int]) -> Forensics | None:
        """Return what the structure of the file tells of pages; None where it cannot be told."""
        examiner = Examiner(self._means, self._content, self._media_type)
        return examiner.examined(self.outline, pages, self._mismatches)

    def close(self) -> None:
        """End the processes that read this document."""
        if self._sifter:
            self._sifter.close()
        self._session.close()

    def _sights(self) -> Iterator[Sight | None]:
        if self._wanted.expects is None or self._count < self._means.sift_from:
            return repeat(None)
        means = self._means
        self._sifter = Sifter(self._opened, means.look, means.sifters, pages=self._count)
        self._sifter.begin(self._means.in_flight)
        return self._sifter.sights()

    def _entry(self, number: int, sight: Sight | None) -> Begun | _Aside:
        if sight is None or sight.candidate:
            return self._begin_or_note(number)
        return _Aside(number, sight)

    def _ready(self, queue: deque[Begun | _Aside], *, last: bool) -> Iterator[Page]:
        """Hand on what is done; wait for a page only when there is nothing better to do."""
        while queue:
            begun = sum(isinstance(each, Begun) for each in queue)
            if not (last or _is_done(queue[0]) or begun > self._means.in_flight):
                return
            yield self._handed_on(queue.popleft())
            self._done += 1
            if self._wanted.progress:
                sifted = self._sifter.sifted if self._sifter else self._done
                self._wanted.progress(self._done, self._count, sifted)

    def _handed_on(self, entry: Begun | _Aside) -> Page:
        if isinstance(entry, _Aside):
            if not self._may_go_on(entry):
                self._kinds[entry.number] = entry.sight.kind
                return Page(number=entry.number, width=1, height=1)
            entry = self._begin_or_note(entry.number)
        page = self._finished(entry)
        if (seen := _kind(page)) is not None:
            self._kinds[page.number] = seen
        if seen is None and len(self._notes) < _MOST_NOTES:
            self._notes.extend(notes.of_page(page))
        if differing := mismatches.found(page):
            self._mismatches[page.number] = differing
        self._readers |= dict.fromkeys(page.readers)
        if page.rotation:
            self._rotations[page.number] = page.rotation
        return page

    def _may_go_on(self, aside: _Aside) -> bool:
        """What is plainly another paper, or nothing, is no page of a certificate."""
        expects = self._wanted.expects
        return aside.sight.kind is PageKind.OTHER and bool(expects and expects(aside.number))

    def _begin_or_note(self, number: int) -> Begun:
        """One unreadable page among readable ones is a fact about that page.

        It gets a second try in a fresh process: the first may have grown over earlier pages.
        """
        self._check_time()
        if self._asked >= _PAGES_OF_A_PROCESS:
            self._renew()
        fresh = self._asked == 0
        try:
            return self._patiently(lambda session: self._begin(session, number))
        except DocumentError as error:
            self._renew()
            if isinstance(error, ExhaustedDocumentError) and not fresh:
                return self._begin_or_note(number)
            self._note(number, error)
            return Begun(page=Page(number=number, width=1, height=1, problem=error.problem))

    def _begin(self, session: Session, number: int) -> Begun:
        self._asked += 1
        content = session.content(number)
        self._fonts |= dict.fromkeys(content.fonts_not_embedded)
        short = self._count <= _FEW_PAGES
        return self._pages_of.begin(session, number, content, short=short)

    def _finished(self, begun: Begun) -> Page:
        try:
            return self._patiently(lambda session: self._pages_of.finish(session, begun))
        except DocumentError as error:
            self._note(begun.page.number, error)
            return replace(begun.page, problem=error.problem)

    def _note(self, number: int, error: DocumentError) -> None:
        self._problems[number] = error
        if len(self._problems) > max(_MOST_PROBLEMS, self._done / 2):
            raise error

    def _check_time(self) -> None:
        if time.monotonic() - self._began > _SECONDS + _SECONDS_A_PAGE * self._count:
            message = "reading all its pages takes longer than allowed"
            raise ExhaustedDocumentError(message)

    def _patiently(self, ask: Callable[[Session], T]) -> T:
        """Ask again where the process was ended from outside and not by the file."""
        while True:
            try:
                return ask(self._session)
            except SandboxLostError:
                self._losses += 1
                if self._losses > _LOSSES:
                    raise
                self._renew()

    def _renew(self) -> None:
        self._session.close()
        self._session, self._asked = self._opened(), 0

    def _opened(self) -> Session:
        return self._means.open(self._content, self._media_type)


def _kind(page: Page) -> PageKind | None:
    """Return what the whole text of a page speaks for, if for another paper."""
    told = of_text("\n".join(box.text for box in page.boxes if box.visible))
    return told.kind if told.kind in NEIGHBOURS else None


def _is_done(entry: Begun | _Aside) -> bool:
    return isinstance(entry, _Aside) or entry.recognised is None or entry.recognised.done()
