"""Rules about the certification body that issued the certificate."""

from datetime import date
from typing import Final

from app.evidence import DIRECTORY, Evidence
from app.rules import facts, words
from app.rules.base import (
    Guide,
    Result,
    Seen,
    decide,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from app.rules.sources import APPROVAL, GUIDE_000, guide_003
from app.verdict import Authority, Basis, Message, Outcome, Question, Severity
from parsers.knowledge.vocabulary import vocabulary
from scrapers.registry import BodyRecord, LookupOutcome, RecordStatus

LOST: Final = frozenset({RecordStatus.WITHDRAWN, RecordStatus.CANCELLED})
"""States in which a body's approval is gone for good; anything else is no negative fact."""
_STATUS_MEMBERS: Final = ("status", "status_text", "status_date", "name", "approval_number")


def _lost_on(record: BodyRecord) -> date | None:
    return record.status_date if record.status in LOST else None


@rule(
    "I01",
    title=Message(zh="发证机构经CNCA批准", en="Issuer approved by CNCA on the issue date"),
    question=Question.GENUINE,
    severity=Severity.CRITICAL,
    basis=APPROVAL,
    note=Message(
        zh="实际：法律用语是“批准”而非“备案”；随附名录为 2017 年版加此后的撤销公告，"
        "查不到不说明问题。",
        en="The law speaks of approval, not of filing; the shipped directory is of 2017 with later"
        " revocations, so absence from it says nothing.",
    ),
    guide=guide_003("發證機構需在國家認監委(CNCA)備案"),
)
def approved_when_issued(evidence: Evidence) -> Result:
    """Only an approval lost on a known day before the issue is a negative fact."""
    record = facts.body(evidence, *_STATUS_MEMBERS)
    issued = facts.seen("issued", evidence.fields.issued)
    name = _name(record.value)
    if record.value.status in LOST:
        return _issued_by_lost_body(evidence, record, issued)
    if _covers(record.value, issued.value):
        return passed(
            f"{name.zh}在发证日 {issued.value} 处于批准期内",
            f"{name.en} was approved when it issued on {issued.value}",
            record,
            issued,
        )
    return unknown(
        f"{name.zh}在册（{_as_of(record.value).zh}），但名录早于发证日 {issued.value}"
        " 或未载明批准期",
        f"{name.en} is listed (as of {_as_of(record.value).en}), but the list is older than the"
        f" issue on {issued.value} or names no period",
        record,
        issued,
    )


def _name(record: BodyRecord) -> Message:
    return Message(
        zh=f"{record.name}（{record.approval_number}）",
        en=f"{record.name} ({record.approval_number})",
    )


def _issued_by_lost_body(
    evidence: Evidence, record: Seen[BodyRecord], issued: Seen[date]
) -> Result:
    """An issue before the loss and a reissue after it leave open what the body could know."""
    lost, name = _lost_on(record.value), _name(record.value)
    latest = facts.start(evidence)
    if lost is None or issued.value == lost or not issued.certain:
        return unknown(
            f"{name.zh}的批准已失去，与发证日 {issued.value} 的先后不详",
            f"{name.en} lost its approval; whether before the issue on {issued.value} is not known",
            record,
            issued,
        )
    if issued.value > lost:
        status = words.status(facts.held_against(record))
        return failed(
            f"{name.zh}的批准已于 {lost} {status.zh}，证书的发证日 {issued.value} 在此之后",
            f"the approval of {name.en} was {status.en} on {lost}, before the issue date"
            f" {issued.value}",
            record,
            issued,
        )
    if latest.value >= lost:
        return _reissued_by_lost_body(record, issued, latest)
    return passed(
        f"{name.zh}于 {lost} 才失去批准，发证日 {issued.value} 在此之前",
        f"{name.en} lost its approval on {lost}, after the issue on {issued.value}",
        record,
        issued,
    )


def _reissued_by_lost_body(
    record: Seen[BodyRecord], issued: Seen[date], latest: Seen[date]
) -> Result:
    """Say which day lies after the loss: the certificate is from before, this paper is not."""
    lost, name = _lost_on(record.value), _name(record.value)
    label = facts.LABELS[latest.places[0].field]
    return unknown(
        f"{name.zh}于 {lost} 失去批准：发证日 {issued.value} 在此之前，{label.zh} {latest.value}"
        " 不早于该日；该次签发需向机构核实",
        f"{name.en} lost its approval on {lost}, after the issue on {issued.value} but not after"
        f" the {label.en} {latest.value}; ask about that later day",
        record,
        issued,
        latest,
    )


def _covers(record: BodyRecord, issued: date) -> bool:
    """A list says something of the days it covers; of a renewal after it, nothing."""
    begun = record.approved_on is not None and record.approved_on <= issued
    if record.status is not RecordStatus.VALID or not begun:
        return False
    listed = record.as_of is not None and issued <= record.as_of
    running = record.approval_expires is not None and issued <= record.approval_expires
    confirmed = not {"approved_on", "approval_expires"} & set(record.unverified)
    return confirmed and (listed or running)


def _as_of(record: BodyRecord) -> Message:
    if record.as_of is None:
        return Message(zh="日期不详", en="an unknown day")
    return Message(zh=record.as_of.isoformat(), en=record.as_of.isoformat())


@rule(
    "I03",
    title=Message(zh="机构资质被撤销", en="Issuer lost its approval"),
    question=Question.IN_FORCE,
    severity=Severity.HIGH,
    basis=APPROVAL,
    note=Message(
        zh="实际：撤销前签发的证书是真的；获证组织应将证书转换到其他机构，是否已转换需核实。",
        en="A certificate issued before is genuine; its holder is told to transfer to another"
        " body, and whether that was done must be asked.",
    ),
)
def issuer_still_approved(evidence: Evidence) -> Result:
    """Compare the day of the loss with the as-of day; a loss before the issue is I01's to tell."""
    record = facts.body(evidence, *_STATUS_MEMBERS)
    name, lost = _name(record.value), _lost_on(record.value)
    if decide(approved_when_issued.judge, evidence).outcome is Outcome.FAILED:
        return not_applicable(
            f"{name.zh}在发证日之前已失去批准，见 I01",
            f"{name.en} had lost its approval before the issue, see I01",
            record,
        )
    if record.value.status in LOST and lost is None:
        return unknown(
            f"{name.zh}已失去批准，日期不详",
            f"{name.en} lost its approval on an unknown day",
            record,
        )
    if lost and lost <= evidence.as_of:
        status = words.status(facts.held_against(record))
        return failed(
            f"{name.zh}的批准已于 {lost} {status.zh}（基准日 {evidence.as_of}）；"
            "证书是否已转换到其他机构需核实",
            f"the approval of {name.en} was {status.en} on {lost}, by the reference day"
            f" {evidence.as_of}; ask whether the certificate was transferred",
            record,
        )
    if lost or (record.value.as_of and record.value.as_of >= evidence.as_of):
        return passed(
            f"{name.zh}在基准日 {evidence.as_of} 未失去批准",
            f"{name.en} had not lost its approval on {evidence.as_of}",
            record,
        )
    return unknown(
        f"{name.zh}：名录（{_as_of(record.value).zh}）和已知公告中没有失去批准的记录，此后情况未知",
        f"{name.en}: no loss is known from the list (as of {_as_of(record.value).en}) and the"
        " notices; what came later is not known",
        record,
    )


@rule(
    "I12",
    title=Message(zh="咨询公司/查询网站作为发证方", en="Consultancy or portal shown as issuer"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=Basis(
        authority=Authority.PRACTICE,
        citation="certification bodies must not consult; guides are written by consultancies",
    ),
    note=Message(
        zh="实际：咨询公司和查询网站无权发证；名称含“认证”“检验”等字样的机构不在此列。",
        en="Consultancies and portals may not certify; names that speak of certification or"
        " inspection are not meant.",
    ),
    guide=Guide(file=GUIDE_000, quote="推薦上海湘應企業服務有限公司"),
)
def issuer_is_no_consultancy(evidence: Evidence) -> Result:
    """Look for a consultancy's words in the name of an issuer that no directory lists."""
    name = facts.name_of_body(evidence)
    if evidence.body is not None:
        return passed(f"{name.value} 在机构名录中", f"{name.value} is in the directory", name)
    words = vocabulary()
    suspicious = words.consultancies.within(name.value)
    if not suspicious or words.bodies.within(name.value):
        return passed(
            f"{name.value} 不像咨询公司或网站", f"{name.value} is no consultancy by name", name
        )
    lookup = evidence.lookup(DIRECTORY)
    if lookup is None or lookup.outcome is not LookupOutcome.NOT_FOUND:
        return unknown(
            f"{name.value} 名称含“{suspicious[0]}”，但未能查询名录",
            f"{name.value} has the word {suspicious[0]!r}, but the directory did not answer",
            name,
        )
    return failed(
        f"发证方“{name.value}”含“{suspicious[0]}”，且不在机构名录中",
        f"the issuer {name.value!r} has the word {suspicious[0]!r} and is not in the directory",
        name,
    )
