"""Draw synthetic certificates with their truth.

    python examples/draw.py OUT_DIR [--only WORD] [--all]

Writes OUT_DIR/real/*, OUT_DIR/negatives/* and OUT_DIR/truth.jsonl, in the form that a scorer of
reading expects. The same versions of typst, Pillow and NumPy and the same fonts give the same
bytes. Without ``--all``: every certificate born-digital and as a scan; with it also as a
photograph, a poor copy and turned, and the long documents.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from examples.files import Drawn, drawn


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="draw only files whose name has this in it")
    parser.add_argument("--all", action="store_true", help="every form of every certificate")
    options = parser.parse_args()
    keep(drawn(only=options.only, every_form=options.all), options.out)


def keep(files: Iterable[Drawn], out: Path) -> None:
    """Write the files and the truth of those that are certificates."""
    lines = []
    for file in files:
        path = out / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        size = len(file.content)
        lines += [json.dumps({**each, "bytes": size}, ensure_ascii=False) for each in file.records]
        print(f"{file.path}  {size // 1024} KB")
    (out / "truth.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} certificates in {out / 'truth.jsonl'}")


if __name__ == "__main__":
    main()
