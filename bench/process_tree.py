"""A process with all it has started: its CPU time and its memory, read from /proc."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_NAMED = ("parsers.ocr.worker", "parsers.sandbox", "app.cli")


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One process: CPU seconds with those of its ended children, resident megabytes now."""

    pid: int
    name: str
    cpu: float
    resident: float


def tree(root: int) -> list[Process]:
    """Return the process and all below it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, _, rest = entry.read_text().partition(" (")
            children.setdefault(int(rest.rpartition(") ")[2].split()[1]), []).append(int(pid))
        except OSError:
            continue
    todo, found = [root], []
    while todo:
        pid = todo.pop()
        todo.extend(children.get(pid, []))
        found.extend(_process(pid))
    return found


def cpu_seconds(root: int) -> float:
    """Return what the process and all below it, and their ended children, have used."""
    return sum(each.cpu for each in tree(root))


def memory(root: int) -> dict[str, float]:
    """Return megabytes by name: of processes of one name the largest."""
    largest: dict[str, float] = {}
    for each in tree(root):
        if not each.resident:  # it has ended, and waits to be noticed
            continue
        largest[each.name] = max(each.resident, largest.get(each.name, 0.0))
    return largest


def _process(pid: int) -> Iterator[Process]:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return  # it has ended meanwhile
    name = next((each for each in _NAMED if each in command), command.strip()[-28:] or str(pid))
    yield Process(
        pid=pid,
        name=name,
        cpu=sum(map(int, fields[11:15])) / _TICKS,
        resident=pages * os.sysconf("SC_PAGE_SIZE") / 1e6,
    )
