"""The service's side: keeps the zygote alive, opens documents, distrusts the answers."""

import json
import logging
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict
from types import TracebackType
from typing import Any, Final, Self, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from parsers.content import Glance, PageContent
from parsers.document import Table
from parsers.errors import BrokenDocumentError, DocumentError, ExhaustedDocumentError
from parsers.forensics.traces import Signature, Trace
from parsers.sandbox import answers, given, wire
from parsers.sandbox.answers import Codes, Opened
from parsers.sandbox.endings import blame
from parsers.sandbox.limits import ReadingLimits

T = TypeVar("T")
log = logging.getLogger(__name__)

_ZYGOTE: Final = "parsers.sandbox.zygote"
_START_SECONDS: Final = 60.0
_ENDING_SECONDS: Final = 10.0
_BUFFER: Final = 4_194_304


class SandboxLostError(Exception):
    """The zygote died, and with it the reading process; the document is not to blame."""


class Sandbox:
    """Opens documents, each in a process of its own; usable from many threads."""

    def __init__(self, limits: ReadingLimits, *, preload: tuple[str, ...] = ()) -> None:
        self._limits = limits
        self._preload = preload
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._greeted = False

    def start(self) -> None:
        """Start the zygote and do not wait for it; without this the first document starts it."""
        with self._lock:
            self._spawned()

    def open(self, content: bytes, media_type: str) -> "Session":
        """Hand a document over to a fresh process."""
        document = given.memory_file(content)
        channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        status, reports = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        job = json.dumps({"media_type": media_type, "limits": asdict(self._limits)}).encode()
        try:
            self._send(job, [theirs.fileno(), reports.fileno(), document])
        except BaseException:
            channel.close()
            status.close()
            raise
        finally:
            theirs.close()
            reports.close()
            os.close(document)
        return Session(channel, status, self._limits)

    def close(self) -> None:
        """End the zygote and, with it, everything it started."""
        with self._lock:
            self._stop()

    @property
    def pid(self) -> int | None:
        """Return the process id of the zygote while one runs."""
        return self._process.pid if self._process else None

    def _send(self, job: bytes, descriptors: list[int]) -> None:
        with self._lock:
            for last in (False, True):
                control = self._started()
                try:
                    socket.send_fds(control, [job], descriptors)
                except OSError:
                    self._stop()
                    if last:
                        raise
                else:
                    return

    def _started(self) -> socket.socket:
        control = self._spawned()
        if self._greeted:
            return control
        hello = control.recv(65_536)
        if not hello:
            self._stop()
            message = "the reading process does not start"
            raise SandboxLostError(message)
        if gaps := json.loads(hello)["missing"]:
            log.warning("reading processes are confined less", extra={"missing": gaps})
        self._greeted = True
        return control

    def _spawned(self) -> socket.socket:
        if self._control and self._process and self._process.poll() is None:
            return self._control
        self._stop()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                [sys.executable, "-P", "-m", _ZYGOTE, str(theirs.fileno()), *self._preload],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env=given.environment(),
                start_new_session=True,  # a Ctrl-C is for the service, which then ends this
            )
        ours.settimeout(_START_SECONDS)
        self._control, self._greeted = ours, False
        return ours

    def _stop(self) -> None:
        if self._control:
            self._control.close()
            self._control = None
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None


