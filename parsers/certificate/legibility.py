"""Whether the picture of a certificate is good enough to be read, and what stands if it is not.

The thresholds were learned from drawn pages, shrunk, blurred, compressed and blown up again
(bench/poor.py prints what they give); real certificates only checked them.
"""

import statistics
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from parsers.certificate.view import View
from parsers.document import Page, Source
from parsers.fields import Cause, Illegible, Reading
from parsers.identifiers import certificate_number

NEEDED: Final = 13.0
"""Pixels from the top of a line to its bottom; under it single characters are misread unnoticed."""
_LOWEST_CONFIDENCE: Final = 0.8
_LEAST_LINES: Final = 2


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


def stands(name: str, reading: Reading[Any], together: int = 1) -> bool:
    """Tell whether a reading may be given as a value though the picture is poor.

    ``together`` is how many readings the field has: a standard with its twin confirms both.
    """
    if reading.source is not Source.OCR:
        return True
    return _STANDS.get(name, _never)(reading, together)


def _never(_reading: Reading[Any], _together: int) -> bool:
    return False


def _words(reading: Reading[Any], _together: int) -> bool:
    return reading.confidence >= 0.94 and reading.certainty >= 0.6  # noqa: PLR2004


def _day(reading: Reading[Any], _together: int) -> bool:
    return reading.confidence >= 0.8 and reading.certainty >= 0.6  # noqa: PLR2004


def _number(reading: Reading[Any], _together: int) -> bool:
    """A number has no check character: every one of its characters was read without doubt."""
    if reading.repairs or reading.confidence < 0.88:  # noqa: PLR2004
        return False
    number = certificate_number.CertificateNumber(str(reading.value))
    known = certificate_number.decode(number) is not None
    return reading.certainty >= (0.9 if known else 0.95)


def _checked(reading: Reading[Any], _together: int) -> bool:
    """A credit code has a check character."""
    return reading.confidence >= 0.8 and not reading.repairs  # noqa: PLR2004


def _code(reading: Reading[Any], _together: int) -> bool:
    return reading.confidence >= 0.9 and reading.certainty >= 0.8 and not reading.repairs  # noqa: PLR2004


def _standard(reading: Reading[Any], together: int) -> bool:
    """Alone it may be the half of a pair that was read; the other half was not."""
    return reading.confidence >= (0.9 if together > 1 else 0.955)


_STANDS: Final[Mapping[str, Callable[[Reading[Any], int], bool]]] = {
    "number": _number,
    "uscc": _checked,
    "accreditation_number": _code,
    "body_number": _code,
    "accreditation_marks": _code,
    "standards": _standard,
    **dict.fromkeys(
        ("issued", "first_certified", "reissued", "decided", "valid_from", "expires"), _day
    ),
    **dict.fromkeys(
        (
            *("organisation", "organisation_en", "address", "scope", "scope_en"),
            *("certification_body", "certification_body_en", "title", "watermarks"),
        ),
        _words,
    ),
}
