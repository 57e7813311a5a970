"""What the processes that read are given: where the program is, and the document."""

import os
from pathlib import Path

import parsers


def environment() -> dict[str, str]:
    """Pass nothing on but where the program is."""
    return {
        "PYTHONPATH": str(Path(parsers.__file__).parents[1]),
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "1",
    }


def memory_file(content: bytes) -> int:
    """Return the descriptor of a file in memory that holds the content."""
    descriptor = os.memfd_create("document", os.MFD_CLOEXEC)
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]
    return descriptor
