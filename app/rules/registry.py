"""Rules about what the national platform says of the certificate."""

from collections.abc import Callable
from datetime import date, timedelta, timezone
from typing import Final

from app.evidence import PLATFORM, Evidence
from app.rules import facts, words
from app.rules.base import MissingFactError, Result, Seen, failed, passed, rule, unknown
from app.rules.compared import Comparison, comparisons
from app.rules.sources import OWN_CARE, PLATFORM_RECORD, guide_003
from app.verdict import Message, Question, Severity
from scrapers.lookup import Lookup
from scrapers.registry import LookupOutcome, RecordStatus, RegistryRecord

LAG: Final = timedelta(days=45)
"""Bodies report to the platform up to this much later."""
FRESH: Final = timedelta(days=7)
"""An answer captured longer before the as-of day says nothing of the status on that day."""
SHANGHAI: Final = timezone(timedelta(hours=8), "Asia/Shanghai")

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
    ended = lookup.outcome if lookup else LookupOutcome.NOT_ASKED
    if ended is LookupOutcome.FOUND:
        ended = LookupOutcome.AMBIGUOUS
    raise MissingFactError(words.ended(PLATFORM, ended), facts.where(evidence, "number"))


def _compared(evidence: Evidence, record: Seen[RegistryRecord]) -> tuple[Comparison, ...]:
    return comparisons(evidence, record.value)


