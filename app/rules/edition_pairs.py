"""Rules that hold editions against each other and against the expiry date."""

from collections.abc import Iterator

from app.evidence import Evidence
from app.rules import facts
from app.rules.base import Result, Seen, failed, not_applicable, passed, rule
from app.rules.sources import EDITIONS
from app.verdict import Message, Question, Severity
from parsers.knowledge.standards import Named, end_of, international


@rule(
    "T09",
    title=Message(zh="国标与国际标准对应", en="National and international edition belong together"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=EDITIONS,
)
def editions_belong_together(evidence: Evidence) -> Result:
    """Where a national standard and the one it adopts are both printed, the years must pair."""
    found = facts.standards(evidence)
    pairs = list(_pairs(found))
    for national, adopted, year in pairs:
        if adopted.value.year != year:
            family = adopted.value.family
            name = f"{family.id if family else ''}:{year}"
            return failed(
                f"{national.value.text} 采用的是 {name}，而非 {adopted.value.text}",
                f"{national.value.text} adopts {name}, not {adopted.value.text}",
                national,
                adopted,
            )
    if not pairs:
        return not_applicable("没有可对照的一对标准", "no pair of standards to compare", *found)
    both = [fact for national, adopted, _ in pairs for fact in (national, adopted)]
    return passed("国标与国际标准版本对应", "the editions belong together", *both)


def _pairs(
    found: tuple[Seen[Named], ...],
) -> Iterator[tuple[Seen[Named], Seen[Named], int]]:
    """Yield each national standard, the printed one it adopts, and the year it adopts."""
    for national in found:
        target = international(national.value)
        if target is None or target[1] is None or national.value.family is None:
            continue
        for other in found:
            family = other.value.family
            if family and family.id == target[0] != national.value.family.id and other.value.year:
                yield national, other, target[1]


@rule(
    "V13",
    title=Message(
        zh="旧版证书有效期不得超过转换截止", en="Expiry beyond the end of an outgoing edition"
    ),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=EDITIONS,
    note=Message(
        zh="实际：转换期内按旧版签发的证书应随转换截止失效；确有机构印满三年后再换证。",
        en="Certificates to the outgoing edition end with its transition; some bodies nevertheless"
        " print three full years and reissue later.",
    ),
)
def expiry_within_transition(evidence: Evidence) -> Result:
    """Compare the expiry with the confirmed end of the edition."""
    found = facts.standards(evidence)
    expires = facts.seen("expires", evidence.fields.expires)
    ending = [(fact, end) for fact in found if (end := end_of(fact.value))]
    for fact, end in ending:
        if expires.value > end:
            return failed(
                f"有效期至 {expires.value}，晚于 {fact.value.text} 的转换截止 {end}",
                f"valid until {expires.value}, beyond the end of {fact.value.text} on {end}",
                expires,
                fact,
            )
    if not ending:
        return not_applicable("标准未在转换中", "no edition with a known end", *found)
    return passed(
        f"有效期至 {expires.value}，未超过转换截止", f"{expires.value} is within it", expires
    )
