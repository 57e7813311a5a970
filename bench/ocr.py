"""Measure the OCR engines on a folder of documents with a ``truth.jsonl``.

    python bench/ocr.py FOLDER [--engine NAME ...] [--only SUBSTRING]

Each line of the truth names a ``file`` below the folder, whether it is ``readable``, and its
``fields``. Printed for each engine: CPU seconds a page, peak memory, and the share of the truth
strings that occur in the text: a ceiling for the extraction, not the extraction itself.
"""

import argparse
import json
import multiprocessing
import os
import resource
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, Final

os.environ.update(
    dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OMP_THREAD_LIMIT"), "1")
)

import cv2
import numpy as np
import pypdfium2
from machine import describe
from PIL import Image, ImageOps

from parsers.ocr.chain import Chain
from parsers.ocr.engine import Engine, Pixels
from parsers.ocr.paddle import PaddleEngine
from parsers.ocr.tesseract import TesseractEngine

ENGINES: Final = {
    "pp-ocrv6-small, OpenVINO": lambda: PaddleEngine(runtime="openvino"),
    "pp-ocrv6-small, onnxruntime": lambda: PaddleEngine(runtime="onnxruntime"),
    "Tesseract": TesseractEngine,
}
DPI: Final = 200
MONTHS: Final = (
    "January February March April May June July August September October November December"
)
SKIPPED: Final = {"standard_normalised", "qr_codes", "surveillance"}


def main() -> None:
    """Run every engine in a process of its own and print what it did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", action="append", choices=list(ENGINES))
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    records = [json.loads(line) for line in (options.folder / "truth.jsonl").open()]
    records = [each for each in records if options.only in each["file"]]
    print(describe("rapidocr", "openvino", "onnxruntime", "pytesseract"))
    for name in options.engine or ENGINES:
        with multiprocessing.get_context("spawn").Pool(1) as alone:
            print(alone.apply(measure, (name, options.folder, records)), flush=True)


def measure(name: str, folder: Path, records: list[dict[str, Any]]) -> str:
    """Read every file once with the engine and say what it cost and held."""
    cv2.setNumThreads(1)
    engine: Engine = ENGINES[name]()
    chain = Chain(engine)
    texts: dict[str, str] = {}
    pages = 0
    cpu = _cpu()
    for file in dict.fromkeys(record["file"] for record in records):
        read = [chain.read(pixels) for pixels in pictures(folder / file)]
        texts[file] = fold("".join(box.text for each in read for box in each.boxes))
        pages += len(read)
    cost = (_cpu() - cpu) / pages
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    shares = "; ".join(
        f"{group}: {held}/{asked} = {held / asked:.1%}"
        for group, (held, asked) in sorted(_held(records, texts).items())
    )
    return f"{name}: {pages} pages, {cost:.2f} CPU s a page, {peak:.0f} MB; truth held {shares}"


def _held(records: list[dict[str, Any]], texts: dict[str, str]) -> dict[str, list[int]]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for record in records:
        for _, spellings in truths(record["fields"]):
            count = counts[record.get("readable", "all")]
            count[0] += any(fold(each) in texts[record["file"]] for each in spellings)
            count[1] += 1
    return counts


def pictures(file: Path) -> Iterator[Pixels]:
    """Return the pages as the reader would hand them over."""
    if file.suffix.lower() == ".pdf":
        with pypdfium2.PdfDocument(file) as document:
            for page in document:
                yield np.array(page.render(scale=DPI / 72).to_pil().convert("RGB"))
    else:
        with Image.open(file) as picture:
            yield np.array(ImageOps.exif_transpose(picture).convert("RGB"))


def truths(fields: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Return every field that is printed, with the ways in which it may be printed."""
    for name, value in fields.items():
        if name == "accreditation_marks":
            yield from ((name, [mark["code"]]) for mark in value or () if mark.get("code"))
        elif isinstance(value, str) and name not in SKIPPED:
            yield name, _dates(value) if name.endswith(("date", "from", "until")) else [value]


def _dates(text: str) -> list[str]:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return [text]
    months = {f"{day:%m}", str(day.month), MONTHS.split()[day.month - 1], f"{day:%b}"}
    months |= {"Sept"} if "Sep" in months else set()
    days = {f"{day:%d}", str(day.day)} | {f"{day.day}{end}" for end in ("st", "nd", "rd", "th")}
    numerals = str.maketrans("0123456789", "〇一二三四五六七八九")
    chinese = f"{str(day.year).translate(numerals)}年{_spoken(day.month)}月{_spoken(day.day)}日"
    return [chinese, chinese.replace("〇", "零"), chinese.replace("〇", "O")] + [
        form.format(y=day.year, m=m, d=d)
        for m, d in product(months, days)
        for form in ("{y}年{m}月{d}日", "{y}{m}{d}", "{d}{m}{y}", "{m}{d}{y}")
    ]


def _spoken(number: int) -> str:
    digits = " 一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else digits[tens]) + "十" if tens else "") + digits[ones].strip()


def fold(text: str) -> str:
    """Leave letters and digits only, of one width and case."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in text if unicodedata.category(char)[0] not in "PZSC")


def _cpu() -> float:
    mine, children = os.times()[:2], os.times()[2:4]
    return sum(mine) + sum(children)


if __name__ == "__main__":
    main()