@rule(
    "R01",
    title=Message(zh="全国认证认可信息公共服务平台核查", en="Look-up in the national platform"),
    question=Question.GENUINE,
    severity=Severity.CRITICAL,
    basis=PLATFORM_RECORD,
    note=Message(
        zh="实际：平台是最权威的来源，每次查询须由人通过验证；未查询不等于没有。",
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
            "平台有记录，但编号和持有人未能同时对上",
            "the platform has a record, but number and holder do not both agree",
            record,
        )
    return passed(
        f"平台记录 {record.value.number}“{record.value.organisation}”与证书一致",
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
    same = {each.field for each in compared if each.same}
    differing = [each for each in compared if each.same is False]
    if differing:
        renamed = "uscc" in same and all(each.field == "organisation" for each in differing)
        return _disagrees(differing, renamed=renamed)
    if not {"organisation", "uscc"} & same:
        return unknown("持有人未能对照", "the holder could not be compared", record)
    names = [each.label for each in compared if each.same]
    return passed(
        "一致：" + "、".join(each.zh for each in names),
        "agree: " + ", ".join(each.en for each in names),
        *(each.printed for each in compared if each.same),
    )


def _disagrees(differing: list[Comparison], *, renamed: bool) -> Result:
    """Name both values; of a holder with the same credit code another name decides nothing."""
    zh = "；".join(f"{each.label.zh}：证书“{each.ours}”，平台“{each.theirs}”" for each in differing)
    en = "; ".join(
        f"{each.label.en}: certificate {each.ours}, platform {each.theirs}" for each in differing
    )
    printed = [each.printed for each in differing]
    if renamed:
        return failed(
            f"{zh}；信用代码相同，可能已更名",
            f"{en}; the credit code is the same, perhaps renamed",
            *printed,
            severity=Severity.LOW,
        )
    return failed(zh, en, *printed)


@rule(
    "R03",
    title=Message(zh="平台查无记录", en="Not found on the platform"),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=PLATFORM_RECORD,
    note=Message(
        zh="实际：机构上报最迟滞后约 45 天；查无记录不证明证书不实。",
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
            f"{asked} 查无记录，但编号 {number.value} 可能误读",
            f"not found on {asked}, but the number {number.value} may be misread",
            number,
        )
    if asked - start.value <= LAG:
        return unknown(
            f"{asked} 查无记录；{start.value} 发证，可能尚未上报",
            f"not found on {asked}; issued on {start.value}, it may not be reported yet",
            number,
            start,
        )
    return failed(
        f"{asked} 查询 {number.value} 无记录，发证已逾 {LAG.days} 天（{start.value}）",
        f"no record of {number.value} on {asked}, more than {LAG.days} days after the issue"
        f" on {start.value}",
        number,
        start,
    )


def _asked_on(lookup: Lookup, today: date) -> date:
    return lookup.snapshot.captured_at.astimezone(SHANGHAI).date() if lookup.snapshot else today


_FINAL: Final = frozenset({RecordStatus.WITHDRAWN, RecordStatus.CANCELLED})
"""States that no certificate leaves again; a suspension may be lifted."""
_NEGATIVE: Final = _FINAL | {RecordStatus.SUSPENDED}


@rule(
    "R04",
    title=Message(zh="证书状态", en="Status on the platform"),
    question=Question.IN_FORCE,
    severity=Severity.CRITICAL,
    basis=PLATFORM_RECORD,
)
def valid_on_the_platform(evidence: Evidence) -> Result:
    """A status holds on the day it was captured; for days far from it only what is final does."""
    record = _record(evidence)
    lookup = evidence.lookup(PLATFORM)
    captured = _asked_on(lookup, evidence.today) if lookup else evidence.today
    text = words.status(record.value)
    zh, en = f"平台状态（{captured} 查得）为{text.zh}", f"status captured on {captured}: {text.en}"
    if (said := _of_the_capture(evidence, record, captured)) is None:
        return _by_expiry(evidence, record, zh, en)
    outcome, why_zh, why_en = said
    return outcome(f"{zh}{why_zh}", f"{en}{why_en}", record)


_Said = tuple[Callable[..., Result], str, str]


def _of_the_capture(
    evidence: Evidence, record: Seen[RegistryRecord], captured: date
) -> _Said | None:
    """Say what a status tells of another day than its own; nothing where the expiry decides."""
    status, as_of = record.value.status, evidence.as_of
    if status is RecordStatus.UNKNOWN:
        return unknown, "，含义不明", ", whose meaning is not known"
    if status in _NEGATIVE and as_of < captured:
        return (
            unknown,
            f"；基准日 {as_of} 时的状态不详",
            f"; since when is not said, so the status on {as_of} is not known",
        )
    if status in _FINAL:
        return failed, "", ""
    if as_of - captured > FRESH:
        return (
            unknown,
            f"，早于基准日 {as_of} 超过 {FRESH.days} 天，需重新查询",
            f", more than {FRESH.days} days before {as_of}; ask again",
        )
    return (failed, "", "") if status in _NEGATIVE else None


def _by_expiry(evidence: Evidence, record: Seen[RegistryRecord], zh: str, en: str) -> Result:
    """Valid or expired: the platform's expiry day decides for the as-of day."""
    expires = record.value.expires
    if expires is None and record.value.status is RecordStatus.EXPIRED:
        return unknown(f"{zh}，到期日未载", f"{en}, without its day", record)
    expires = expires or facts.seen("expires", evidence.fields.expires).value
    if evidence.as_of > expires:
        return failed(
            f"{zh}，有效期至 {expires}，早于基准日 {evidence.as_of}",
            f"{en}, valid until {expires}, before {evidence.as_of}",
            record,
        )
    begins = [day for day in (record.value.first_certified, record.value.issued) if day]
    if begins and evidence.as_of < min(begins):
        return unknown(
            f"{zh}，但平台记录始于 {min(begins)}，晚于基准日 {evidence.as_of}",
            f"{en}, but the record begins on {min(begins)}, after {evidence.as_of}",
            record,
        )
    return passed(f"{zh}，有效期至 {expires}", f"{en}, valid until {expires}", record)


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
        said = [words.ended(each.registry, each.outcome) for each in silent]
        return unknown("；".join(each.zh for each in said), "; ".join(each.en for each in said))
    return passed("所查平台均已回答", "every register asked has answered")
