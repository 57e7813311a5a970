"""Whether the picture of a certificate is good enough to be read at all."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from parsers.certificate.view import View
from parsers.document import Page, Source

_SMALL: Final = 13.0
"""Pixels from the top of a line to its bottom; under it single digits are misread unnoticed."""
_TINY: Final = 9.5
"""Under this height words are misread too."""
_LOWEST_CONFIDENCE: Final = 0.8
_POOR: Final = 0.75
_MANY: Final = 1 / 3


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a certificate cannot be relied on as read, and whether even its words cannot."""

    reason: str
    hopeless: bool


def problem(view: View, pages: Iterable[Page]) -> Problem | None:
    """Return what is wrong with the picture, ``None`` if it can be read."""
    read = [line for line in view.lines if line.source is Source.OCR and len(line.text) > 1]
    if not read or any(line.source is Source.TEXT for line in view.lines):
        return None
    total = sum(len(line.text) for line in read)
    mean = sum(line.confidence * len(line.text) for line in read) / total
    unsure = sum(1 for line in read if line.confidence < _POOR) / len(read) > _MANY
    heights = [page.character_height for page in pages if page.character_height]
    height = statistics.median(heights) if heights else _SMALL
    if height < _SMALL:
        hopeless = height < _TINY or unsure or mean < _LOWEST_CONFIDENCE
        return Problem(f"characters are {height:.0f} px high", hopeless)
    if mean < _LOWEST_CONFIDENCE:
        return Problem(f"the reader is sure of {mean:.0%} on average", hopeless=True)
    return None
