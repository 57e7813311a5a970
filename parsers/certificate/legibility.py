"""Whether the picture of a certificate is good enough to be read at all."""

import statistics
from collections.abc import Iterable
from typing import Final

from parsers.certificate.view import View
from parsers.document import Page, Source

_LOWEST_CHARACTERS: Final = 7.0
"""Pixels; under this height the reader guesses."""
_LOWEST_CONFIDENCE: Final = 0.8
_POOR: Final = 0.75


def problem(view: View, pages: Iterable[Page]) -> str | None:
    """Return why the certificate cannot be read, ``None`` if it can."""
    read = [line for line in view.lines if line.source is Source.OCR and len(line.text) > 1]
    if not read or any(line.source is Source.TEXT for line in view.lines):
        return None
    total = sum(len(line.text) for line in read)
    mean = sum(line.confidence * len(line.text) for line in read) / total
    poor = sum(1 for line in read if line.confidence < _POOR) / len(read)
    heights = [page.character_height for page in pages if page.character_height]
    height = statistics.median(heights) if heights else None
    tall = f", characters are {height:.0f} px high" if height else ""
    if height is not None and height < _LOWEST_CHARACTERS:
        return f"characters are {height:.0f} px high"
    if mean < _LOWEST_CONFIDENCE or poor > 1 / 3:
        return f"the reader is sure of {mean:.0%} on average{tall}"
    return None
