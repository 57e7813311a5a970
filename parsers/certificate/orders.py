"""Dates in figures whose day and month only the rest of the certificate tells apart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Final

from parsers import dates
from parsers.certificate.labels import Kind
from parsers.certificate.view import View
from parsers.fields import Reading

_SURE: Final = 0.97
_TERMS: Final = range(1, 6)
"""Years that a certificate runs."""
_BEGINS: Final = (Kind.FROM, Kind.ISSUED, Kind.FIRST, Kind.REISSUED)


def told_apart(
    found: Mapping[Kind, Sequence[Reading[date]]], view: View
) -> dict[Kind, list[Reading[date]]]:
    """Give the ambiguous dates their value, if the page shows in which order it writes them.

    Another date in figures shows it (30/09/2025), or a term that is whole years in one order only.
    """
    day_first = dates.is_day_first(line.text for line in view.lines)
    if day_first is None:
        day_first = _by_term(found)
    if day_first is None:
        return {kind: list(readings) for kind, readings in found.items()}
    return {
        kind: [_read(each, day_first=day_first) for each in readings]
        for kind, readings in found.items()
    }


def _read(each: Reading[date], *, day_first: bool) -> Reading[date]:
    ways = dates.both_ways(each.raw) if each.value is None else None
    if ways is None:
        return each
    return replace(
        each, value=ways[0 if day_first else 1], confidence=round(each.confidence * _SURE, 3)
    )


def _by_term(found: Mapping[Kind, Sequence[Reading[date]]]) -> bool | None:
    ends = found.get(Kind.EXPIRES, ())
    begins = [each for kind in _BEGINS for each in found.get(kind, ())]
    fits = {
        day_first
        for end, begin in product(ends, begins)
        if end.value is None or begin.value is None
        for day_first in (True, False)
        if _is_term(_day(begin, day_first=day_first), _day(end, day_first=day_first))
    }
    return fits.pop() if len(fits) == 1 else None


def _day(each: Reading[date], *, day_first: bool) -> date | None:
    return _read(each, day_first=day_first).value


def _is_term(begin: date | None, end: date | None) -> bool:
    """Whether the second day is so many years after the first, or the day before that."""
    if begin is None or end is None:
        return False
    next_day = end + timedelta(days=1)
    return (end.year - begin.year in _TERMS and _same_day(begin, end)) or (
        next_day.year - begin.year in _TERMS and _same_day(begin, next_day)
    )


def _same_day(day: date, other: date) -> bool:
    return (day.month, day.day) == (other.month, other.day)
