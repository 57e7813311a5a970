"""Rules about what the national platform says of the certificate."""

from datetime import date, timedelta
from typing import Final

from app.evidence import PLATFORM, Evidence
from app.rules import facts
from app.rules.base import MissingFactError, Result, Seen, failed, passed, rule, unknown
from app.rules.compared import Comparison, comparisons
from app.rules.sources import OWN_CARE, PLATFORM_RECORD, guide_003
from app.verdict import Message, Question, Severity
from scrapers.lookup import Lookup
from scrapers.registry import LookupOutcome, RecordStatus, RegistryRecord

LAG: Final = timedelta(days=45)
"""Bodies report to the platform up to this much later."""

_OUTCOMES: Final = {
    LookupOutcome.NOT_FOUND: Message(zh="查无记录", en="no record found"),
    LookupOutcome.AMBIGUOUS: Message(zh="返回多条记录", en="several records"),
    LookupOutcome.INDETERMINATE: Message(zh="回答无法判读", en="an answer that says nothing"),
    LookupOutcome.NEEDS_OPERATOR: Message(zh="需人工查询", en="a person must ask"),
    LookupOutcome.BLOCKED: Message(zh="被平台拦截", en="blocked"),
    LookupOutcome.UNAVAILABLE: Message(zh="无法访问", en="unavailable"),
    LookupOutcome.NOT_ASKED: Message(zh="未查询", en="not asked"),
    LookupOutcome.FOUND: Message(zh="已找到", en="found"),
}
_OUTAGES: Final = frozenset(
    {
        LookupOutcome.INDETERMINATE,
        LookupOutcome.NEEDS_OPERATOR,
        LookupOutcome.BLOCKED,
        LookupOutcome.UNAVAILABLE,
    }
)


def _record(evidence: Evidence) -> Seen[RegistryRecord]:
    """Return the platform's record, or end the rule with how the look-up ended."""
    if (record := evidence.registry_record) is not None:
        return Seen(record, facts.where(evidence, "number"))
    lookup = evidence.lookup(PLATFORM)
    ended = _OUTCOMES[lookup.outcome if lookup else LookupOutcome.NOT_ASKED]
    if lookup and lookup.outcome is LookupOutcome.FOUND:
        ended = _OUTCOMES[LookupOutcome.AMBIGUOUS]
    raise MissingFactError(
        Message(zh=f"全国认证认可平台:{ended.zh}", en=f"the national platform: {ended.en}"),
        facts.where(evidence, "number"),
    )


def _compared(evidence: Evidence, record: Seen[RegistryRecord]) -> tuple[Comparison, ...]:
    return comparisons(evidence, record.value)


@rule(
    "R01",
    title=Message(zh="全国认证认可信息公共服务平台核查", en="Look-up in the national platform"),
    question=Question.GENUINE,
    severity=Severity.CRITICAL,
    basis=PLATFORM_RECORD,
    note=Message(
        zh="实际:平台是最权威的来源,每次查询须由人通过验证;未查询不等于没有。",
        en="The platform is the authority; a person must pass its challenge for every query, and"
        " not asked is not absent.",
    ),
    guide=guide_003("訪問 “全國認證認可信息公共服務平臺”(cx.cnca.cn),輸入證書編號查詢有效性"),
)
def recorded_on_the_platform(evidence: Evidence) -> Result:
    """The number and the holder, or the credit code, must be those of the record."""
    record = _record(evidence)
    compared = {each.field: each for each in _compared(evidence, record)}
    number = compared.get("number")
    identity = [compared[name] for name in ("organisation", "uscc") if name in compared]
    if number is None or not number.same or not any(each.same for each in identity):
        return unknown(
            "平台有记录,但编号和持有人未能同时对上;差异见 C06",
            "the platform has a record, but number and holder do not both agree; see C06",
            record,
        )
    return passed(
        f"平台记录 {record.value.number}「{record.value.organisation}」与证书一致",
        f"the platform's record {record.value.number}, {record.value.organisation!r}, agrees",
        record,
        number.printed,
    )


@rule(
    "C06",
    title=Message(zh="证书内容与平台记录一致", en="Certificate agrees with the platform's record"),
    question=Question.GENUINE,
    severity=Severity.CRITICAL,
    basis=PLATFORM_RECORD,
)
def agrees_with_the_record(evidence: Evidence) -> Result:
    """Compare every field both sides state; what may be misread is not held against anyone."""
    record = _record(evidence)
    compared = _compared(evidence, record)
    differing = [each for each in compared if each.same is False]
    if differing:
        zh = ";".join(f"{each.label.zh}:证书 {each.ours},平台 {each.theirs}" for each in differing)
        en = "; ".join(
            f"{each.label.en}: certificate {each.ours}, platform {each.theirs}"
            for each in differing
        )
        printed = [each.printed for each in differing]
        return failed(zh, en, printed[0], *printed[1:])
    if not {"organisation", "uscc"} & {each.field for each in compared if each.same}:
        return unknown("持有人未能对照", "the holder could not be compared", record)
    names = [each.label for each in compared if each.same]
    return passed(
        "一致:" + "、".join(each.zh for each in names),
        "agree: " + ", ".join(each.en for each in names),
        *(each.printed for each in compared if each.same),
    )


