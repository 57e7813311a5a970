"""The known forms of certificate numbers, strict and as a picture may show them."""

import re
from dataclasses import dataclass
from typing import Final

from parsers.identifiers.confusions import DIGIT_CLASS, digits, letters

_SCHEMES: Final = (
    "QMS", "EMS", "OHSMS", "OHS", "ISMS", "PIMS", "ITSMS", "ITSM", "SMS", "BCMS", "EnMS", "FSMS",
    "HACCP", "IPMS", "QQ", "QZ", "QJ", "QW", "EC", "En", "BC", "IT", "IP", "IS", "Q1", "Q2", "Q3",
    "Q", "E", "S", "O", "H", "J", "I", "F", "K", "N", "P", "T",
)  # fmt: skip
"""Scheme letters seen in published numbers; only these are accepted after a repair."""

_DIGIT_GROUPS: Final = frozenset({"body", "year", "serial", "cycle", "branch"})
_LETTER_GROUPS: Final = frozenset({"acronym", "size", "tail"})


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a number; ``{…}`` in the pattern names a group by its kind."""

    name: str
    strict: re.Pattern[str]
    loose: re.Pattern[str] | None

    def repaired(self, text: str) -> str | None:
        """Return the text as this form would have it, or ``None`` where it does not fit."""
        match = self.loose.fullmatch(text) if self.loose else None
        if match is None:
            return None
        result = list(text)
        for group, value in match.groupdict().items():
            if value is None:
                continue
            fixed = _fixed(group, value)
            if fixed is None:
                return None
            result[slice(*match.span(group))] = list(fixed)
        number = "".join(result)
        return number if self.strict.fullmatch(number) else None


def _fixed(group: str, value: str) -> str | None:
    if group in _DIGIT_GROUPS:
        return digits(value)
    if group in _LETTER_GROUPS:
        return letters(value)
    if group == "scheme":  # without one letter as read it could be any scheme
        return (
            None
            if value.isdigit()
            else next((each for each in (value, letters(value)) if each in _KNOWN), None)
        )
    return value


_KNOWN: Final = frozenset(scheme.upper() for scheme in _SCHEMES)
_DOUBLES: Final = {"S": "[S5]", "I": "[I1|]", "Z": "[Z2]", "B": "[B8]"}
"""O is left out: a zero in this place is as often a Q."""

_SCHEME: Final = "|".join(
    "".join(_DOUBLES.get(char, char) for char in scheme)
    for scheme in sorted(_KNOWN, key=len, reverse=True)
)
_TAIL: Final = r"R(?P<cycle>D|0{2,3})(?P<size>[SML]?)(?P<branch>(?:[-/]D{1,4})*)"


def _form(name: str, pattern: str, *, repairable: bool = True) -> Form:
    """Build both patterns: ``D`` stands for a digit, ``SCHEME`` for scheme letters."""
    strict = pattern.replace("SCHEME", "[A-Z]{1,5}").replace("D", r"\d")
    if not repairable:
        return Form(name, re.compile(strict), None)
    loose = (
        pattern.replace("SCHEME", _SCHEME).replace("20D", "[2Z][0O]D").replace("[SML]", "[SML5]")
    )
    for kind in ("ITSMS?|ISMS|PIMS|QMS|EMS|OHSMS",):
        loose = loose.replace(kind, kind.replace("S", "[S5]").replace("I", "[I1|]"))
    return Form(name, re.compile(strict), re.compile(loose.replace("D", DIGIT_CLASS)))


FORMS: Final = (
    _form("plain", r"(?P<body>D{3,4})(?P<year>D{2})(?P<scheme>SCHEME)(?P<serial>D{3,6})" + _TAIL),
    _form(
        "office",
        r"(?P<body>D{3})(?P<office>[A-Z]{2}|DD)(?P<year>D{2})(?P<scheme>SCHEME)"
        r"(?P<serial>D{4,5})" + _TAIL,
    ),
    _form(
        "scheme-edition",
        r"(?P<body>D{3,4})(?P<year>D{2})(?P<scheme>[A-Z][1-3])(?P<serial>D{4,5})" + _TAIL,
        repairable=False,
    ),
    _form(
        "scheme-first",
        r"(?P<body>D{3})(?P<scheme>[A-Z][1-3]?)(?P<year>D{2})(?P<serial>D{4,5})" + _TAIL,
        repairable=False,
    ),
    _form(
        "acronym",
        r"(?P<acronym>[A-Z]{2,4})(?P<body>D{3})?(?P<year>D{2})(?P<scheme>SCHEME)"
        r"(?P<serial>D{3,6})" + _TAIL,
    ),
    _form(
        "letter-office",
        r"(?P<body>[A-Z])(?P<year>D{2})(?P<scheme>[A-Z][1-3]?)(?P<office>[A-Z]{2})"
        r"(?P<serial>D{5,8})" + _TAIL,
    ),
    _form(
        "long-year",
        r"(?P<body>D{3,4})(?P<year>20D{2})(?P<scheme>ITSMS?|ISMS|PIMS|QMS|EMS|OHSMS)"
        r"(?P<serial>D{3,5})R(?P<cycle>D)(?P<tail>[A-Z]{0,3})(?P<branch>(?:[-/_]D{1,4})*)",
    ),
    _form(
        "dashed",
        r"(?P<body>D{3,4})-(?P<year>D{2,4})-(?P<scheme>SCHEME)-(?P<serial>D{3,6})-R(?P<cycle>D)"
        r"(?:-(?P<size>[SML]))?(?P<branch>(?:[-/]D{1,4})*)",
    ),
    _form(
        "words",
        r"(?P<acronym>[A-Z]{3,5})-(?P<year>20D{2})-(?P<scheme>[A-Z]{2,5})(?:-(?P<office>[A-Z]))?"
        r"-(?P<serial>D{3,5})(?:-R(?P<cycle>D))?(?:-(?P<size>[SML]))?",
        repairable=False,
    ),
    _form(
        "no-cycle",
        r"(?P<body>D{3})(?P<scheme>FSMS|HACCP|ITSMS?|ISMS|ENMS)(?P<year>D{2})(?P<serial>D{4,6})",
        repairable=False,
    ),
    _form(
        "ccc",
        r"(?P<year>20D{2})(?P<body>D{2})(?P<office>D{4})(?P<serial>D{6})",
        repairable=False,
    ),
)
