"""Which schemes the letters in a certificate number stand for.

>>> sorted(of_letters("Q")), sorted(of_letters("XY"))
(['QMS'], [])
>>> approval_code("ITSMS"), approval_code("XMS")
('A06', None)
"""

from datetime import date
from functools import cache
from typing import Final

from parsers.knowledge.tables import Row, table

FILE: Final = "schemes.yaml"


class Letters(Row):
    """Letters, and every scheme for which they were seen."""

    letters: str
    schemes: tuple[str, ...]


class Codes(Row):
    """The codes under which bodies are approved."""

    source: str
    codes: tuple[Letters, ...]


class Schemes(Row):
    """The table."""

    as_of: date
    source: str
    letters: tuple[Letters, ...]
    approval: Codes


@cache
def schemes() -> Schemes:
    """Return the table that ships with the program."""
    return table(FILE, Schemes)


def of_letters(letters: str) -> frozenset[str]:
    """Return the schemes of the letters; none when the letters are not known."""
    rows = schemes().letters
    return frozenset(name for row in rows if row.letters == letters.upper() for name in row.schemes)


def approval_code(scheme: str) -> str | None:
    """Return the code under which bodies are approved for a scheme, if it is known."""
    rows = schemes().approval.codes
    return next((row.letters for row in rows if scheme in row.schemes), None)
