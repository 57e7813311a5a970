"""Whether the picture of a certificate is good enough to be read, and what stands if it is not.

The thresholds were learned from drawn pages, shrunk, blurred, compressed and blown up again
(bench/poor.py prints what they give); real certificates only checked them.
"""

import statistics
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from parsers.certificate.view import View
from parsers.document import Page, Source
from parsers.fields import Cause, Illegible, Reading
from parsers.identifiers import certificate_number

NEEDED: Final = 13.0
"""Pixels from the top of a line to its bottom; under it single characters are misread unnoticed."""
_LOWEST_CONFIDENCE: Final = 0.8


def problem(view: View, pages: Iterable[Page]) -> Illegible | None:
    """Return what is wrong with the picture, ``None`` if it can be read."""
    read = [line for line in view.lines if line.source is Source.OCR and len(line.text) > 1]
    if not read or any(line.source is Source.TEXT for line in view.lines):
        return None
    total = sum(len(line.text) for line in read)
    mean = sum(line.confidence * len(line.text) for line in read) / total
    return of_pages(pages, mean)


def of_pages(pages: Iterable[Page], mean: float) -> Illegible | None:
    """Return what is wrong with the pages' pictures, whose text was read with this confidence."""
    measured = [page for page in pages if page.character_height]
    if not measured:
        return None
    height = statistics.median(page.character_height or 0.0 for page in measured)
    sharp = statistics.median(page.sharpness for page in measured)
    if height < NEEDED:
        cause = Cause.SMALL
    elif height * sharp < NEEDED:
        cause = Cause.BLURRED
    elif mean < _LOWEST_CONFIDENCE:
        cause = Cause.UNSURE
    else:
        return None
    return Illegible(
        cause=cause,
        character_height=round(height, 1),
        sharpness=round(sharp, 3),
        confidence=round(mean, 3),
        needed=NEEDED,
    )


class _Bar(NamedTuple):
    """What a reading must reach to be given as a value though the picture is poor."""

    confidence: float
    certainty: float = 0.0
    repaired: bool = False
    """Whether it may have been repaired."""


_WORDS: Final = _Bar(0.94, 0.6, repaired=True)
_DAY: Final = _Bar(0.8, 0.6, repaired=True)
_CODE: Final = _Bar(0.9, 0.8)
_FREE_NUMBER: Final = _Bar(0.88, 0.95)
_BARS: Final[Mapping[str, _Bar]] = {
    "number": _Bar(0.88, 0.9),
    "uscc": _Bar(0.8),  # it has a check character
    "accreditation_number": _CODE,
    "accreditation_marks": _CODE,
    "body_number": _CODE,
    "standards": _Bar(0.955, repaired=True),
    **dict.fromkeys(
        ("issued", "first_certified", "reissued", "decided", "valid_from", "expires"), _DAY
    ),
    **dict.fromkeys(
        (
            *("organisation", "organisation_en", "address", "scope", "scope_en"),
            *("certification_body", "certification_body_en", "title", "watermarks"),
        ),
        _WORDS,
    ),
}
_TWO_STANDARDS: Final = _Bar(0.9, repaired=True)
"""One alone may be the half of a pair that was read."""


def stands(name: str, reading: Reading[Any], together: int = 1) -> bool:
    """Tell whether a reading may be given as a value though the picture is poor.

    ``together`` is how many readings the field has.
    """
    if reading.source is not Source.OCR:
        return True
    bar = _bar(name, reading, together)
    if bar is None or (reading.repairs and not bar.repaired):
        return False
    return reading.confidence >= bar.confidence and reading.certainty >= bar.certainty


def _bar(name: str, reading: Reading[Any], together: int) -> _Bar | None:
    if name == "number":
        number = certificate_number.CertificateNumber(str(reading.value))
        return _BARS[name] if certificate_number.decode(number) else _FREE_NUMBER
    return _TWO_STANDARDS if name == "standards" and together > 1 else _BARS.get(name)
