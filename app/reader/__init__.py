"""Read a document: text layer first, OCR where that is not enough, QR codes always.

The bytes are handed to a confined process, pixels to the OCR processes; only text comes back.
A long document is sifted first, and of most of its pages not even the text is kept.
"""

import hashlib
import io
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from types import TracebackType
from typing import Final, Protocol, Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.reader.memory import Memory
from app.reader.page import Advice, Doubting, Lacking
from app.reader.reading import Progress, Reading, Wanted
from parsers import kind, triage
from parsers.document import Box, Document, Look
from parsers.errors import (
    EmptyDocumentError,
    MislabelledDocumentError,
    OversizedDocumentError,
    UnsupportedDocumentError,
)
from parsers.ocr.engine import PictureText
from parsers.sandbox.host import Sandbox, Session
from parsers.sandbox.limits import ReadingLimits
from parsers.triage import PictureGlance, Sight

__all__ = ["Advice", "Ocr", "Reader", "ReadingLimits", "Wanted"]

_PICTURE_DPI: Final = 600
_TEXTS: Final = 128
"""Pictures whose text is remembered; a dense page takes some hundred kilobytes."""
_SIGHTS: Final = 20_000
"""Scans of which is remembered what they were taken for; some hundred bytes each."""


class Ocr(Protocol):
    """Reads pixels; a call waits until a process is free."""

    def read(self, pixels: NDArray[np.uint8]) -> PictureText:
        """Return the text of a picture, turned upright."""
        ...

    def look_again(
        self, pixels: NDArray[np.uint8], zones: Sequence[Box], *, skew: float = 0.0
    ) -> tuple[Look, ...]:
        """Return what zones of an upright picture say on a second look."""
        ...

    def glance(self, pixels: NDArray[np.uint8]) -> PictureGlance:
        """Return a few lines of a thumbnail."""
        ...

    def close(self) -> None:
        """End the processes."""
        ...


class Reader:
    """Reads documents one after the other or many at a time."""

    def __init__(
        self,
        limits: ReadingLimits,
        *,
        ocr_workers: int | None = None,
        ocr: Ocr | None = None,
        sift_from: int = 9,
    ) -> None:
        self.limits = limits
        self.sift_from = sift_from
        self.sandbox = Sandbox(limits)
        self.signing = Sandbox(limits, preload=("parsers.forensics.signing",))
        self.ocr = ocr or _ocr_pool(ocr_workers)
        self._in_flight = ocr_workers or 2
        self._threads = ThreadPoolExecutor(self._in_flight, thread_name_prefix="ocr")
        self.sifters = ThreadPoolExecutor(self._in_flight, thread_name_prefix="sift")
        self.texts = Memory[PictureText](_TEXTS)
        self.sights = Memory[Sight](_SIGHTS)

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
        self.sifters.shutdown(cancel_futures=True)
        self.sandbox.close()
        self.signing.close()

    def read(
        self,
        content: bytes,
        *,
        lack: Lacking | None = None,
        doubts: Doubting | None = None,
        progress: Progress | None = None,
    ) -> Document:
        """Return all that the file shows, every page of it."""
        with self.stream(content, Wanted(Advice(lack, doubts), progress=progress)) as reading:
            pages = tuple(reading.pages)
        outline = reading.outline
        return Document(media_type=outline.media_type, pages=pages, facts=outline.facts)

    def stream(self, content: bytes, wanted: Wanted) -> closing[Reading]:
        """Give the pages one by one, and keep none; where some are ``expected``, sift first."""
        return closing(Reading(self, content, self._checked(content), wanted))

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

    def open_signed(self, content: bytes, media_type: str) -> Session:
        """Hand the file to a confined process that reads signatures; the first one is slow."""
        return self.signing.open(content, media_type)

    def look(self, session: Session, pages: Sequence[int]) -> Sequence[Sight]:
        """Tell at a glance what pages are; the same scan is looked at once, in whatever file."""
        return triage.look(session, self.ocr.glance, pages, self.sights)

    def recognise(self, pixels: NDArray[np.uint8]) -> Future[PictureText]:
        """Queue a picture for OCR, unless the same was read lately, in whatever file."""
        key = hashlib.sha256(pixels.data).hexdigest() + repr(pixels.shape)
        if (known := self.texts.get(key)) is not None:
            done = Future[PictureText]()
            done.set_result(known)
            return done
        begun = self._threads.submit(self.ocr.read, pixels)
        begun.add_done_callback(lambda ended: self._remember(key, ended))
        return begun

    def _remember(self, key: str, ended: Future[PictureText]) -> None:
        """Remember what was read; a picture that failed may be read another time."""
        if not ended.cancelled() and not ended.exception():
            self.texts[key] = ended.result()

    def look_again(
        self, pixels: NDArray[np.uint8], zones: Sequence[Box], skew: float
    ) -> tuple[Look, ...]:
        """Read zones of an upright picture again, now."""
        return self.ocr.look_again(pixels, zones, skew=skew)

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


def _ocr_pool(workers: int | None) -> Ocr:
    from parsers.ocr.pool import OcrPool  # noqa: PLC0415 - its engines are slow to import

    return OcrPool(workers)
