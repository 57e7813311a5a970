"""Draw bids of any length and measure how certificates are found in them.

    python bench/tender.py --pages 100 [--pages 900] [--stage sift] [--only-build] [--show]
        [--keep DIR] [--folder var/tenders] [--seed 1]

A bid of so many pages is drawn once into the folder (about 45 % pages of text, the rest scans; 1 to
3 % certificates, twice as many papers that look like some) and sent through HTTP as a user would.
Printed: recall and precision of the certificates, whether language twins and annexes were joined
and two on one page told apart, what the neighbours were taken for, pages a second, the time until
the first certificate was told, and the memory of every process at each tenth of the pages.
``--stage sift`` measures the sifting alone, text and scans separately.
"""

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import tender_flow
import tender_scores
import tender_sift
from machine import describe

from examples import tender

Json = dict[str, Any]
ROOT = Path(__file__).parents[1]
SHOWN = 40


def main() -> None:
    """Draw the bids, measure them and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, action="append", help="length of a bid; repeatable")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "tenders")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stage", choices=("all", "sift"), default="all")
    parser.add_argument("--only-build", action="store_true")
    parser.add_argument("--keep", type=Path, help="folder in which the reports are kept")
    parser.add_argument("--show", action="store_true", help="print every page that went wrong")
    options = parser.parse_args()
    print(describe("rapidocr", "openvino", "pypdfium2"))
    for pages in options.pages or [100, 900, 4500]:
        document, truth = tender.build(options.folder, pages, seed=options.seed)
        told = json.loads(truth.read_text(encoding="utf-8"))
        print(f"\n{document.name}: {summary(told)}, {document.stat().st_size / 1e6:.0f} MB")
        if options.only_build:
            continue
        if options.stage == "sift":
            print_sift(document, told, show=options.show)
        else:
            result = tender_flow.run(document, len(told["pages"]))
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                kept = options.keep / document.with_suffix(".report.json").name
                kept.write_text(json.dumps(result.report, ensure_ascii=False), encoding="utf-8")
            print_flow(result, told, show=options.show)


def summary(truth: Json) -> str:
    """Say in a line what a bid holds."""
    forms = Counter(page["form"] for page in truth["pages"])
    kinds = Counter(page["kind"] for page in truth["pages"])
    papers = sum(kinds.values()) - sum(kinds[each] for each in ("other", "blank", "certificate"))
    return (
        f"{len(truth['pages'])} pages ({', '.join(f'{n} {name}' for name, n in forms.items())}),"
        f" {len(truth['certificates'])} certificates, {papers - kinds['annex']} neighbours"
    )


def print_sift(document: Path, truth: Json, *, show: bool) -> None:
    """Print what sifting takes and says."""
    sifted = tender_sift.sift(document, truth["pages"])
    for name, each in sifted.items():
        count = len(each.kinds)
        print(
            f"sifting {name:9} {count:5} pages: {count / each.seconds:6.1f} pages/s,"
            f" {1000 * each.cpu / count:6.1f} CPU ms a page"
            f" ({(os.cpu_count() or 1) * count / each.cpu:.1f} pages/s were the cores free)"
        )
    told = {page: kind for each in sifted.values() for page, kind in each.kinds.items()}
    because = {page: words for each in sifted.values() for page, words in each.because.items()}
    missed, extra = tender_scores.candidates(truth["pages"], told)
    shown = sum(page["kind"] in tender_scores.CERTIFICATES for page in truth["pages"])
    right = shown - len(missed)
    print(
        f"candidates: recall {right / shown:.4f}, precision {right / (right + len(extra)):.4f}"
        f" ({right} of {shown} pages, {len(extra)} others to be read besides)"
    )
    print_kinds(truth, told)
    for number in (*missed, *extra) if show else ():
        page = truth["pages"][number - 1]
        print(f"  page {number}: {page['name']} ({page['form']}) is {page['kind']},", end=" ")
        print(f"taken for {told[number]} {because[number]}")


def print_flow(result: tender_flow.Run, truth: Json, *, show: bool) -> None:
    """Print what the whole flow took and found."""
    score = tender_scores.match(truth["certificates"], result.found)
    print(
        f"certificates: recall {score.recall:.4f}, precision {score.precision:.4f};"
        f" told again {len(score.split)}, false {len(score.false)}"
    )
    print("  shape          there found pages number")
    for shape, counts in score.by_shape().items():
        print(f"  {shape:14} {counts[0]:5} {counts[1]:5} {counts[2]:5} {counts[3]:6}")
    print_kinds(truth, result.kinds)
    first = f"{result.first:.1f} s" if result.first else "at the end only"
    print(
        f"whole flow: {result.seconds:.0f} s, {result.pages / result.seconds:.1f} pages/s,"
        f" {result.cpu:.0f} CPU s ({1000 * result.cpu / result.pages:.0f} ms a page);"
        f" first certificate after {first}, {result.told} told on the way"
    )
    for page, megabytes in result.memory:
        label = "highest" if page == result.pages and megabytes is result.memory[-1][1] else page
        named = ", ".join(f"{name} {size:.0f}" for name, size in sorted(megabytes.items()))
        print(f"  memory in MB at page {label}: {named}")
    if show:
        print_wrong(truth, score)


def print_kinds(truth: Json, told: dict[int, str]) -> None:
    """Print how neighbours were named."""
    kinds = tender_scores.name_kinds(truth["pages"], told)
    names = sorted({kind for kind, _ in kinds.counted} - tender_scores.CERTIFICATES)
    print("named right: " + ", ".join(f"{name} {kinds.share(name):.2f}" for name in names))
    wrong = Counter((is_, taken) for _, _, is_, taken in kinds.wrong)
    named = [f"{is_} as {taken}: {count}" for (is_, taken), count in wrong.most_common(SHOWN)]
    print("taken for something else: " + "; ".join(named or ["none"]))


def print_wrong(truth: Json, score: tender_scores.Score) -> None:
    """Print every certificate that is not as it should be."""
    for each in score.matched:
        if not each.joined or not each.read:
            print(f"  {each.shape} {each.number} on {each.pages}: {each.found or 'not found'}")
    for said, many in (("told again", score.split), ("false", score.false)):
        for one in many:
            names = [truth["pages"][page - 1]["name"] for page in one.pages]
            print(f"  {said}: {one.number} on {one.pages}, {names}")


if __name__ == "__main__":
    main()
