"""Draw the conclusions from the findings."""

from dataclasses import dataclass
from enum import StrEnum

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
