"""Rules about the dates a certificate carries."""

from datetime import date, timedelta
from typing import Final

from app.evidence import Evidence
from app.rules import facts
from app.rules.base import Result, Seen, failed, not_applicable, passed, rule, unknown
from app.rules.sources import CERTIFICATES, CONTENTS, OWN_CARE, guide_003
from app.verdict import Authority, Basis, Message, Question, Severity

CYCLE_MONTHS: Final = 36
GRACE_MONTHS: Final = 6
MOST_CYCLES: Final = 15
WARNING: Final = timedelta(days=90)
CYCLE: Final = Basis(
    authority=Authority.PRACTICE,
    citation="three-year cycle of ISO/IEC 17021-1; issuers' software sets issue + 36 months"
    " - 1 day",
)


def months_later(day: date, months: int) -> date:
    """Return the same day some months later; of a day the month lacks, the first after it."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    try:
        return day.replace(year=year, month=month)
    except ValueError:  # the month is too short
        return date(year + month // 12, month % 12 + 1, 1)


@rule(
    "V01",
    title=Message(zh="有效期3年", en="Validity is three years"),
    question=Question.GENUINE,
    severity=Severity.LOW,
    basis=CYCLE,
    note=Message(
        zh="实际：多为发证日 + 3 年 - 1 天；转机构、标准换版、逐年换证的证书会更短，不说明问题。",
        en="Mostly issue + 3 years - 1 day; transfers, transitions and yearly reissues are"
        " shorter, and that means nothing.",
    ),
    guide=guide_003("有效期 3 年(自認證決定日起算)"),
)
def three_years(evidence: Evidence) -> Result:
    """Compare the expiry with each start + 3 years - 1 day, a day more or less.

    A reissue (换证) keeps number and expiry, so the term may count from the first day of the cycle.
    """
    latest = facts.start(evidence)
    expires = facts.seen("expires", evidence.fields.expires)
    fitting = [start for start in _starts(evidence) if _is_whole_cycle(start, expires)]
    if fitting:
        start = max(fitting, key=lambda fact: fact.value)
        return passed(*_term(start, expires), start, expires)
    zh, en = _term(latest, expires)
    expected = months_later(latest.value, CYCLE_MONTHS) - timedelta(days=1)
    return failed(
        f"{zh}，满三年应至 {expected}", f"{en}; three years end on {expected}", latest, expires
    )


def _starts(evidence: Evidence) -> tuple[Seen[date], ...]:
    return tuple(facts.dates(evidence, *facts.STARTS, "first_certified").values())


def _is_whole_cycle(start: Seen[date], expires: Seen[date]) -> bool:
    """Cycles follow one another, so from the first certification any number of them may have run.

    From every other start it is one.
    """
    first = start.places[0].field == "first_certified"
    cycles = range(1, MOST_CYCLES + 1) if first else (1,)
    ends = (months_later(start.value, CYCLE_MONTHS * each) - timedelta(days=1) for each in cycles)
    return any(abs(expires.value - end) <= timedelta(days=1) for end in ends)


def _term(start: Seen[date], expires: Seen[date]) -> tuple[str, str]:
    """Say from which of the printed days the term is counted."""
    label = facts.LABELS[start.places[0].field]
    return (
        f"自{label.zh} {start.value} 至 {expires.value}",
        f"from the {label.en} {start.value} to {expires.value}",
    )


@rule(
    "V02",
    title=Message(zh="有效期超过3年", en="Validity longer than three years"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=CYCLE,
    note=Message(
        zh="实际：再认证或转机构沿用原周期时可略超三年；超过三年半才值得严重怀疑。",
        en="A recertification or transfer that keeps the running cycle may exceed three years a"
        " little; only more than three and a half years is strong.",
    ),
    guide=guide_003("無監督記錄欄或有效期超 3 年的為…證書", Severity.CRITICAL),
)
def at_most_three_years(evidence: Evidence) -> Result:
    """Count from the latest start printed, the kindest for the holder."""
    start = facts.start(evidence)
    expires = facts.seen("expires", evidence.fields.expires)
    zh, en = _term(start, expires)
    latest = months_later(start.value, CYCLE_MONTHS)
    if expires.value <= latest:
        return passed(f"{zh}，未超过三年", f"{en}: not over three years", start, expires)
    beyond = expires.value > months_later(start.value, CYCLE_MONTHS + GRACE_MONTHS)
    return failed(
        f"{zh}，超过三年（三年至 {latest}）",
        f"{en}: longer than three years (until {latest})",
        start,
        expires,
        severity=Severity.HIGH if beyond else None,
    )


@rule(
    "V03",
    title=Message(zh="在基准日有效", en="Valid on the reference day"),
    question=Question.IN_FORCE,
    severity=Severity.CRITICAL,
    basis=CERTIFICATES,
)
def valid_on_the_day(evidence: Evidence) -> Result:
    """Compare the printed days with the as-of day; the expiry day is still in force."""
    expires = facts.seen("expires", evidence.fields.expires)
    as_of = evidence.as_of
    if as_of > expires.value:
        return failed(
            f"有效期至 {expires.value}，早于基准日 {as_of}",
            f"valid until {expires.value}, before the reference day {as_of}",
            expires,
        )
    begins = facts.dates(evidence, *facts.STARTS)
    if not begins:
        return _without_start(evidence, expires)
    start = min(begins.values(), key=lambda fact: fact.value)
    if as_of < start.value:
        return _before_start(evidence, start, expires)
    return passed(
        f"自 {start.value} 至 {expires.value}，覆盖基准日 {as_of}",
        f"from {start.value} to {expires.value}, which covers {as_of}",
        start,
        expires,
    )


def _without_start(evidence: Evidence, expires: Seen[date]) -> Result:
    """A certificate in hand today has begun; for a day in the past the start must be read."""
    if evidence.as_of < evidence.today:
        return unknown(
            f"有效期至 {expires.value}，但起始日期未读出",
            f"valid until {expires.value}, but the start was not read",
            expires,
        )
    return passed(
        f"有效期至 {expires.value}，覆盖基准日 {evidence.as_of}（起始日期未读出）",
        f"valid until {expires.value}, which covers {evidence.as_of} (the start was not read)",
        expires,
    )


def _before_start(evidence: Evidence, start: Seen[date], expires: Seen[date]) -> Result:
    """An earlier issue may have covered the day when certification began before it."""
    first = facts.maybe("first_certified", evidence.fields.first_certified)
    if first and first.value <= evidence.as_of:
        return unknown(
            f"本证书 {start.value} 才发证；基准日 {evidence.as_of} 由此前的证书覆盖与否未知",
            f"issued on {start.value}; whether an earlier issue covered {evidence.as_of}"
            " is not known",
            start,
            first,
        )
    return failed(
        f"{start.value} 才生效，晚于基准日 {evidence.as_of}",
        f"begins on {start.value}, after the reference day {evidence.as_of}",
        start,
        expires,
    )


@rule(
    "V04",
    title=Message(zh="自认证决定日起算", en="Counted from the certification decision"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=CONTENTS,
    note=Message(
        zh="实际：多数证书不印认证决定日期。",
        en="Most certificates do not print the day of the decision.",
    ),
    guide=guide_003("有效期 3 年(自認證決定日起算)"),
)
def not_before_the_decision(evidence: Evidence) -> Result:
    """A certificate does not count from before the decision it rests on."""
    if evidence.fields.decided is None:
        return not_applicable("未印认证决定日期", "no day of decision is printed")
    decided = facts.seen("decided", evidence.fields.decided)
    issued = facts.seen("issued", evidence.fields.issued)
    zh = f"认证决定 {decided.value}，发证 {issued.value}"
    en = f"decided {decided.value}, issued {issued.value}"
    if issued.value < decided.value:
        return failed(f"{zh}：发证早于决定", f"{en}: issued before it", issued, decided)
    return passed(zh, en, decided, issued)


ORDER: Final = (
    ("first_certified", "issued"),
    ("first_certified", "expires"),
    ("issued", "reissued"),
    ("issued", "expires"),
    ("reissued", "expires"),
    ("valid_from", "expires"),
)
PAST: Final = ("first_certified", "issued", "reissued", "decided")


@rule(
    "V05",
    title=Message(zh="日期顺序", en="Order of dates"),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=Basis(
        authority=Authority.STANDARD, citation="the calendar: first <= issue <= reissue <= expiry"
    ),
)
def dates_in_order(evidence: Evidence) -> Result:
    """Compare every two dates that have an order, and the past ones with today."""
    found = facts.dates(evidence, *PAST, "valid_from", "expires")
    for earlier, later in ORDER:
        if earlier in found and later in found and found[earlier].value > found[later].value:
            return _out_of_order(earlier, later, found)
    for name in PAST:
        if name in found and found[name].value > evidence.today:
            label = facts.LABELS[name]
            return failed(
                f"{label.zh} {found[name].value} 晚于今天 {evidence.today}",
                f"the {label.en} {found[name].value} lies after today, {evidence.today}",
                found[name],
            )
    if len(found) < len(("earlier", "later")):
        return unknown("读出的日期不足两个", "fewer than two dates were read", *found.values())
    return passed("日期顺序无矛盾", "the dates are in order", *found.values())


def _out_of_order(earlier: str, later: str, found: dict[str, Seen[date]]) -> Result:
    first, second = facts.LABELS[earlier], facts.LABELS[later]
    return failed(
        f"{second.zh} {found[later].value} 早于{first.zh} {found[earlier].value}",
        f"the {second.en} {found[later].value} is before the {first.en} {found[earlier].value}",
        found[later],
        found[earlier],
    )


@rule(
    "V12",
    title=Message(zh="即将到期", en="Expiring soon"),
    question=Question.IN_FORCE,
    severity=Severity.INFO,
    basis=OWN_CARE,
)
def expires_soon(evidence: Evidence) -> Result:
    """Point out an expiry within 90 days of the reference day."""
    expires = facts.seen("expires", evidence.fields.expires)
    left = expires.value - evidence.as_of
    if left < timedelta():
        return not_applicable("已过有效期", "already expired", expires)
    if left <= WARNING:
        return failed(
            f"{expires.value} 到期，距基准日 {left.days} 天",
            f"expires on {expires.value}, {left.days} days after the reference day",
            expires,
        )
    return passed(f"{expires.value} 到期", f"expires on {expires.value}", expires)
