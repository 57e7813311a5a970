"""Draw the conclusions from the findings."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from parsers.document import Box


class Question(StrEnum):
    """What a procurement officer asks."""

    GENUINE = "genuine"  # 真伪
    IN_FORCE = "in_force"  # 效力
    FIT = "fit"  # 适用


class Outcome(StrEnum):
    """What one rule found."""

    PASSED = "passed"  # 通过
    FAILED = "failed"  # 不符
    UNKNOWN = "unknown"  # 无法判定
    NOT_APPLICABLE = "not_applicable"  # 不适用


class Severity(StrEnum):
    """How much a failed rule weighs."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


class Authority(StrEnum):
    """Who says so; an earlier one is never overruled by a later one."""

    REGISTRY = "registry"
    LAW = "law"
    STANDARD = "standard"
    PRACTICE = "practice"
    FORENSICS = "forensics"
    GUIDE = "guide"


class Genuine(StrEnum):
    """真伪."""

    CONFIRMED = "confirmed"  # 核实
    UNCONFIRMED = "unconfirmed"  # 未能核实
    DOUBTFUL = "doubtful"  # 存疑
    CONTRADICTED = "contradicted"  # 不符


class InForce(StrEnum):
    """效力, on the as-of day."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Fit(StrEnum):
    """适用, for the requirement."""

    MEETS = "meets"
    FAILS = "fails"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A text for people."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding can be seen."""

    field: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Where a rule comes from."""

    authority: Authority
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one rule found on one certificate."""

    rule: str
    question: Question
    outcome: Outcome
    severity: Severity
    title: Message
    message: Message
    evidence: tuple[Place, ...] = ()
    basis: Basis
    note: Message | None = None
    """What the real world says beside a guide's claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The three answers, with the rules that led to them."""

    genuine: Genuine
    in_force: InForce
    fit: Fit
    reasons: tuple[str, ...]
    headline: Message


CONFIRMING: Final = ("R01", "C06")
"""Rules whose passing means that the platform's record is the certificate's."""
RUNNING: Final = ("V03", "R04")
"""Rules whose passing means that a period was read and covers the day."""
WEIGHTY: Final = frozenset({Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM})
"""Low and info are told and change no answer."""
DECIDING: Final = frozenset(
    {Authority.REGISTRY, Authority.LAW, Authority.STANDARD, Authority.GUIDE}
)
"""Whose critical finding decides. A guide's is critical under the profile guide-strict only."""


def conclude(findings: Iterable[Finding]) -> Verdict:
    """Return the three answers; whatever the findings and their order, there is one.

    * genuine: ``contradicted`` by a critical failure whose authority decides, unless the platform's
      record agrees and ranks higher; ``doubtful`` by any other weighty failure that no agreeing
      record outranks; ``confirmed`` by an agreeing record; ``unconfirmed`` otherwise.
    * in_force: ``no`` by a critical failure whose authority decides, unless the platform's status
      covers the day and ranks higher; ``yes`` when a period was read, covers the day and nothing
      weighty speaks against it, nor law or register against the paper; ``unknown`` otherwise.
    * fit: ``fails`` by a weighty failure; ``unknown`` when something asked was not judged;
      ``meets`` when all asked was met; ``not_asked`` otherwise.
    """
    seen = sorted(set(findings), key=_rank)
    asked = {question: [e for e in seen if e.question is question] for question in Question}
    genuine, why_genuine = _genuine(asked[Question.GENUINE])
    in_force, why_in_force = _in_force(asked[Question.IN_FORCE])
    fit, why_fit = _fit(asked[Question.FIT])
    by_status = any(each.rule == "R04" for each in _passed(seen, RUNNING))
    known = in_force is InForce.YES and by_status
    said = why_in_force
    if in_force is InForce.YES and not by_status and _is_denied(genuine, why_genuine):
        in_force, why_in_force, said = InForce.UNKNOWN, why_genuine, []
    clauses = (
        _clause(_GENUINE[genuine], why_genuine),
        _clause(_STATUS_KNOWN if known else _IN_FORCE[in_force], said),
        _clause(_FIT[fit], why_fit),
    )
    reasons = (*why_genuine, *why_in_force, *why_fit)
    return Verdict(
        genuine=genuine,
        in_force=in_force,
        fit=fit,
        reasons=tuple(dict.fromkeys(each.rule for each in reasons)),
        headline=_sentence(clauses),
    )


