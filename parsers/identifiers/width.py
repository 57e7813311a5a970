"""One width for every letter, digit, dash and blank."""

import re
import unicodedata
from typing import Final

_DASHES: Final = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u2500\u30fc]")


def narrow(text: str) -> str:
    """Return full-width letters and digits as ASCII and every dash between them as ``-``.

    >>> narrow("ＣＮＡＳ　Ｃ９９９—Ｍ")
    'CNAS C999-M'
    """
    return _DASHES.sub("-", unicodedata.normalize("NFKC", text))


def compact(text: str) -> str:
    """Return the text without blanks, narrow and in capitals.

    >>> compact("cnca-r-2099 - 001")
    'CNCA-R-2099-001'
    """
    return "".join(narrow(text).split()).upper()
