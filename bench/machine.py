"""What every printed figure is measured on: machine, versions, day."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path


def describe(*packages: str) -> str:
    """Return one line: processor, cores, memory, Python, the named packages, the day."""
    cpu = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    day = datetime.now(UTC).date().isoformat()
    python = platform.python_version()
    return f"{cpu}, {os.cpu_count()} cores, {gigabytes:.0f} GB; Python {python}, {versions}; {day}"
