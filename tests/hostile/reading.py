"""A reader for tests: small limits, and OCR that reads nothing."""

import threading
from pathlib import Path

from app.reader import Reader, ReadingLimits
from parsers.ocr.engine import PictureText
from parsers.triage import PictureGlance

SMALL = ReadingLimits(
    max_bytes=50_000_000,
    max_pages=50,
    max_pixels=20_000_000,
    max_characters=100_000,
    memory_bytes=400_000_000,
    cpu_seconds=2,
    wall_seconds=20,
)


class NoOcr:
    """Stands in for the OCR processes; keeps the sizes of what it was given."""

    def __init__(self, text=None):
        self.text = text or PictureText(
            boxes=(),
            rotation=0,
            character_height=None,
            red_share=0.0,
            grey=False,
            reader="ocr:none",
        )
        self.seen = []
        self.glanced = []
        self.closed = threading.Event()

    def read(self, pixels):
        self.seen.append(pixels.shape)
        return self.text

    def look_again(self, _pixels, _zones, **_skew):
        return ()

    def glance(self, pixels):
        self.glanced.append(pixels.shape)
        return PictureGlance()

    def close(self):
        self.closed.set()


def reader(limits=SMALL, *, ocr=None):
    return Reader(limits, ocr=ocr or NoOcr())


def children(pid):
    """Return the ids of the processes that a process has started and that still live."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rsplit(")", 1)[1].split()[:2]
        except OSError:
            continue
        if int(parent) == pid and state != "Z":
            found.append(int(stat.parent.name))
    return found
