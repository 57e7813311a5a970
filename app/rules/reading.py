"""Rules about how well the certificate could be read; they ask, they never accuse."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.evidence import Evidence
from app.rules import facts
from app.rules.base import READ_AT, Result, Seen, is_read, passed, place_of, rule, unknown
from app.rules.sources import OWN_CARE
from app.verdict import Message, Question, Severity
from parsers.fields import Reading

KEY_FIELDS: Final = ("number", "organisation", "uscc", "scope", "issued", "expires")


@rule(
    "F05",
    title=Message(zh="OCR置信度低", en="Low confidence of reading"),
    question=Question.GENUINE,
    severity=Severity.INFO,
    basis=OWN_CARE,
)
def read_with_confidence(evidence: Evidence) -> Result:
    """Name the fields that stand on the page but were not read well enough."""
    certificate = evidence.certificate
    if not certificate.legible:
        why = certificate.legibility
        return unknown(
            "图像不够清晰，请提供更好的副本" + (f"（{why.zh}）" if why else ""),
            "the picture is not legible enough; ask for a better copy"
            + (f" ({why.en})" if why else ""),
        )
    weak = [(name, each) for name, each in _present(evidence) if not is_read(each)]
    if not weak:
        return passed("读出的字段置信度足够", "every field was read with confidence")
    zh = "、".join(dict.fromkeys(facts.LABELS[name].zh for name, _ in weak))
    en = ", ".join(dict.fromkeys(facts.LABELS[name].en for name, _ in weak))
    return unknown(
        f"未可靠读出：{zh}（置信度低于 {READ_AT:.2f} 或不成值），请对照原件",
        f"not read reliably: {en} (confidence below {READ_AT:.2f} or no value); compare the page",
        Seen(weak, tuple(place_of(name, each) for name, each in weak)),
    )


def _present(evidence: Evidence) -> Iterator[tuple[str, Reading[str] | Reading[date]]]:
    for name in KEY_FIELDS:
        if (reading := getattr(evidence.fields, name)) is not None:
            yield name, reading
    for each in evidence.fields.standards:
        yield "standards", each
