"""Has reading become worse? Score the whole synthetic corpus against the kept baseline.

    python bench/drift.py [--folder DRAWN] [--keep DIR] [--runtime NAME] [--accept]

Draws the corpus (or reads one that bench/corpus.py has drawn), prints precision and recall for
each field and each form, and compares with bench/drift.json. A field whose precision or recall
is lower by more than one point ends it with status 1 and the list of what changed for the worse.
``--accept`` makes today's figures the baseline; ``--keep`` keeps the read documents for another
run; ``--runtime onnxruntime`` reads on the other runtime. A sample of it runs with the tests.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import corpus, readings, scoring
from bench.machine import describe
from bench.scoring import Judged

Json = dict[str, Any]
BASELINE = Path(__file__).with_name("drift.json")
POINT = 0.01
ORDER = ("missed", "invented", "wrong", "near", "right")


def main() -> int:
    """Score, print, and compare or accept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, help="a folder that bench/corpus.py has drawn")
    parser.add_argument("--keep", type=Path, help="folder in which read documents are kept")
    parser.add_argument("--runtime", choices=["openvino", "onnxruntime"], help="for OCR")
    parser.add_argument("--accept", action="store_true", help="make today's figures the baseline")
    options = parser.parse_args()
    print(describe("rapidocr", options.runtime or "openvino", "pypdfium2"))
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or corpus.draw(corpus.plans(), Path(scratch))
        with readings.flow(options.keep, runtime=options.runtime) as certificates:
            judged = readings.judge(folder, certificates)
    print("\n".join(["", *scoring.table(judged, "field"), "", *scoring.table(judged, "form")]))
    return report(judged, accept=options.accept)


def report(judged: Sequence[Judged], *, accept: bool) -> int:
    """Keep the figures, or say what fell; return the exit status."""
    if accept:
        text = json.dumps(baseline(judged), ensure_ascii=False, indent=1, sort_keys=True)
        BASELINE.write_text(text + "\n", encoding="utf-8")
        print(f"\naccepted: {BASELINE.name}")
        return 0
    kept = json.loads(BASELINE.read_text(encoding="utf-8"))
    fallen, worse = list(falls(judged, kept)), list(changes(judged, kept))
    print(f"\nchanged for the worse: {len(worse)}", *worse, sep="\n  ")
    print("fallen by more than a point:", "; ".join(fallen) or "none")
    return 1 if fallen else 0


def baseline(judged: Sequence[Judged]) -> Json:
    """Return what is kept: the figures of each field, and every reading that is not right."""
    not_right: dict[str, dict[str, str]] = {}
    for each in judged:
        if each.outcome != "right":
            not_right.setdefault(each.record, {})[each.field] = each.outcome
    return {"fields": figures(judged), "not_right": not_right}


def figures(judged: Iterable[Judged]) -> dict[str, dict[str, float]]:
    """Return precision and recall of each field."""
    counts: dict[str, Counter[str]] = {}
    for each in judged:
        counts.setdefault(each.field, Counter())[each.outcome] += 1
    return {
        field: {
            "precision": round(scoring.precision(count) or 0.0, 4),
            "recall": round(scoring.recall(count) or 0.0, 4),
        }
        for field, count in counts.items()
    }


def falls(judged: Sequence[Judged], kept: Json) -> Iterator[str]:
    """Name every field whose precision or recall is lower than kept by more than a point."""
    now = figures(judged)
    for field, before in kept["fields"].items():
        for measure, value in before.items():
            today = now.get(field, {}).get(measure, 0.0)
            if round(value - today, 4) > POINT:
                yield f"{field} {measure} {value:.3f} → {today:.3f}"


def changes(judged: Iterable[Judged], kept: Json) -> Iterator[str]:
    """Name every reading that is worse than the kept one, by file, field and outcome."""
    for each in judged:
        before = kept["not_right"].get(each.record, {}).get(each.field, "right")
        if _rank(each.outcome) < _rank(before):
            yield f"{each.file}  {each.field}: {before} → {each.outcome}"


def _rank(outcome: str) -> int:
    """A missing value is better than a wrong one, a near one better than either."""
    return {"right": 3, "near": 2, "missed": 1}.get(outcome, 0)


if __name__ == "__main__":
    sys.exit(main())
