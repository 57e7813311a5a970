"""Look at the pages of a document in a row: the text layer first, the picture second."""

from collections import deque
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from concurrent.futures import Future
from itertools import groupby
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from parsers.content import Glance
from parsers.errors import BrokenDocumentError, DocumentError
from parsers.triage import sight
from parsers.triage.kind import PageKind, Sight
from parsers.triage.picture import PictureGlance

if TYPE_CHECKING:
    from parsers.sandbox.host import Session

Glancing = Callable[[NDArray[np.uint8]], PictureGlance | Future[PictureGlance]]
Memo = MutableMapping[str, Sight]

_AT_ONCE: Final = 32
_IN_FLIGHT: Final = 8
"""Thumbnails that may wait to be read."""
_SIDE: Final = 1000
_SOME_TEXT: Final = 20
_MUCH_TEXT: Final = 200
_LARGE: Final = 0.08
"""Pictures that together cover more of the page can hold a certificate."""


def look(
    session: "Session", glance: Glancing, pages: Sequence[int], memo: Memo | None = None
) -> tuple[Sight, ...]:
    """Return what each page is, in the order asked for.

    ``glance`` may answer at once or with a future; then a pool reads several thumbnails while
    the next are decoded. Give the same ``memo`` for all pages of a document:
    a scan that repeats is then looked at once. Raises DocumentError when the reading process dies.
    """
    looking = _Looking(session, glance, {} if memo is None else memo)
    sights: list[Sight] = []
    under_way: deque[_Started] = deque()
    for run in _runs(pages):
        for seen in session.glances(*run):
            under_way.append(looking.start(seen))
            if len(under_way) > _IN_FLIGHT:
                sights.append(looking.finish(under_way.popleft()))
    return (*sights, *map(looking.finish, under_way))


_Answer = PictureGlance | Future[PictureGlance]
_Started = Sight | str | tuple[Glance, _Answer]
"""Known, the digest of a picture that is being looked at, or a page that is."""


class _Looking:
    """One look at a row of pages."""

    def __init__(self, session: "Session", glance: Glancing, memo: Memo) -> None:
        self._session = session
        self._glance = glance
        self._memo = memo
        self._under_way: set[str] = set()

    def start(self, seen: Glance) -> _Started:
        """Say what the page is, or begin to find out from its picture."""
        told = at_a_glance(seen)
        if told is not None:
            return told
        digest = seen.digest if seen.characters < _SOME_TEXT else None
        if digest is not None and (digest in self._memo or digest in self._under_way):
            return self._memo.get(digest, digest)
        try:
            pixels = self._session.thumbnail(seen.page, long_side=_SIDE)
        except BrokenDocumentError:
            return Sight(PageKind.UNSURE, ("no picture",))
        if digest is not None:
            self._under_way.add(digest)
        return seen, self._glance(pixels)

    def finish(self, started: _Started) -> Sight:
        """Wait for the picture's lines where they are still to come."""
        match started:
            case Sight():
                return started
            case str():
                return self._memo[started]
            case seen, answer:
                told = self._seen(seen, answer)
                if seen.digest is not None and seen.characters < _SOME_TEXT:
                    self._memo[seen.digest] = told
                return told

    def _seen(self, seen: Glance, answer: _Answer) -> Sight:
        try:
            glance = answer.result() if isinstance(answer, Future) else answer
        except DocumentError as error:
            return Sight(PageKind.UNSURE, (error.problem,))
        return _pictured(seen, glance)


def at_a_glance(seen: Glance) -> Sight | None:
    """Return what the text layer alone tells; None where the picture has to be looked at."""
    if seen.problem is not None:
        return Sight(PageKind.UNSURE, (seen.problem,))
    pictured = seen.pictured >= _LARGE or (seen.drawn and seen.characters < _MUCH_TEXT)
    if seen.characters < _SOME_TEXT:
        return None if pictured or seen.pictured or seen.drawn else _without_picture(seen)
    told = sight.of_text(seen.text, pictured=pictured)
    if told.kind is PageKind.CERTIFICATE or not (pictured or sight.garbled(seen.text)):
        return told
    return None


def _without_picture(seen: Glance) -> Sight:
    return Sight(PageKind.OTHER) if seen.characters else Sight(PageKind.BLANK)


def _pictured(seen: Glance, glance: PictureGlance) -> Sight:
    """Take the picture's word, and the text layer's where the picture has nothing to say."""
    told = sight.of_picture(glance)
    if told.candidate or seen.characters < _SOME_TEXT:
        return told
    written = sight.of_text(seen.text)
    return written if told.kind in {PageKind.OTHER, PageKind.BLANK} else told


def _runs(pages: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pages as runs in a row, each no longer than one question allows."""
    for _, group in groupby(enumerate(pages), lambda each: each[1] - each[0]):
        run = [page for _, page in group]
        for start in range(0, len(run), _AT_ONCE):
            part = run[start : start + _AT_ONCE]
            yield part[0], len(part)
