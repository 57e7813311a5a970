"""Whether the issuer's name is that of an approved body but for a character or two."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from app.evidence import DIRECTORY, Evidence
from app.rules import facts
from app.rules.base import Result, Seen, doubted, passed, rule, unknown
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.knowledge import body_names
from parsers.knowledge.body_names import BodyMatch
from scrapers.registry import BodyRecord, LookupOutcome

_ANSWERS: Final = frozenset({LookupOutcome.FOUND, LookupOutcome.NOT_FOUND, LookupOutcome.AMBIGUOUS})


@rule(
    "I11",
    title=Message(zh="机构名称形近", en="Issuer's name is nearly an approved body's"),
    question=Question.GENUINE,
    severity=Severity.HIGH,
    basis=Basis(
        authority=Authority.PRACTICE,
        citation="certscreen: a name compared with the directory of bodies and their former names",
    ),
    note=Message(
        zh="实际：名录中有十余对机构仅一字之差，机构也会更名；名录早于发证日时，"
        "形近的名称可能属于后来获批的机构，不作判断。",
        en="More than a dozen pairs of approved bodies differ by one character, and bodies are"
        " renamed; where the list is older than the issue, the name may be a later body's.",
    ),
)
def issuer_has_a_name_of_its_own(evidence: Evidence) -> Result:
    """A similar name weighs only if it was read for certain and the list covers the issue day."""
    name = facts.name_of_body(evidence)
    lookup = evidence.lookup(DIRECTORY)
    if lookup is None or lookup.outcome not in _ANSWERS:
        return unknown("机构名录未作回答", "the directory of bodies gave no answer", name)
    records = [each for each in lookup.records if isinstance(each, BodyRecord)]
    similar = [each for each in records if each.matched_by is BodyMatch.SIMILAR_NAME]
    known = any(each.matched_by and each.matched_by.is_certain for each in records)
    if known or not similar:
        return passed(
            f"“{name.value}”不是与名录中某机构形近的名称",
            f"{name.value!r} is not nearly the name of a body in the directory",
            name,
        )
    return _against(evidence, name, similar)


def _against(evidence: Evidence, name: Seen[str], similar: list[BodyRecord]) -> Result:
    others = "、".join(f"“{each.name}”" for each in similar)
    zh = f"发证机构“{name.value}”与名录中的{others}形近而不同"
    en = f"the issuer {name.value!r} is nearly but not " + " or ".join(
        repr(each.name) for each in similar
    )
    issued = facts.maybe("issued", evidence.fields.issued)
    if issued is None or not _are_near(name, similar) or not _cover(similar, issued.value):
        return unknown(
            f"{zh}；名录不覆盖发证日，可能是后来获批或更名的机构，需查询最新名录",
            f"{en}; the list does not cover the issue date, so it may be a later or a renamed"
            " body: ask the present directory",
            name,
        )
    return doubted(
        f"{zh}，发证日 {issued.value} 的名录中没有该名称",
        f"{en}, and the list that covers the issue on {issued.value} does not have it",
        name,
        issued,
    )


def _cover(records: Iterable[BodyRecord], issued: date) -> bool:
    return all(each.as_of is not None and issued <= each.as_of for each in records)


def _are_near(name: Seen[str], records: Iterable[BodyRecord]) -> bool:
    """The record may have been found by another of the issuer's names than the one compared."""
    ours = body_names.fold(name.value)
    theirs = [body_names.fold(each.name) for each in records]
    return any(ours != each and body_names.is_similar(ours, each) for each in theirs)
