"""One OCR process: reads pictures from its standard input until that ends.

Started by `parsers.ocr.pool`; it sees pixels, never files, has no network, and dies with its
parent.
"""

import argparse
import ctypes
import os
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

import cv2

from parsers.document import Box
from parsers.ocr import wire
from parsers.ocr.chain import Chain
from parsers.ocr.glance import Glancer
from parsers.ocr.paddle import PaddleEngine
from parsers.triage.sight import told

_PR_SET_PDEATHSIG: Final = 1
_CLONE_NEWNET: Final = 0x40000000
_CLONE_NEWUSER: Final = 0x10000000
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Shut the doors, load the models, answer."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--parent", type=int, required=True)
    arguments.add_argument("--cache", type=Path)
    options = arguments.parse_args()
    _die_with(options.parent)
    _leave_the_network()
    cv2.setNumThreads(1)
    _serve(sys.stdin.buffer, _take_standard_output(), options.cache)


def _die_with(parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        raise SystemExit


def _leave_the_network() -> None:
    """Enter an empty network namespace; where the kernel refuses, let Python refuse sockets."""
    unshare = ctypes.CDLL(None).unshare
    if unshare(_CLONE_NEWNET) and unshare(_CLONE_NEWUSER | _CLONE_NEWNET):
        sys.addaudithook(_refuse_sockets)


def _refuse_sockets(event: str, _: tuple[object, ...]) -> None:
    if event.startswith("socket."):
        message = "this process has no network"
        raise PermissionError(message)


def _take_standard_output() -> BinaryIO:
    """Keep the pipe to ourselves; what libraries print goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _serve(questions: BinaryIO, answers: BinaryIO, cache: Path | None) -> None:
    try:
        engine = PaddleEngine(cache=cache)
        readers = _Readers(Chain(engine, cache=cache), Glancer(*engine.models, enough=told))
    except Exception as error:  # noqa: BLE001 — the pool raises it where someone can act on it
        wire.send(answers, {"failed": f"{type(error).__name__}: {error}"})
        return
    wire.send(answers, {"ready": readers.chain.name})
    while True:
        try:
            question = wire.receive(questions)
        except EOFError:
            return
        wire.send(answers, _answer(readers, question) | {"memory": _memory()})


class _Readers(NamedTuple):
    """What shares the loaded models."""

    chain: Chain
    glancer: Glancer


def _answer(readers: _Readers, question: wire.Message) -> dict[str, Any]:
    try:
        pixels = wire.pixels_of(question)
        if question.header.get("glance"):
            return asdict(readers.glancer.glance(pixels))
        if (zones := question.header.get("zones")) is None:
            return asdict(readers.chain.read(pixels))
        boxes = [Box(*zone) for zone in zones]
        looks = readers.chain.second_look(pixels, boxes, skew=float(question.header["skew"]))
        return {"looks": [asdict(each) for each in looks]}
    except Exception as error:  # noqa: BLE001 — one bad picture must not end the process
        return {"error": f"{type(error).__name__}: {error}"}


def _memory() -> int:
    """Return the resident bytes of this process."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE


if __name__ == "__main__":
    main()
