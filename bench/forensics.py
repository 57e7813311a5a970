"""Count the traces of replaced words in PDFs that honest programs wrote, and in edited ones.

    python bench/forensics.py [FILE.pdf …]

Without files the drawn examples are taken. Every file is saved in each of the ways below, and its
first page examined. Takes some seconds; nothing is recognised.
"""

import argparse
import io
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pyhanko.sign.general import SigningError

from bench.machine import describe
from parsers.forensics.traces import Trace, TraceKind
from parsers.pdf import PdfFile
from tests.parsers.forensics import made

ROOT = Path(__file__).parents[1]
REPLACING = {TraceKind.CHANGED, TraceKind.COVERED, TraceKind.STACKED}
Way = Callable[[bytes], bytes]


def date_of(data: bytes) -> tuple[float, float, float] | None:
    """Return where the last date of the first page begins, and how wide a year of it is."""
    with pypdfium2.PdfDocument(data) as document:
        textpage = document[0].get_textpage()
        found = list(re.finditer(r"20\d\d", textpage.get_text_range()))
        if not found:
            return None
        left, bottom, _, _ = textpage.get_charbox(found[-1].start())
        _, _, right, _ = textpage.get_charbox(found[-1].end() - 1)
        return left, bottom, right - left


def drawn_on(data: bytes, what: Callable[[float, float, float], bytes]) -> bytes:
    """Draw at the last date, on top of everything."""
    place = date_of(data)
    if place is None:
        message = "no date"
        raise ValueError(message)
    file = pikepdf.open(io.BytesIO(data))
    page = file.pages[0]
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.Edit)
    page.contents_add(b"q", prepend=True)
    page.contents_add(b"Q " + what(*place))
    return made.saved(file)


def words(x: float, y: float, width: float) -> bytes:
    """Write another year there, about as wide."""
    return b"BT 0 g /Edit %.1f Tf %.1f %.1f Td (2039) Tj ET " % (width / 2.2, x, y)


def box(x: float, y: float, width: float) -> bytes:
    """Cover the year."""
    return b"q 1 1 1 rg %.1f %.1f %.1f %.1f re f Q " % (x - 1, y - 1, width + 2, width * 0.6)


HONEST: dict[str, Way] = {
    "as it is": bytes,
    "saved by another library": made.resaved,
    "written anew by a third": made.rewritten,
    "linearised": made.linearised,
    "saved once more": made.incremental,
    "annotated": made.annotated,
    "signed": made.signed,
    "signed and annotated": lambda data: made.annotated(made.signed(data)),
}
EDITED: dict[str, Way] = {
    "year on a white box": lambda data: drawn_on(data, lambda *at: box(*at) + words(*at)),
    "year on the year": lambda data: drawn_on(data, words),
    "year on a white box, then signed": lambda data: made.signed(
        drawn_on(data, lambda *at: box(*at) + words(*at))
    ),
}


def examined(data: bytes) -> tuple[tuple[Trace, ...], float]:
    """Return the traces on the first page, and the CPU seconds it took to look for them."""
    file = PdfFile(data, max_pages=1000, max_characters=200_000)
    try:
        began = time.process_time()
        return file.traces(1), time.process_time() - began
    finally:
        file.close()


def count(files: Iterable[Path], ways: dict[str, Way]) -> tuple[Counter[str], Counter[str], Any]:
    """Count for each way the files, and those with words that replace others."""
    looked, told, seconds = Counter[str](), Counter[str](), list[float]()
    for path in files:
        for way, change in ways.items():
            try:
                traces, cost = examined(change(path.read_bytes()))
            except (SigningError, ValueError):
                continue  # some files cannot be signed, some show no date
            looked[way] += 1
            told[way] += any(each.kind in REPLACING and each.after for each in traces)
            seconds.append(cost)
    return looked, told, sorted(seconds)


def main() -> None:
    """Print one line for each way."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    drawn = sorted((ROOT / "examples/certificates").glob("*.pdf"))
    files = parser.parse_args().files or drawn
    print(describe("pypdfium2", "pyhanko"))
    for title, ways in (("honest", HONEST), ("edited", EDITED)):
        looked, told, seconds = count(files, ways)
        for way in looked:
            print(f"{title}: {way:34} {told[way]:3} of {looked[way]:3}")
        middle, most = seconds[len(seconds) // 2], seconds[-1]
        print(f"{title}: CPU ms a page, median {middle * 1000:.0f}, most {most * 1000:.0f}")


if __name__ == "__main__":
    main()
