"""Has reading become worse? Score the whole synthetic corpus against the kept baseline.

    python bench/drift.py [--only WORD] [--every 3] [--folder DRAWN] [--keep DIR]
        [--runtime NAME] [--accept]

Draws the corpus (or reads one that bench/corpus.py has drawn), prints precision and recall for
each field and each form, and compares with bench/drift.json, record by record. A field whose
precision or recall is lower by more than one point ends it with status 1; what changed for the
worse is listed. ``--accept`` makes today's outcomes the baseline; with ``--only`` or ``--every``
only some files are read, compared and accepted. ``--keep`` keeps the read documents for another
run; ``--runtime onnxruntime`` reads on the other runtime. A sample of it runs with the tests.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench import corpus, readings, scoring
from bench.machine import describe
from bench.scoring import Judged

Baseline = dict[str, dict[str, str]]
"""Of each record the fields that are not read right, and what they are instead."""
BASELINE = Path(__file__).with_name("drift.json")
POINT = 0.01


def main() -> int:
    """Score, print, and compare or accept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="only files whose name has this in it")
    parser.add_argument("--every", type=int, default=1, help="only each so-many-th file")
    parser.add_argument("--folder", type=Path, help="a folder that bench/corpus.py has drawn")
    parser.add_argument("--keep", type=Path, help="folder in which read documents are kept")
    parser.add_argument("--runtime", choices=["openvino", "onnxruntime"], help="for OCR")
    parser.add_argument("--accept", action="store_true", help="make today's figures the baseline")
    options = parser.parse_args()
    print(describe("rapidocr", options.runtime or "openvino", "pypdfium2"))
    with tempfile.TemporaryDirectory() as scratch:
        plans = (each for each in corpus.plans() if options.only in each.path)
        folder = options.folder or corpus.draw(plans, Path(scratch))
        with readings.flow(options.keep, runtime=options.runtime) as certificates:
            judged = readings.judge(folder, certificates, only=options.only, every=options.every)
    print("\n".join(["", *scoring.table(judged, "field"), "", *scoring.table(judged, "form")]))
    return report(judged, accept=options.accept)


def report(judged: Sequence[Judged], *, accept: bool) -> int:
    """Keep the outcomes, or say what fell; return the exit status."""
    kept = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    if accept:
        text = json.dumps({**kept, **baseline(judged)}, ensure_ascii=False, sort_keys=True)
        BASELINE.write_text(text.replace('}, "', '},\n "') + "\n", encoding="utf-8")
        print(f"\naccepted: {BASELINE.name}")
        return 0
    fallen, worse = list(falls(judged, kept)), list(changes(judged, kept))
    print(f"\nchanged for the worse: {len(worse)}", *worse, sep="\n  ")
    print("fallen by more than a point:", "; ".join(fallen) or "none")
    return 1 if fallen else 0


def baseline(judged: Iterable[Judged]) -> Baseline:
    """Return what is kept: for each record the outcomes that are not right."""
    kept: Baseline = {}
    for each in judged:
        outcomes = kept.setdefault(each.record, {})
        if each.outcome != "right":
            outcomes[each.field] = each.outcome
    return kept


def falls(judged: Sequence[Judged], kept: Baseline) -> Iterator[str]:
    """Name every field whose precision or recall is lower than kept by more than a point.

    Both are taken over the records that were read today and stand in the baseline.
    """
    known = [each for each in judged if each.record in kept]
    before, now = _counts(_as_kept(known, kept)), _counts((e.field, e.outcome) for e in known)
    for field, count in before.items():
        for measure in (scoring.precision, scoring.recall):
            then, today = measure(count) or 0.0, measure(now[field]) or 0.0
            if round(then - today, 4) > POINT:
                yield f"{field} {measure.__name__} {then:.3f} → {today:.3f}"


def _as_kept(judged: Sequence[Judged], kept: Baseline) -> Iterator[tuple[str, str]]:
    """Yield field and outcome of the same records as they were kept."""
    inventions = {(each.record, each.field) for each in judged if each.outcome == "invented"}
    for each in judged:
        before = kept[each.record].get(each.field)
        if before or (each.record, each.field) not in inventions:
            yield each.field, before or "right"
    spoken = {(each.record, each.field) for each in judged}
    for record in {each.record for each in judged}:
        for field, outcome in kept[record].items():
            if (record, field) not in spoken:
                yield field, outcome


def _counts(outcomes: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for field, outcome in outcomes:
        counts[field][outcome] += 1
    return counts


def changes(judged: Iterable[Judged], kept: Baseline) -> Iterator[str]:
    """Name every reading that is worse than the kept one, by file, field and outcome."""
    for each in judged:
        before = kept.get(each.record, {}).get(each.field, "right")
        if _rank(each.outcome) < _rank(before):
            yield f"{each.file}  {each.field}: {before} → {each.outcome}"


def _rank(outcome: str) -> int:
    """A missing value is better than a wrong one, a near one better than either."""
    return {"right": 3, "near": 2, "missed": 1}.get(outcome, 0)


if __name__ == "__main__":
    sys.exit(main())
