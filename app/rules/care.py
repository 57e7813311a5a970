"""Rules about our own conduct: what is kept, what is said, and what must be guarded."""

from typing import Final

from app.evidence import PLATFORM, Evidence
from app.rules import facts
from app.rules.base import Guide, Result, Seen, failed, not_applicable, passed, rule
from app.rules.compared import comparisons
from app.rules.sources import GUIDE_003, OWN_CARE
from app.verdict import Authority, Basis, Message, Question, Severity
from scrapers.registry import LookupOutcome

_ANSWERS: Final = (LookupOutcome.FOUND, LookupOutcome.NOT_FOUND, LookupOutcome.AMBIGUOUS)


@rule(
    "R09",
    title=Message(zh="证据快照", en="Snapshot of every answer"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=OWN_CARE,
)
def answers_are_kept(evidence: Evidence) -> Result:
    """Of every answer the bytes and the time must be at hand, for audit and dispute."""
    answered = [each for each in evidence.lookups if each.outcome in _ANSWERS]
    if not answered:
        return not_applicable("没有登记平台作出回答", "no register gave an answer")
    bare = [each.registry for each in answered if each.snapshot is None]
    if bare:
        names = ", ".join(bare)
        return failed(f"未留存快照：{names}", f"no snapshot is kept of: {names}", Seen(bare))
    kept = [
        (each.registry, each.snapshot.captured_at.isoformat()) for each in answered if each.snapshot
    ]
    told = "; ".join(f"{name} {day}" for name, day in kept)
    return passed(f"快照均已留存：{told}", f"snapshots are kept: {told}")


@rule(
    "L01",
    title=Message(zh="结论用语", en="Wording of results"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=OWN_CARE,
    note=Message(
        zh="实际：只有主管机关能够认定；误判会伤害投标人。",
        en="Only authorities decide; a wrong word harms a bidder.",
    ),
)
def says_what_differs(evidence: Evidence) -> Result:
    """Remind of what a difference from the register means, where there is one."""
    lookup, record = evidence.lookup(PLATFORM), evidence.registry_record
    absent = lookup is not None and lookup.outcome is LookupOutcome.NOT_FOUND
    differs = record is not None and any(
        each.same is False for each in comparisons(evidence, record)
    )
    if not absent and not differs:
        return not_applicable(
            "没有与登记记录不一致之处", "nothing differs from a register's record"
        )
    return passed(
        "只陈述与登记记录不一致之处；请人工核实，由主管机关认定",
        "only what differs from the record is told; a person must look, and authorities decide",
        *(Seen(None, facts.where(evidence, "number")),),
    )


@rule(
    "L02",
    title=Message(zh="个人信息与保存期限", en="Personal data and how long they are kept"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=Basis(
        authority=Authority.LAW, citation="个人信息保护法 (PIPL), 6, 19: least scope, shortest time"
    ),
    note=Message(
        zh="实际：证书上的审核员姓名属个人信息；限制查阅，到期删除原件，记录链不受影响。",
        en="An auditor's name on a certificate is personal data: restrict access and delete the"
        " original in time; the trail holds without it.",
    ),
    guide=Guide(file=GUIDE_003, quote="符合《數據安全法》及 GDPR 要求"),
)
def personal_data_are_guarded(evidence: Evidence) -> Result:
    """Point out a printed auditor; the name itself is never repeated."""
    if evidence.fields.auditor is None:
        return not_applicable("未读出个人信息", "no personal data were read")
    auditor = Seen(None, facts.where(evidence, "auditor"))
    return failed(
        "印有审核员姓名，属个人信息：限制查阅范围，到期删除原件",
        "an auditor is named, which is personal data: restrict access, delete the original in time",
        auditor,
    )
