"""Rules about what follows the serial in a number: the size of the holder, a sub-certificate."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.evidence import Evidence
from app.rules import facts, histories, words
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
from app.rules.number import parts_of
from app.rules.sources import GUIDE_002, NUMBERING
from app.verdict import Message, Question, Severity
from parsers.identifiers.certificate_number import Parts
from parsers.identifiers.width import compact
from scrapers.registry import RecordStatus, RegistryRecord

_SIZES: Final[Mapping[str, tuple[int, int | None]]] = MappingProxyType(
    {"S": (0, 50), "M": (50, 1000), "L": (500, None)}
)
"""The fewest and the most people a letter was seen to stand for, issuer by issuer."""
_ENDED: Final = frozenset({RecordStatus.WITHDRAWN, RecordStatus.CANCELLED})


def _number(evidence: Evidence) -> tuple[Seen[str], Parts | None]:
    fact = facts.seen("number", evidence.fields.number)
    number = Seen(compact(fact.value), fact.places, fact.certain)
    return number, parts_of(number)


@rule(
    "N08",
    title=Message(zh="规模字母S/M/L与人数", en="Size letter against the headcount"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=NUMBERING,
    note=Message(
        zh="实际：门槛因机构而异（S 至 50 人，M 至 500 或 1000 人）；覆盖人数可少于公司人数。",
        en="Limits differ by issuer (S up to 50, M up to 500 or 1000), and the system may cover"
        " fewer people than the company has.",
    ),
    guide=Guide(file=GUIDE_002, quote="體系覆蓋人數越多,收費標準也就越高"),
)
def size_letter_fits_headcount(evidence: Evidence) -> Result:
    """Hold the letter against the headcount of the platform's record, where one is given."""
    number, parts = _number(evidence)
    letter = ((parts.size if parts else None) or "")[-1:]
    if letter not in _SIZES:
        return not_applicable("编号没有规模字母", "the number has no size letter", number)
    record = evidence.registry_record
    if record is None or record.headcount is None:
        return not_applicable(
            f"规模字母 {letter}；没有平台记录的覆盖人数可对照",
            f"the size letter is {letter}; no record of the platform gives the headcount",
            number,
        )
    fewest, most = _SIZES[letter]
    people = record.headcount
    zh = f"规模字母 {letter}，平台记录的覆盖人数 {people}"
    en = f"the size letter is {letter}, the platform records {people} people"
    if people < fewest or (most is not None and people > most):
        return failed(f"{zh}，不相称", f"{en}: they do not fit", number)
    return passed(zh, en, number)


@rule(
    "N10",
    title=Message(zh="子证书需与主证书一并核查", en="A sub-certificate needs its main certificate"),
    question=Question.IN_FORCE,
    severity=Severity.MEDIUM,
    basis=NUMBERING,
    note=Message(
        zh="实际：子证书、分场所证书只与主证书一同有效；后缀也可能是分支机构代码。",
        en="A sub-certificate holds only together with its main certificate; a suffix may also be"
        " the code of an issuer's branch.",
    ),
)
def main_certificate_holds(evidence: Evidence) -> Result:
    """Ask the platform's answers about the main certificate; without one it stays open."""
    number, parts = _number(evidence)
    named = facts.maybe("main_certificate", evidence.fields.main_certificate)
    suffix = parts.branch if parts else None
    if suffix is None and named is None:
        return not_applicable("不是子证书", "not a sub-certificate", number)
    own = evidence.registry_record
    if own and compact(own.number) == number.value and own.status is RecordStatus.VALID:
        return passed(
            f"平台有 {own.number} 自己的记录，状态有效",
            f"the platform has a valid record of {own.number} itself",
            number,
        )
    main = compact(named.value) if named else _without(number.value, suffix or "")
    record = next((e for e in histories.records(evidence) if compact(e.number) == main), None)
    if record is None:
        return unknown(
            f"编号 {number.value} 属子证书或带分支后缀，主证书 {main} 尚未核查",
            f"{number.value} is a sub-certificate or has a branch's suffix; its main certificate"
            f" {main} was not looked up",
            number,
        )
    return _by_main(record, number)


def _without(number: str, suffix: str) -> str:
    return number.removesuffix(suffix).rstrip("/-_")


def _by_main(record: RegistryRecord, number: Seen[str]) -> Result:
    status = words.status(record)
    zh = f"主证书 {record.number} 的平台状态为{status.zh}"
    en = f"the platform's status of the main certificate {record.number} is {status.en}"
    if record.status is RecordStatus.VALID:
        return passed(zh, en, number)
    if record.status in _ENDED and number.certain:
        return failed(zh, en, number)
    return unknown(zh, en, number)
