"""Dates as certificates print them, in Chinese, English, Korean and figures.

>>> parse("2024年3月5日"), parse("二〇二四年三月五日")
(datetime.date(2024, 3, 5), datetime.date(2024, 3, 5))
>>> parse("Mar. 5, 2024"), parse("27 Feb. 2023")
(datetime.date(2024, 3, 5), datetime.date(2023, 2, 27))
>>> parse("中華民國101年11月09日")
datetime.date(2012, 11, 9)
>>> parse("2022.00.00")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: no such day
>>> parse("05/06/2024")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: day and month cannot be told apart
>>> parse("soon")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: no date
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from parsers import recent
from parsers.errors import ValueFormatError
from parsers.identifiers.width import narrow

_FIRST_YEAR: Final = 1950
_LAST_YEAR: Final = 2099
_MONTHS_IN_YEAR: Final = 12
_DAYS_IN_MONTH: Final = 31
_REPUBLIC: Final = 1911
"""Year 1 of the Republic calendar (中華民國) is 1912."""

_ZH: Final = "〇○零一二三四五六七八九"
_ZH_DIGITS: Final = {char: str(max(0, i - 2)) for i, char in enumerate(_ZH)} | {"O": "0", "o": "0"}
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_MONTH: Final = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NUMBER: Final = r"[0-9OoIl|]"
_Y: Final = rf"(?P<y>(?:19|20|2O|2o){_NUMBER}{{2}})"
_GAP: Final = r"[\s.,，。]*"
_NO_DIGIT_BEFORE: Final = r"(?<![0-9A-Za-z])"
_NO_DIGIT_AFTER: Final = r"(?![0-9])"

_FORMS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<roc>(?:中[華华])?民[國国]\s*\d{{2,3}})\s*年\s*(?P<m>{_NUMBER}{{1,2}})\s*月\s*(?P<d>{_NUMBER}{{1,2}})\s*日?",
        rf"(?<![0-9]){_Y}\s*[年년]\s*(?P<m>{_NUMBER}{{1,2}})\s*[月월원]\s*(?P<d>{_NUMBER}{{1,2}})(?:\s*[日号號일]|{_NO_DIGIT_AFTER})",
        rf"(?P<zy>[{_ZH}Oo]{{4}})\s*年\s*(?P<zm>[一二三四五六七八九十]{{1,2}})\s*月\s*(?P<zd>[一二三四五六七八九十]{{1,3}})\s*日?",
        rf"{_NO_DIGIT_BEFORE}{_Y}\s*(?P<s>[-./])\s*(?P<m>\d{{1,2}})\s*(?P=s)\s*(?P<d>\d{{1,2}}){_NO_DIGIT_AFTER}",
        rf"{_NO_DIGIT_BEFORE}{_Y}(?P<m>0[1-9]|1[0-2])(?P<d>[0-2]\d|3[01])(?![0-9A-Za-z])",
        rf"(?<![A-Za-z]){_MONTH}{_GAP}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_GAP}{_Y}{_NO_DIGIT_AFTER}",
        rf"{_NO_DIGIT_BEFORE}(?P<d>\d{{1,2}})\s*(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s.,/-]*{_MONTH}[\s.,/-]*{_Y}{_NO_DIGIT_AFTER}",
        rf"{_NO_DIGIT_BEFORE}{_Y}[\s.,/-]+{_MONTH}[\s.,/-]+(?P<d>\d{{1,2}}){_NO_DIGIT_AFTER}",
        rf"{_NO_DIGIT_BEFORE}(?P<a>\d{{1,2}})\s*(?P<s>[-./])\s*(?P<b>\d{{1,2}})\s*(?P=s)\s*{_Y}{_NO_DIGIT_AFTER}",
    )
)

_FIGURES: Final = re.compile(
    rf"{_NO_DIGIT_BEFORE}(?P<a>\d{{1,2}})\s*(?P<s>[-/])\s*(?P<b>\d{{1,2}})\s*(?P=s)\s*{_Y}"
    rf"{_NO_DIGIT_AFTER}"
)
"""Day and month in figures, in either order."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text, where it stands, and why it is none if it is none."""

    start: int
    end: int
    value: date | None
    raw: str
    problem: str | None = None


