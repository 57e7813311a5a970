"""Rules that hold the marks on the paper against registers, and name registers to ask."""

from datetime import date
from typing import Final

from app.evidence import Evidence
from app.rules import facts, words
from app.rules.base import Result, Seen, doubted, not_applicable, passed, rule, unknown
from app.rules.sources import PLATFORM_RECORD, guide_003
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.knowledge.vocabulary import vocabulary
from scrapers.lookup import Lookup
from scrapers.registry import BodyRecord, LookupOutcome, RecordStatus

CNAS_DIRECTORY: Final = "cnas"
SECOND_REGISTER: Final = "iaf-certsearch"
MOVED: Final = date(2026, 1, 1)
"""From this day on the functions of IAF lie with its successor."""
_ARRANGEMENT: Final = "IAF"


def _marks(evidence: Evidence) -> list[Seen[str]]:
    read = (facts.maybe("accreditation_marks", e) for e in evidence.fields.accreditation_marks)
    return [mark for mark in read if mark]


def _accrediting(evidence: Evidence) -> list[Seen[str]]:
    """Return the printed marks of known accreditation bodies; IAF is an arrangement of them."""
    known = vocabulary().accreditation_marks
    found = _marks(evidence)
    return [each for each in found if each.value != _ARRANGEMENT and known.within(each.value)]


@rule(
    "I07",
    title=Message(zh="平台认可标志字段一致", en="Mark on paper equals the mark on record"),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=PLATFORM_RECORD,
    note=Message(
        zh="实际：上报代码为 01 CNAS、02 UKAS、03 JAS-ANZ、04 ANAB、05 RvA、06 JAB、99 其他；"
        "票面未读出标识不作判断。",
        en="Codes of reporting: 01 CNAS, 02 UKAS, 03 JAS-ANZ, 04 ANAB, 05 RvA, 06 JAB, 99 other; a"
        " mark that was not read on paper is not judged.",
    ),
)
def marks_are_on_record(evidence: Evidence) -> Result:
    """Look for each printed mark among those of the record; 99 may stand for any other."""
    record = evidence.registry_record
    if record is None or not record.accreditation_marks:
        return not_applicable(
            "没有登记记录说明认可标识", "no record tells of marks to compare with"
        )
    recorded = words.listed(record.accreditation_marks)
    if not (printed := _accrediting(evidence)):
        return unknown(
            f"票面未读出认可标识，平台记录为 {recorded.zh}",
            f"no mark was read on paper, the platform records {recorded.en}",
        )
    theirs = " ".join(record.accreditation_marks).casefold()
    missing = [each for each in printed if each.value.casefold() not in theirs]
    shown = words.listed(each.value for each in printed)
    zh = f"票面标识 {shown.zh}，平台记录 {recorded.zh}"
    en = f"{shown.en} on paper, {recorded.en} on the platform"
    if not missing:
        return passed(zh, en, *printed)
    if any(other in theirs for other in ("99", "其他", "other")) and not _reportable(missing):
        return unknown(f"{zh}，可能归入“其他”", f"{en}, perhaps counted as other", *missing)
    return doubted(f"{zh}，不一致", f"{en}: they differ", missing[0], *missing[1:])


_CODED: Final = frozenset({"CNAS", "UKAS", "JAS-ANZ", "ANAB", "RVA", "JAB"})
"""Marks with a code of their own, which are not reported as other."""


def _reportable(marks: list[Seen[str]]) -> bool:
    return any(each.value.upper() in _CODED for each in marks)


