"""The rule on the versions of one certificate: two languages, or two copies, say the same."""

from typing import Any, Final

from app.evidence import Evidence
from app.rules import facts
from app.rules.base import Result, Seen, doubted, is_certain, not_applicable, passed, place_of, rule
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.fields import Reading
from parsers.twins import Disagreement, disagreements

ISSUED_IN_PAIRS: Final = Basis(
    authority=Authority.PRACTICE,
    citation="certification bodies issue both language versions from one record",
)


@rule(
    "C07",
    title=Message(zh="中英文页一致", en="Chinese and English pages agree"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=ISSUED_IN_PAIRS,
)
def versions_agree(evidence: Evidence) -> Result:
    """Number, dates and names are those of one record; what may be misread accuses nobody."""
    if not evidence.certificate.versions:
        return not_applicable("证书只有一个版本", "the certificate has one version")
    apart = disagreements(evidence.certificate)
    if not apart:
        return passed("各版本一致", "the versions agree")
    worst = max(apart, key=lambda each: all(map(is_certain, each.readings)))
    first, *others = (_seen(worst.field, each) for each in worst.readings)
    label = facts.LABELS.get(worst.field, Message(zh=worst.field, en=worst.field))
    values = " / ".join(_shown(worst))
    return doubted(
        f"各版本的{label.zh}不一致：{values}",
        f"the versions differ in the {label.en}: {values}",
        first,
        *others,
    )


def _seen(field: str, reading: Reading[Any]) -> Seen[object]:
    return Seen(reading.value, (place_of(field, reading),), is_certain(reading))


def _shown(apart: Disagreement) -> list[str]:
    return [str(each.value) for each in apart.readings]
