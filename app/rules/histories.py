"""What registers tell of a holder beside the certificate itself: its other certificates."""

from collections.abc import Iterator

from app.evidence import Evidence
from app.rules import facts
from app.rules.names import Likeness, compare
from parsers.identifiers.confusions import folded
from parsers.identifiers.width import compact
from parsers.knowledge.standards import identify
from scrapers.registry import LookupOutcome, RegistryRecord

_ANSWERS = (LookupOutcome.FOUND, LookupOutcome.AMBIGUOUS)
"""Several records are no answer about one certificate, but each is one about its own."""


def records(evidence: Evidence) -> tuple[RegistryRecord, ...]:
    """Return every record of a certificate that a register gave."""
    return tuple(
        record
        for lookup in evidence.lookups
        if lookup.outcome in _ANSWERS
        for record in lookup.records
        if isinstance(record, RegistryRecord)
    )


def others_of_holder(evidence: Evidence) -> Iterator[RegistryRecord]:
    """Yield records of other certificates that are surely the holder's and of the same scheme."""
    number = facts.maybe("number", evidence.fields.number)
    if number is None or not number.certain:
        return
    for record in records(evidence):
        same = folded(compact(record.number)) == folded(compact(number.value))
        if not same and _is_holders(evidence, record) and _is_of_scheme(evidence, record):
            yield record


def _is_holders(evidence: Evidence, record: RegistryRecord) -> bool:
    code = facts.maybe("uscc", evidence.fields.uscc)
    if code and record.uscc:
        return compact(code.value) == compact(record.uscc)
    name = facts.maybe("organisation", evidence.fields.organisation)
    return name is not None and compare(name, record.organisation) is Likeness.SAME


def _is_of_scheme(evidence: Evidence, record: RegistryRecord) -> bool:
    theirs = {each.family.scheme for each in identify(record.standard or "") if each.family}
    return bool(theirs & facts.schemes(evidence).value)
