"""Rules about the certified organisation."""

import re
from typing import Final

from app.evidence import Evidence
from app.rules import facts
from app.rules.base import Result, Seen, failed, not_applicable, passed, rule, unknown
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.errors import ValueFormatError
from parsers.identifiers import uscc
from parsers.identifiers.width import compact

_CODE: Final = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")
_ALIKE: Final = {"0": "DQ", "1": "L7T", "2": "Z", "5": "6", "6": "5G", "8": "B36", "3": "8"} | {
    "D": "0",
    "Q": "0",
    "B": "8",
    "G": "6",
    "7": "1T",
    "T": "7",
    "L": "1",
    "U": "J",
    "J": "U",
    "M": "N",
    "N": "M",
    "X": "Y",
    "Y": "X",
}
"""Characters that readers of pictures take for one another."""


@rule(
    "C02",
    title=Message(zh="统一社会信用代码校验位", en="Check character of the credit code"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=Basis(
        authority=Authority.STANDARD,
        citation="GB 32100-2015: weights 3^i modulo 31, alphabet without I O S V Z",
    ),
)
def check_character_fits(evidence: Evidence) -> Result:
    """Compute the check character; on a picture one confused character is no failure."""
    if evidence.fields.uscc is None:
        return not_applicable("未印统一社会信用代码", "no credit code is printed")
    printed = facts.written("uscc", evidence.fields.uscc)
    codes = _CODE.findall(compact(evidence.fields.uscc.value or printed.value))
    if not codes:
        return unknown("信用代码不完整", "the credit code is not complete", printed)
    for code in codes:
        if not _is_valid(code):
            return _does_not_fit(code, printed)
    named = "、".join(codes)
    return passed(f"{named} 的校验位正确", f"the check character of {named} is right", printed)


def _does_not_fit(code: str, printed: Seen[str]) -> Result:
    if not printed.certain and any(_is_valid(each) for each in _variants(code)):
        return unknown(
            f"{code} 的校验位不符,但可能是某个字符误读",
            f"the check character of {code} does not fit, but one character may be misread",
            printed,
        )
    return failed(
        f"信用代码 {code} 的校验位不符", f"the check character of {code} does not fit", printed
    )


def _variants(code: str) -> list[str]:
    return [
        code[:place] + other + code[place + 1 :]
        for place, char in enumerate(code)
        for other in _ALIKE.get(char, "")
    ]


def _is_valid(code: str) -> bool:
    try:
        uscc.parse(code)
    except ValueFormatError:
        return False
    return True
