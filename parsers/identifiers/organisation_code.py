"""Organisation code (组织机构代码), GB 11714-1997: eight characters and a check character.

>>> parse("76003808-7")
'760038087'
>>> parse("7600380")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: 7 characters, expected 9
>>> parse("76003808*")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: characters that an organisation code does not have
>>> parse("76003808-1")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: check character is 1, expected 7
"""

import re
from typing import Final, NewType

from parsers.errors import ValueFormatError
from parsers.identifiers.width import compact

OrganisationCode = NewType("OrganisationCode", str)

_LENGTH: Final = 9
_FORM: Final = re.compile(r"[0-9A-Z]{8}[0-9X]")
_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)


def parse(text: str) -> OrganisationCode:
    """Return the code without its dash, or say what is wrong with it."""
    code = compact(text).replace("-", "")
    if len(code) != _LENGTH:
        message = f"{len(code)} characters, expected {_LENGTH}"
        raise ValueFormatError(message)
    if not _FORM.fullmatch(code):
        message = "characters that an organisation code does not have"
        raise ValueFormatError(message)
    if code[-1] != (expected := _check_character(code[:-1])):
        message = f"check character is {code[-1]}, expected {expected}"
        raise ValueFormatError(message)
    return OrganisationCode(code)


def _check_character(body: str) -> str:
    total = sum(weight * int(char, 36) for weight, char in zip(_WEIGHTS, body, strict=True))
    return "0123456789X0"[11 - total % 11]
