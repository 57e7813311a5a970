"""Draw the bid of one bidder as a PDF of any length, with the truth of every page.

    python -m examples.tender FOLDER [--pages 100] [--seed 1]

Writes FOLDER/tender-<pages>-<seed>.pdf and .json; what lies there already is not drawn again. The
truth: {"pages": [{"page", "kind", "also", "form", "name"}], "certificates": [{"number", "pages",
"shape"}]}. ``form`` is text, scan (a picture of the whole page) or pasted (a picture under text).
"""

import argparse
import io
import json
from dataclasses import asdict
from pathlib import Path

import pypdfium2
from PIL import Image

from examples import degrade, forms, neighbours
from examples.filler import numbered, pdf
from examples.filler_pages import EMPTY
from examples.scan_pool import Pool
from examples.tender_certificates import DPI
from examples.tender_plan import Bid, Leaf, plan
from examples.unusual import undated

POINTS = 72
A4 = (595.0, 842.0)
POOL = 140
QUALITY = (30, 62)
VERSION = 2
"""Raised whenever the same seed would draw another bid."""


def build(folder: Path, pages: int, *, seed: int = 1, pool: int = POOL) -> tuple[Path, Path]:
    """Draw a bid unless it lies there; return the paths of the PDF and of its truth."""
    target = folder / f"tender-{pages}-{seed}-v{VERSION}.pdf"
    truth = target.with_suffix(".json")
    if not truth.exists():
        folder.mkdir(parents=True, exist_ok=True)
        bid = plan(pages, seed=seed, pool=pool)
        scans = Pool(folder / f"pool-{pool}-v{VERSION}", pool)
        target.write_bytes(_bound(bid, scans))
        truth.write_text(json.dumps(truth_of(bid, scans), ensure_ascii=False), encoding="utf-8")
    return target, truth


def truth_of(bid: Bid, scans: Pool) -> dict[str, object]:
    """Return what every page is and where every certificate lies."""
    pages = [
        {
            "page": number,
            "kind": scans.kind(leaf.scan) if leaf.scan is not None else leaf.kind,
            "also": list(leaf.also),
            "form": leaf.form,
            "name": leaf.name,
        }
        for number, leaf in enumerate(bid.leaves, start=1)
    ]
    for page, leaf in zip(pages, bid.leaves, strict=True):
        if leaf.copy_of is not None:
            page["kind"] = pages[leaf.copy_of - 1]["kind"]
    return {"pages": pages, "certificates": [asdict(each) for each in bid.certificates]}


def _bound(bid: Bid, scans: Pool) -> bytes:
    """Bind the pages: text printed in one go, scans as the JPEG streams they are."""
    bound = pypdfium2.PdfDocument.new()
    text = [_text(leaf, number) for number, leaf in enumerate(bid.leaves, start=1)]
    printed = [each for each in text if each is not None]
    bound.import_pages(pypdfium2.PdfDocument(pdf(printed, bid.holder)))
    laid: dict[int, bytes] = {}
    for index, leaf in enumerate(bid.leaves):
        if text[index] is not None:
            if leaf.form == "pasted":
                _paste(bound, index, _jpeg(bid, scans, leaf, index))
        elif content := _document(leaf):
            bound.import_pages(pypdfium2.PdfDocument(content), pages=[0], index=index)
        else:
            earlier = laid.get(leaf.copy_of or 0)
            laid[index + 1] = earlier or _jpeg(bid, scans, leaf, index)
            _lay(bound, index, laid[index + 1])
    buffer = io.BytesIO()
    bound.save(buffer)
    return undated(buffer.getvalue())


def _text(leaf: Leaf, number: int) -> dict[str, object] | None:
    """Return the page as it is printed, if it has text of the bid's own."""
    if leaf.filler is not None:
        return numbered(leaf.filler, number)
    if leaf.form != "pasted":
        return None
    heading = (
        leaf.sheet.heading if leaf.sheet else f"{number % 9 + 1}.{number % 7 + 1} 资格证明文件"
    )
    return {**EMPTY, "title": heading, "number": number}


def _document(leaf: Leaf) -> bytes | None:
    """Return the page as the born-digital file that it is, if it is one."""
    if leaf.form != "text":
        return None
    if leaf.neighbour is not None:
        return neighbours.pdf(leaf.neighbour)
    return leaf.sheet.content() if leaf.sheet and leaf.sheet.content else None


def _jpeg(bid: Bid, scans: Pool, leaf: Leaf, index: int) -> bytes:
    """Return the picture of a page; no two uses of one scan are alike."""
    quality = bid.random.randint(*QUALITY)
    if leaf.scan is not None:
        return scans.varied(leaf.scan, bid.random, number=index + 1, quality=quality)
    if leaf.neighbour is not None:
        return forms.jpeg(_scanned(bid, leaf, index), quality=quality)
    if leaf.sheet is None or leaf.sheet.picture is None:
        message = f"page {index + 1} has nothing on it"
        raise ValueError(message)
    return forms.jpeg(leaf.sheet.picture(), quality=quality)


def _scanned(bid: Bid, leaf: Leaf, index: int) -> Image.Image:
    """Scan a neighbour: in colour or grey, photographed now and then, lying as it may.

    A screenshot is the picture that it is.
    """
    if leaf.neighbour is None:
        raise ValueError
    page = neighbours.picture(leaf.neighbour, dpi=DPI)
    if leaf.kind == "platform-screenshot":
        return page
    if bid.random.random() < 0.1:  # noqa: PLR2004  one in ten
        return degrade.photo(page, index, long_side=1900)
    scan = degrade.scan(page, index, grey=bid.random.random() < 0.3)  # noqa: PLR2004
    return degrade.turned(scan, bid.random.choices((0, 90, 180, 270), (88, 5, 2, 5))[0])


def _lay(bound: pypdfium2.PdfDocument, index: int, jpeg: bytes) -> None:
    """Insert a page that shows the picture from edge to edge, in the longer side of A4.

    It is made in a document of its own: PDFium looks all of a document through for each page.
    """
    width, height = _size(jpeg)
    scale = A4[1] / max(width, height)
    alone = pypdfium2.PdfDocument.new()
    page = alone.new_page(width * scale, height * scale)
    _show(alone, page, jpeg, (0, 0, width * scale, height * scale))
    bound.import_pages(alone, pages=[0], index=index)
    alone.close()


def _paste(bound: pypdfium2.PdfDocument, index: int, jpeg: bytes) -> None:
    """Paste a picture in the middle of a page of text, below its heading."""
    width, height = _size(jpeg)
    scale = min(A4[0] * 0.72 / width, A4[1] * 0.7 / height)
    wide, high = width * scale, height * scale
    left, bottom = (A4[0] - wide) / 2, A4[1] - 118 - high
    _show(bound, bound[index], jpeg, (left, bottom, wide, high))


def _show(
    bound: pypdfium2.PdfDocument,
    page: pypdfium2.PdfPage,
    jpeg: bytes,
    box: tuple[float, float, float, float],
) -> None:
    """Put the JPEG stream into the page's box of left, bottom, width, height in points."""
    image = pypdfium2.PdfImage.new(bound)
    image.load_jpeg(io.BytesIO(jpeg), inline=True)
    left, bottom, wide, high = box
    image.set_matrix(pypdfium2.PdfMatrix(wide, 0, 0, high, left, bottom))
    page.insert_obj(image)
    page.gen_content()
    page.close()


def _size(jpeg: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(jpeg)).size


def main() -> None:
    """Draw the bids asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for path in build(options.folder, options.pages, seed=options.seed):
        print(f"{path}  {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
