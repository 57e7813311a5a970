"""Read the same files with other tools, each followed by the same field extraction.

    python bench/peers.py FOLDER… --environments DIR [--peer NAME …] [--every 3] [--keep DIR]

Builds for each peer a virtual environment below DIR with the versions pinned here (once; they
are no dependency of the product), reads the files of the folders one after the other, builds
documents from the text and the boxes that the peer gives, and lets the product find certificates
in them and take their fields. Printed: precision and recall of each peer and field, CPU and wall
seconds a file on one thread, and peak memory of the peer with all its processes.

``--keep`` keeps what each peer read, with its cost, so that another run only extracts again.
Codes are left out of the comparison: the peers read none. Tesseract must be installed.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from app import report
from bench import corpus, scoring
from bench.machine import describe
from bench.processes import Tree
from bench.scoring import Judged
from parsers import find, layout
from parsers.document import Box, Document, Page, Source, TextBox

Json = dict[str, Any]
ROOT: Final = Path(__file__).parents[1]
OURS: Final = "certscreen"
REQUIREMENTS: Final = {
    "tesseract": ("pytesseract==0.3.13", "pypdfium2==5.15.2"),
    "rapidocr": ("rapidocr==3.10.0", "onnxruntime==1.31.1", "pypdfium2==5.15.2"),
    "kreuzberg": ("kreuzberg==4.10.4",),
    "pdfplumber": ("pdfplumber==0.11.10",),
    "docling": ("docling==2.143.0",),
}
"""Of kreuzberg only Tesseract, of docling only the text layer: their models are downloads."""
ONE_THREAD: Final = dict.fromkeys(("OMP_NUM_THREADS", "OMP_THREAD_LIMIT"), "1")
LEFT_OUT: Final = {"qr_codes"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What one peer read, and what that cost."""

    answers: list[Json]
    """Of each file its seconds, and its pages or, of ours, its certificates."""
    cpu: float
    """Seconds a file."""
    memory: float
    """Most megabytes of all its processes together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How good the fields are that were taken from it."""

    peer: str
    judged: list[Judged]
    work: Work


