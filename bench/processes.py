"""What a process and all its descendants cost, seen from outside."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self

TICKS: Final = os.sysconf("SC_CLK_TCK")
EVERY: Final = 0.2
"""Seconds between two looks at the memory."""


class Tree:
    """Watches a process and its descendants: CPU seconds, and the most memory at one time."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look_on, daemon=True)
        self.peak = 0.0
        """Megabytes, a page that several processes share counted once."""

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._watch.join()

    def cpu(self) -> float:
        """Return the CPU seconds of all, those that have ended and were waited for included."""
        total = 0
        for pid in self._pids():
            if text := _read(pid, "stat"):
                total += sum(map(int, text.rpartition(") ")[2].split()[11:15]))
        return total / TICKS

    def _look_on(self) -> None:
        while not self._ended.wait(EVERY):
            self.peak = max(self.peak, sum(map(_megabytes, self._pids())))

    def _pids(self) -> Iterator[int]:
        children: dict[int, list[int]] = {}
        for entry in Path("/proc").glob("[0-9]*"):
            if text := _read(int(entry.name), "stat"):
                children.setdefault(int(text.rpartition(") ")[2].split()[1]), []).append(
                    int(entry.name)
                )
        todo = [self._pid]
        while todo:
            pid = todo.pop()
            todo.extend(children.get(pid, ()))
            yield pid


def _megabytes(pid: int) -> float:
    """Return the proportional share of memory of one process."""
    for line in _read(pid, "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _read(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""  # it has ended meanwhile
