"""Plans of the files in which certificates lie in unusual ways, and of papers that are none."""

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from typing import Any

from examples import forms, originals, press, prose, unusual
from examples.originals import Original
from examples.plan import Plan
from examples.record import Twin, record

HIDDEN = {"DejaVuSans/": "KX", "NotoSansCJKsc-Bold": "图"}
"""Two characters of the credit code and one of the name, by the font that draws them."""

TWO_PAGES = (originals.ITSMS_PAGE_ZH, originals.ITSMS_PAGE_EN)
FOLDER = (originals.QMS_ZH, originals.EMS_TABLE)
BID = (originals.ISMS_BILINGUAL, 7, 12)


def unusual_plans() -> Iterator[Plan]:
    """List the unusual files."""
    yield Plan(
        path="real/glyphs-without-unicode.pdf",
        draw=partial(unusual.without_unicode, originals.ITSMS_ZH, HIDDEN),
        records=(
            _record(originals.ITSMS_ZH, "real/glyphs-without-unicode.pdf", "without-unicode"),
        ),
    )
    yield Plan(
        path="real/two-pages.pdf",
        draw=partial(unusual.two_pages, *TWO_PAGES),
        records=tuple(
            _record(each, "real/two-pages.pdf", f"page-{page}", pages=[page])
            for page, each in enumerate(TWO_PAGES, start=1)
        ),
    )
    yield Plan(
        path="real/folder-photo.jpg",
        draw=partial(unusual.folder_photo, *FOLDER),
        records=tuple(
            _record(each, "real/folder-photo.jpg", f"folder-{side}", region=f"{side} half")
            for each, side in zip(FOLDER, ("left", "right"), strict=True)
        ),
    )
    original, page, count = BID
    yield Plan(
        path="real/bid-of-12-pages.pdf",
        draw=partial(unusual.bid, original, page=page, pages=count),
        records=(_record(original, "real/bid-of-12-pages.pdf", "bid", pages=[page]),),
    )


def _record(original: Original, path: str, suffix: str, **more: object) -> dict[str, Any]:
    """Describe a certificate with nothing wrong."""
    return record(Twin(original=original), file=path, suffix=suffix, **more)


def negative_plans() -> Iterator[Plan]:
    """List the papers that are no certificates of a management system."""
    for index, paper in enumerate(prose.PAPERS):
        if index % 2:
            yield Plan(path=f"negatives/{paper.name}.jpg", draw=partial(_scan, paper))
        else:
            yield Plan(path=f"negatives/{paper.name}.pdf", draw=partial(_print, paper))


def _sheet(paper: prose.Paper) -> dict[str, Any]:
    """Return the sheet of a paper, with its issuer's seal."""
    name = paper.issuer.rsplit("：", 1)[-1].strip("（）")
    stamp = {"name": name, "purpose": "专用章", "serial": "9901991000000"}
    return {**asdict(paper), "seal_png": list(press.picture("seal", stamp, dpi=220))}


def _print(paper: prose.Paper) -> bytes:
    """Print a paper as a born-digital PDF."""
    return press.pdf("paper", _sheet(paper))


def _scan(paper: prose.Paper) -> bytes:
    """Scan a paper in colour."""
    return forms.scanned_page(press.pages("paper", _sheet(paper))[0], paper.name)
