"""How right is what is given of poor pictures, by the height of their characters?

    python bench/poor.py [--certificates 20] [--json FILE]

Certificates drawn by lot are shrunk to 400 to 1,100 pixels, blurred and compressed; some copies
are blown up again. Printed for each range of detail (the height of a line in pixels, times the
sharpness): how many values were given and how many were right, what was withheld, and how many
pictures were called illegible, and why.
"""

import argparse
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
from machine import describe
from PIL import Image
from scoring import GIVEN, judge_record

from app.report import plain
from examples import degrade, forms, poor, various
from examples.originals import Original
from examples.sheet import truth
from parsers import find, recognised
from parsers.certificate import legibility
from parsers.document import Document, Page
from parsers.fields import Certificate, Reading
from parsers.ocr.chain import Chain
from parsers.ocr.paddle import PaddleEngine

Json = dict[str, Any]

BINS: Final = (0, 7, 9, 11, 13, 15, 17, 20)
SKIPPED: Final = {"qr_codes", "surveillance"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One poor copy, read and judged."""

    detail: float
    """Height of its lines in pixels, times its sharpness."""
    outcomes: Counter[str]
    cause: str
    """Why it was called illegible, ``legible``, or ``not found``."""


def main() -> None:
    """Draw, spoil, read, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--certificates", type=int, default=20)
    parser.add_argument("--json", type=Path, help="write the figures here")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    print(describe("rapidocr", "openvino"))
    copies = list(read(various.originals(options.certificates)))
    figures = table(copies)
    print("\n".join(rows(figures)))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def read(originals: Iterable[Original]) -> Iterator[Copy]:
    """Read every poor copy of every certificate."""
    chain = Chain(PaddleEngine())
    for original in originals:
        seed = forms.seed(original.name)
        scan = degrade.scan(forms.picture(original), seed)
        record = {
            "id": original.name,
            "languages": list(original.layout.languages),
            "readable": "poor",
            "form": "poor",
            "fields": truth(original.certificate, original.layout),
        }
        for poverty in poor.poverties(seed):
            page = _page(chain, poor.copied(scan, poverty))
            yield _judged(page, {**record, "file": f"{original.name}-{poverty.name}.jpg"})


def _page(chain: Chain, content: bytes) -> Page:
    pixels = np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))
    empty = Page(number=1, width=pixels.shape[1], height=pixels.shape[0])
    return recognised.merged(empty, chain.read(pixels))


def _judged(page: Page, record: Json) -> Copy:
    found = find.certificates(Document(media_type="image/jpeg", pages=(page,)))
    outcomes: Counter[str] = Counter()
    for each in judge_record(record, [_json(certificate) for certificate in found]):
        if each.field not in SKIPPED:
            outcomes["withheld" if _is_withheld(found, each.field) else each.outcome] += 1
    why = found[0].legibility if found else None
    return Copy(
        detail=(page.character_height or 0.0) * page.sharpness,
        outcomes=outcomes,
        cause=why.cause.value if why else "legible" if found else "not found",
    )


def _json(certificate: Certificate) -> Json:
    names = [each.name for each in fields(certificate.fields)]
    return {
        "fields": {name: plain(getattr(certificate.fields, name)) for name in names},
        "languages": list(certificate.fields.languages),
    }


def _is_withheld(found: Iterable[Certificate], name: str) -> bool:
    """Whether the field was seen, and no value given because the picture is poor."""
    readings = [getattr(each.fields, name) for each in found if not each.legible]
    return any(isinstance(each, Reading) and each.value is None for each in readings)


def table(copies: Iterable[Copy]) -> list[Json]:
    """Add the copies up by range of detail."""
    outcomes: dict[int, Counter[str]] = defaultdict(Counter)
    causes: dict[int, Counter[str]] = defaultdict(Counter)
    for copy in copies:
        place = max(low for low in BINS if copy.detail >= low)
        outcomes[place] += copy.outcomes
        causes[place][copy.cause] += 1
    return [
        {"from": low, "outcomes": dict(outcomes[low]), "pictures": dict(causes[low])}
        for low in sorted(outcomes)
    ]


def rows(figures: Iterable[Json]) -> Iterator[str]:
    """Write the table as Markdown."""
    yield "| detail, px | pictures | called illegible | given | right | precision | withheld |"
    yield "|---|---|---|---|---|---|---|"
    for each in figures:
        outcomes, pictures = Counter(each["outcomes"]), Counter(each["pictures"])
        given = sum(outcomes[name] for name in GIVEN)
        called = ", ".join(
            f"{pictures[cause]} {cause}"
            for cause in ("small", "blurred", "unsure", "not found")
            if pictures[cause]
        )
        precision = f"{outcomes['right'] / given:.3f}" if given else "-"
        yield (
            f"| {each['from']}- | {sum(pictures.values())} | {called or '-'} | {given} "
            f"| {outcomes['right']} | {precision} | {outcomes['withheld']} |"
        )
    yield f"A picture needs {legibility.NEEDED:.0f} px of detail."


if __name__ == "__main__":
    main()