def parse(text: str) -> date:
    """Return the first date of the text, or say what is wrong with it."""
    found = find(text)
    if not found:
        message = "no date"
        raise ValueFormatError(message)
    if found[0].value is None:
        raise ValueFormatError(found[0].problem)
    return found[0].value


@lru_cache(maxsize=recent.LINES)
def find(text: str) -> tuple[Found, ...]:
    """Return every date-like piece of the text in reading order."""
    flat = _same_length_narrow(text)
    pieces: list[Found] = []
    for form in _FORMS:
        for match in form.finditer(flat):
            if all(match.end() <= each.start or match.start() >= each.end for each in pieces):
                pieces.append(_found(match, text))
    return tuple(sorted(pieces, key=lambda each: each.start))


def _same_length_narrow(text: str) -> str:
    if text.isascii():
        return text
    narrowed = (narrow(char) for char in text)
    return "".join(new if len(new) == 1 else old for new, old in zip(narrowed, text, strict=True))


def _found(match: re.Match[str], text: str) -> Found:
    start, end = match.span()
    raw = text[start:end]
    try:
        value = _date(match)
    except ValueFormatError as error:
        return Found(start, end, None, raw, str(error))
    return Found(start, end, value, raw)


def _date(match: re.Match[str]) -> date:
    parts = match.groupdict()
    month, day = _month_and_day(parts)
    year = _year(parts)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        message = "no such year on a certificate"
        raise ValueFormatError(message)
    try:
        return date(year, month, day)
    except ValueError as error:
        message = "no such day"
        raise ValueFormatError(message) from error


def _year(parts: dict[str, str | None]) -> int:
    if roc := parts.get("roc"):
        return _REPUBLIC + int(re.sub(r"\D", "", roc))
    if zh := parts.get("zy"):
        return int("".join(_ZH_DIGITS[char] for char in zh))
    return _figure(parts["y"])


def _month_and_day(parts: dict[str, str | None]) -> tuple[int, int]:
    if (month := parts.get("zm")) and (day := parts.get("zd")):
        return _zh_number(month), _zh_number(day)
    if name := parts.get("name"):
        return _MONTHS.index(name[:3].lower()) + 1, _figure(parts["d"])
    if parts.get("a") is None:
        return _figure(parts["m"]), _figure(parts["d"])
    return _either_order(parts)


def _either_order(parts: dict[str, str | None]) -> tuple[int, int]:
    """Day first with dots; with slashes or dashes only where the figures leave no choice."""
    first, second = _figure(parts["a"]), _figure(parts["b"])
    if parts["s"] == "." or first > _MONTHS_IN_YEAR or first == second:
        return second, first
    if second > _MONTHS_IN_YEAR:
        return first, second
    message = "day and month cannot be told apart"
    raise ValueFormatError(message)


def both_ways(text: str) -> tuple[date, date] | None:
    """Return a date whose day and month cannot be told apart: day first, then month first.

    >>> both_ways("05/06/2024")
    (datetime.date(2024, 6, 5), datetime.date(2024, 5, 6))
    >>> both_ways("25/06/2024") is None
    True
    """
    parts = _FIGURES.fullmatch(_same_length_narrow(text).strip())
    if parts is None:
        return None
    first, second, year = (_figure(parts[name]) for name in ("a", "b", "y"))
    if not (1 <= first <= _MONTHS_IN_YEAR and 1 <= second <= _MONTHS_IN_YEAR) or first == second:
        return None
    return date(year, second, first), date(year, first, second)


def is_day_first(texts: Iterable[str]) -> bool | None:
    """Say in which order the texts write day and month, if some of their dates show it.

    >>> is_day_first(["05/06/2024", "30/06/2027"]), is_day_first(["05/06/2024"])
    (True, None)
    """
    shown = set()
    for text in texts:
        for match in _FIGURES.finditer(_same_length_narrow(text)):
            first, second = _figure(match["a"]), _figure(match["b"])
            if _DAYS_IN_MONTH >= max(first, second) > _MONTHS_IN_YEAR >= min(first, second):
                shown.add(first > second)
    return shown.pop() if len(shown) == 1 else None


def _zh_number(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    high = (_ZH.index(tens) - 2 if tens else 1) * 10 if ten else 0
    return high + (_ZH.index(ones) - 2 if ones else 0)


def _figure(text: str | None) -> int:
    return int((text or "0").translate(str.maketrans("OoIiLl|", "0011111")))
