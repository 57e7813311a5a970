"""Scripts that the main recogniser does not know, and what reads them.

PP-OCRv6 knows Chinese, Japanese, Greek and Latin characters, the latter with most accents.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

UNREAD: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for a line that is plainly text, in a script that nothing here reads."""


class Script(NamedTuple):
    """A script, Tesseract's data for it, and its letters as a regular expression."""

    name: str
    data: str
    letters: str


SCRIPTS: Final = (
    Script("Hangul", "kor", r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"),
    Script("Thai", "tha", r"[\u0e00-\u0e7f]"),
    Script("Cyrillic", "rus", r"[\u0400-\u04ff]"),
    Script("Arabic", "ara", r"[\u0600-\u06ff]"),
    Script("Devanagari", "hin", r"[\u0900-\u097f]"),
)
ANY_LETTER: Final = re.compile("|".join(script.letters for script in SCRIPTS))
"""A letter that only the second engine reads."""

_HORNED: Final = re.compile("[ươƯƠ]")
_TWO_LINES: Final = 2


def is_vietnamese(lines: Iterable[str]) -> bool:
    """Tell whether lines that were recognised are Vietnamese.

    Of its letters the recogniser knows those with a horn, which no other language has; those with
    two marks it leaves out without a sign of doubt.
    """
    return sum(_HORNED.search(line) is not None for line in lines) >= _TWO_LINES


READ_ZH: Final = "中文、日文、英文及其他拉丁字母文字、希腊文；装有数据时：韩文、泰文、俄文等"
READ_EN: Final = (
    "Chinese, Japanese, English and most of Latin script, Greek; where the data is installed "
    "Korean, Thai, Cyrillic and others"
)
