"""Rules about the certified organisation."""

import re
from typing import Final

from rapidfuzz import fuzz

from app.evidence import Evidence
from app.rules import facts, histories, words
from app.rules.base import Guide, Result, Seen, doubted, not_applicable, passed, rule, unknown
from app.rules.sources import CONTENTS, GUIDE_002
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.errors import ValueFormatError
from parsers.identifiers import organisation_code, uscc
from parsers.identifiers.width import compact
from parsers.knowledge.vocabulary import fold

_CODE: Final = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")
_OLD_CODE: Final = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{8}-?[0-9X](?![0-9A-Z])")
_WITHIN: Final = slice(8, 17)
"""Where a credit code holds the organisation code."""
_LAST_YEAR_OF_OLD_CODES: Final = 2018
_ALIKE: Final = 70
"""Per cent of likeness from which two spellings may be of one address."""


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


@rule(
    "C04",
    title=Message(zh="组织机构代码校验", en="Check digit of the organisation code"),
    question=Question.GENUINE,
    severity=Severity.LOW,
    basis=Basis(
        authority=Authority.STANDARD,
        citation="GB 11714-1997: weights 3 7 9 10 5 8 4 2 modulo 11 (general knowledge)",
    ),
    note=Message(
        zh="实际：组织机构代码证已并入统一社会信用代码；2018 年后只印九位代码的证书少见。",
        en="Organisation codes were absorbed by the credit code; after 2018 a certificate that"
        " prints nine characters alone is odd, no more.",
    ),
    guide=Guide(file=GUIDE_002, quote="組織機構代碼證書復印件"),
)
def organisation_code_fits(evidence: Evidence) -> Result:
    """Check the nine characters within the credit code, or those that stand in its place."""
    if evidence.fields.uscc is None:
        return not_applicable("未印统一社会信用代码", "no credit code is printed")
    printed = facts.written("uscc", evidence.fields.uscc)
    text = compact(evidence.fields.uscc.value or printed.value)
    if code := _CODE.search(text):
        return _organisation_code(code[0][_WITHIN], printed)
    if (old := _OLD_CODE.search(text)) is None:
        return unknown("信用代码不完整", "the credit code is not complete", printed)
    issued = facts.seen("issued", evidence.fields.issued)
    if issued.value.year > _LAST_YEAR_OF_OLD_CODES:
        return doubted(
            f"只印组织机构代码 {old[0]}，而发证日期为 {issued.value}",
            f"only the organisation code {old[0]} is printed, though issued on {issued.value}",
            printed,
            issued,
        )
    return _organisation_code(old[0], printed)


def _organisation_code(code: str, printed: Seen[str]) -> Result:
    try:
        organisation_code.parse(code)
    except ValueFormatError:
        return doubted(
            f"组织机构代码 {code} 的校验位不符",
            f"the check digit of the organisation code {code} does not fit",
            printed,
        )
    return passed(
        f"组织机构代码 {code} 的校验位正确",
        f"the check digit of the organisation code {code} is right",
        printed,
    )


@rule(
    "C08",
    title=Message(zh="地址一致", en="Address agrees with the record"),
    question=Question.GENUINE,
    severity=Severity.LOW,
    basis=CONTENTS,
    note=Message(
        zh="实际：注册、办公、生产地址常不相同，写法也多；不一致只是查看场所清单的理由。",
        en="Registered, office and production addresses often differ, and so do spellings; a"
        " difference is a reason to look at the list of sites, no more.",
    ),
)
def address_is_on_record(evidence: Evidence) -> Result:
    """Compare the printed address with those the register gives of the same certificate."""
    if evidence.fields.address is None:
        return not_applicable("未读出地址", "no address was read")
    known = [each for record in histories.records(evidence) if (each := record.address)]
    if not known:
        return not_applicable("没有可对照的登记地址", "no registered address to compare with")
    printed = facts.seen("address", evidence.fields.address)
    ours = fold(printed.value).replace(" ", "")
    likeness = max(fuzz.partial_ratio(ours, fold(each).replace(" ", "")) for each in known)
    zh = f"证书地址“{printed.value}”，登记地址“{known[0]}”"
    en = f"the certificate's address is {printed.value!r}, the registered one {known[0]!r}"
    if likeness < _ALIKE:
        return doubted(f"{zh}，不一致", f"{en}: they differ", printed)
    return passed(zh, en, printed)
