"""Rules about the form of the certificate number and what its positions say."""

import re
from typing import Final

from app.evidence import Evidence
from app.rules import facts
from app.rules.base import (
    Result,
    Seen,
    doubted,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from app.rules.sources import NUMBERING, OWN_CARE, guide_003
from app.verdict import Message, Question, Severity
from parsers.identifiers.certificate_number import CertificateNumber, Parts, decode
from parsers.identifiers.width import compact

GUIDE_LENGTH: Final = 17
LENGTHS: Final = range(17, 21)
CODE_LENGTH: Final = 6
MAINLAND: Final = {"plain", "office", "scheme-edition", "scheme-first", "acronym", "long-year"} | {
    "letter-office",
    "dashed",
    "words",
    "no-cycle",
}
"""Forms of numbers that bodies on the mainland use for management systems."""


def _number(evidence: Evidence) -> Seen[str]:
    fact = facts.seen("number", evidence.fields.number)
    return Seen(compact(fact.value), fact.places, fact.certain)


def parts_of(number: Seen[str]) -> Parts | None:
    """Return what the positions of a number say, if its form is known."""
    return decode(CertificateNumber(number.value))


def _exactly_seventeen(evidence: Evidence) -> Result:
    if not facts.is_for(evidence, "ITSMS"):
        return _not_itsms()
    number = _number(evidence)
    length = len(number.value)
    zh, en = f"编号 {number.value} 共 {length} 位", f"{number.value} has {length} positions"
    if length != GUIDE_LENGTH:
        return doubted(f"{zh}，指南要求 17 位", f"{en}; the guide demands 17", number)
    return passed(zh, en, number)


def _not_itsms() -> Result:
    return not_applicable(
        "不是信息技术服务管理体系证书", "not a certificate of IT service management"
    )


@rule(
    "N01",
    title=Message(zh="证书编号为17位", en="Certificate number has 17 positions"),
    question=Question.GENUINE,
    severity=Severity.LOW,
    basis=NUMBERING,
    note=Message(
        zh="实际：信息技术服务管理体系编号见过 17 至 20 位；其他体系多为 14 位。位数不说明真伪。",
        en="In practice numbers of IT service management have 17 to 20 positions and those of"
        " other schemes mostly 14; the length proves nothing.",
    ),
    guide=guide_003("17 位證書編號", Severity.HIGH, _exactly_seventeen),
)
def seventeen_positions(evidence: Evidence) -> Result:
    """Hold a mainland number of IT service management against the lengths seen in public."""
    if not facts.is_for(evidence, "ITSMS"):
        return _not_itsms()
    number = _number(evidence)
    parts = parts_of(number)
    if parts is None or parts.form not in MAINLAND:
        return not_applicable(
            "编号不是境内机构的已知形式", "the number is not of a mainland body's form", number
        )
    length = len(number.value)
    zh, en = f"编号 {number.value} 共 {length} 位", f"{number.value} has {length} positions"
    if length not in LENGTHS:
        return doubted(f"{zh}，见过的为 17 至 20 位", f"{en}; 17 to 20 were seen", number)
    return passed(zh, en, number)


@rule(
    "N02",
    title=Message(zh="编号前6位为机构代码", en="First 6 positions are the body's code"),
    question=Question.GENUINE,
    severity=None,
    basis=NUMBERING,
    note=Message(
        zh="实际：不存在 6 位机构代码。编号多以批准号末段（3 至 4 位）开头，其后为年份和体系字母。",
        en="No six-character body code exists: numbers begin with the last group of the approval"
        " number (3 or 4 digits), then the year and the scheme letter.",
    ),
    guide=guide_003("前 6 位為機構代碼", Severity.HIGH),
)
def six_positions_of_body(evidence: Evidence) -> Result:
    """Ask whether the part of the number that names the body is six positions long."""
    number = _number(evidence)
    parts = parts_of(number)
    if parts is None or parts.year is None:
        return unknown(
            f"编号 {number.value} 的构成未知，无法判断前 6 位",
            f"the form of {number.value} is not known, so its first six cannot be judged",
            number,
        )
    body = re.match(r"([A-Z]{0,4}\d{0,4})(?=(?:20)?\d\d)", number.value)
    code = body[1] if body and parts.body and body[1].endswith(parts.body) else parts.body or ""
    first = number.value[:CODE_LENGTH]
    if len(code) == CODE_LENGTH:
        return passed(f"前 6 位 {first} 为机构", f"the first six, {first}, are the body", number)
    return doubted(
        f"前 6 位 {first} 不是一个机构代码：其中机构部分为“{code}”",
        f"the first six, {first}, are not one body code: the body's part is {code!r}",
        number,
    )


@rule(
    "N04",
    title=Message(zh="编号符合已知编号语法", en="Number fits a known grammar"),
    question=Question.GENUINE,
    severity=Severity.LOW,
    basis=NUMBERING,
)
def known_grammar(evidence: Evidence) -> Result:
    """Recognise the form; a form we do not know is our ignorance, never a failure."""
    number = _number(evidence)
    parts = parts_of(number)
    if parts is None:
        return unknown(
            f"编号 {number.value} 不属于我们已知的形式；机构可自定编号，不作不利判断",
            f"{number.value} has none of the forms we know; bodies choose their forms freely",
            number,
        )
    return passed(_decoded(parts, "、", "zh"), _decoded(parts, ", ", "en"), number)


_PART_NAMES: Final = {
    "body": Message(zh="机构", en="body"),
    "office": Message(zh="分支", en="office"),
    "year": Message(zh="年份", en="year"),
    "scheme": Message(zh="体系", en="scheme"),
    "serial": Message(zh="流水号", en="serial"),
    "cycle": Message(zh="再认证次数", en="cycle"),
    "size": Message(zh="规模", en="size"),
    "branch": Message(zh="分证书", en="branch"),
}


def _decoded(parts: Parts, separator: str, language: str) -> str:
    named = (
        (getattr(label, language), getattr(parts, name)) for name, label in _PART_NAMES.items()
    )
    return separator.join(f"{label} {value}" for label, value in named if value is not None)


_REPAIRED: Final = re.compile(r"(.+) at (\d+)")


@rule(
    "N09",
    title=Message(zh="编号字符归一", en="Confused characters in the number"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=OWN_CARE,
)
def confused_characters(evidence: Evidence) -> Result:
    """List what was repaired (O/0, I/1, B/8); it accuses nobody."""
    number = _number(evidence)
    reading = evidence.fields.number
    repairs = reading.repairs if reading else ()
    if not repairs:
        return passed("编号无需归一", "nothing in the number had to be repaired", number)
    changes = "; ".join(repairs)
    zh = "、".join(_REPAIRED.sub(r"第 \2 位 \1", each) for each in repairs)
    return passed(
        f"编号读作 {number.value}（归一：{zh}）；查询时两种写法都应尝试",
        f"the number is read as {number.value} (repaired: {changes}); ask for both spellings",
        number,
    )


@rule(
    "N11",
    title=Message(
        zh="产品证书编号用于体系证书", en="Product number on a management-system certificate"
    ),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=NUMBERING,
)
def not_a_product_number(evidence: Evidence) -> Result:
    """Find the 16 digits of a CCC certificate on a certificate to a management-system standard."""
    number = _number(evidence)
    parts = parts_of(number)
    if parts is None or parts.form != "ccc":
        return passed("编号不是产品认证编号", "not the number of a product certificate", number)
    standards = facts.standards(evidence)
    known = [fact for fact in standards if fact.value.family]
    if not known:
        return unknown(
            "编号为 CCC 产品认证形式，但认证依据不在标准表中",
            "the number has the form of product certification; the standard is not in our table",
            number,
            *standards,
        )
    return failed(
        f"编号 {number.value} 为 CCC 产品认证形式，而认证依据是 {known[0].value.text}",
        f"{number.value} has the form of product certification (CCC), but the standard is"
        f" {known[0].value.text}",
        number,
        known[0],
    )