class Session:
    """One document in one reading process."""

    def __init__(
        self, channel: socket.socket, status: socket.socket, limits: ReadingLimits
    ) -> None:
        self._channel = channel
        self._status = status
        self._limits = limits
        for option in (socket.SO_RCVBUF, socket.SO_SNDBUF):
            channel.setsockopt(socket.SOL_SOCKET, option, _BUFFER)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def opened(self) -> Opened:
        """Open the file: how many pages, and what it says of itself."""
        return self._ask(answers.OPENED, {"ask": "open"})[0]

    def content(self, page: int) -> PageContent:
        """Return text layer and pictures of a page."""
        return self._ask(answers.CONTENT, {"ask": "content", "page": page})[0]

    def tables(self, page: int) -> tuple[Table, ...]:
        """Return the ruled tables of a page."""
        return self._ask(answers.TABLES, {"ask": "tables", "page": page})[0].tables

    def traces(self, page: int) -> tuple[Trace, ...]:
        """Return what tells of changes on a page."""
        return self._ask(answers.TRACES, {"ask": "traces", "page": page})[0].traces

    def signatures(self, pages: Sequence[int]) -> tuple[Signature, ...]:
        """Return the file's signatures; only where the sandbox was told to load what reads them."""
        question = {"ask": "signatures", "pages": list(pages)}
        return self._ask(answers.SIGNATURES, question)[0].signatures

    def codes(self, page: int, *, long_side: int, dpi: int, thorough: bool = True) -> Codes:
        """Return the QR codes of a page without its pixels."""
        question = {"ask": "codes", "page": page, "long_side": long_side, "dpi": dpi}
        return self._ask(answers.CODES, {**question, "thorough": thorough})[0]

    def glances(self, first: int, count: int) -> tuple[Glance, ...]:
        """Return what some pages in a row show; what cannot be looked at says so."""
        question = {"ask": "glances", "first": first, "count": count}
        pages = self._ask(answers.GLANCES, question)[0].pages
        if [each.page for each in pages] != list(range(first, first + count)):
            message = "the reading process spoke of other pages than it was asked for"
            raise BrokenDocumentError(message)
        return pages

    def thumbnail(self, page: int, *, long_side: int = 1000) -> NDArray[np.uint8]:
        """Return the page in RGB as the file turns it, small; its codes are not looked for."""
        question = {"ask": "thumbnail", "page": page, "long_side": long_side}
        most = self._limits.max_pixels * 3
        about, payload = self._ask(answers.THUMBNAIL, question, max_payload=most)
        return _picture(about.width, about.height, payload)

    def render(
        self, page: int, *, long_side: int, dpi: int, codes: bool = True
    ) -> tuple[Codes, NDArray[np.uint8]]:
        """Return the upright page in RGB, and its QR codes."""
        question = {"ask": "render", "page": page, "long_side": long_side, "dpi": dpi}
        about, payload = self._ask(
            answers.CODES, {**question, "codes": codes}, max_payload=self._limits.max_pixels * 3
        )
        return about, _picture(about.width, about.height, payload)

    def close(self) -> None:
        """Hang up, and wait until the process is gone."""
        self._channel.close()
        if self._status.fileno() >= 0:
            self._ending()
            self._status.close()

    def _ask(
        self, adapter: TypeAdapter[T], question: dict[str, Any], *, max_payload: int = 0
    ) -> tuple[T, bytearray]:
        deadline = time.monotonic() + self._limits.wall_seconds
        try:
            for part in wire.frame(json.dumps(question).encode()):
                self._channel.sendall(part)
            header, payload = wire.receive(
                lambda size: self._take(size, deadline),
                max_header=self._limits.answer_bytes,
                max_payload=max_payload,
            )
        except TimeoutError as error:
            message = f"no answer within {self._limits.wall_seconds:g} s"
            raise ExhaustedDocumentError(message) from error
        except wire.FrameError as error:
            message = "the answer is larger than allowed"
            raise ExhaustedDocumentError(message) from error
        except OSError as error:
            raise self._cause() from error
        return answers.parsed(adapter, header), payload

    def _take(self, size: int, deadline: float) -> bytearray:
        data = bytearray(size)
        view = memoryview(data)
        while view:
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                raise TimeoutError
            self._channel.settimeout(remaining)
            if not (count := self._channel.recv_into(view)):
                raise ConnectionResetError
            view = view[count:]
        return data

    def _cause(self) -> DocumentError | SandboxLostError:
        """Say why the process ended in the middle of an answer."""
        ending = self._ending()
        if ending is None:
            return SandboxLostError("the reading processes were ended from outside")
        swollen = ending["kilobytes"] * 1024 > self._limits.memory_bytes // 2
        return blame(ending["code"], swollen)

    def _ending(self) -> dict[str, int] | None:
        try:
            self._status.shutdown(socket.SHUT_WR)
            self._status.settimeout(_ENDING_SECONDS)
            told = self._status.recv(1000)
        except OSError:
            return None
        ending: dict[str, int] | None = json.loads(told) if told else None
        return ending


def _picture(width: int, height: int, payload: bytearray) -> NDArray[np.uint8]:
    if len(payload) != height * width * 3 or not payload:
        message = "the reading process sent another number of pixels than it said"
        raise BrokenDocumentError(message)
    return np.frombuffer(payload, np.uint8).reshape(height, width, 3)
