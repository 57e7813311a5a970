"""Rules about what must have happened before certification, which no certificate shows."""

from datetime import date, timedelta
from typing import Final

from app.evidence import Evidence
from app.rules import facts
from app.rules.base import Guide, Result, Seen, not_applicable, passed, rule, unknown
from app.rules.sources import GUIDE_000
from app.rules.validity import months_later
from app.verdict import Authority, Basis, Message, Question, Severity

MONTHS: Final = 3
FRESHLY: Final = timedelta(days=183)
"""Until this long after the first certification an officer may ask for what preceded it."""
BEFORE_CERTIFICATION: Final = Basis(
    authority=Authority.PRACTICE,
    citation="CNCA-QMS-01:2025 as reported at http://en.zrcln.com/?ann_31/218.html: three months"
    " in operation",
)


def _first(evidence: Evidence) -> Seen[date]:
    """Return the first certification, else the earliest day the certificate may count from."""
    first = facts.maybe("first_certified", evidence.fields.first_certified)
    found = facts.dates(evidence, *facts.STARTS)
    return (
        first
        or min(found.values(), key=lambda fact: fact.value, default=None)
        or facts.start(evidence)
    )


@rule(
    "C10",
    title=Message(zh="体系运行3个月以上", en="System in operation for three months"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=BEFORE_CERTIFICATION,
    note=Message(
        zh="实际：证书上看不出；首次获证紧邻基准日时可要求提供三个月的运行记录。",
        en="No certificate shows it; where the first certification lies close to the reference"
        " day, records of three months may be asked for.",
    ),
    guide=Guide(file=GUIDE_000, quote="并已實施運行3個月以上"),
)
def ran_for_three_months(evidence: Evidence) -> Result:
    """Point out a first certification less than three months before the reference day."""
    first = _first(evidence)
    zh, en = f"最早获证 {first.value}", f"certified on {first.value} at the latest"
    if evidence.as_of < months_later(first.value, MONTHS):
        return unknown(
            f"{zh}，距基准日 {evidence.as_of} 不足三个月；可要求提供体系运行记录",
            f"{en}, less than three months before {evidence.as_of}; records of operation may be"
            " asked for",
            first,
        )
    return passed(f"{zh}，至基准日已满三个月", f"{en}, three months before the day", first)


@rule(
    "A01",
    title=Message(zh="申请材料证据", en="Evidence of the application"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=BEFORE_CERTIFICATION,
    note=Message(
        zh="实际：内审、管理评审、文件对照不印在证书上；只在需要时向企业索取。",
        en="Internal audit, management review and the map of documents are not printed on a"
        " certificate; they are asked for where needed.",
    ),
    guide=Guide(file=GUIDE_000, quote="至少一次管理評審和內部IT服務管理體系審核"),
)
def application_has_evidence(evidence: Evidence) -> Result:
    """Name what may be asked for, while the first certification is fresh."""
    first = _first(evidence)
    if not timedelta() <= evidence.as_of - first.value <= FRESHLY:
        return not_applicable(
            f"最早获证 {first.value}，不在基准日前半年内",
            f"certified on {first.value}, not within half a year before the day",
            first,
        )
    return unknown(
        f"最早获证 {first.value}，不足半年；可索取内部审核、管理评审记录和文件对照表",
        f"certified on {first.value}, within half a year; internal audit, management review and"
        " the map of documents may be asked for",
        first,
    )
