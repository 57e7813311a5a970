"""Hold the confidence of every reading against whether it is right.

    python bench/reliability.py FOLDER… [--only WORD] [--every 3] [--keep DIR] [--show]
        [--command LINE]

Each FOLDER holds files and their truth.jsonl: one that bench/corpus.py has drawn, or a real one.
Printed: for every bin of confidence how many readings were given and which share is right, with
the 95 % interval of Wilson; the same for each field; how many of the right readings reach 0.95;
and every reading at 0.95 or above that is not right. ``--show`` prints its values, ``--keep``
keeps the read documents in a folder for the next run, ``--command`` asks a command instead of
reading in this process, e.g. ``--command "certscreen verify --json"``.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from math import sqrt
from pathlib import Path

from bench import readings, scoring
from bench.machine import describe
from bench.scoring import Judged

BINS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.99)
SURE = 0.95
NORMAL = 1.96  # the 97.5 % quantile: two-sided 95 %


def main() -> None:
    """Read the folders and print how reliable the confidences are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--only", default="", help="read only files whose name has this in it")
    parser.add_argument("--every", type=int, default=1, help="take each so-many-th file only")
    parser.add_argument("--keep", type=Path, help="folder in which read documents are kept")
    parser.add_argument("--show", action="store_true", help="print truth and value, too")
    parser.add_argument("--command", help="command that prints the report of a file as JSON")
    options = parser.parse_args()
    print(describe("rapidocr", "openvino", "pypdfium2"))
    asked = readings.command(options.command) if options.command else None
    with nullcontext(asked) if asked else readings.flow(options.keep) as certificates:
        judged = [
            each
            for folder in options.folder
            for each in readings.judge(folder, certificates, only=options.only, every=options.every)
        ]
    print_table([each for each in judged if each.confidence is not None], show=options.show)


def print_table(given: Sequence[Judged], *, show: bool) -> None:
    """Print the bins of all fields, of each field, and what is sure and not right."""
    files = len({each.file for each in given})
    print(f"{len(given)} readings with a confidence, {files} files\n")
    print(f"{'confidence':>12}{'given':>8}{'right':>8}{'near':>6}{'share':>8}   95 % interval")
    for low, high in zip(BINS, (*BINS[1:], None), strict=True):
        inside = [each for each in given if _in_bin(each, low, high)]
        print(_line(f"{low}–{high}" if high else f"≥ {low}", inside))
    print(_line(f"≥ {SURE}", [each for each in given if _is_sure(each)]))
    print(_reach(given), "\n")
    print_fields(given)
    print_sure_and_wrong(given, show=show)


def print_fields(given: Sequence[Judged]) -> None:
    """Print a line a field: right of given in every bin, and the share that reaches 0.95."""
    names = [f"{low}–" for low in BINS]
    print(f"{'right/given':22}" + "".join(f"{each:>12}" for each in names) + "   reach 0.95")
    for field in scoring.FIELDS:
        own = [each for each in given if each.field == field]
        if not own:
            continue
        cells = ""
        for low, high in zip(BINS, (*BINS[1:], None), strict=True):
            inside = [each for each in own if _in_bin(each, low, high)]
            cells += f"{f'{_right(inside)}/{len(inside)}' if inside else '·':>12}"
        sure = sum(each.outcome == "right" and _is_sure(each) for each in own)
        share = f"{sure / _right(own):.1%}" if _right(own) else "-"
        print(f"{field:22}{cells}{share:>13}")


def print_sure_and_wrong(given: Sequence[Judged], *, show: bool) -> None:
    """Print every reading at 0.95 or above that is not right."""
    wrong = [each for each in given if _is_sure(each) and each.outcome != "right"]
    print(f"\nat {SURE} or above and not right: {len(wrong)}")
    for (field, form), count in Counter((each.field, each.form) for each in wrong).most_common():
        print(f"  {field} in {form}: {count}")
    for each in wrong:
        print(f"  {each.file}  {each.field}  {each.outcome}  {each.confidence:.3f}")
        if show:
            print(f"    truth {each.truth!r}\n    got   {each.got!r}")


def _reach(given: Sequence[Judged]) -> str:
    right = [each for each in given if each.outcome == "right"]
    sure = sum(map(_is_sure, right))
    share = sure / len(right) if right else 0
    return f"of {len(right)} right readings {sure} reach {SURE}: {share:.1%}"


def _line(name: str, inside: Sequence[Judged]) -> str:
    right, near = _right(inside), sum(each.outcome == "near" for each in inside)
    if not inside:
        return f"{name:>12}{0:>8}"
    low, high = wilson(right, len(inside))
    share = right / len(inside)
    head = f"{name:>12}{len(inside):>8}{right:>8}{near:>6}"
    return f"{head}{share:>8.1%}   {low:.1%} to {high:.1%}"


def wilson(right: int, given: int) -> tuple[float, float]:
    """Return the 95 % interval of a share."""
    share, square = right / given, NORMAL**2
    middle = share + square / (2 * given)
    half = NORMAL * sqrt(share * (1 - share) / given + square / (4 * given**2))
    scale = 1 + square / given
    return (middle - half) / scale, min((middle + half) / scale, 1.0)


def _right(several: Iterable[Judged]) -> int:
    return sum(each.outcome == "right" for each in several)


def _in_bin(judged: Judged, low: float, high: float | None) -> bool:
    return judged.confidence is not None and low <= judged.confidence < (high or 2.0)


def _is_sure(judged: Judged) -> bool:
    return judged.confidence is not None and judged.confidence >= SURE


if __name__ == "__main__":
    main()
