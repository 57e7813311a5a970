"""Rules about the surveillance audits that a certificate shows."""

from datetime import timedelta
from typing import Final

from app.evidence import Evidence
from app.rules import facts
from app.rules.base import Result, failed, not_applicable, passed, rule, unknown
from app.rules.sources import guide_003
from app.verdict import Authority, Basis, Message, Outcome, Question, Severity

YEAR: Final = timedelta(days=366)


@rule(
    "V07",
    title=Message(zh="年度监督审核记录栏", en="Surveillance record column present"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=Basis(
        authority=Authority.PRACTICE,
        citation="published certificates: 5 of 28 have a column, the others a sentence or a code",
    ),
    note=Message(
        zh="实际：28 份境内证书中 23 份没有记录栏，代之以监督审核或扫码的说明；"
        "没有记录栏不说明真伪。",
        en="23 of 28 mainland certificates have no column but a sentence on surveillance or a"
        " code; its absence proves nothing.",
    ),
    guide=guide_003("無監督記錄欄或有效期超 3 年的為…證書", Severity.CRITICAL),
)
def surveillance_column(evidence: Evidence) -> Result:
    """Say whether a column or sticker places stand on the page."""
    record = evidence.fields.surveillance
    if record is not None:
        present = facts.seen("surveillance", record.present)
        if present.value:
            return passed(
                f"有监督记录栏，已填 {record.filled} 处",
                f"a surveillance record is printed, {record.filled} filled in",
                present,
            )
        return failed("没有监督记录栏", "no surveillance record is printed", present)
    page = facts.absence(evidence, "监督审核记录栏", "a surveillance record")
    return failed("未见监督审核记录栏", "no surveillance record is seen", page)


def _report_demanded(evidence: Evidence) -> Result:
    """Take a missing report for a sign of suspension, as the guide does."""
    result = surveillance_of_last_year.judge(evidence)
    if result.outcome is not Outcome.UNKNOWN:
        return result
    start = facts.start(evidence)
    page = facts.absence(evidence, "近一年监督记录", "a surveillance of the last year")
    return failed(
        f"发证 {start.value} 已满一年，未见近一年监督审核报告，指南称可能已暂停",
        f"issued on {start.value}; no report of surveillance within the last year is seen, and the"
        " guide says that the certificate may be suspended",
        start,
        page,
    )


@rule(
    "V09",
    title=Message(zh="近1年监督审核", en="Surveillance within the last year"),
    question=Question.IN_FORCE,
    severity=Severity.MEDIUM,
    basis=Basis(
        authority=Authority.PRACTICE,
        citation="CNCA-QMS-01:2025 as reported at http://en.zrcln.com/?ann_31/218.html:"
        " surveillance at intervals of at most 12 months",
    ),
    note=Message(
        zh="实际：以平台状态为准；监督报告只是平台查不到时的旁证。",
        en="The platform's status decides; a report is only a stand-in where it cannot be asked.",
    ),
    guide=guide_003(
        "要求企業提供近 1 年監督審核報告,無報告則證書可能已暫停",
        Severity.MEDIUM,
        _report_demanded,
    ),
)
def surveillance_of_last_year(evidence: Evidence) -> Result:
    """Accept the date of an applied mark; a date alone may be the day it is due."""
    start = facts.start(evidence)
    if evidence.as_of - start.value <= YEAR:
        return not_applicable("发证未满一年", "issued less than a year ago", start)
    record = evidence.fields.surveillance
    dates = [
        fact
        for each in (record.dates[: record.filled] if record else ())
        if (fact := facts.maybe("surveillance", each))
    ]
    recent = [each for each in dates if timedelta() <= evidence.as_of - each.value <= YEAR]
    if recent:
        return passed(
            f"{recent[-1].value} 有监督记录", f"surveillance on {recent[-1].value}", *recent
        )
    return unknown(
        f"发证 {start.value} 已满一年，未见近一年监督记录，请要求提供监督审核报告或查平台状态",
        f"issued on {start.value}; no surveillance of the last year is seen, ask for the report"
        " or the platform's status",
        start,
    )
