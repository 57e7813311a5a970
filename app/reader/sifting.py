"""Sift a long document: at a glance, which pages are worth a reading, ahead of the reading."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from typing import Final

from parsers.errors import DocumentError
from parsers.sandbox.host import SandboxLostError, Session
from parsers.triage import Sight

BATCH: Final = 16
"""Pages looked at in one go; after each, other documents have their turn."""
_PAGES_OF_A_PROCESS: Final = 256
"""A reading process grows over the pages it has seen, and is replaced after so many."""


Glimpse = Callable[[Session, Sequence[int]], Sequence[Sight]]
"""Tells what the pages with these numbers are, in their order."""


class Sifter:
    """Looks at all pages of one document, a few batches at a time; keeps sights, never texts."""

    def __init__(
        self, open_session: Callable[[], Session], look: Glimpse, executor: Executor, *, pages: int
    ) -> None:
        self._open = open_session
        self._look = look
        self._executor = executor
        self._pages = pages
        self._lock = threading.Lock()
        self._waiting = iter(range(1, pages + 1, BATCH))
        self._sights: dict[int, Future[Sequence[Sight | None]]] = {
            first: Future() for first in range(1, pages + 1, BATCH)
        }
        self._idle: list[tuple[Session, int]] = []
        self._ended = False
        self.sifted = 0
        """How many pages have been looked at."""

    def begin(self, at_once: int) -> None:
        """Begin so many batches; each that ends begins another."""
        for _ in range(at_once):
            self._executor.submit(self._work)

    def sights(self) -> Iterator[Sight | None]:
        """Return the sights in the order of the pages; None where a glance was not possible."""
        for first in range(1, self._pages + 1, BATCH):
            yield from self._sights[first].result()
            del self._sights[first]

    def close(self) -> None:
        """Look at no further page."""
        with self._lock:
            self._ended = True
            idle, self._idle = self._idle, []
        for session, _ in idle:
            session.close()

    def _work(self) -> None:
        with self._lock:
            first = None if self._ended else next(self._waiting, None)
        if first is None:
            return
        future = self._sights[first]
        try:
            sights = self._batch(range(first, min(first + BATCH, self._pages + 1)))
        except BaseException as error:  # noqa: BLE001 - raised where the sights are awaited
            future.set_exception(error)
            return
        with self._lock:
            self.sifted += len(sights)
        future.set_result(sights)
        self._executor.submit(self._work)

    def _batch(self, numbers: range) -> Sequence[Sight | None]:
        """A batch that fails is looked at page by page, each with a process of its own."""
        try:
            return self._looked(numbers)
        except (DocumentError, SandboxLostError):
            return [self._one(number) for number in numbers]

    def _one(self, number: int) -> Sight | None:
        try:
            return self._looked(range(number, number + 1))[0]
        except DocumentError:
            return None

    def _looked(self, numbers: range) -> Sequence[Sight]:
        with self._lock:
            session, seen = self._idle.pop() if self._idle else (None, 0)
        session = session or self._open()
        keep = False
        try:
            sights = self._look(session, numbers)
            seen += len(numbers)
            with self._lock:
                keep = not self._ended and seen < _PAGES_OF_A_PROCESS
                if keep:
                    self._idle.append((session, seen))
        finally:
            if not keep:
                session.close()
        return sights
