"""Rules about the cycle of a certificate: surveillance, recertification, suspension."""

from datetime import date, timedelta
from typing import Final

from app.evidence import Evidence
from app.rules import facts, histories, words
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
from app.rules.number import parts_of
from app.rules.sources import GUIDE_000, GUIDE_004, PLATFORM_RECORD
from app.rules.validity import months_later
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.identifiers.width import compact
from scrapers.registry import RecordStatus, RegistryRecord

YEAR_MONTHS: Final = 12
GRACE_MONTHS: Final = 3
"""A surveillance may be this late, and its report later still, before anybody is told so."""
RESTORED: Final = 6
"""Months within which a lapsed certification may be restored (ISO/IEC 17021-1, 9.6.3.2.5)."""
NEW_RULES: Final = date(2026, 1, 1)
"""From this day on CNCA-QMS-01:2025 is in force, as reported."""
QMS_RULES: Final = Basis(
    authority=Authority.PRACTICE,
    citation="CNCA-QMS-01:2025 as reported at http://en.zrcln.com/?ann_31/218.html and in notices",
)


def _on_time(evidence: Evidence, record: RegistryRecord, start: Seen[date]) -> Result:
    """Compare the number of audits reported with the years that have passed, with some grace."""
    done = record.surveillances or 0
    years = 0
    while months_later(start.value, (years + 1) * YEAR_MONTHS + GRACE_MONTHS) <= evidence.as_of:
        years += 1
    zh = f"自 {start.value} 起应有监督 {years} 次，平台记录 {done} 次"
    en = f"{years} surveillance audits are due since {start.value}, the platform records {done}"
    if done < years:
        return doubted(f"{zh}，不足", f"{en}: too few", start)
    return passed(zh, en, start)


@rule(
    "V08",
    title=Message(zh="监督审核间隔", en="Surveillance on time"),
    question=Question.IN_FORCE,
    severity=Severity.MEDIUM,
    basis=QMS_RULES,
    note=Message(
        zh="实际：首次监督在发证后 12 个月内，此后间隔不超过 12 个月，逾期应暂停；"
        "平台的证书状态优先。",
        en="The first surveillance is due within 12 months of issue, then every 12 months; an"
        " overdue certificate is to be suspended, so the platform's status ranks higher.",
    ),
    guide=Guide(file=GUIDE_000, quote="證書有效期內需每年接受一次監督審核,3年期滿后需復審"),
)
def surveillance_on_time(evidence: Evidence) -> Result:
    """Count what the platform reports; a mark missing on paper says nothing, see V09."""
    start = facts.start(evidence)
    if evidence.as_of <= months_later(start.value, YEAR_MONTHS):
        return not_applicable("发证未满一年", "issued less than a year ago", start)
    record = evidence.registry_record
    if record is None:
        return not_applicable(
            "没有平台记录说明监督次数，见 V09",
            "no record of the platform tells of surveillance, see V09",
            start,
        )
    if record.surveillances is None:
        return unknown(
            "平台记录未载监督次数",
            "the platform's record does not tell the number of surveillance audits",
            start,
        )
    return _on_time(evidence, record, start)


@rule(
    "V10",
    title=Message(zh="每年1-2次监督", en="Surveillance once or twice a year"),
    question=Question.IN_FORCE,
    severity=Severity.INFO,
    basis=QMS_RULES,
    note=Message(
        zh="实际：各指南说法不一（一次或一至两次）；通行规则是至少每 12 个月一次。仅计数。",
        en="Guides differ (once, or once or twice); the rule is at least once in 12 months. This"
        " counts only.",
    ),
    guide=Guide(file=GUIDE_004, quote="认证机构每年会做1-2次“监督审核”"),
)
def surveillance_counted(evidence: Evidence) -> Result:
    """Say how many audits the paper and the platform show; the count decides nothing."""
    record, printed = evidence.registry_record, evidence.fields.surveillance
    reported = record.surveillances if record else None
    if printed is None and reported is None:
        return not_applicable("未见监督次数", "no surveillance is counted")
    parts = [(f"平台记录 {reported} 次", f"{reported} on the platform")] if reported else []
    if printed:
        days = words.listed(str(each.value) for each in printed.dates if each.value)
        zh, en = (f"（{days.zh}）", f" ({days.en})") if days.zh else ("", "")
        count = printed.filled
        parts.append((f"证书上已填 {count} 处{zh}", f"{count} filled in on the certificate{en}"))
    if not parts:
        parts = [("平台记录 0 次", "0 on the platform")]
    zh, en = ("；".join(e[0] for e in parts), "; ".join(e[1] for e in parts))
    return passed(f"监督：{zh}", f"surveillance: {en}")


