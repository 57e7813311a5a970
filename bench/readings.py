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
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from app import pipeline, report
from app.reader import Reader, ReadingLimits
from bench import corpus, scoring
from bench.scoring import Judged
from parsers import document
from parsers.document import Box, Document, TextBox
from parsers.errors import DocumentError
from parsers.ocr.engine import PictureText, Pixels

Json = dict[str, Any]
Certificates = Callable[[Path], list[Json]]
"""Returns the certificates of a file as the report writes them."""


class OnOneRuntime:
    """OCR in this process on a runtime of choice, in place of the pool's processes."""

    def __init__(self, runtime: str) -> None:
        from parsers.ocr.chain import Chain  # noqa: PLC0415  (slow to import, seldom needed)
        from parsers.ocr.paddle import PaddleEngine  # noqa: PLC0415

        self._chain = Chain(PaddleEngine(runtime=runtime))

    def read(self, pixels: Pixels) -> PictureText:
        """Return the text of a picture, turned upright."""
        return self._chain.read(pixels)

    def look_again(self, pixels: Pixels, zones: Sequence[Box]) -> tuple[TextBox, ...]:
        """Return the text of zones of an upright picture, read larger."""
        return self._chain.second_look(pixels, zones)

    def close(self) -> None:
        """End nothing: no process was started."""


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
def flow(kept: Path | None = None, *, runtime: str | None = None) -> Iterator[Certificates]:
    """Open the product's reader with one OCR process, or with OCR here on a named runtime."""
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
    ocr = OnOneRuntime(runtime) if runtime else None
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


def judge(folder: Path, certificates: Certificates, *, only: str = "") -> list[Judged]:
    """Read a folder and judge every field of every record."""
    records = corpus.records(folder, only=only)
    if not records:
        sys.exit(f"{folder} has no such record")
    answers = read_all((folder / each["file"] for each in records), certificates)
    return [
        judged
        for record in records
        for judged in scoring.judge_record(record, answers[folder / record["file"]])
    ]


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
