"""Draw synthetic certificates with their truth.

    python examples/draw.py OUT_DIR [--only WORD] [--all]
    python examples/draw.py examples --shipped

Writes OUT_DIR/real/*, OUT_DIR/negatives/* and OUT_DIR/truth.jsonl, in the form that a scorer of
reading expects. The same versions of typst, Pillow and NumPy and the same fonts give the same
bytes. Without ``--all``: every certificate born-digital and as a scan; with it the genuine ones
also as a scanned PDF, in grey, photographed, badly copied and turned.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from examples import files
from examples.plan import Plan


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="draw only files whose name has this in it")
    parser.add_argument("--all", action="store_true", help="every form of every certificate")
    parser.add_argument("--shipped", action="store_true", help="the files of this repository")
    options = parser.parse_args()
    chosen = files.shipped() if options.shipped else files.plans(every_form=options.all)
    keep((plan for plan in chosen if options.only in plan.path), options.out)


def keep(plans: Iterable[Plan], out: Path) -> None:
    """Draw the files and write the truth of those that are certificates."""
    lines = []
    for plan in plans:
        file = plan.drawn()
        path = out / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        lines += [line(each, len(file.content)) for each in file.records]
        print(f"{file.path}  {len(file.content) // 1024} KB")
    (out / "truth.jsonl").write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} certificates in {out / 'truth.jsonl'}")


def line(record: dict[str, object], size: int) -> str:
    """Write one record of the truth."""
    return json.dumps({**record, "bytes": size}, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
