"""Rules about the certified organisation."""

import re
from typing import Final

from app.evidence import Evidence
from app.rules import facts, words
from app.rules.base import Result, doubted, not_applicable, passed, rule, unknown
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.errors import ValueFormatError
from parsers.identifiers import uscc
from parsers.identifiers.width import compact

_CODE: Final = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")


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
    """Compute each code's check character; on a picture only a certain reading can fail."""
    if evidence.fields.uscc is None:
        return not_applicable("未印统一社会信用代码", "no credit code is printed")
    printed = facts.written("uscc", evidence.fields.uscc)
    codes = _CODE.findall(compact(evidence.fields.uscc.value or printed.value))
    if not codes:
        return unknown("信用代码不完整", "the credit code is not complete", printed)
    for code in codes:
        if not _is_valid(code):
            return doubted(
                f"信用代码 {code} 的校验位不符",
                f"the check character of {code} does not fit",
                printed,
            )
    named = words.listed(codes)
    return passed(
        f"{named.zh} 的校验位正确", f"the check character of {named.en} is right", printed
    )


def _is_valid(code: str) -> bool:
    try:
        uscc.parse(code)
    except ValueFormatError:
        return False
    return True
