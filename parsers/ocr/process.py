"""One OCR process as its parent sees it: ask it something, or find it dead."""

import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from parsers.ocr import wire
from parsers.ocr.engine import Pixels

_PROGRAM: Final = "parsers.ocr.worker"
_ONE_THREAD: Final = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT"), "1"
)
_START_SECONDS: Final = 60.0
_ROOT: Final = Path(__file__).parents[2]


class OcrUnavailableError(RuntimeError):
    """The OCR engine does not start: it or its models are not installed."""


class WorkerDiedError(Exception):
    """The process ended or was ended while it was asked."""

    def __init__(self, *, in_time: bool) -> None:
        super().__init__("the process died" if in_time else "no answer in time")


class PictureRefusedError(Exception):
    """The engine raised an error on the picture and goes on."""


@dataclass(kw_only=True)
class Worker:
    """One process; not to be asked from two threads at once."""

    process: subprocess.Popen[bytes]
    pages: int = 0
    memory: int = 0
    _ready: bool = field(default=False)

    @classmethod
    def start(cls, cache: Path | None) -> "Worker":
        """Start the process and do not wait for it.

        Call it from a thread that lives as long as the process should: the kernel ends the
        process when that thread ends.
        """
        command = [sys.executable, "-m", _PROGRAM, "--parent", str(os.getpid())]
        if cache is not None:
            command += ["--cache", str(cache)]
        process = subprocess.Popen(  # noqa: S603 — our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={**_environment(), **_ONE_THREAD},
        )
        return cls(process=process)

    def ask(self, header: Mapping[str, Any], pixels: Pixels, seconds: float) -> dict[str, Any]:
        """Return the answer, or raise WorkerDiedError after at most so many seconds."""
        if not self._ready:
            self._await_start()
        question = {**header, **wire.shape_of(pixels)}
        answer = self._exchange(question, pixels.data.cast("B"), seconds)
        self.pages += 1
        self.memory = int(answer["memory"])
        if "error" in answer:
            raise PictureRefusedError(answer["error"])
        return answer

    def kill(self) -> None:
        """End the process and take its exit status."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _await_start(self) -> None:
        greeting = self._exchange(None, None, _START_SECONDS)
        if "failed" in greeting:
            raise OcrUnavailableError(greeting["failed"])
        self._ready = True

    def _exchange(
        self, question: dict[str, Any] | None, body: memoryview | None, seconds: float
    ) -> dict[str, Any]:
        assert self.process.stdin is not None  # noqa: S101 — both are pipes, see start
        assert self.process.stdout is not None  # noqa: S101
        late = threading.Event()

        def end() -> None:
            late.set()
            self.process.kill()

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            if question is not None:
                wire.send(self.process.stdin, question, body or b"")
            return wire.receive(self.process.stdout).header
        except (OSError, EOFError, ValueError) as error:
            raise WorkerDiedError(in_time=not late.is_set()) from error
        finally:
            timer.cancel()


def _environment() -> dict[str, str]:
    """Return the little of our environment that a Python process needs."""
    kept = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "HOME", "LANG", "TMPDIR", "VIRTUAL_ENV")
    return {name: os.environ[name] for name in kept if name in os.environ}
