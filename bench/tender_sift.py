"""Measure the sifting alone: what it costs on pages of text and on scans, and what it says."""

import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from process_tree import cpu_seconds

from app.reader import Reader, ReadingLimits
from app.reader.sifting import BATCH

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """What a set of pages was taken for, and what that took."""

    kinds: dict[int, str]
    because: dict[int, str]
    seconds: float
    cpu: float


def sift(document: Path, pages: Sequence[Json]) -> dict[str, Sifted]:
    """Look at the pages of text first, then at those with a picture; one process a core."""
    content = document.read_bytes()
    limits = ReadingLimits(max_bytes=len(content) + 1)
    groups = {
        "text": [page["page"] for page in pages if page["form"] == "text"],
        "pictures": [page["page"] for page in pages if page["form"] != "text"],
    }
    with Reader(limits) as reader:
        _look(reader, content, groups["pictures"][:8])  # starts the processes
        reader.sights = type(reader.sights)(len(pages))  # and is forgotten
        return {name: _timed(reader, content, numbers) for name, numbers in groups.items()}


def _timed(reader: Reader, content: bytes, numbers: Sequence[int]) -> Sifted:
    begin, used = time.perf_counter(), cpu_seconds(os.getpid())
    sights = _look(reader, content, numbers)
    return Sifted(
        kinds={number: sight.kind.replace("_", "-") for number, sight in sights.items()},
        because={number: str(sight.because) for number, sight in sights.items()},
        seconds=time.perf_counter() - begin,
        cpu=cpu_seconds(os.getpid()) - used,
    )


def _look(reader: Reader, content: bytes, numbers: Sequence[int]) -> dict[int, Any]:
    """Look at pages in batches, on as many cores as there are."""
    cores = os.cpu_count() or 1
    sessions = [reader.open(content, "application/pdf") for _ in range(cores)]
    parts = [numbers[first : first + BATCH] for first in range(0, len(numbers), BATCH)]
    try:
        for session in sessions:
            session.opened()
        with ThreadPoolExecutor(cores) as threads:
            answers = list(
                threads.map(
                    lambda index: [
                        dict(zip(part, reader.look(sessions[index], part), strict=True))
                        for part in parts[index::cores]
                    ],
                    range(cores),
                )
            )
    finally:
        for session in sessions:
            session.close()
    return {number: sight for each in answers for part in each for number, sight in part.items()}
