"""Rules about how a standard is written: malformed, amended, or no standard at all."""

import re
from datetime import date
from typing import Final

from app.evidence import Evidence
from app.rules import facts, words
from app.rules.base import Guide, Result, Seen, doubted, not_applicable, passed, rule
from app.rules.sources import EDITIONS, GUIDE_001, GUIDE_004
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.identifiers.width import compact
from parsers.knowledge.standards import standards

_WITHOUT_PART: Final = re.compile(r"ISO(?:/IEC)?20000(?!-\d)")
_AMENDMENT: Final = re.compile(
    r"(?:/|\+|AND|及|和|[ ,(（])\s*A(?:MD)?\.?\s*1\s*[:：-]?\s*2024", re.IGNORECASE
)
AMENDED: Final = date(2024, 2, 23)
_FRAMEWORK: Final = "ITIL"


def _others(evidence: Evidence) -> list[Seen[str]]:
    """Return what stands where a standard should and is none."""
    each_version = evidence.certificate.versions or (evidence.certificate,)
    read = (
        facts.maybe("standards", reading)
        for version in each_version
        for reading in version.shown.other_bases
    )
    return [each for each in read if each]


def _printed(evidence: Evidence) -> list[Seen[str]]:
    read = (facts.maybe("standards", each) for each in evidence.fields.standards)
    return [each for each in read if each]


@rule(
    "T10",
    title=Message(zh="标准号书写错误", en="Malformed standard number"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=Basis(
        authority=Authority.STANDARD,
        citation="the title ISO/IEC 20000-1: https://www.nqa.com/en-us/transitions/iso-20000-1-2018",
    ),
    note=Message(
        zh="实际：部分号是可认证标准名称的一部分；指南 004 自己就写成“ISO 20020000”。",
        en="The part is part of the name one can be certified to; guide 004 itself writes"
        " 'ISO 20020000'.",
    ),
    guide=Guide(file=GUIDE_004, quote="一定要对照ISO 20020000标准"),
)
def standard_is_well_formed(evidence: Evidence) -> Result:
    """Find ISO/IEC 20000 without its part, and numbers near it, where no right one stands."""
    printed = _printed(evidence)
    wrong = [each for each in _others(evidence) if not each.value.startswith(_FRAMEWORK)]
    partless = [each for each in printed if _WITHOUT_PART.match(compact(each.value))]
    right = [each for each in printed if each not in partless]
    if not printed and not wrong:
        facts.standards(evidence)  # ends the rule: none was read
    if right:
        named = words.listed(each.value for each in right)
        return passed(f"标准号 {named.zh} 形式正确", f"{named.en} is well formed", *right)
    found = (*partless, *wrong)
    named = words.listed(each.value for each in found)
    return doubted(
        f"标准号写作“{named.zh}”，可认证的是 ISO/IEC 20000-1",
        f"the standard is written {named.en!r}; ISO/IEC 20000-1 is the one to certify to",
        found[0],
        *found[1:],
    )


@rule(
    "T11",
    title=Message(zh="修正案标注", en="Amendment 1:2024 printed"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=EDITIONS,
    note=Message(
        zh="实际：2024 年 2 月的修正案（气候）不设转换期，版本年不变；不标注没有问题。",
        en="The amendment of February 2024 (climate) has no transition and leaves the year of the"
        " edition; not to print it is fine.",
    ),
)
def amendment_is_told(evidence: Evidence) -> Result:
    """Tell of a printed amendment, and whether the certificate is older than it."""
    marked = [
        Seen(each.raw, fact.places, fact.certain)
        for each in evidence.fields.standards
        if (fact := facts.maybe("standards", each)) and _AMENDMENT.search(each.raw)
    ]
    if not marked:
        return not_applicable("未标注修正案", "no amendment is printed")
    latest = facts.start(evidence)
    zh = f"标注修正案“{marked[0].value}”，发证 {latest.value}"
    en = f"an amendment is printed ({marked[0].value!r}), issued on {latest.value}"
    if latest.value < AMENDED:
        return doubted(
            f"{zh}，早于其发布 {AMENDED}",
            f"{en}, before it was published on {AMENDED}",
            latest,
            *marked,
        )
    return passed(zh, en, *marked, latest)


@rule(
    "T15",
    title=Message(zh="以ITIL作为认证依据", en="Certified to ITIL"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=Basis(
        authority=Authority.PRACTICE,
        citation="general knowledge: ITIL certifies persons, ISO/IEC 20000-1 organisations",
    ),
    note=Message(
        zh="实际：ITIL 是最佳实践，只对个人发证；组织按 ISO/IEC 20000-1 认证。",
        en="ITIL is a body of practice and certifies persons; organisations are certified to"
        " ISO/IEC 20000-1.",
    ),
    guide=Guide(file=GUIDE_001, quote="ITIL是一套IT服务管理最佳实践指南,而ISO20000是可认证的标准"),
)
def certified_to_a_standard(evidence: Evidence) -> Result:
    """Find ITIL as the only thing certified to."""
    known = [
        each
        for each in _printed(evidence)
        if any(compact(family.id) in compact(each.value) for family in standards().families)
    ]
    if known:
        named = words.listed(each.value for each in known)
        return passed(f"认证依据为 {named.zh}", f"certified to {named.en}", *known)
    if framework := [each for each in _others(evidence) if each.value.startswith(_FRAMEWORK)]:
        return doubted(
            f"认证依据为 {framework[0].value}，未见可认证的标准",
            f"{framework[0].value} is named as what was certified to, and no standard is seen",
            framework[0],
        )
    printed = facts.standards(evidence)
    named = words.listed(each.value.text for each in printed)
    return passed(f"认证依据为 {named.zh}", f"certified to {named.en}", *printed)
