"""Accreditation number given by CNAS (认可注册号), as printed beside its mark.

``C`` and three or four digits for certification bodies (with ``-M`` for management systems;
older marks have ``-Q``, ``-E``, ``-S``, ``-P``), ``L`` for laboratories, ``IB`` for inspection.

>>> parse("CNASC999-M")
'CNAS C999-M'
>>> parse("C999—M")
'CNAS C999-M'
>>> parse("CNAS L9999")
'CNAS L9999'
>>> kind(parse("CNAS IB0999"))
'inspection body'
>>> parse("CNAS 999")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: not of the form CNAS C123-M
"""

import re
from typing import Final, NewType

from parsers.errors import ValueFormatError
from parsers.identifiers.confusions import DIGIT_CLASS, differences, digits
from parsers.identifiers.width import compact, narrow

AccreditationNumber = NewType("AccreditationNumber", str)

_FORM: Final = re.compile(r"(?:CNAS)?-?(?:(C)(\d{3,4})(?:-?([A-Z]))?|(L|IB)(\d{4,5}))")
_LOOSE: Final = re.compile(
    rf"(?<![A-Z])[C(G]\s?N\s?[A4]\s?[S5]\s*-?\s*[CG]\s*({DIGIT_CLASS}{{3,4}})"
    r"(?:\s*[-_.~]?\s*([MQESPFV]))?(?![0-9A-Z])"
)
_KINDS: Final = {"C": "certification body", "L": "laboratory", "IB": "inspection body"}


def parse(text: str) -> AccreditationNumber:
    """Return the number in its usual form, or say what is wrong with it."""
    if (match := _FORM.fullmatch(compact(text))) is None:
        message = "not of the form CNAS C123-M"
        raise ValueFormatError(message)
    if match[4]:
        return AccreditationNumber(f"CNAS {match[4]}{match[5]}")
    suffix = f"-{match[3]}" if match[3] else ""
    return AccreditationNumber(f"CNAS C{match[2]}{suffix}")


def find(text: str) -> tuple[AccreditationNumber, tuple[str, ...]] | None:
    """Return the first certification body's number in a line, with what had to be repaired.

    >>> find("管理体系 CNASCO99-M")
    ('CNAS C099-M', ('O→0 at 1',))
    """
    if (match := _LOOSE.search(narrow(text).upper())) is None:
        return None
    repaired = digits(match[1])
    suffix = f"-{match[2]}" if match[2] else ""
    return parse(f"CNAS C{repaired}{suffix}"), differences(match[1], repaired)


def kind(number: AccreditationNumber) -> str:
    """Say what sort of body the number belongs to."""
    code = number.removeprefix("CNAS ")
    return _KINDS["IB" if code.startswith("IB") else code[0]]
