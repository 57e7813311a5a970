"""Compare a certificate with the platform's record, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.evidence import Evidence
from app.rules import facts
from app.rules.base import Seen
from app.rules.names import Likeness, compare
from app.verdict import Message
from parsers.identifiers.confusions import folded
from parsers.identifiers.width import compact
from parsers.knowledge.standards import identify
from scrapers.registry import RegistryRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One field both sides state; ``same`` is ``None`` where it may be misread."""

    field: str
    printed: Seen[object]
    ours: str
    theirs: str
    same: bool | None

    @property
    def label(self) -> Message:
        """Name the field."""
        return facts.LABELS[self.field]


def comparisons(evidence: Evidence, record: RegistryRecord) -> tuple[Comparison, ...]:
    """Compare number, holder, code, expiry, standard and mark."""
    return (
        *_number(evidence, record),
        *_holder(evidence, record),
        *_code(evidence, record),
        *_expiry(evidence, record),
        *_standard(evidence, record),
        *_mark(evidence, record),
    )


def _number(evidence: Evidence, record: RegistryRecord) -> Iterator[Comparison]:
    """O and 0 are one: registers themselves hold both."""
    if printed := facts.maybe("number", evidence.fields.number):
        same = folded(compact(printed.value)) == folded(compact(record.number))
        yield _compared("number", printed, record.number, same=_held(printed, same=same))


def _holder(evidence: Evidence, record: RegistryRecord) -> Iterator[Comparison]:
    if printed := facts.maybe("organisation", evidence.fields.organisation):
        likeness = compare(printed, record.organisation)
        same = None if likeness is Likeness.CLOSE else likeness is Likeness.SAME
        yield _compared("organisation", printed, record.organisation, same=same)


def _code(evidence: Evidence, record: RegistryRecord) -> Iterator[Comparison]:
    """An old record may hold the organisation code that the credit code contains."""
    printed = facts.maybe("uscc", evidence.fields.uscc)
    if printed and record.uscc:
        ours, theirs = compact(printed.value), compact(record.uscc).replace("-", "")
        same = ours == theirs or (len(theirs) < len(ours) and theirs in ours)
        yield _compared("uscc", printed, record.uscc, same=_held(printed, same=same))


def _expiry(evidence: Evidence, record: RegistryRecord) -> Iterator[Comparison]:
    printed = facts.maybe("expires", evidence.fields.expires)
    if printed and record.expires:
        same = _held(printed, same=printed.value == record.expires)
        yield _compared("expires", printed, record.expires.isoformat(), same=same)


def _standard(evidence: Evidence, record: RegistryRecord) -> Iterator[Comparison]:
    """Compare schemes; the record's own words for a standard may name no edition."""
    registered = _schemes(record.standard or "")
    read = (facts.maybe("standards", each) for each in evidence.fields.standards)
    printed = [fact for fact in read if fact and _schemes(fact.value)]
    if printed and registered:
        same = any(registered & _schemes(fact.value) for fact in printed)
        held = _held(printed[0], same=same)
        yield _compared("standards", printed[0], record.standard or "", same=held)


def _schemes(text: str) -> frozenset[str]:
    return frozenset(each.family.scheme for each in identify(text) if each.family)


def _mark(evidence: Evidence, record: RegistryRecord) -> Iterator[Comparison]:
    """The paper's CNAS mark against the platform's; a mark not seen on paper may be unread."""
    for reading in evidence.fields.accreditation_marks:
        printed = facts.maybe("accreditation_marks", reading)
        if printed and "CNAS" in printed.value.upper() and record.accreditation_marks:
            theirs = "、".join(record.accreditation_marks)
            yield _compared("accreditation_marks", printed, theirs, same="CNAS" in theirs.upper())
            return


def _held(printed: Seen[object], *, same: bool) -> bool | None:
    """A difference counts only where every character was read for certain."""
    return same if same or printed.certain else None


def _compared(field: str, printed: Seen[object], theirs: str, *, same: bool | None) -> Comparison:
    return Comparison(
        field=field, printed=printed, ours=str(printed.value), theirs=theirs, same=same
    )
