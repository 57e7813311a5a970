"""What reading one document may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLimits:
    """Bounds of one document, of each of its pages, and of the process that reads it."""

    max_bytes: int = 200_000_000
    max_pages: int = 5_000
    max_pixels: int = 50_000_000
    """Of one page, before any of them is decoded."""
    max_characters: int = 200_000
    """Of the text layer of one page."""
    memory_bytes: int = 1_500_000_000
    """Address space of the reading process beyond what it starts with and the file itself."""
    cpu_seconds: int = 30
    """Of one step on one page."""
    wall_seconds: float = 120.0
    """Of one step on one page; longer than the CPU time, because machines are shared."""
    answer_bytes: int = 32_000_000
    """Of one page's text as sent back; pixels are bounded by ``max_pixels``."""
