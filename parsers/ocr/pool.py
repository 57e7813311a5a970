"""Long-lived OCR processes, one for each processor, each given one picture at a time."""

import os
import queue
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import numpy as np

from parsers.document import Box, Look
from parsers.errors import BrokenDocumentError, ExhaustedDocumentError
from parsers.ocr import wire
from parsers.ocr.engine import PictureText, Pixels
from parsers.ocr.process import PictureRefusedError, Worker, WorkerDiedError
from parsers.triage.picture import PictureGlance

_ATTEMPTS: Final = 2
_MEMORY: Final = 3 * 1024**3


class PoolClosedError(RuntimeError):
    """The pool was closed."""


class OcrPool:
    """Reads pictures in other processes; thread-safe; a call waits for a free process."""

    def __init__(
        self,
        workers: int | None = None,
        *,
        seconds: float = 120.0,
        pages: int = 500,
        cache: Path | None = None,
    ) -> None:
        """Allow a picture so many seconds, and a process so many pages before its successor."""
        self._seconds = seconds
        self._pages = pages
        self._cache = cache
        self._closed = False
        # The kernel ends a process with the thread that started it, so one thread starts all.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="ocr-starter")
        count = workers or os.cpu_count() or 1
        self._places = [_Place() for _ in range(count)]
        self._free: queue.LifoQueue[_Place] = queue.LifoQueue()
        for place in reversed(self._places):
            self._free.put(place)

    def start(self, count: int | None = None) -> None:
        """Start so many processes now, or every one; else each starts when it is first needed."""
        for place in self._places[:count]:
            place.worker = place.worker or self._new_worker()

    def read(self, pixels: Pixels) -> PictureText:
        """Return the text of a decoded picture, turned upright."""
        return wire.picture_text(self._ask({}, pixels))

    def glance(self, pixels: Pixels) -> PictureGlance:
        """Return the most telling lines of a thumbnail, which may stand any way up."""
        return wire.picture_glance(self._ask({"glance": True}, pixels))

    def look_again(
        self, pixels: Pixels, zones: Sequence[Box], *, skew: float = 0.0
    ) -> tuple[Look, ...]:
        """Return the text of zones of an upright picture, read larger and in several ways."""
        if not zones:
            return ()
        question = {"zones": list(map(list, zones)), "skew": skew}
        return wire.looks(self._ask(question, pixels)["looks"])

    def close(self) -> None:
        """End every process; calls under way raise PoolClosedError."""
        self._closed = True
        for place in self._places:
            if place.worker is not None:
                place.worker.kill()
        self._starter.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, header: Mapping[str, Any], pixels: Pixels) -> dict[str, Any]:
        if not pixels.size:
            message = "the picture is empty"
            raise BrokenDocumentError(message)
        pixels = np.ascontiguousarray(pixels, np.uint8)
        place = self._free.get()
        try:
            return self._ask_twice(place, header, pixels)
        except PictureRefusedError as error:
            message = f"the picture cannot be read: {error}"
            raise BrokenDocumentError(message) from error
        finally:
            self._free.put(place)

    def _ask_twice(
        self, place: "_Place", header: Mapping[str, Any], pixels: Pixels
    ) -> dict[str, Any]:
        """A worker that dies is replaced and the picture tried once more."""
        for attempt in range(1, _ATTEMPTS + 1):
            worker = place.worker = place.worker or self._new_worker()
            try:
                answer = worker.ask(header, pixels, self._seconds)
            except WorkerDiedError as error:
                self._discard(place)
                if attempt == _ATTEMPTS:
                    message = f"reading the picture failed twice: {error}"
                    raise ExhaustedDocumentError(message) from error
            else:
                if worker.pages >= self._pages or worker.memory > _MEMORY:
                    self._discard(place)
                return answer
        raise AssertionError  # pragma: no cover

    def _new_worker(self) -> Worker:
        if self._closed:
            message = "the OCR pool is closed"
            raise PoolClosedError(message)
        return self._starter.submit(Worker.start, self._cache).result()

    def _discard(self, place: "_Place") -> None:
        if place.worker is not None:
            place.worker.kill()
        place.worker = None


class _Place:
    """Where one worker stands, or will."""

    worker: Worker | None = None