_GENUINE: Final = {
    Genuine.CONFIRMED: Message(zh="真伪：已核实，{}", en="Confirmed as genuine: {}"),
    Genuine.UNCONFIRMED: Message(zh="真伪：尚未核实，{}", en="Not confirmed as genuine: {}"),
    Genuine.DOUBTFUL: Message(
        zh="真伪：存疑，需人工核实，{}", en="Doubtful, a person must look: {}"
    ),
    Genuine.CONTRADICTED: Message(
        zh="真伪：与依据不符，需人工核实，{}", en="Contradicted, a person must look: {}"
    ),
}
_IN_FORCE: Final = {
    InForce.YES: Message(
        zh="效力：按票面日期在基准日有效，平台上的状态未知",
        en="In force on the day by its printed dates, its status on the platform is not known",
    ),
    InForce.NO: Message(zh="效力：在基准日不处于有效状态，{}", en="Not in force on the day: {}"),
    InForce.UNKNOWN: Message(zh="效力：未能判断，{}", en="Whether in force is not known: {}"),
}
_STATUS_KNOWN: Final = Message(zh="效力：按平台状态有效", en="In force by the platform's status")
_FIT: Final = {
    Fit.MEETS: Message(zh="适用：符合所提要求", en="It meets what was asked"),
    Fit.FAILS: Message(zh="适用：不符合所提要求，{}", en="It does not meet what was asked: {}"),
    Fit.UNKNOWN: Message(zh="适用：未能判断，{}", en="Whether it fits is not known: {}"),
    Fit.NOT_ASKED: None,
}


def _clause(form: Message | None, reasons: list[Finding]) -> Message | None:
    """Fill in what the gravest reason says; without a reason the form stands alone."""
    if form is None:
        return None
    if not reasons:
        return Message(zh=form.zh.removesuffix("，{}"), en=form.en.removesuffix(": {}"))
    first = reasons[0]
    by_guide = first.basis.authority is Authority.GUIDE
    zh = first.message.zh + ("（仅依据指南）" if by_guide else "")
    en = first.message.en + (" (on the authority of a guide alone)" if by_guide else "")
    return Message(zh=form.zh.replace("{}", zh), en=form.en.replace("{}", en))


def _sentence(clauses: Iterable[Message | None]) -> Message:
    """Say one sentence per question."""
    said = [each for each in clauses if each]
    return Message(
        zh="".join(f"{each.zh}。" for each in said), en=" ".join(f"{each.en}." for each in said)
    )


def _genuine(findings: list[Finding]) -> tuple[Genuine, list[Finding]]:
    agreeing = _passed(findings, CONFIRMING)
    failures = _failures(findings)
    decisive = [each for each in failures if _decides(each)]
    by_register = [each for each in failures if each.basis.authority is Authority.REGISTRY]
    agrees = bool(agreeing) and not by_register
    if decisive and not agrees:
        return Genuine.CONTRADICTED, decisive
    if agrees and not decisive:
        return Genuine.CONFIRMED, agreeing
    if failures:
        return Genuine.DOUBTFUL, decisive or failures
    return Genuine.UNCONFIRMED, _unknown(findings, CONFIRMING)


def _in_force(findings: list[Finding]) -> tuple[InForce, list[Finding]]:
    failures = _failures(findings)
    decisive = [each for each in failures if _decides(each)]
    running = _passed(findings, RUNNING)
    by_register = [each for each in running if each.basis.authority is Authority.REGISTRY]
    if by_register:
        decisive = [each for each in decisive if each.basis.authority is Authority.REGISTRY]
        failures = decisive
    if decisive:
        return InForce.NO, decisive
    if failures:
        return InForce.UNKNOWN, failures
    if running:
        return InForce.YES, []
    return InForce.UNKNOWN, _unknown(findings, RUNNING)


def _is_denied(genuine: Genuine, reasons: list[Finding]) -> bool:
    """The dates printed on what the law or the register contradicts put nothing in force."""
    denying = {Authority.REGISTRY, Authority.LAW}
    return genuine is Genuine.CONTRADICTED and reasons[0].basis.authority in denying


def _fit(findings: list[Finding]) -> tuple[Fit, list[Finding]]:
    failures = _failures(findings)
    open_questions = [
        each for each in findings if each.outcome is Outcome.UNKNOWN and each.severity in WEIGHTY
    ]
    if failures:
        return Fit.FAILS, failures
    if open_questions:
        return Fit.UNKNOWN, open_questions
    met = any(each.outcome is Outcome.PASSED for each in findings)
    return (Fit.MEETS if met else Fit.NOT_ASKED), []


def _rank(finding: Finding) -> tuple[int, int, str, str]:
    severities, authorities = list(Severity), list(Authority)
    return (
        severities.index(finding.severity),
        authorities.index(finding.basis.authority),
        finding.rule,
        repr(finding),
    )


def _failures(findings: list[Finding]) -> list[Finding]:
    return [e for e in findings if e.outcome is Outcome.FAILED and e.severity in WEIGHTY]


def _passed(findings: list[Finding], rules: tuple[str, ...]) -> list[Finding]:
    return [e for e in findings if e.outcome is Outcome.PASSED and e.rule in rules]


def _unknown(findings: list[Finding], rules: tuple[str, ...]) -> list[Finding]:
    """Name the one open question that matters most; an absent rule leaves nothing to name."""
    found = [e for e in findings if e.outcome is Outcome.UNKNOWN and e.rule in rules]
    return sorted(found, key=lambda finding: rules.index(finding.rule))[:1]


def _decides(finding: Finding) -> bool:
    return finding.severity is Severity.CRITICAL and finding.basis.authority in DECIDING