@rule(
    "R03",
    title=Message(zh="平台查无记录", en="Not found on the platform"),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=PLATFORM_RECORD,
    note=Message(
        zh="实际:机构上报最迟滞后约 45 天;查无记录不证明证书不实。",
        en="Bodies report up to about 45 days late; not found proves nothing by itself.",
    ),
)
def found_on_the_platform(evidence: Evidence) -> Result:
    """Not found weighs only when the number was read and reporting is no longer pending."""
    lookup = evidence.lookup(PLATFORM)
    if lookup is None or lookup.outcome is not LookupOutcome.NOT_FOUND:
        record = _record(evidence)
        return passed("平台有记录", "the platform has a record", record)
    number = facts.seen("number", evidence.fields.number)
    start = facts.start(evidence)
    asked = _asked_on(lookup, evidence.today)
    reading = evidence.fields.number
    if not number.certain or (reading and reading.repairs):
        return unknown(
            f"{asked} 查无记录,但编号 {number.value} 可能误读",
            f"not found on {asked}, but the number {number.value} may be misread",
            number,
        )
    if asked - start.value <= LAG:
        return unknown(
            f"{asked} 查无记录;{start.value} 发证,可能尚未上报",
            f"not found on {asked}; issued on {start.value}, it may not be reported yet",
            number,
            start,
        )
    return failed(
        f"{asked} 查询 {number.value} 无记录,发证已逾 {LAG.days} 天({start.value})",
        f"no record of {number.value} on {asked}, more than {LAG.days} days after the issue"
        f" on {start.value}",
        number,
        start,
    )


def _asked_on(lookup: Lookup, today: date) -> date:
    return lookup.snapshot.captured_at.date() if lookup.snapshot else today


_NEGATIVE: Final = frozenset(
    {RecordStatus.SUSPENDED, RecordStatus.WITHDRAWN, RecordStatus.CANCELLED}
)


@rule(
    "R04",
    title=Message(zh="证书状态", en="Status on the platform"),
    question=Question.IN_FORCE,
    severity=Severity.CRITICAL,
    basis=PLATFORM_RECORD,
)
def valid_on_the_platform(evidence: Evidence) -> Result:
    """A status holds on the day it was captured; for an earlier day its begin is not known."""
    record = _record(evidence)
    lookup = evidence.lookup(PLATFORM)
    captured = _asked_on(lookup, evidence.today) if lookup else evidence.today
    status, text = record.value.status, record.value.status_text
    zh, en = f"平台状态({captured}):{text}", f"status on {captured}: {text} ({status.value})"
    if status in _NEGATIVE and evidence.as_of >= captured:
        return failed(zh, en, record)
    if status in _NEGATIVE:
        return unknown(
            f"{zh};基准日 {evidence.as_of} 时的状态不详",
            f"{en}; since when is not said, so the status on {evidence.as_of} is not known",
            record,
        )
    if status is RecordStatus.UNKNOWN:
        return unknown(zh, en, record)
    return _by_expiry(evidence, record, zh, en)


def _by_expiry(evidence: Evidence, record: Seen[RegistryRecord], zh: str, en: str) -> Result:
    """Valid or expired: the platform's expiry day decides for the as-of day."""
    expires = record.value.expires
    if expires is None and record.value.status is RecordStatus.EXPIRED:
        return unknown(f"{zh},到期日未载", f"{en}, without its day", record)
    if expires is None:
        printed = facts.seen("expires", evidence.fields.expires)
        expires = printed.value
    if evidence.as_of > expires:
        return failed(
            f"{zh},有效期至 {expires},早于基准日 {evidence.as_of}",
            f"{en}, valid until {expires}, before {evidence.as_of}",
            record,
        )
    return passed(f"{zh},有效期至 {expires}", f"{en}, valid until {expires}", record)


@rule(
    "R10",
    title=Message(zh="核验不可用≠虚假", en="An unreachable register is unknown"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=OWN_CARE,
)
def registers_answered(evidence: Evidence) -> Result:
    """Name the registers that gave no answer; that is nobody's fault on the certificate."""
    silent = [each for each in evidence.lookups if each.outcome in _OUTAGES]
    if not evidence.lookups:
        return unknown("未查询任何登记平台", "no register was asked")
    if silent:
        zh = ";".join(f"{each.registry}:{_OUTCOMES[each.outcome].zh}" for each in silent)
        en = "; ".join(f"{each.registry}: {_OUTCOMES[each.outcome].en}" for each in silent)
        return unknown(f"未得到回答({zh})", f"no answer ({en})")
    return passed("所查平台均已回答", "every register asked has answered")
