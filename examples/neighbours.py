"""Papers that stand beside certificates in a bid and are none, each with its kind as truth.

    python -m examples.neighbours OUT_DIR [--only WORD]

Writes OUT_DIR/*.pdf and *.jpg and OUT_DIR/kinds.jsonl. The kinds are the names that the sifting
of pages gives them: business-licence, award, credit-rating, cmmi, itss, product-certificate,
service-certificate, personal-certificate, qualification, patent-or-copyright, test-report,
platform-screenshot. Companies, people, issuers and numbers are invented.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from examples import forms, press
from examples.bidders import chance, company
from examples.honours import HONOURS
from examples.licences import LICENCES
from examples.paper import Neighbour, Say, sealed
from examples.people import PEOPLE
from examples.products import PRODUCTS
from examples.registrations import REGISTRATIONS
from examples.screens import SCREENS

SAYINGS: tuple[Say, ...] = (*LICENCES, *HONOURS, *PRODUCTS, *REGISTRATIONS, *PEOPLE, *SCREENS)


def neighbours(seed: int = 1) -> Iterator[Neighbour]:
    """Say each of the papers once; another seed gives other companies, days and numbers."""
    for index, say in enumerate(SAYINGS):
        random = chance(seed * 1000 + index)
        yield say(random, company(random))


def pdf(neighbour: Neighbour) -> bytes:
    """Print it as a born-digital PDF."""
    return press.pdf(neighbour.template, sealed(neighbour.sheet))


def picture(neighbour: Neighbour, *, dpi: float = press.DPI) -> Image.Image:
    """Print it as pixels."""
    return press.pages(neighbour.template, sealed(neighbour.sheet), dpi=dpi)[0]


def main() -> None:
    """Draw them all: papers as PDF and as scan, screenshots as the pictures they are."""
    parser = argparse.ArgumentParser(description="Draw the neighbours of certificates.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="draw only those whose name has this in it")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    lines = []
    for each in neighbours():
        if options.only in each.name:
            scan = forms.scanned_page(picture(each), each.name)
            for ending, content in (("pdf", pdf(each)), ("jpg", scan)):
                (options.out / f"{each.name}.{ending}").write_bytes(content)
                truth = {"file": f"{each.name}.{ending}", "kind": each.kind, "also": each.also}
                lines.append(json.dumps(truth, ensure_ascii=False) + "\n")
    (options.out / "kinds.jsonl").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
