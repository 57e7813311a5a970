"""The product reads files as one of the peers: run by bench/peers.py."""

import json
import sys
import time
from pathlib import Path
from typing import Any

from bench import readings


def main() -> None:
    """Read the first file to warm up, then all, and wait until the input is closed."""
    paths = [Path(each) for each in sys.argv[1:]]

    def say(answer: dict[str, Any]) -> None:
        print(json.dumps(answer, ensure_ascii=False), flush=True)

    with readings.flow() as certificates:
        certificates(paths[0])
        say({"ready": True})
        for path in paths:
            start = time.perf_counter()
            found = certificates(path)
            seconds = time.perf_counter() - start
            say({"file": str(path), "seconds": seconds, "certificates": found})
        say({"done": True})
        sys.stdin.read()


if __name__ == "__main__":
    main()
