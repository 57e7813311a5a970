"""Rules that hold the parts of a certificate number against the rest of the certificate."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from app.evidence import Evidence
from app.rules import facts
from app.rules.base import (
    Guide,
    Result,
    Seen,
    doubted,
    not_applicable,
    passed,
    rule,
    unknown,
)
from app.rules.identity import is_identified
from app.rules.sources import GUIDE_004, NUMBERING
from app.verdict import Message, Question, Severity
from parsers.identifiers.certificate_number import CertificateNumber, Parts, decode
from parsers.identifiers.width import compact
from parsers.knowledge.schemes import of_letters

OLDEST_YEARS: Final = 4
_APPROVAL: Final = re.compile(r"CNCA-(RF?)-(\d{4})-(\d{2,4})")
_Pick = Callable[[Parts], object]


def _parts(evidence: Evidence, part: _Pick) -> tuple[Seen[str], Parts] | None:
    """Return number and parts, or nothing when its form does not show the part asked for."""
    fact = facts.seen("number", evidence.fields.number)
    number = Seen(compact(fact.value), fact.places, fact.certain)
    parts = decode(CertificateNumber(number.value))
    if parts is None or parts.form == "ccc" or part(parts) is None:
        return None
    return number, parts


def _silent() -> Result:
    return not_applicable(
        "编号形式不含此部分或形式未知", "the number's form does not show this part"
    )


def _approval(evidence: Evidence) -> Seen[re.Match[str]] | None:
    """Return the issuer's approval number as printed, else from the directory.

    The directory's body must be named by more than the digits that are judged: a similar name that
    those very digits settled would agree with them for ever.
    """
    fact = facts.maybe("body_number", evidence.fields.body_number)
    if fact is None:
        record = facts.body(evidence, "approval_number")
        named = is_identified(evidence, record.value, by_number=False)
        fact = Seen(record.value.approval_number, record.places, named)
        if record.value.matched_by is None or not record.value.matched_by.is_certain:
            facts.held_against(Seen(record.value, record.places, certain=False))
    match = _APPROVAL.fullmatch(compact(fact.value))
    return Seen(match, fact.places, fact.certain) if match else None


@rule(
    "N03",
    title=Message(
        zh="编号前3（4）位与机构批准号末段一致",
        en="Leading digits equal the last group of the issuer's approval number",
    ),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=NUMBERING,
    note=Message(
        zh="实际：境内机构（CNCA-R）多以批准号末段开头；外资机构、字母开头的编号不适用。",
        en="Bodies approved as CNCA-R mostly begin their numbers so; those with foreign capital"
        " and numbers that begin with letters do not.",
    ),
)
def begins_with_body(evidence: Evidence) -> Result:
    """Compare the digits in front of the year with the approval number of the issuer."""
    if (found := _parts(evidence, lambda parts: parts.body)) is None:
        return _silent()
    number, parts = found
    body = parts.body or ""
    if not body.isdigit():
        return _silent()
    approval = _approval(evidence)
    if approval is None or approval.value[1] != "R":
        return not_applicable("发证机构不是 CNCA-R 机构", "the issuer is not a CNCA-R body", number)
    group = approval.value[3]
    zh = f"编号以 {body} 开头，批准号 {approval.value[0]} 末段为 {group}"
    en = f"the number begins with {body}, the approval number is {approval.value[0]}"
    if int(body) != int(group):
        return doubted(f"{zh}，不一致", f"{en}: they differ", number, approval)
    return passed(zh, en, number, approval)


@rule(
    "N05",
    title=Message(zh="编号年份与发证日期", en="Year in the number against the issue date"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=NUMBERING,
    note=Message(
        zh="实际：年份取自认证决定或编号分配，不一定是打印年份；换证沿用原编号。",
        en="The year is that of the decision or of giving the number, not always of printing;"
        " a reissue keeps its number.",
    ),
)
def year_agrees_with_dates(evidence: Evidence) -> Result:
    """The year may not lie after the latest issue, nor long before the first."""
    if (found := _parts(evidence, lambda parts: parts.year)) is None:
        return _silent()
    number, parts = found
    facts.seen("issued", evidence.fields.issued)
    known = facts.dates(evidence, *facts.STARTS, "first_certified")
    year = parts.year or 0
    latest = max(known.values(), key=_day)
    zh, en = f"编号年份 {year}", f"the number's year is {year}"
    if year > latest.value.year:
        return doubted(
            f"{zh} 晚于发证日期 {latest.value}",
            f"{en}, later than the issue on {latest.value}",
            number,
            latest,
        )
    earliest = min(known.values(), key=_day)
    issued = known["issued"]
    oldest = issued.value.year - OLDEST_YEARS
    if year < oldest or ("first_certified" in known and year < earliest.value.year - 1):
        return doubted(
            f"{zh} 早于初次获证 {earliest.value} 或早于发证 {issued.value} 四年以上",
            f"{en}, before the first certification on {earliest.value} or more than four years"
            f" before the issue on {issued.value}",
            number,
            earliest,
            issued,
        )
    return passed(f"{zh}，发证日期 {issued.value}", f"{en}, issued {issued.value}", number, issued)


def _day(fact: Seen[date]) -> date:
    return fact.value


@rule(
    "N06",
    title=Message(zh="体系字母与认证标准一致", en="Scheme letter agrees with the standard"),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=NUMBERING,
    note=Message(
        zh="实际：字母由机构自定；只对含义处处相同的字母（Q、E、S、ISMS、ITSM 等）作判断。",
        en="Issuers choose their letters; only letters that mean the same everywhere are judged.",
    ),
    guide=Guide(file=GUIDE_004, quote="新公司容易混淆ISO 20000和ISO 27001"),
)
def scheme_letter_agrees(evidence: Evidence) -> Result:
    """Compare the letters with the schemes of the printed standards.

    Several letters make a word that confirms itself; a single one has to be a certain reading.
    """
    if (found := _parts(evidence, lambda parts: parts.scheme)) is None:
        return _silent()
    number, parts = found
    letters = parts.scheme or ""
    if not (meant := of_letters(letters)):
        return unknown(
            f"字母“{letters}”的含义因机构而异，不作判断",
            f"what {letters!r} stands for depends on the issuer",
            number,
        )
    printed = facts.schemes(evidence)
    zh = f"编号字母“{letters}”表示 {'/'.join(sorted(meant))}，认证依据属于 " + "/".join(
        sorted(printed.value)
    )
    en = f"{letters!r} stands for {'/'.join(sorted(meant))}, the standards are of " + "/".join(
        sorted(printed.value)
    )
    if not meant & printed.value:
        word = Seen(letters, number.places, number.certain or len(letters) > 1)
        return doubted(f"{zh}，不一致", f"{en}: they differ", word, printed)
    return passed(zh, en, number, printed)


@rule(
    "N07",
    title=Message(zh="R后数字与再认证次数", en="Cycle digit against the dates"),
    question=Question.GENUINE,
    severity=Severity.LOW,
    basis=NUMBERING,
    note=Message(
        zh="实际：R 后为再认证次数；机构转换时从 R0 重新开始。",
        en="R counts recertifications; a transfer to another body starts again at R0.",
    ),
)
def cycle_agrees_with_dates(evidence: Evidence) -> Result:
    """A recertified certificate has a first certification before its issue."""
    if (found := _parts(evidence, lambda parts: parts.cycle)) is None:
        return _silent()
    number, parts = found
    first = facts.seen("first_certified", evidence.fields.first_certified)
    issued = facts.seen("issued", evidence.fields.issued)
    latest = facts.start(evidence)
    zh = f"编号为 R{parts.cycle}，初次获证 {first.value}，发证 {issued.value}"
    en = f"the number says R{parts.cycle}, first certified {first.value}, issued {issued.value}"
    if (parts.cycle or 0) >= 1 and first.value >= latest.value:
        return doubted(f"{zh}，不符", f"{en}: they do not fit", number, first, latest)
    return passed(zh, en, number, first, issued)


@rule(
    "N13",
    title=Message(
        zh="编号年份不早于机构批准年份",
        en="Year in the number not before the issuer's approval",
    ),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=NUMBERING,
)
def year_after_approval(evidence: Evidence) -> Result:
    """A body numbers no certificates before it is approved, unless it took over another."""
    if (found := _parts(evidence, lambda parts: parts.year)) is None:
        return _silent()
    number, parts = found
    record = facts.body(evidence, "approval_number")
    approval = _APPROVAL.fullmatch(record.value.approval_number)
    if approval is None or record.value.former_names or record.value.later_name:
        return not_applicable(
            "机构曾更名或合并，不作判断", "the body was renamed or taken over: not judged", number
        )
    zh = f"编号年份 {parts.year}，机构批准号 {approval[0]}"
    en = f"the number's year is {parts.year}, the approval number {approval[0]}"
    if (parts.year or 0) < int(approval[2]):
        return doubted(f"{zh}：早于批准年份", f"{en}: before the approval", number, record)
    return passed(zh, en, number, record)
