"""Scopes and addresses: text that runs over several lines.

>>> join(["示例产品的设计、", "生产和销售"])
'示例产品的设计、生产和销售'
>>> join(["The design and manu-", "facture of examples,", "and their sale"])
'The design and manufacture of examples, and their sale'
"""

import re
from collections.abc import Iterable
from typing import Final

_HAN: Final = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_LATIN: Final = re.compile(r"[A-Za-z]")
_HANGUL: Final = re.compile(r"[\uac00-\ud7a3]")
_HAN_GAP: Final = re.compile(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])\s+(?=\S)|(?<=\S)\s+(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
)
_LATIN_PER_HAN: Final = 4


def join(lines: Iterable[str]) -> str:
    """Join lines: Chinese without blanks, others with one, a hyphenated word made whole."""
    result = ""
    for line in (each.strip() for each in lines):
        if re.search(r"[a-z]-$", result) and re.match(r"[a-z]", line):
            result = result[:-1] + line
        else:
            result = f"{result} {line}" if result else line
    return tidy(result)


def tidy(text: str) -> str:
    """Return the text with single blanks, and none around Chinese characters."""
    return _HAN_GAP.sub("", " ".join(text.split()))


def language(text: str) -> str | None:
    """Return ``zh``, ``ko`` or ``en`` by the script most of the text is in."""
    han, latin, hangul = (len(each.findall(text)) for each in (_HAN, _LATIN, _HANGUL))
    if hangul > han and hangul * 2 > latin:
        return "ko"
    if han and han * _LATIN_PER_HAN >= latin:
        return "zh"
    return "en" if latin else None