@rule(
    "I09",
    title=Message(zh="IAF-MLA标志过渡", en="IAF MLA mark after 2026"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=Basis(
        authority=Authority.PRACTICE,
        citation="https://globalaccreditationcooperationincorporated.org: IAF's functions moved on"
        " 2026-01-01",
    ),
    note=Message(
        zh="实际：2026-01-01 起 IAF、ILAC 的职能并入新组织，旧标志在过渡期内仍可使用。",
        en="IAF and ILAC moved into one organisation on 2026-01-01; old marks stay in use for a"
        " transition.",
    ),
)
def mark_of_the_arrangement(evidence: Evidence) -> Result:
    """Tell of a printed IAF mark on a certificate issued after the move; it decides nothing."""
    mark = next((each for each in _marks(evidence) if each.value == _ARRANGEMENT), None)
    if mark is None:
        return not_applicable("未读出 IAF 标志", "no IAF mark was read")
    issued = facts.seen("issued", evidence.fields.issued)
    if issued.value < MOVED:
        return passed("印有 IAF 标志", "the IAF mark is printed", mark, issued)
    return passed(
        f"{issued.value} 发证，印有 IAF 旧标志；过渡期内可以",
        f"issued on {issued.value} with the older IAF mark, which stays in use for a transition",
        mark,
        issued,
    )


@rule(
    "R02",
    title=Message(zh="CNAS认可名录核查", en="Look-up in the CNAS directory"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=Basis(
        authority=Authority.REGISTRY, citation="CNAS 认可机构名录 (directory of CNAS, cnas.org.cn)"
    ),
    note=Message(
        zh="实际：认可自愿；只有票面带 CNAS 标识或招标要求时才需要查。失效日期由 I05 判断。",
        en="Accreditation is voluntary; the directory matters where the mark is printed or asked"
        " for. What was lost, and when, is judged by I05.",
    ),
    guide=guide_003("在 CNAS 官網(www.cnas.org.cn)核查發證機構是否在認可名錄內"),
)
def listed_by_cnas(evidence: Evidence) -> Result:
    """Only an answer of the directory that lists the body says something; absence does not."""
    marks = [each for each in _accrediting(evidence) if "CNAS" in each.value.upper()]
    if not marks and not evidence.requirement.accredited:
        return not_applicable("未印 CNAS 标识，也未要求", "no CNAS mark is printed or asked for")
    lookup = evidence.lookup(CNAS_DIRECTORY)
    if lookup is None or lookup.outcome is not LookupOutcome.FOUND:
        ended = words.ended(CNAS_DIRECTORY, _outcome(lookup))
        return unknown(ended.zh, ended.en, *marks)
    body = next((each for each in lookup.records if isinstance(each, BodyRecord)), None)
    if body is None or body.status is not RecordStatus.VALID or "status" in body.unverified:
        return unknown(
            "CNAS 名录的记录未说明机构当前获认可，见 I05",
            "the CNAS directory's record does not say that the body is accredited now, see I05",
            *marks,
        )
    return passed(f"CNAS 名录列有 {body.name}", f"CNAS lists {body.name}", *marks)


def _outcome(lookup: Lookup | None) -> LookupOutcome:
    return lookup.outcome if lookup else LookupOutcome.NOT_ASKED


@rule(
    "R05",
    title=Message(zh="次级数据库", en="Second register (IAF CertSearch)"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=Basis(authority=Authority.REGISTRY, citation="IAF CertSearch (iafcertsearch.org)"),
    note=Message(
        zh="实际：只带境外认可的证书可在 IAF CertSearch 或认可机构的名录中核对；上报自愿，"
        "查不到不说明问题。",
        en="Certificates under foreign accreditation may be found in IAF CertSearch or with the"
        " accreditation body; not every body reports there, so absence says nothing.",
    ),
)
def found_in_second_register(evidence: Evidence) -> Result:
    """Of foreign accreditation alone, name the register to ask; what is not found says nothing."""
    marks = _accrediting(evidence)
    lookup = evidence.lookup(SECOND_REGISTER)
    if lookup is None and (not marks or any("CNAS" in e.value.upper() for e in marks)):
        return not_applicable("未见只有境外认可的情形", "no foreign accreditation alone is seen")
    if lookup and lookup.outcome is LookupOutcome.FOUND:
        return passed("IAF CertSearch 有记录", "IAF CertSearch has a record", *marks)
    return unknown(
        "等待 IAF CertSearch 的查询结果，可由人查询",
        "waits for an answer of IAF CertSearch, which a person may ask",
        *marks,
    )
