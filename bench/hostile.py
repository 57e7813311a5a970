"""Send every hostile file through HTTP and watch how quickly the service still answers.

    python bench/hostile.py

Sends the files four at a time, asks ``/livez`` every 20 ms meanwhile, and prints how long it took
to answer and which files did not end as they should.
"""

import statistics
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from flow import WAIT, service
from machine import describe

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.hostile.files import DOCUMENT, HOSTILE, UNSUPPORTED, HostileFile

ENDS = {UNSUPPORTED: "mislabelled-document"}
"""Every file is sent under the name of a PDF, so what is none is mislabelled."""
DEPENDS = {"too many pages", "three million paths"}
"""They exceed only the small limits of the reader's tests."""
LATE = 0.1
"""Seconds."""


def main() -> None:
    """Print the times of ``/livez`` and every file that ended otherwise than expected."""
    print(describe("fastapi", "pypdfium2"))
    with service() as (client, _):
        done = threading.Event()
        with ThreadPoolExecutor(5) as threads:
            watch = threads.submit(answers, str(client.base_url), done)
            ends = list(threads.map(lambda each: end_of(client, each), HOSTILE))
            done.set()
        times = sorted(watch.result())
        still = client.get("/readyz").is_success
    wrong = [(each.name, end) for each, end in zip(HOSTILE, ends, strict=True) if end]
    print(f"{len(HOSTILE)} files, ended otherwise than expected: {wrong}; ready after: {still}")
    p50, p99 = statistics.median(times), times[int(0.99 * (len(times) - 1))]
    late = sum(each > LATE for each in times)
    print(
        f"/livez asked {len(times)} times: p50 {p50 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms,"
        f" max {times[-1] * 1000:.0f} ms, over 100 ms: {late}"
    )


def answers(address: str, done: threading.Event) -> list[float]:
    """Return the seconds of each answer until all files are through."""
    times = []
    with httpx.Client(base_url=address, timeout=WAIT) as client:
        while not done.wait(0.02):
            start = time.perf_counter()
            client.get("/livez").raise_for_status()
            times.append(time.perf_counter() - start)
    return times


def end_of(client: httpx.Client, hostile: HostileFile) -> str | None:
    """Return how a file ended, or None where that is as it should be."""
    answer = client.post(
        "/v1/verifications",
        files={"file": ("certificate.pdf", hostile.content)},
        data={"wait": str(WAIT)},
    )
    report = answer.json()
    end = str((report.get("problem") or {}).get("type", report["status"]))
    wanted = ENDS.get(hostile.outcome, hostile.outcome)
    expected = "done" if wanted == DOCUMENT else f"/problems/{wanted}"
    return None if end == expected or hostile.name in DEPENDS else end


if __name__ == "__main__":
    main()
