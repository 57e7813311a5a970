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
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from app import pipeline, report
from app.reader import Advice, Reader, ReadingLimits, Wanted
from bench import corpus, scoring
from bench.scoring import Judged
from parsers import document, outline
from parsers.document import Box, Look, Page
from parsers.errors import DocumentError
from parsers.ocr.engine import PictureText, Pixels
from parsers.outline import Outline
from parsers.triage import PictureGlance
from parsers.triage.sight import told

Json = dict[str, Any]
Certificates = Callable[[Path], list[Json]]
"""Returns the certificates of a file, fields as the report writes them; of a certificate in
several versions each, as it was read alone."""


class OnOneRuntime:
    """OCR in this process on a runtime of choice, in place of the pool's processes."""

    def __init__(self, runtime: str) -> None:
        from parsers.ocr.chain import Chain  # noqa: PLC0415  (slow to import, seldom needed)
        from parsers.ocr.glance import Glancer  # noqa: PLC0415
        from parsers.ocr.paddle import PaddleEngine  # noqa: PLC0415

        engine = PaddleEngine(runtime=runtime)
        self._chain, self._glancer = Chain(engine), Glancer(*engine.models, enough=told)

    def read(self, pixels: Pixels) -> PictureText:
        """Return the text of a picture, turned upright."""
        return self._chain.read(pixels)

    def look_again(
        self, pixels: Pixels, zones: Sequence[Box], *, skew: float = 0.0
    ) -> tuple[Look, ...]:
        """Return what zones of an upright picture say on a second look."""
        return self._chain.second_look(pixels, zones, skew=skew)

    def glance(self, pixels: Pixels) -> PictureGlance:
        """Return a few lines of a thumbnail."""
        return self._glancer.glance(pixels)

    def close(self) -> None:
        """End nothing: no process was started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A document that was read in an earlier run."""

    pages: tuple[Page, ...]
    outline: Outline

    def examined(self, _pages: Sequence[int]) -> None:
        """Say that the file itself is no longer looked at."""


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
        with ExitStack() as held:

            def read(content: bytes, expects: Callable[[int], bool]) -> pipeline.Pages:
                advice = Advice(pipeline.lack, pipeline.doubts)
                stream = self.reader.stream(content, Wanted(advice, expects=expects))
                return (
                    self._kept(content, held, stream) if self.kept else held.enter_context(stream)
                )

            try:
                seen = pipeline.verify(path.read_bytes(), read=read, registries=(), request=request)
            except DocumentError as error:
                print(f"{path.name}: {error}", file=sys.stderr)
                return []
        return [
            {"languages": list(each.fields.languages), "fields": report.plain(each.fields)}
            for one in seen.certificates
            for each in one.evidence.certificate.versions or (one.evidence.certificate,)
        ]

    def _kept(
        self, content: bytes, held: ExitStack, stream: AbstractContextManager[pipeline.Pages]
    ) -> Kept:
        shape = b"".join(Path(each.__file__ or "").read_bytes() for each in (document, outline))
        place = (self.kept or Path()) / f"{sha256(shape + content).hexdigest()}.pickle"
        reading = held.enter_context(stream)
        if not place.exists():
            known = Kept(pages=tuple(reading.pages), outline=reading.outline)
            place.write_bytes(pickle.dumps(known))
            return known
        return cast("Kept", pickle.loads(place.read_bytes()))  # noqa: S301  (our own)


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


def judge(
    folder: Path, certificates: Certificates, *, only: str = "", every: int = 1
) -> list[Judged]:
    """Read a folder, or each so-many-th file of it, and judge every field of every record."""
    records = corpus.records(folder, only=only, every=every)
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