@rule(
    "V11",
    title=Message(zh="再认证衔接", en="Recertification follows without a gap"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=QMS_RULES,
    note=Message(
        zh="实际：到期后六个月内可恢复；2026 年起质量体系的再认证审核应在到期前完成。",
        en="A lapsed certification may be restored within six months; from 2026 on the audit for a"
        " quality system has to end before the expiry.",
    ),
    guide=Guide(file=GUIDE_000, quote="3年期滿后需復審"),
)
def recertified_without_gap(evidence: Evidence) -> Result:
    """Compare the start with the expiry of the holder's previous certificate, where recorded."""
    number = facts.seen("number", evidence.fields.number)
    parts = parts_of(Seen(compact(number.value), number.places, number.certain))
    if parts is None or not parts.cycle:
        return not_applicable("编号未表示再认证", "the number tells of no recertification", number)
    start = facts.seen("issued", evidence.fields.issued)
    ends = [
        record.expires
        for record in histories.others_of_holder(evidence)
        if record.expires and record.issued and record.issued < start.value
    ]
    if not ends:
        return not_applicable(
            "没有前一张证书的登记记录", "no record of the previous certificate", number
        )
    return _gap(evidence, max(ends), number, start)


def _gap(evidence: Evidence, previous: date, number: Seen[str], start: Seen[date]) -> Result:
    zh = f"前一张证书 {previous} 到期，本证书 {start.value} 发证"
    en = f"the previous certificate ended on {previous}, this one was issued on {start.value}"
    if start.value <= previous + timedelta(days=1):
        return passed(f"{zh}，衔接", f"{en}: without a gap", number, start)
    if start.value > months_later(previous, RESTORED):
        return doubted(
            f"{zh}，中断超过六个月而编号仍表示再认证",
            f"{en}: more than six months apart, yet the number tells of a recertification",
            number,
            start,
        )
    if start.value >= NEW_RULES and "QMS" in facts.schemes(evidence).value:
        return unknown(
            f"{zh}；2026 年起应在到期前完成再认证审核，需核实",
            f"{en}; from 2026 on the audit has to end before the expiry, which must be asked",
            start,
        )
    return passed(f"{zh}，在六个月恢复期内", f"{en}: restored within six months", number, start)


@rule(
    "V14",
    title=Message(zh="90天整改", en="Ninety days for correction"),
    question=Question.IN_FORCE,
    severity=None,
    basis=PLATFORM_RECORD,
    note=Message(
        zh="实际：只见于一篇文章，属合同细节；暂停期限各方案不同，以平台状态为准。",
        en="A detail of contracts that one article tells; periods differ by scheme, and the"
        " platform's status decides.",
    ),
    guide=Guide(
        file=GUIDE_000,
        quote="需在90天內完成整改并支付復評費(約基礎費用的30%),超期將暫停證書",
    ),
)
def corrected_in_ninety_days(evidence: Evidence) -> Result:
    """Of a suspended certificate say since when; whether it was corrected no register tells."""
    record = evidence.registry_record
    if record is None or record.status is not RecordStatus.SUSPENDED:
        return not_applicable("平台未记录暂停", "the platform records no suspension")
    if record.status_date is None:
        return unknown("平台未载暂停起始日", "the platform does not say since when it is suspended")
    days = (evidence.as_of - record.status_date).days
    return unknown(
        f"自 {record.status_date} 起暂停，至基准日 {days} 天；整改情况须问发证机构",
        f"suspended since {record.status_date}, for {days} days on the reference day; ask the"
        " issuer about its correction",
    )


@rule(
    "V15",
    title=Message(zh="曾被暂停/撤销未满一年", en="Suspended or revoked less than a year before"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=QMS_RULES,
    note=Message(
        zh="实际：据报道，因自身原因被撤销后一年内机构不应受理申请；平台极少给出状态日期。",
        en="As reported, bodies accept no application within a year of a revocation for the"
        " holder's own fault; the platform seldom tells the day.",
    ),
)
def not_shortly_after_a_loss(evidence: Evidence) -> Result:
    """Look among the holder's recorded certificates for one lost in the year before this one."""
    lost = [
        each
        for each in histories.others_of_holder(evidence)
        if each.status in {RecordStatus.SUSPENDED, RecordStatus.WITHDRAWN}
    ]
    if not lost:
        return not_applicable(
            "没有记录显示持有人的其他证书被暂停或撤销",
            "no record tells that another certificate of the holder was suspended or revoked",
        )
    issued = facts.seen("issued", evidence.fields.issued)
    near = [each for each in lost if _within_a_year(each.status_date, issued.value)]
    record = (near or lost)[0]
    status = words.status(record)
    zh = f"持有人的证书 {record.number} 状态为{status.zh}（{record.status_date or '日期不详'}）"
    en = (
        f"the holder's {record.number} is {status.en} ({record.status_date or 'on an unknown day'})"
    )
    by_new_rules = issued.value >= NEW_RULES and "QMS" in facts.schemes(evidence).value
    if near and by_new_rules and record.status is RecordStatus.WITHDRAWN:
        return doubted(
            f"{zh}，本证书 {issued.value} 发证，相距不足一年",
            f"{en}; this one was issued on {issued.value}, less than a year later",
            issued,
        )
    if near or any(each.status_date is None for each in lost):
        return unknown(
            f"{zh}；与本证书发证日 {issued.value} 的关系需核实",
            f"{en}; how that bears on the issue on {issued.value} must be asked",
            issued,
        )
    return passed(f"{zh}，不在发证前一年内", f"{en}: not in the year before", issued)


def _within_a_year(lost: date | None, issued: date) -> bool:
    return lost is not None and lost <= issued < months_later(lost, YEAR_MONTHS)
