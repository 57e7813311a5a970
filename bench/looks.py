"""Measure second looks: what they cost on scans, and whether they ever accuse a misread code.

    python bench/looks.py [--scans 20] [--codes 300]

Scans are drawn certificates; printed are the CPU seconds of the first reading, of finding its
doubts, and of the looks at them. Codes are drawn right, in several faces and sizes, blurred, noisy,
stamped and much compressed; printed is how often the first reading is wrong, how often every look
reads the same wrong code, and how often that is read surely and has the length of a code: each of
these would accuse a genuine certificate under rule C02.
"""

import argparse
import io
import os
import random
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

os.environ.update(
    dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OMP_THREAD_LIMIT"), "1")
)

import cv2
import numpy as np
from machine import describe
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from examples import files, identifiers
from parsers import recognised
from parsers.certificate import doubts
from parsers.certificate.confidence import EACH_SURE
from parsers.document import Box, Document, Look, Page, TextBox
from parsers.ocr.chain import Chain
from parsers.ocr.engine import Pixels
from parsers.ocr.paddle import PaddleEngine

FACES = (
    "opentype/noto/NotoSansCJK-Regular.ttc",
    "opentype/noto/NotoSerifCJK-Regular.ttc",
    "truetype/dejavu/DejaVuSans.ttf",
    "truetype/dejavu/DejaVuSerif.ttf",
)
ALPHABET = identifiers.USCC_ALPHABET


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scans", type=int, default=20)
    parser.add_argument("--codes", type=int, default=300)
    options = parser.parse_args()
    print(describe("rapidocr", "openvino"))
    cv2.setNumThreads(1)
    chain = Chain(PaddleEngine())
    print_costs(chain, options.scans)
    print_codes(chain, options.codes)


def print_costs(chain: Chain, count: int) -> None:
    """Read drawn scans as the service does, and print what each step cost."""
    spent: Counter[str] = Counter()
    for pixels in islice(scans(), count):
        start = os.times().user
        text = chain.read(pixels)
        read = os.times().user
        height, width = pixels.shape[:2]
        page = recognised.merged(Page(number=1, width=width, height=height), text)
        zones = doubts(Document(media_type="image/jpeg", pages=(page,)))
        found = os.times().user
        chain.second_look(recognised.turned(pixels, text.rotation), zones, skew=text.skew)
        spent.update(first=read - start, doubts=found - read, looks=os.times().user - found)
        spent.update(zones=len(zones), doubtful=bool(zones))
    more = (spent["doubts"] + spent["looks"]) / spent["first"]
    print(
        f"{count} scans: first reading {spent['first'] / count:.2f} CPU s each, finding doubts "
        f"{spent['doubts'] / count:.3f}, second looks {spent['looks'] / count:.3f}: {more:+.1%}; "
        f"{spent['doubtful']} had doubts, {spent['zones']} zones"
    )


def scans() -> Iterator[Pixels]:
    """Draw the genuine certificates as scans, as often as is asked."""
    plans = [each for each in files.plans(every_form=True) if each.path.endswith("-scan.jpg")]
    while True:
        for plan in plans:
            if not any(record["planted"] for record in plan.records):
                picture = Image.open(io.BytesIO(plan.drawn().content)).convert("RGB")
                picture.thumbnail((2000, 2000))
                yield np.asarray(picture, np.uint8)


def print_codes(chain: Chain, count: int) -> None:
    """Read drawn codes at first sight and again, and count what is read alike and wrong."""
    rng = random.Random(7)  # noqa: S311  (nothing secret)
    seen: Counter[str] = Counter()
    for _ in range(count):
        code = "91" + "".join(rng.choice("0123456789") for _ in range(6))
        code += "".join(rng.choice(ALPHABET) for _ in range(9))
        code += identifiers.check_character(code)
        pixels = drawn(code, rng)
        first = _widest(chain.read(pixels).boxes)
        looks = [_widest(look.boxes) for look in _looks(chain, pixels)]
        every = [first, *looks]
        texts = {"".join(each.text.split()) for each in every if each}
        alike = len(texts) == 1 and all(every)
        sure = alike and all(min(each.certainties or (0,)) >= EACH_SURE for each in every if each)
        wrong = code not in texts
        judged = wrong and {len(each) for each in texts} == {len(code)}
        seen.update(
            first=first is None or "".join(first.text.split()) != code,
            alike=alike and wrong, sure=sure, accused=sure and judged,
        )  # fmt: skip
    print(
        f"{count} codes drawn right: {seen['first']} misread at first, {seen['alike']} misread "
        f"alike by every look, {seen['sure']} read surely by all; wrong codes of the right length "
        f"among these, each of which would accuse: {seen['accused']}"
    )


def _looks(chain: Chain, pixels: Pixels) -> tuple[Look, ...]:
    return chain.second_look(pixels, [Box(0, 0, 1, 1)])


def _widest(boxes: tuple[TextBox, ...]) -> TextBox | None:
    return max(boxes, key=lambda each: len(each.text), default=None)


def drawn(code: str, rng: random.Random) -> Pixels:
    """Draw one code as a poor copy shows it."""
    size = rng.randrange(13, 27)
    face = ImageFont.truetype(Path("/usr/share/fonts") / rng.choice(FACES), size)
    paper = Image.new("RGB", (size * 18, size * 5), (250, 250, 247))
    pen = ImageDraw.Draw(paper)
    pen.text((2 * size, 2 * size), code, fill=(25, 25, 30), font=face)
    if rng.random() < 0.3:  # noqa: PLR2004  (some are stamped)
        middle, radius = rng.randrange(2 * size, 14 * size), rng.randrange(20, 60)
        ring = (middle - radius, 2 * size - radius, middle + radius, 2 * size + radius)
        pen.ellipse(ring, outline=(200, 40, 50), width=rng.randrange(3, 9))
    soft = paper.filter(ImageFilter.GaussianBlur(rng.uniform(0, 1.5)))
    grain = np.random.default_rng(rng.randrange(1 << 30)).normal(0, rng.uniform(0, 18), soft.size)
    pixels = np.asarray(soft, np.float32) + grain.T[..., None]
    buffer = io.BytesIO()
    quality = rng.randrange(15, 85)
    Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(buffer, "JPEG", quality=quality)
    return np.asarray(Image.open(buffer).convert("RGB"), np.uint8)


if __name__ == "__main__":
    main()
