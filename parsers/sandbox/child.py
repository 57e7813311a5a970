"""The life of one reading process: one document, a few questions, then the end."""

import ctypes
import json
import mmap
import os
import resource
from typing import Any, Final

import numpy as np

from parsers import qr
from parsers.content import Glance, PageContent
from parsers.document import Box, Table
from parsers.errors import BrokenDocumentError, DocumentError, ExhaustedDocumentError
from parsers.forensics.traces import Signature, Trace
from parsers.pdf import PdfFile
from parsers.picture import PictureFile
from parsers.sandbox import wire
from parsers.sandbox.answers import (
    Codes,
    Glances,
    Opened,
    Refused,
    Signatures,
    Tables,
    Thumbnail,
    Traces,
    written,
)
from parsers.sandbox.limits import ReadingLimits

_MAX_QUESTION: Final = 10_000
_CODE_SIDE: Final = 4200
_FLAT: Final = 12
"""Difference of colour values up to which a page counts as blank."""


def serve(channel: int, document: int, media_type: str, limits: ReadingLimits) -> None:
    """Answer questions about the document until the service hangs up."""
    reader = _Reader(document, media_type, limits)
    while (question := _question(channel)) is not None:
        _grant_time(limits.cpu_seconds)
        try:
            header, payload = reader.answer(question)
        except DocumentError as error:
            header, payload = _refusal(error.problem, str(error)), b""
        except MemoryError:
            header, payload = _refusal(ExhaustedDocumentError.problem, "not enough memory"), b""
        except RecursionError:
            header, payload = _refusal(BrokenDocumentError.problem, "nested too deeply"), b""
        for part in wire.frame(header, payload):
            _send(channel, part)


class _Reader:
    """Opens the file at the first question."""

    def __init__(self, document: int, media_type: str, limits: ReadingLimits) -> None:
        self._document = document
        self._media_type = media_type
        self._limits = limits
        self._file: PdfFile | PictureFile | None = None
        self._last: tuple[int, PageContent] | None = None

    def answer(self, question: dict[str, Any]) -> tuple[bytes, bytes | memoryview]:
        """Return header and payload."""
        if self._file is None:
            self._file = self._open()
        match question["ask"]:
            case "render":
                return self._rendered(question)
            case "thumbnail":
                return self._thumbnail(question)
            case _:
                return written(self._told(question)), b""

    def _told(self, question: dict[str, Any]) -> Any:  # noqa: ANN401, PLR0911 - one for each question
        """Answer what needs no pixels to come along."""
        assert self._file is not None  # noqa: S101 - opened in answer()
        match question["ask"]:
            case "open":
                return Opened(pages=self._file.pages, facts=self._file.facts())
            case "content":
                return self._content(question["page"])
            case "tables":
                return Tables(tables=self._tables(question["page"]))
            case "glances":
                pages = range(question["first"], question["first"] + question["count"])
                return Glances(pages=tuple(map(self._glance, pages)))
            case "traces":
                return Traces(traces=self._traces(question["page"]))
            case "signatures":
                return Signatures(signatures=self._signatures(question["pages"]))
            case _:
                pixels = self._pixels(question)
                codes = self._codes(question["page"], pixels, thorough=question["thorough"])
                return Codes(codes=codes)

    def _content(self, number: int) -> PageContent:
        """Keep the last page: what is asked next is mostly about it."""
        if self._last is None or self._last[0] != number:
            assert self._file is not None  # noqa: S101 - opened in answer()
            self._last = number, self._file.content(number)
        return self._last[1]

    def _glance(self, number: int) -> Glance:
        """One page that cannot be looked at does not hide its neighbours."""
        assert self._file is not None  # noqa: S101 - opened in answer()
        try:
            return self._file.glance(number)
        except DocumentError as error:
            return Glance(page=number, problem=error.problem)

    def _tables(self, number: int) -> tuple[Table, ...]:
        if isinstance(self._file, PdfFile):
            return self._file.tables(number, self._content(number))
        return ()

    def _traces(self, number: int) -> tuple[Trace, ...]:
        return self._file.traces(number) if isinstance(self._file, PdfFile) else ()

    def _signatures(self, pages: list[int]) -> tuple[Signature, ...]:
        return self._file.signatures(pages) if isinstance(self._file, PdfFile) else ()

    def _rendered(self, question: dict[str, Any]) -> tuple[bytes, bytes | memoryview]:
        pixels = self._pixels(question)
        blank = int(pixels.max()) - int(pixels.min()) <= _FLAT
        codes = self._codes(question["page"], pixels) if question["codes"] and not blank else ()
        height, width = pixels.shape[:2]
        about = Codes(codes=codes, width=width, height=height, blank=blank)
        return written(about), _bytes(pixels)

    def _thumbnail(self, question: dict[str, Any]) -> tuple[bytes, memoryview]:
        assert self._file is not None  # noqa: S101 - opened in answer()
        pixels = self._file.thumbnail(question["page"], long_side=question["long_side"])
        height, width = pixels.shape[:2]
        return written(Thumbnail(width=width, height=height)), _bytes(pixels)

    def _pixels(self, question: dict[str, Any]) -> Any:  # noqa: ANN401 - an array of pixels
        number, long_side = question["page"], question["long_side"]
        if isinstance(self._file, PdfFile):
            return self._file.render(number, long_side=long_side, dpi=question["dpi"])
        assert self._file is not None  # noqa: S101 - opened in answer()
        return self._file.render(number, long_side=long_side)

    def _codes(
        self,
        number: int,
        pixels: Any,  # noqa: ANN401 - an array of pixels
        *,
        thorough: bool = True,
    ) -> tuple[tuple[str, Box], ...]:
        """Look at a photo in its full size, at a PDF page as drawn."""
        if isinstance(self._file, PictureFile):
            return qr.codes(self._file.render(number, long_side=_CODE_SIDE))
        return qr.codes(pixels, thorough=thorough)

    def _open(self) -> PdfFile | PictureFile:
        size = os.fstat(self._document).st_size
        mapped = mmap.mmap(
            self._document, size, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ | mmap.PROT_WRITE
        )
        limits = self._limits
        if self._media_type == "application/pdf":
            return PdfFile(
                (ctypes.c_ubyte * size).from_buffer(mapped),
                max_pages=limits.max_pages,
                max_characters=limits.max_characters,
            )
        return PictureFile(
            mapped,
            self._media_type,
            max_pages=limits.max_pages,
            max_pixels=limits.max_pixels,
        )


def _bytes(pixels: Any) -> memoryview:  # noqa: ANN401 - an array of pixels
    return np.ascontiguousarray(pixels).data.cast("B")


def _grant_time(seconds: int) -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(usage.ru_utime + usage.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard < 0 else min(soft, hard), hard))


def _refusal(problem: str, message: str) -> bytes:
    return written(Refused(problem=problem, message=message))


def _question(channel: int) -> dict[str, Any] | None:
    def take(size: int) -> bytearray:
        data = bytearray()
        while len(data) < size:
            part = os.read(channel, size - len(data))
            if not part:
                raise EOFError
            data += part
        return data

    try:
        header, _ = wire.receive(take, max_header=_MAX_QUESTION, max_payload=0)
    except EOFError:
        return None
    question: dict[str, Any] = json.loads(header)
    return question


def _send(channel: int, data: bytes | memoryview) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(channel, view) :]
