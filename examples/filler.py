"""The pages that fill a bid: cover, contents, prose, tables, contracts, letters, photos, blanks.

    python -m examples.filler OUT_FILE.pdf [--pages 60] [--seed 1]

None of them is a certificate, though many speak of certificates: the table of contents names
them, the prose praises them, the bidder's own list of qualifications gives their numbers.
"""

import argparse
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from PIL import Image

from examples import press
from examples.bidders import chance, company
from examples.certificate import Holder
from examples.filler_pages import WRITERS, Filler
from examples.filler_words import PROJECT
from examples.paper import seal


def fillers(seed: int, holder: Holder) -> Iterator[Filler]:
    """Say pages without end: the cover and the contents first, then a mix."""
    random = chance(seed)
    opening = [writer for writer, weight in WRITERS if not weight]
    others, weights = zip(*((writer, weight) for writer, weight in WRITERS if weight), strict=True)
    for writer in opening:
        yield writer(random, holder)
    while True:
        yield random.choices(others, weights)[0](random, holder)


def numbered(filler: Filler, number: int | None) -> Filler:
    """Give a page its number, which the footer prints."""
    return {**filler, "number": number}


def pdf(pages: Sequence[Filler], holder: Holder) -> bytes:
    """Print the pages into one born-digital PDF."""
    return press.pdf("bid", _sheet(pages, holder))


def pictures(pages: Sequence[Filler], holder: Holder, *, dpi: float) -> list[Image.Image]:
    """Print the pages as pixels."""
    return press.pages("bid", _sheet(pages, holder), dpi=dpi)


def _sheet(pages: Sequence[Filler], holder: Holder) -> dict[str, Any]:
    printed = [{**each, "header": f"{PROJECT}　投标文件"} for each in pages]
    return {"pages": printed, "seal_png": list(seal(holder.zh))}


def main() -> None:
    """Print some pages into one file."""
    parser = argparse.ArgumentParser(description="Draw the pages that fill a bid.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    holder = company(chance(options.seed))
    pages = list(islice(fillers(options.seed, holder), options.pages))
    numbers = [numbered(each, number) for number, each in enumerate(pages, start=1)]
    options.out.write_bytes(pdf(numbers, holder))


if __name__ == "__main__":
    main()
