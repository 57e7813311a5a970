"""Approval number of a certification body (认证机构批准号), given by CNCA.

``CNCA-R-`` for bodies, ``CNCA-RF-`` for those with foreign capital; year; serial of 2 to 4.

>>> parse("cnca－R－2099－001")
'CNCA-R-2099-001'
>>> parse("CNCA-RF-2099-01")
'CNCA-RF-2099-01'
>>> parse("CNCA-R-99-001")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: not of the form CNCA-R-2002-001
>>> serial(parse("CNCA-R-2099-001"))
'001'
"""

import re
from typing import Final, NewType

from parsers.errors import ValueFormatError
from parsers.identifiers.confusions import DIGIT_CLASS, differences, digits
from parsers.identifiers.width import compact

BodyNumber = NewType("BodyNumber", str)

_FORM: Final = re.compile(r"CNCA-?(RF|R)-?(20\d{2})-?(\d{2,4})")
_LOOSE: Final = re.compile(
    rf"CNCA-?(RF|R)[-_.]?(2{DIGIT_CLASS}{{3}})[-_.]?({DIGIT_CLASS}{{2,4}})(?![0-9A-Z])"
)


def parse(text: str) -> BodyNumber:
    """Return the number in its usual form, or say what is wrong with it."""
    if (match := _FORM.fullmatch(compact(text))) is None:
        message = "not of the form CNCA-R-2002-001"
        raise ValueFormatError(message)
    return BodyNumber(f"CNCA-{match[1]}-{match[2]}-{match[3]}")


def find(text: str) -> tuple[BodyNumber, tuple[str, ...]] | None:
    """Return the first approval number in a line, with what had to be repaired.

    >>> find("批准号：CNCA-R-2O99-001")
    ('CNCA-R-2099-001', ('O→0 at 2',))
    """
    if (match := _LOOSE.search(compact(text))) is None:
        return None
    number = match[2] + match[3]
    repaired = digits(number)
    value = parse(f"CNCA-{match[1]}-{repaired[:4]}-{repaired[4:]}")
    return value, differences(number, repaired)


def serial(number: BodyNumber) -> str:
    """Return the last group, with which the body's certificate numbers begin."""
    return number.rsplit("-", 1)[-1]