def main() -> None:
    """Build the environments, read, extract, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--environments", type=Path, required=True, help="where they are built")
    parser.add_argument("--peer", action="append", choices=[*REQUIREMENTS, OURS])
    parser.add_argument("--every", type=int, default=1, help="take each so-many-th file only")
    parser.add_argument("--keep", type=Path, help="folder in which the peers' text is kept")
    options = parser.parse_args()
    print(describe("rapidocr", "openvino", "pypdfium2"))
    for folder in options.folder:
        records = corpus.records(folder, every=options.every)
        files = list(dict.fromkeys(folder / each["file"] for each in records))
        print(f"\n{len(files)} files, {len(records)} certificates")
        print(f"{'':12}{'right':>7}{'wrong':>7}{'missed':>8}{'prec./recall':>14}", end="")
        print(f"{'CPU s/file':>11}{'median s':>11}{'peak MB':>9}{'unread':>9}")
        results = []
        for name in options.peer or (*REQUIREMENTS, OURS):
            done = kept_work(name, files, options)
            results.append(judge(name, done, folder, records))
            print(summary(results[-1]), flush=True)
        print_fields(results)


def command_of(name: str, environments: Path) -> list[str]:
    """Return the command that reads with the peer, its environment built if it is not there."""
    if name == OURS:
        return [sys.executable, str(ROOT / "bench" / "peer_ours.py")]
    folder = (environments / name).absolute()
    python = str(folder / "bin" / "python")
    if not (folder / "built").exists():
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        create = [sys.executable, "-m", "venv", str(folder)]
        for step in (create, [*install, *REQUIREMENTS[name]]):
            subprocess.run(step, check=True)  # noqa: S603  (made above)
        (folder / "built").touch()
    return [python, str(ROOT / "bench" / "peer_text.py"), name]


def kept_work(name: str, files: Sequence[Path], options: argparse.Namespace) -> Work:
    """Let the peer read, or take what it read in an earlier run of the same files."""
    key = sha256("".join([name, *map(str, files)]).encode()).hexdigest()[:16]
    place = options.keep and options.keep / f"{name}-{key}.json"
    if place and place.exists():
        return Work(**json.loads(place.read_text(encoding="utf-8")))
    done = work(command_of(name, options.environments), files)
    if place:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(asdict(done), ensure_ascii=False), encoding="utf-8")
    return done


def work(command: Sequence[str], files: Sequence[Path]) -> Work:
    """Run a peer over every file, and see what it costs."""
    environment = {**os.environ, **ONE_THREAD, "HF_HUB_OFFLINE": "1"}
    with (
        tempfile.TemporaryFile() as noise,
        subprocess.Popen(  # noqa: S603  (commands made above)
            [*command, *map(str, files)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=noise,
            env=environment,
            text=True,
        ) as process,
        Tree(process.pid) as tree,
    ):
        answers, cpu = _follow(process, tree)
    return Work(answers=answers, cpu=cpu / len(files), memory=tree.peak)


def judge(name: str, done: Work, folder: Path, records: Sequence[Json]) -> Result:
    """Judge what the extraction takes from the text."""
    answers = {Path(each["file"]): each for each in done.answers}
    judged = [
        each
        for record in records
        for each in scoring.judge_record(record, _certificates(answers[folder / record["file"]]))
        if each.field not in LEFT_OUT
    ]
    return Result(peer=name, judged=judged, work=done)


def _follow(process: subprocess.Popen[str], tree: Tree) -> tuple[list[Json], float]:
    """Collect the answers, and the CPU seconds from the first to the last."""
    answers: list[Json] = []
    before = 0.0
    for line in process.stdout or ():
        answer = json.loads(line)
        if "ready" in answer:
            before = tree.cpu()
        elif "done" in answer:
            return answers, tree.cpu() - before
        else:
            answers.append(answer)
    message = f"the peer ended early with status {process.wait()}"
    raise RuntimeError(message)


def _certificates(answer: Json) -> list[Json]:
    """Find certificates in the text of a peer; ours come ready."""
    if "certificates" in answer:
        return list(answer["certificates"])
    pages = tuple(_page(number, each) for number, each in enumerate(answer["pages"], start=1))
    found = find.certificates(Document(media_type="application/pdf", pages=pages))
    return [
        {"languages": list(each.fields.languages), "fields": report.plain(each.fields)}
        for each in found
    ]


def _page(number: int, answer: Json) -> Page:
    """Return a page as the extraction wants it: lines in rows, from top to bottom."""
    source = Source(answer["source"])
    lines = list(_boxes(answer["lines"], source))
    return Page(
        number=number,
        width=answer["width"],
        height=answer["height"],
        boxes=tuple(box for row in layout.rows(lines) for box in row),
    )


def _boxes(lines: Sequence[Any], source: Source) -> Iterator[TextBox]:
    """Yield the lines; where a peer gives no boxes each has a row of its own."""
    step = 1 / max(len(lines), 1)
    for index, (text, box, score) in enumerate(lines):
        place = Box(*box) if box else Box(0.1, step * index, 0.9, step * (index + 0.8))
        yield TextBox(text=text, box=place, confidence=score, source=source)


def summary(result: Result) -> str:
    """Return one line of the table."""
    total, answers = Counter(each.outcome for each in result.judged), result.work.answers
    wrong = sum(total[each] for each in ("near", "wrong", "invented"))
    wall = statistics.median(each["seconds"] for each in answers)
    unread = sum(not each.get("pages") and "certificates" not in each for each in answers)
    return (
        f"{result.peer:12}{total['right']:>7}{wrong:>7}{total['missed']:>8}"
        f"{scoring.both(result.judged):>14}{result.work.cpu:>11.2f}{wall:>11.2f}"
        f"{result.work.memory:>9.0f}{unread:>9}"
    )


def print_fields(results: Sequence[Result]) -> None:
    """Print precision and recall of every field, peer beside peer."""
    print(f"\n{'precision/recall':22}" + "".join(f"{each.peer:>14}" for each in results))
    for field in scoring.FIELDS:
        own = [[one for one in each.judged if one.field == field] for each in results]
        if any(own):
            print(f"{field:22}" + "".join(f"{scoring.both(each):>14}" for each in own))


if __name__ == "__main__":
    main()
