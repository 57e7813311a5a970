"""Verify drawn certificates: is every planted fault found, and no genuine one accused?

    python bench/planted.py [--folder DRAWN] [--all]

Without --folder the certificates are drawn first. For each twin with a planted fault the rule
named in its truth must have failed and must show a box on the page; no genuine certificate may
be worse than ``unconfirmed``.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from machine import describe

from app.cli.desk import Desk, open_desk
from app.evidence import Requirement
from app.intake import Options
from app.report import envelope
from app.settings import Settings

ROOT = Path(__file__).parents[1]
Json = dict[str, Any]


def main() -> None:
    """Print what was found, what was missed, and who was accused."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, help="a folder that examples/draw.py has drawn")
    parser.add_argument("--all", action="store_true", help="every form of every certificate")
    options = parser.parse_args()
    print(describe("rapidocr", "openvino", "pypdfium2"))
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or drawn(Path(scratch) / "drawn", every_form=options.all)
        settings = Settings(
            database_url=f"sqlite:///{scratch}/bench.db", files_url=f"{scratch}/files"
        )
        with open_desk(settings) as desk:
            lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
            report([judged(desk, folder, json.loads(line)) for line in lines])


def drawn(folder: Path, *, every_form: bool) -> Path:
    """Draw the certificates into a folder."""
    command = [sys.executable, "-m", "examples.draw", str(folder)]
    subprocess.run(  # noqa: S603  (ourselves)
        [*command, "--all"] if every_form else command, cwd=ROOT, check=True, capture_output=True
    )
    return folder


def judged(desk: Desk, folder: Path, truth: Json) -> Json:
    """Verify the file of one record and return the record with its certificate."""
    planted = truth["planted"] or {}
    wanted = planted.get("requirement", {})
    options = Options(
        as_of=date.fromisoformat(truth["as_of"]),
        requirement=Requirement(
            **{**wanted, "scope_keywords": tuple(wanted.get("scope_keywords", ()))}
        ),
    )
    path = folder / truth["file"]
    row, trail = desk.verify(path.read_bytes(), path.name, options, lambda _stage, _facts: None)
    certificates = envelope(row, trail)["certificates"]
    number = truth["fields"]["certificate_number"]
    match = [
        each for each in certificates if (each["fields"]["number"] or {}).get("value") == number
    ]
    return {**truth, "certificate": (match or certificates or [None])[0]}


def report(records: list[Json]) -> None:
    """Print the figures and every record that is not as it should be."""
    wrong = [(each["id"], trouble) for each in records if (trouble := trouble_of(each))]
    planted = sum(bool(each["planted"]) for each in records)
    missed = sum(bool(each["planted"]) for each in records if trouble_of(each))
    answers = Counter(
        each["certificate"]["verdict"]["genuine"]
        for each in records
        if not each["planted"] and each["certificate"]
    )
    print(f"planted faults: {planted}, found by their rule with a box: {planted - missed}")
    print(f"genuine: {len(records) - planted}, answers: {dict(answers)}")
    for name, trouble in wrong:
        print(f"  {name:44} {trouble}")


def trouble_of(record: Json) -> str | None:
    """Say what is wrong with how one record was judged."""
    certificate, planted = record["certificate"], record["planted"]
    if certificate is None:
        return "no certificate found"
    if not planted:
        accused = certificate["verdict"]["genuine"] in {"doubtful", "contradicted"}
        reasons = ", ".join(certificate["verdict"]["reasons"])
        return f"accused by {reasons}" if accused else None
    finding = next(each for each in certificate["findings"] if each["rule"] == planted["rule"])
    if finding["outcome"] != planted["outcome"]:
        return f"{planted['rule']} is {finding['outcome']}: {finding['message']['en']}"
    shown = any(place["box"] for place in finding["evidence"])
    return None if shown else f"{planted['rule']} shows no box"


if __name__ == "__main__":
    main()
