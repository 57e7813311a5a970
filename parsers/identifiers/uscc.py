"""Unified social credit code (统一社会信用代码), as defined by GB 32100-2015.

Registering authority (1), entity type (1), region (6), organisation (9), check character (1).

>>> parse("91110000 0000 0000 0E")
'91110000000000000E'
>>> parse("911100000000000000E")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: 19 characters, expected 18
>>> parse("9111000000000000IE")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: characters not in the alphabet: I
>>> parse("911100000000000001")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: check character is 1, expected E
"""

from typing import Final, NewType

from parsers.errors import ValueFormatError
from parsers.identifiers.confusions import differences
from parsers.identifiers.width import compact

Uscc = NewType("Uscc", str)

_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH: Final = 18
_NEVER: Final = {"O": "0", "I": "1", "S": "5", "Z": "2", "|": "1"}
_REGION: Final = {"B": "8", "D": "0", "Q": "0", "G": "6"}
_PAIRS: Final = {"8": "B", "B": "8", "0": "DQ", "D": "0", "Q": "0"}


def parse(text: str) -> Uscc:
    """Return the code in its compact form, or say what is wrong with it."""
    code = compact(text)
    if len(code) != _LENGTH:
        message = f"{len(code)} characters, expected {_LENGTH}"
        raise ValueFormatError(message)
    if foreign := sorted(set(code) - set(_ALPHABET)):
        message = f"characters not in the alphabet: {' '.join(foreign)}"
        raise ValueFormatError(message)
    if code[-1] != (expected := check_character(code[:-1])):
        message = f"check character is {code[-1]}, expected {expected}"
        raise ValueFormatError(message)
    return Uscc(code)


def check_character(body: str) -> str:
    """Return the check character of the first 17 characters."""
    total = sum(_ALPHABET.index(char) * pow(3, i, 31) for i, char in enumerate(body))
    return _ALPHABET[-total % 31]


def repair(text: str) -> tuple[Uscc, tuple[str, ...]]:
    """Return the one code the text can mean after confused characters, and what was changed.

    Letters outside the alphabet, and letters in the region's six digits, are confusions for
    certain; beyond them one change in the organisation's part is tried, and only one result
    may pass the check: more freedom would turn every misreading into some valid code.

    >>> repair("9111000000000000OE")
    ('91110000000000000E', ('O→0 at 17',))
    """
    code = compact(text)
    certain = "".join(_NEVER.get(char, char) for char in code)
    certain = certain[:2] + "".join(_REGION.get(char, char) for char in certain[2:8]) + certain[8:]
    try:
        return parse(certain), differences(code, certain)
    except ValueFormatError:
        found = {each for each in _variants(certain) if _is_valid(each)}
        if len(found) != 1:
            raise
    (only,) = found
    return Uscc(only), differences(code, only)


def _variants(code: str) -> list[str]:
    return [
        code[:place] + char + code[place + 1 :]
        for place in range(8, len(code))
        for char in _PAIRS.get(code[place], "")
    ]


def _is_valid(code: str) -> bool:
    try:
        parse(code)
    except ValueFormatError:
        return False
    return True
