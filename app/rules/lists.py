"""Rules about lists of the holder's conduct; they wait until somebody lets us ask one."""

from typing import Final

from app.evidence import Evidence
from app.rules import facts, words
from app.rules.base import Guide, Result, Seen, failed, not_applicable, passed, rule, unknown
from app.rules.names import Likeness, compare
from app.rules.sources import GUIDE_000
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.identifiers.width import compact
from scrapers.lookup import Lookup
from scrapers.registry import LookupOutcome, RegistryRecord

PENALTIES: Final = ("gsxt", "creditchina")
PROCUREMENT: Final = "ccgp"


def _holder(evidence: Evidence) -> Seen[str]:
    return facts.seen("organisation", evidence.fields.organisation)


def _is_holder(evidence: Evidence, record: RegistryRecord) -> bool:
    code = facts.maybe("uscc", evidence.fields.uscc)
    if code and record.uscc:
        return code.certain and compact(code.value) == compact(record.uscc)
    return compare(_holder(evidence), record.organisation) is Likeness.SAME


def _listed(evidence: Evidence, lookup: Lookup) -> tuple[RegistryRecord, ...]:
    records = (each for each in lookup.records if isinstance(each, RegistryRecord))
    return tuple(each for each in records if _is_holder(evidence, each))


@rule(
    "R06",
    title=Message(zh="一年内无行政处罚", en="No administrative penalty within a year"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=Basis(
        authority=Authority.REGISTRY,
        citation="国家企业信用信息公示系统 (gsxt.gov.cn), 信用中国 (creditchina.gov.cn)",
    ),
    note=Message(
        zh="实际：指南称建立体系前一年内未受处罚；CNCA-QMS-01:2025 据报道要求未列入严重违法名单、"
        "一年内无停产整顿。与证书真伪无关。",
        en="Guides ask for a year without penalty before the system was set up; CNCA-QMS-01:2025 is"
        " reported to ask that the holder is on no list of grave offences and was not ordered to"
        " stop within a year. It says nothing of the certificate itself.",
    ),
    guide=Guide(file=GUIDE_000, quote="建立體系前的一年內,未受到主管部門行政處罰"),
)
def holder_without_penalty(evidence: Evidence) -> Result:
    """Say what the registers of penalties answered, where they were asked."""
    asked = [each for name in PENALTIES if (each := evidence.lookup(name))]
    if not asked:
        return not_applicable(
            "未查询企业信用公示系统和信用中国", "gsxt and Credit China were not asked"
        )
    holder = _holder(evidence)
    found = [record for each in asked for record in _listed(evidence, each)]
    if found:
        return unknown(
            f"登记中有“{holder.value}”的处罚记录，须由人阅读其日期和内容",
            f"penalties of {holder.value!r} are on record; a person must read their days and kind",
            holder,
        )
    if all(each.outcome is LookupOutcome.NOT_FOUND for each in asked):
        return passed("所查登记中没有处罚记录", "no penalty is on record", holder)
    said = [words.ended(each.registry, each.outcome) for each in asked]
    return unknown("；".join(e.zh for e in said), "; ".join(e.en for e in said), holder)


@rule(
    "R08",
    title=Message(
        zh="政府采购严重违法失信名单", en="List of grave offenders in government procurement"
    ),
    question=Question.FIT,
    severity=None,
    basis=Basis(
        authority=Authority.REGISTRY,
        citation="中国政府采购网 (ccgp.gov.cn), general knowledge",
    ),
    note=Message(
        zh="实际：由招标平台查询，不属于证书本身；启用后接入该名单才有结果。",
        en="Bid platforms check it; it is no part of the certificate, and only an adapter to the"
        " list gives an answer.",
    ),
)
def holder_not_listed(evidence: Evidence) -> Result:
    """Compare the holder with the list's answer; a name alike in part is for a person."""
    lookup = evidence.lookup(PROCUREMENT)
    if lookup is None:
        return not_applicable(
            "未查询政府采购失信名单（ccgp.gov.cn）", "the list of ccgp.gov.cn was not asked"
        )
    holder = _holder(evidence)
    if lookup.outcome is LookupOutcome.NOT_FOUND:
        return passed("政府采购失信名单中没有", "not on the list of procurement", holder)
    if lookup.outcome is LookupOutcome.FOUND and _listed(evidence, lookup):
        return failed(
            f"“{holder.value}”列于政府采购失信名单",
            f"{holder.value!r} stands on the list of procurement",
            holder,
        )
    ended = words.ended(PROCUREMENT, lookup.outcome)
    return unknown(ended.zh, ended.en, holder)
