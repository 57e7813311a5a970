"""Rules about the certification body that issued the certificate."""

from datetime import date
from typing import Final

from app.evidence import DIRECTORY, Evidence
from app.rules import facts
from app.rules.base import Guide, Result, Seen, failed, passed, rule, unknown
from app.rules.sources import APPROVAL, GUIDE_000, guide_003
from app.verdict import Authority, Basis, Message, Question, Severity
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
        zh="实际:法律用语是「批准」而非「备案」;随附名录为 2017 年版加此后的撤销公告,"
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
    name = f"{record.value.name}({record.value.approval_number})"
    if record.value.status in LOST:
        latest = facts.start(evidence)
        return _issued_by_lost_body(record, (issued, latest), name)
    if _covers(record.value, issued.value):
        return passed(
            f"{name} 在发证日 {issued.value} 处于批准期内",
            f"{name} was approved when it issued on {issued.value}",
            record,
            issued,
        )
    return unknown(
        f"{name} 在册({_as_of(record.value, '日期不详')}),"
        f"但名录早于发证日 {issued.value} 或未载明批准期",
        f"{name} is listed (as of {_as_of(record.value, 'an unknown day')}), but the list is older"
        f" than the issue on {issued.value} or names no period",
        record,
        issued,
    )


def _issued_by_lost_body(
    record: Seen[BodyRecord], issues: tuple[Seen[date], Seen[date]], name: str
) -> Result:
    """An issue before the loss and a reissue after it leave open what the body could know."""
    issued, latest = issues
    lost = _lost_on(record.value)
    if lost is None or issued.value <= lost <= latest.value:
        return unknown(
            f"{name} 的批准已失去,与签发的先后不详",
            f"{name} lost its approval; whether before the issue is not known",
            record,
            issued,
        )
    if issued.value > lost:
        return failed(
            f"{name} 的批准于 {lost} 失去({record.value.status_text}),证书却于 {issued.value} 签发",
            f"{name} lost its approval on {lost} ({record.value.status_text}), yet the certificate"
            f" was issued on {issued.value}",
            record,
            issued,
        )
    return passed(
        f"{name} 于 {lost} 才失去批准,签发日 {issued.value} 在此之前",
        f"{name} lost its approval on {lost}, after the issue on {issued.value}",
        record,
        issued,
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


def _as_of(record: BodyRecord, unknown_day: str) -> str:
    return record.as_of.isoformat() if record.as_of else unknown_day


@rule(
    "I03",
    title=Message(zh="机构资质被撤销", en="Issuer lost its approval"),
    question=Question.IN_FORCE,
    severity=Severity.HIGH,
    basis=APPROVAL,
    note=Message(
        zh="实际:撤销前签发的证书是真的;获证组织应将证书转换到其他机构,是否已转换需核实。",
        en="A certificate issued before is genuine; its holder is told to transfer to another"
        " body, and whether that was done must be asked.",
    ),
)
def issuer_still_approved(evidence: Evidence) -> Result:
    """Compare the day of the loss with the as-of day."""
    record = facts.body(evidence, *_STATUS_MEMBERS)
    name = f"{record.value.name}({record.value.approval_number})"
    lost = _lost_on(record.value)
    if record.value.status in LOST and lost is None:
        return unknown(
            f"{name} 已失去批准,日期不详", f"{name} lost its approval on an unknown day", record
        )
    if lost and lost <= evidence.as_of:
        return failed(
            f"{name} 的批准于 {lost} 失去({record.value.status_text});证书是否已转换需核实",
            f"{name} lost its approval on {lost} ({record.value.status_text}); ask whether the"
            " certificate was transferred",
            record,
        )
    if lost or (record.value.as_of and record.value.as_of >= evidence.as_of):
        return passed(
            f"{name} 在基准日 {evidence.as_of} 未失去批准",
            f"{name} had not lost its approval on {evidence.as_of}",
            record,
        )
    return unknown(
        f"{name}:名录({_as_of(record.value, '日期不详')})和已知公告中无撤销记录,此后情况未知",
        f"{name}: no loss is known from the list (as of {_as_of(record.value, 'an unknown day')})"
        " and the notices; what came later is not known",
        record,
    )


@rule(
    "I12",
    title=Message(zh="咨询公司/查询网站作为发证方", en="Consultancy or portal shown as issuer"),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=Basis(
        authority=Authority.PRACTICE,
        citation="certification bodies must not consult; guides are written by consultancies",
    ),
    note=Message(
        zh="实际:咨询公司和查询网站无权发证;名称含「认证」「检验」等字样的机构不在此列。",
        en="Consultancies and portals may not certify; names that speak of certification or"
        " inspection are not meant.",
    ),
    guide=Guide(file=GUIDE_000, quote="推薦上海湘應企業服務有限公司"),
)
def issuer_is_no_consultancy(evidence: Evidence) -> Result:
    """Look for a consultancy's words in the name of an issuer that no directory lists."""
    fields = evidence.fields
    name = facts.maybe("certification_body", fields.certification_body) or facts.seen(
        "certification_body", fields.certification_body_en
    )
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
            f"{name.value} 名称含「{suspicious[0]}」,但未能查询名录",
            f"{name.value} has the word {suspicious[0]!r}, but the directory did not answer",
            name,
        )
    return failed(
        f"发证方「{name.value}」含「{suspicious[0]}」,且不在机构名录中",
        f"the issuer {name.value!r} has the word {suspicious[0]!r} and is not in the directory",
        name,
    )
