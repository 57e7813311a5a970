"""How likely a reading is right: where it was found, and how surely its characters were read.

Two things go wrong independently: the wrong line is taken for the value, and characters of the
right one are misread. The first is told by what announced the value and how well its whole line
was read (the confidence that the field's own module gives), the second by the least sure
character, counted as often as looks that see differently agree on it. Both tables were fitted on
drawn certificates degraded in many ways, and checked on real ones; bench/reliability.py prints how
reliable they are.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any, Final

from parsers.certificate.certainty import is_small
from parsers.document import Page, Source
from parsers.fields import CertificateFields, Reading

_PLACE: Final = ((0.0, 0.0), (0.8, 0.8), (0.86, 0.92), (0.9, 0.955), (0.95, 0.98), (1.0, 1.0))
"""From the module's confidence to how often the right line was taken."""
_CHARACTERS: Final = (
    *((0.0, 0.5), (0.2, 0.6), (0.5, 0.8), (0.6, 0.85), (0.7, 0.93), (0.8, 0.975)),
    *((0.9, 0.99), (0.97, 0.997), (1.0, 1.0)),
)
"""From the certainty of the least sure character to how often all were right."""
_ANOTHER_LOOK: Final = 0.5
"""What another look that agrees counts for: looks err together more than by chance."""
_LOOKS: Final = 3
EACH_SURE: Final = 0.97
_AS_PRINTED: Final = 0.96
_MISREAD: Final = 0.9
_CHECKED: Final = frozenset({"uscc", "standards"})
"""A misread character is noticed: the check fails, or there is no such standard."""
_SMALL: Final = 0.94
"""Single small characters are misread without the reader's noticing."""
_CUT_OFF: Final = 0.9
_LEGAL_FORM_BEGUN: Final = ("Co.", "Co.,", "Co")
"""An English name that ends so has lost the rest of its legal form."""


def of_all(fields: CertificateFields, pages: Sequence[Page], *, legible: bool) -> CertificateFields:
    """Return the fields, each reading with its calibrated confidence."""

    def own(reading: Reading[Any], name: str) -> Reading[Any]:
        checked = name in _CHECKED and reading.value is not None
        return calibrated(reading, legible=checked or (legible and not is_small(reading, pages)))

    changes: dict[str, Any] = {}
    for field in fields_of(fields):
        value = getattr(fields, field.name)
        if isinstance(value, Reading):
            changes[field.name] = own(value, field.name)
        elif isinstance(value, tuple) and value and isinstance(value[0], Reading):
            changes[field.name] = tuple(own(each, field.name) for each in value)
    return replace(fields, **changes)


def calibrated(reading: Reading[Any], *, legible: bool) -> Reading[Any]:
    """Return the reading with the share of such readings that are right as its confidence.

    Of a reading without value it is the share in which the raw characters are what is printed.
    """
    if reading.source is Source.QR:
        return reading
    if reading.value is None:
        return replace(reading, confidence=_of_characters(reading, legible=legible))
    right = _at(_PLACE, reading.confidence) * _at(_CHARACTERS, _sureness(reading))
    if not legible and reading.source is Source.OCR and reading.agreeing < _LOOKS:
        right = min(right, _SMALL)
    if isinstance(reading.value, str) and reading.value.endswith(_LEGAL_FORM_BEGUN):
        right = min(right, _CUT_OFF)
    return replace(reading, confidence=round(right, 3))


def _of_characters(reading: Reading[Any], *, legible: bool) -> float:
    """A picture's characters in no valid form are likelier misread, unless every look saw them."""
    if reading.source is not Source.OCR:
        return reading.confidence
    if legible and reading.agreeing >= _LOOKS and reading.certainty >= EACH_SURE:
        return _AS_PRINTED
    return min(reading.confidence, _MISREAD)


def _sureness(reading: Reading[Any]) -> float:
    doubt = 1 - reading.certainty
    return 1 - float(doubt ** (1 + _ANOTHER_LOOK * (reading.agreeing - 1)))


def _at(table: tuple[tuple[float, float], ...], value: float) -> float:
    """Return what the table says, in straight lines between its rows."""
    place = min(max(bisect_right(table, (value, 2.0)), 1), len(table) - 1)
    (x0, y0), (x1, y1) = table[place - 1], table[place]
    return y0 + (y1 - y0) * (min(max(value, x0), x1) - x0) / (x1 - x0)
