"""Rules about the standards a certificate names and their editions."""

from datetime import date
from typing import Final

from app.evidence import Evidence
from app.rules import facts, words
from app.rules.base import (
    Guide,
    Result,
    Seen,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from app.rules.sources import CONTENTS, EDITIONS, GUIDE_004, guide_003
from app.verdict import Message, Question, Severity
from parsers.knowledge.standards import (
    Edition,
    Named,
    end_of,
    standards,
)

SERVICE: Final = "ISO/IEC 20000-1"
CURRENT: Final = f"{SERVICE}:2018"
_ALIKE: Final = frozenset(
    frozenset(pair) for pair in ("38", "56", "17", "06", "08", "58", "68", "27", "09", "49", "35")
)
"""Digits that readers of pictures take for one another."""


def _names(found: tuple[Seen[Named], ...]) -> Message:
    return words.listed(fact.value.text for fact in found)


def _of_service_management(evidence: Evidence) -> tuple[Seen[Named], ...]:
    """Return the standards of IT service management; none when it is another certificate."""
    if not facts.is_for(evidence, "ITSMS"):
        return ()
    found = facts.standards(evidence)
    return tuple(
        fact for fact in found if fact.value.family and fact.value.family.scheme == "ITSMS"
    )


def _exactly_2018(evidence: Evidence) -> Result:
    if not (found := _of_service_management(evidence)):
        return _other_scheme()
    if any(fact.value.text == CURRENT for fact in found):
        return passed(f"标注 {CURRENT}", f"{CURRENT} is printed", *found)
    return failed(
        f"标注 {_names(found).zh}，指南要求 {CURRENT}",
        f"{_names(found).en} is printed; the guide demands {CURRENT}",
        *found,
    )


def _other_scheme() -> Result:
    return not_applicable(
        "不是信息技术服务管理体系证书", "not a certificate of IT service management"
    )


@rule(
    "T01",
    title=Message(
        zh="标注ISO/IEC 20000-1及有效版本", en="ISO/IEC 20000-1 printed with a known edition"
    ),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=CONTENTS,
    note=Message(
        zh="实际：证书须标明版本；2005、2011 版在当时有效，旧证书并不因此可疑；可带 Amd 1:2024。",
        en="The edition must be printed; the 2005 and 2011 editions were valid in their time, so"
        " an old certificate is not suspect for it; Amd 1:2024 may follow.",
    ),
    guide=guide_003("標注 “ISO/IEC 20000-1:2018”", Severity.HIGH, _exactly_2018),
)
def edition_printed(evidence: Evidence) -> Result:
    """Demand an edition of ISO/IEC 20000-1 that exists; whether it is still valid asks T05."""
    if not (found := _of_service_management(evidence)):
        return _other_scheme()
    if any(fact.value.edition for fact in found):
        return passed(f"标注 {_names(found).zh}", f"{_names(found).en} is printed", *found)
    if any(fact.value.year for fact in found):
        return unknown(
            f"{_names(found).zh} 的版本不在表中，见 T04",
            f"the edition of {_names(found).en} is not in the table, see T04",
            *found,
        )
    return failed(
        f"标注 {_names(found).zh}，未标明版本",
        f"{_names(found).en} is printed without its edition",
        *found,
    )


@rule(
    "T04",
    title=Message(zh="不存在的标准版本", en="Edition that does not exist"),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=EDITIONS,
    note=Message(
        zh="实际：ISO/IEC 20000-1 只有 2005、2011、2018 三版（另有 Amd 1:2024）。",
        en="ISO/IEC 20000-1 has the editions 2005, 2011 and 2018 (and Amd 1:2024); there is none"
        " of 2022 or 2025.",
    ),
    guide=Guide(file=GUIDE_004, quote="比如2022年发布的ISO 20000:2022版"),
)
def edition_exists(evidence: Evidence) -> Result:
    """Look every edition up; a year our table cannot know of is unknown."""
    found = facts.standards(evidence)
    missing = [fact for fact in found if fact.value.year and not fact.value.edition]
    impossible = [fact for fact in missing if _cannot_exist(fact.value)]
    misread = [fact for fact in impossible if _may_be_misread(fact)]
    if certain := [fact for fact in impossible if fact not in misread]:
        years = words.listed(str(each.year) for each in _editions(certain[0].value))
        return failed(
            f"{certain[0].value.text}：没有这一版本（已知版本 {years.zh}）",
            f"{certain[0].value.text}: there is no such edition (known: {years.en})",
            *certain,
        )
    if missing:
        names = _names(tuple(missing))
        return unknown(
            f"{names.zh} 的版本不在表中或可能误读",
            f"{names.en}: not in our table, or misread",
            *missing,
        )
    return passed(f"{_names(found).zh} 均存在", f"{_names(found).en} exist", *found)


def _editions(named: Named) -> tuple[Edition, ...]:
    return named.family.editions if named.family else ()


def _cannot_exist(named: Named) -> bool:
    """A year after the table's own may be new; a table with gaps knows only what lies between."""
    years = [each.year for each in _editions(named)]
    if not years or named.family is None or named.year is None:
        return False
    last = standards().as_of.year - 1 if named.family.complete else years[-1]
    return years[0] < named.year <= last


def _may_be_misread(fact: Seen[Named]) -> bool:
    """One digit that looks like that of a real edition, on a picture, is not held against it."""
    years = [str(each.year) for each in _editions(fact.value)]
    return not fact.certain and any(_one_digit_apart(y, str(fact.value.year)) for y in years)


def _one_digit_apart(year: str, other: str) -> bool:
    pairs = [frozenset(pair) for pair in zip(year, other, strict=True) if pair[0] != pair[1]]
    return len(pairs) == 1 and pairs[0] in _ALIKE


@rule(
    "T05",
    title=Message(zh="已过转换期的旧版标准", en="Edition withdrawn and past its transition date"),
    question=Question.IN_FORCE,
    severity=Severity.CRITICAL,
    basis=EDITIONS,
    note=Message(
        zh="实际：20000-1:2011 延期后止于 2022-03-31，27001:2013 止于 2025-10-31。",
        en="20000-1:2011 ended on 2022-03-31 after an extension, 27001:2013 on 2025-10-31.",
    ),
)
def edition_in_force(evidence: Evidence) -> Result:
    """Compare the as-of day with the end of the edition's transition, where one is confirmed."""
    found = facts.standards(evidence)
    for fact in found:
        end = end_of(fact.value)
        if end and evidence.as_of > end:
            return failed(
                f"{fact.value.text} 的转换期止于 {end}，早于基准日 {evidence.as_of}",
                f"the transition of {fact.value.text} ended on {end}, before {evidence.as_of}",
                fact,
            )
    if all(_is_known_valid(fact.value) for fact in found):
        return passed(
            f"{_names(found).zh} 在基准日 {evidence.as_of} 未过转换期",
            f"{_names(found).en} had not ended on {evidence.as_of}",
            *found,
        )
    return unknown(
        f"{_names(found).zh} 中有版本的转换截止日不详",
        f"the end of an edition among {_names(found).en} is not known",
        *found,
    )


def _is_known_valid(named: Named) -> bool:
    return end_of(named) is not None or bool(named.edition and named.edition.current)


@rule(
    "T08",
    title=Message(zh="发证日期早于标准发布", en="Issued before the edition was published"),
    question=Question.GENUINE,
    severity=Severity.CRITICAL,
    basis=EDITIONS,
)
def published_before_issue(evidence: Evidence) -> Result:
    """Compare the latest issue day with the earliest day nobody can dispute."""
    latest = facts.start(evidence)
    found = facts.standards(evidence)
    known = [fact for fact in found if fact.value.edition]
    for fact in known:
        edition = fact.value.edition
        if edition and latest.value < edition.earliest:
            return failed(
                f"发证日期 {latest.value} 早于 {fact.value.text} 的发布（{edition.earliest}）",
                f"issued on {latest.value}, before {fact.value.text} was published"
                f" ({edition.earliest})",
                latest,
                fact,
            )
    if not known or any(_within_doubt(fact.value, latest) for fact in known):
        return unknown(
            f"{_names(found).zh} 的发布日期未经证实",
            f"the publication day of {_names(found).en} is not confirmed",
            *found,
        )
    return passed(
        f"发证日期 {latest.value} 不早于 {_names(tuple(known)).zh} 的发布",
        f"issued on {latest.value}, after {_names(tuple(known)).en} was published",
        latest,
        *known,
    )


def _within_doubt(named: Named, issued: Seen[date]) -> bool:
    """The year fits, but the day of publication is not confirmed and lies later."""
    edition = named.edition
    if edition is None:
        return False
    day = edition.published
    return issued.value.year == edition.year and (day is None or issued.value < day)
