"""What the product reads in the files of a folder: in this process, or through its command.

Reading pixels costs nearly all the time, so the documents may be kept between two runs: then
only finding and extraction run again. They are not kept apart by how they were read: empty the
folder when the reader or OCR have changed.
"""

import json
import pickle
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from app import pipeline, report
from app.reader import Reader, ReadingLimits
from parsers import document
from parsers.document import Document
from parsers.errors import DocumentError

Json = dict[str, Any]
Certificates = Callable[[Path], list[Json]]
"""Returns the certificates of a file as the report writes them."""


class Ocr(Protocol):
    """Reads pixels, as the reader wants it."""

    def read(self, pixels: NDArray[np.uint8]) -> Any:  # noqa: ANN401  (the reader's own type)
        """Return the text of a picture."""
        ...

    def close(self) -> None:
        """End it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The product's flow without registries, in this process."""

    reader: Reader
    kept: Path | None = None
    """Where documents lie between runs."""

    def certificates(self, path: Path) -> list[Json]:
        """Return the certificates of a file; none where it cannot be read."""
        day = date(2026, 6, 30)
        request = pipeline.Request(as_of=day, today=day)
        try:
            seen = pipeline.verify(
                path.read_bytes(), read=self._read, registries=(), request=request
            )
        except DocumentError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            return []
        return list(report.to_json(seen)["certificates"])

    def _read(self, content: bytes) -> Document:
        if self.kept is None:
            return self.reader.read(content, lack=pipeline.lack)
        shape = Path(document.__file__).read_bytes()
        place = self.kept / f"{sha256(shape + content).hexdigest()}.pickle"
        if not place.exists():
            seen = self.reader.read(content, lack=pipeline.lack)
            place.write_bytes(pickle.dumps(seen))
            return seen
        return pickle.loads(place.read_bytes())  # noqa: S301  (our own)


@contextmanager
def flow(kept: Path | None = None, *, ocr: Ocr | None = None) -> Iterator[Certificates]:
    """Open the product's reader with one OCR process, or with another OCR."""
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
    with Reader(ReadingLimits(), ocr_workers=1, ocr=ocr) as reader:
        yield Flow(reader=reader, kept=kept).certificates


def command(line: str) -> Certificates:
    """Return how to ask a command that prints the report of the file it is given."""

    def certificates(path: Path) -> list[Json]:
        done = subprocess.run(  # noqa: S603  (the caller's own command)
            [*shlex.split(line), str(path)], capture_output=True, text=True, check=False
        )
        for printed in reversed(done.stdout.strip().splitlines()):
            return list(json.loads(printed).get("certificates") or ())
        print(f"{path.name}: {done.stderr.strip()[-200:]}", file=sys.stderr)
        return []

    return certificates


def read_all(files: Iterable[Path], certificates: Certificates) -> dict[Path, list[Json]]:
    """Read every file once, saying on a terminal how far it is."""
    paths, start = list(dict.fromkeys(files)), time.monotonic()
    answers = {}
    for done, path in enumerate(paths, start=1):
        answers[path] = certificates(path)
        if sys.stderr.isatty():
            seconds = time.monotonic() - start
            print(f"\r{done}/{len(paths)} files, {seconds:.0f} s", end="", file=sys.stderr)
    return answers
