"""Rules about what the issuer may certify, and where it is at home."""

from typing import Final

from app.evidence import Evidence
from app.rules import facts, words
from app.rules.base import Guide, Result, Seen, failed, not_applicable, passed, rule, unknown
from app.rules.sources import APPROVAL, GUIDE_001, GUIDE_004
from app.verdict import Message, Question, Severity
from parsers.knowledge.schemes import approval_code
from parsers.knowledge.vocabulary import vocabulary
from scrapers.registry import BodyRecord

_DOMESTIC: Final = "CNAS"
_NO_ACCREDITATION: Final = frozenset({"IAF", "IQNET"})
"""Marks of arrangements and networks: they say nothing of who accredits."""


@rule(
    "I02",
    title=Message(zh="机构批准范围覆盖该体系", en="Issuer's approval covers the scheme"),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=APPROVAL,
    note=Message(
        zh="实际：名录的业务范围逐项列出（A01 质量，A05 信息安全，A06 信息技术服务）；"
        "随附名录不含业务范围，可导入含此栏的新名录。",
        en="The directory lists what a body may certify (A01 quality, A05 information security,"
        " A06 IT service); the shipped list does not, a newer one with it can be imported.",
    ),
    guide=Guide(file=GUIDE_004, quote="最好选有IT服务行业认证案例的机构"),
)
def approval_covers_the_scheme(evidence: Evidence) -> Result:
    """Look for the code of the certificate's scheme among those the directory lists."""
    schemes = facts.schemes(evidence)
    record = facts.body(evidence, "approved_for")
    codes = {name: approval_code(name) for name in schemes.value}
    name = record.value.name
    if not record.value.approved_for or None in codes.values():
        return unknown(
            f"名录未载 {name} 的业务范围，可在机构名录页核对",
            f"the directory does not say what {name} may certify; its page there does",
            record,
        )
    certain = all(each.certain for each in facts.standards(evidence))
    missing = sorted(code for code in codes.values() if code and not _covers(record.value, code))
    listed = words.listed(record.value.approved_for)
    if not missing:
        return passed(
            f"{name} 的业务范围含 {words.listed(sorted(filter(None, codes.values()))).zh}",
            f"{name} is approved for {words.listed(sorted(filter(None, codes.values()))).en}",
            record,
            schemes,
        )
    return _not_covered(evidence, record, Seen((missing, listed), schemes.places, certain))


def _covers(record: BodyRecord, code: str) -> bool:
    return any(each.startswith(code) for each in record.approved_for)


def _not_covered(
    evidence: Evidence, record: Seen[BodyRecord], told: Seen[tuple[list[str], Message]]
) -> Result:
    """A list says what a body may certify on its own day, not on every day before or after."""
    issued = facts.seen("issued", evidence.fields.issued)
    (missing, listed), day = told.value, record.value.as_of
    zh = f"{record.value.name} 的业务范围为 {listed.zh}，不含 {'、'.join(missing)}"
    en = f"{record.value.name} may certify {listed.en}, not {', '.join(missing)}"
    if day is None or issued.value > day or not told.certain:
        return unknown(
            f"{zh}；但名录早于发证日 {issued.value} 或日期不详",
            f"{en}; but the list is older than the issue on {issued.value}, or of no known day",
            record,
            issued,
        )
    facts.held_against(record)
    return failed(f"{zh}（名录日期 {day}）", f"{en} (list of {day})", record, issued)


@rule(
    "I08",
    title=Message(zh="境外机构/境外认可", en="Foreign issuer or foreign accreditation only"),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=APPROVAL,
    note=Message(
        zh="实际：在中国境内从事认证须经 CNCA 批准，外资机构以 CNCA-RF 批准号开展；"
        "名录中查不到不等于未批准。",
        en="Certifying in China needs the approval of CNCA; foreign bodies work through"
        " subsidiaries approved as CNCA-RF. Absence from the list is no lack of approval.",
    ),
    guide=Guide(file=GUIDE_001, quote="选择经认可的认证机构(如CQC、SGS、TÜV等)提交申请"),
)
def issuer_may_act_in_china(evidence: Evidence) -> Result:
    """Of a holder in China: ask who approved an issuer that shows foreign accreditation only."""
    if evidence.fields.uscc is None:
        return not_applicable("未印统一社会信用代码", "no credit code is printed")
    number = facts.maybe("body_number", evidence.fields.body_number)
    if number:
        return passed(f"印有批准号 {number.value}", f"{number.value} is printed", number)
    if record := evidence.body:
        approval = record.approval_number
        return passed(
            f"名录列有 {record.name}（{approval}）",
            f"the directory lists {record.name} ({approval})",
        )
    read = (facts.maybe("accreditation_marks", e) for e in evidence.fields.accreditation_marks)
    marks = [mark for mark in read if mark and _accredits(mark.value)]
    if not marks or any(_DOMESTIC in mark.value.upper() for mark in marks):
        return not_applicable("未见只有境外认可的情形", "no foreign accreditation alone is seen")
    names = words.listed(mark.value for mark in marks)
    return unknown(
        f"只印有境外认可标识 {names.zh}，未见 CNCA 批准号；在境内认证须经批准，请核对机构名录",
        f"only marks of foreign accreditation ({names.en}) and no approval number of CNCA are seen;"
        " certifying in China needs approval, ask the directory of bodies",
        *marks,
    )


def _accredits(mark: str) -> bool:
    known = vocabulary().accreditation_marks.within(mark)
    return bool(known) and mark.upper() not in _NO_ACCREDITATION
