"""Read a document: text layer first, OCR where that is not enough, QR codes always.

The bytes are handed to a confined process, pixels to the OCR processes; only text comes back.
"""

import io
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Final, Protocol, Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.reader.page import Lacking
from app.reader.reading import Progress, Reading
from parsers import kind
from parsers.document import Document
from parsers.errors import (
    EmptyDocumentError,
    MislabelledDocumentError,
    OversizedDocumentError,
    UnsupportedDocumentError,
)
from parsers.ocr.engine import PictureText
from parsers.sandbox.host import Sandbox, SandboxLostError, Session
from parsers.sandbox.limits import ReadingLimits

__all__ = ["Ocr", "Reader", "ReadingLimits"]

_PICTURE_DPI: Final = 600


class Ocr(Protocol):
    """Reads pixels; a call waits until a process is free."""

    def read(self, pixels: NDArray[np.uint8]) -> PictureText:
        """Return the text of a picture, turned upright."""
        ...

    def close(self) -> None:
        """End the processes."""
        ...


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
            return Reading(self, content, media_type, lack, progress).document()
        except SandboxLostError:  # ended from outside, not by the file
            return Reading(self, content, media_type, lack, progress).document()

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


def _ocr_pool(workers: int | None) -> Ocr:
    from parsers.ocr.pool import OcrPool  # noqa: PLC0415 - its engines are slow to import

    return OcrPool(workers)
