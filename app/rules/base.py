"""What a rule is, and the facts a rule may rest on.

A rule fails only on facts: ``failed`` takes at least one ``Seen``, and a ``Seen`` is made only of
something that was read. A missing fact ends the rule with ``unknown`` before it can say more.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Generic, NotRequired, TypedDict, TypeVar, Unpack

from app.evidence import Evidence
from app.verdict import Authority, Basis, Message, Outcome, Place, Question, Severity
from parsers.document import Source
from parsers.fields import CERTAIN, READ, Reading

READ_AT: Final = READ
CERTAIN_AT: Final = CERTAIN

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Seen(Generic[T_co]):
    """A fact: a value that was read, and where."""

    value: T_co
    places: tuple[Place, ...] = ()
    certain: bool = True
    """False where single characters may be misread: a picture read without full confidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a rule's function returns; a severity here replaces the rule's own."""

    outcome: Outcome
    message: Message
    places: tuple[Place, ...] = ()
    severity: Severity | None = None


class MissingFactError(Exception):
    """A fact the rule needs was not read or not answered; the rule is ``unknown``."""

    def __init__(self, message: Message, places: tuple[Place, ...] = ()) -> None:
        super().__init__(message.en)
        self.message = message
        self.places = places


def passed(zh: str, en: str, *facts: Seen[object]) -> Result:
    """Say that the certificate satisfies the rule."""
    return Result(outcome=Outcome.PASSED, message=Message(zh=zh, en=en), places=_places(facts))


def failed(
    zh: str, en: str, fact: Seen[object], *more: Seen[object], severity: Severity | None = None
) -> Result:
    """Say that a fact breaks the rule; without a fact there is nothing to say."""
    return Result(
        outcome=Outcome.FAILED,
        message=Message(zh=zh, en=en),
        places=_places((fact, *more)),
        severity=severity,
    )


def doubted(
    zh: str, en: str, fact: Seen[object], *more: Seen[object], severity: Severity | None = None
) -> Result:
    """Say that a fact breaks the rule, if every character of it is sure; else it may be misread."""
    if all(each.certain for each in (fact, *more)):
        return failed(zh, en, fact, *more, severity=severity)
    return unknown(f"{zh}；但读取不够确定，可能误读", f"{en}; but it may be misread", fact, *more)


def unknown(zh: str, en: str, *facts: Seen[object]) -> Result:
    """Say that the evidence does not let us judge."""
    return Result(outcome=Outcome.UNKNOWN, message=Message(zh=zh, en=en), places=_places(facts))


def not_applicable(zh: str, en: str, *facts: Seen[object]) -> Result:
    """Say that the rule does not speak of this certificate or was not asked."""
    return Result(
        outcome=Outcome.NOT_APPLICABLE, message=Message(zh=zh, en=en), places=_places(facts)
    )


Judge = Callable[[Evidence], Result]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What a guide demands: its words, how grave it calls a breach, and its own test if it differs.

    Without a severity the guide only mentions the subject, and the rule stays as it is.
    """

    file: str
    quote: str
    severity: Severity | None = None
    judge: Judge | None = None

    @property
    def basis(self) -> Basis:
        """Name the guide as the authority."""
        return Basis(authority=Authority.GUIDE, citation=f"{self.file}：「{self.quote}」")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One statement about certificates that evidence can support or contradict."""

    id: str
    title: Message
    question: Question
    severity: Severity | None
    """None: off unless a policy turns it on."""
    basis: Basis
    judge: Judge
    note: Message | None = None
    """What the real world says; required where a guide speaks of the subject."""
    guide: Guide | None = None


class Statement(TypedDict):
    """What the author of a rule states of it."""

    title: Message
    question: Question
    severity: Severity | None
    basis: Basis
    note: NotRequired[Message]
    guide: NotRequired[Guide]


def rule(rule_id: str, **statement: Unpack[Statement]) -> Callable[[Judge], Rule]:
    """Make a rule of the decorated function."""

    def make(judge: Judge) -> Rule:
        return Rule(id=rule_id, judge=judge, **statement)

    return make


def decide(judge: Judge, evidence: Evidence) -> Result:
    """Judge the evidence; a missing fact is ``unknown``, whatever the rule."""
    try:
        return judge(evidence)
    except MissingFactError as missing:
        return Result(outcome=Outcome.UNKNOWN, message=missing.message, places=missing.places)


def _places(facts: Iterable[Seen[object]]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for fact in facts for place in fact.places))


def place_of(field: str, reading: Reading[Any]) -> Place:
    """Say where a reading stands."""
    return Place(field=field, page=reading.page, box=reading.box)


def is_certain(reading: Reading[Any]) -> bool:
    """Say whether every single character of a reading may be relied on."""
    return reading.source is not Source.OCR or reading.confidence >= CERTAIN_AT


def is_read(reading: Reading[Any] | None) -> bool:
    """Say whether a reading has a value that may be relied on."""
    return reading is not None and reading.value is not None and reading.confidence >= READ_AT
