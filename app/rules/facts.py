"""Take facts out of the evidence; what is missing ends the rule with ``unknown``."""

from collections.abc import Iterable
from datetime import date
from typing import Final, TypeVar

from app.evidence import Evidence
from app.rules import words
from app.rules.base import (
    MissingFactError,
    Seen,
    is_certain,
    is_read,
    place_of,
)
from app.rules.identity import is_identified
from app.verdict import Message, Place
from parsers.document import QrCode
from parsers.fields import Reading
from parsers.knowledge.standards import Named, identify
from scrapers.registry import BodyRecord

T = TypeVar("T")

LABELS: Final = {
    "number": Message(zh="证书编号", en="certificate number"),
    "organisation": Message(zh="获证组织名称", en="name of the certified organisation"),
    "organisation_en": Message(
        zh="获证组织英文名称", en="English name of the certified organisation"
    ),
    "uscc": Message(zh="统一社会信用代码", en="unified social credit code"),
    "scope": Message(zh="认证范围", en="scope"),
    "scope_en": Message(zh="英文认证范围", en="English scope"),
    "standards": Message(zh="认证依据", en="standard"),
    "certification_body": Message(zh="认证机构名称", en="name of the certification body"),
    "certification_body_en": Message(
        zh="认证机构英文名称", en="English name of the certification body"
    ),
    "body_number": Message(zh="机构批准号", en="approval number of the certification body"),
    "issued": Message(zh="发证日期", en="issue date"),
    "first_certified": Message(zh="初次获证日期", en="initial certification date"),
    "reissued": Message(zh="换证日期", en="reissue date"),
    "decided": Message(zh="认证决定日期", en="certification decision date"),
    "valid_from": Message(zh="有效期起始日期", en="start of validity"),
    "expires": Message(zh="有效期截止日期", en="expiry date"),
    "accreditation_number": Message(zh="认可注册号", en="accreditation number"),
    "accreditation_marks": Message(zh="认可标识", en="accreditation mark"),
    "modules": Message(zh="补充模块标注", en="module note"),
    "surveillance": Message(zh="监督审核记录", en="surveillance record"),
    "transition_note": Message(zh="转换截止提示", en="transition deadline"),
    "auditor": Message(zh="审核员", en="auditor"),
    "title": Message(zh="证书标题", en="title"),
}
"""What fields are called in messages."""

STARTS: Final = ("issued", "valid_from", "reissued", "decided")
"""The dates from which a certificate, or its latest issue, may count."""


def seen(field: str, reading: Reading[T] | None) -> Seen[T]:
    """Return what was read, or end the rule: the field was not read."""
    if (fact := maybe(field, reading)) is not None:
        return fact
    places = (place_of(field, reading),) if reading else ()
    raise MissingFactError(_not_read(field), places)


def maybe(field: str, reading: Reading[T] | None) -> Seen[T] | None:
    """Return what was read, or ``None``."""
    if reading is None or reading.value is None or not is_read(reading):
        return None
    return Seen(reading.value, (place_of(field, reading),), is_certain(reading))


def written(field: str, reading: Reading[T] | None) -> Seen[str]:
    """Return the raw text, also where no value could be made of it; its characters must be sure.

    A text layer's characters are; of a picture the reader's confidence has to say so.
    """
    if reading is not None and (is_read(reading) or is_certain(reading)):
        return Seen(reading.raw, (place_of(field, reading),), is_certain(reading))
    places = (place_of(field, reading),) if reading else ()
    raise MissingFactError(_not_read(field), places)


def dates(evidence: Evidence, *fields: str) -> dict[str, Seen[date]]:
    """Return those of the named dates that were read."""
    found = {name: maybe(name, getattr(evidence.fields, name)) for name in fields}
    return {name: fact for name, fact in found.items() if fact is not None}


def start(evidence: Evidence) -> Seen[date]:
    """Return the latest day from which this issue may count: the kindest for the holder."""
    found = dates(evidence, *STARTS)
    if not found:
        return seen("issued", evidence.fields.issued)
    return max(found.values(), key=lambda fact: fact.value)


def names_of_holder(evidence: Evidence) -> tuple[Seen[str], ...]:
    """Return the holder's names as read, at least one."""
    fields = evidence.fields
    found = (
        maybe("organisation", fields.organisation),
        maybe("organisation_en", fields.organisation_en),
    )
    names = tuple(fact for fact in found if fact)
    return names or (seen("organisation", fields.organisation),)


def name_of_body(evidence: Evidence) -> Seen[str]:
    """Return the certification body's name, the Chinese one if both were read."""
    fields = evidence.fields
    return (
        maybe("certification_body", fields.certification_body)
        or maybe("certification_body_en", fields.certification_body_en)
        or seen("certification_body", fields.certification_body)
    )


def scopes(evidence: Evidence) -> tuple[Seen[str], ...]:
    """Return the scope in every language in which it was read, at least one."""
    fields = evidence.fields
    found = (maybe("scope", fields.scope), maybe("scope_en", fields.scope_en))
    read = tuple(fact for fact in found if fact)
    return read or (seen("scope", fields.scope),)


def standards(evidence: Evidence) -> tuple[Seen[Named], ...]:
    """Return every standard that was read, at least one."""
    facts = (maybe("standards", each) for each in evidence.fields.standards)
    named = tuple(
        Seen(each, fact.places, fact.certain)
        for fact in facts
        if fact
        for each in identify(fact.value)
    )
    if not named:
        raise MissingFactError(_not_read("standards"))
    return named


def schemes(evidence: Evidence) -> Seen[frozenset[str]]:
    """Return the schemes of all standards; one unknown standard leaves the set unknown."""
    found = standards(evidence)
    families = [fact.value.family for fact in found]
    known = frozenset(family.scheme for family in families if family)
    if not all(families):
        names = words.listed(fact.value.text for fact in found if not fact.value.family)
        raise MissingFactError(
            Message(
                zh=f"标准表中没有 {names.zh}，无法判断认证领域",
                en=f"the table of standards does not hold {names.en}, so the scheme is not known",
            ),
            _all_places(found),
        )
    return Seen(known, _all_places(found))


def is_for(evidence: Evidence, scheme: str) -> bool:
    """Say whether one of the standards belongs to a scheme; unread standards end the rule."""
    named = standards(evidence)
    if any(fact.value.family and fact.value.family.scheme == scheme for fact in named):
        return True
    return scheme in schemes(evidence).value


def absence(evidence: Evidence, zh: str, en: str) -> Seen[str]:
    """Return the fact that something is not printed, if the certificate was read well enough.

    A page of which number, holder, standard and expiry date were read is a page that was read.
    """
    fields = evidence.fields
    read = (
        is_read(fields.number),
        is_read(fields.organisation) or is_read(fields.organisation_en),
        any(is_read(each) for each in fields.standards),
        is_read(fields.expires),
    )
    if not evidence.certificate.legible or not all(read):
        raise MissingFactError(
            Message(
                zh=f"证书未能完整读取，不能断定没有{zh}",
                en=f"the certificate was not read completely, so {en} may only be unread",
            )
        )
    return Seen(zh, (Place(field="page", page=evidence.certificate.pages[0]),))


def body(evidence: Evidence, *fields: str) -> Seen[BodyRecord]:
    """Return the directory's record if the named members of it may be relied on.

    It is certain when the certificate is sure to mean this body; only then may it accuse.
    """
    record = evidence.body
    if record is None:
        raise MissingFactError(
            Message(
                zh="机构名录中没有唯一对应的记录；随附名录为 2017 年版，查不到不说明任何问题",
                en="the directory of bodies has no single record of this body; the shipped one"
                " is of 2017, so absence says nothing",
            )
        )
    if doubtful := set(fields) & set(record.unverified):
        names = words.members(doubtful)
        raise MissingFactError(
            Message(
                zh=f"名录中的{names.zh}未经官方页面证实，不据此下结论",
                en=f"no official page confirms the directory's {names.en}; nothing is concluded",
            )
        )
    return Seen(record, _names_of_body(evidence), is_identified(evidence, record))


def held_against(record: Seen[BodyRecord]) -> BodyRecord:
    """Return the record for a negative finding; one found by an unsure reading ends the rule."""
    if record.certain:
        return record.value
    raise MissingFactError(
        Message(
            zh=f"发证机构读作与“{record.value.name}”相同或相近，但读取不够确定，不作不利判断",
            en=f"the issuer was read as {record.value.name!r} or nearly so, but not with certainty;"
            " nothing is held against it",
        ),
        record.places,
    )


def _names_of_body(evidence: Evidence) -> tuple[Place, ...]:
    """Say where the body is named: its Chinese name, else its English one, else its number."""
    fields = ("certification_body", "certification_body_en", "body_number")
    return next(filter(None, (where(evidence, name) for name in fields)), ())


def where(evidence: Evidence, field: str) -> tuple[Place, ...]:
    """Say where a field stands, if anywhere."""
    reading = getattr(evidence.fields, field)
    return (place_of(field, reading),) if reading else ()


def qr_place(code: QrCode) -> Place:
    """Say where a QR code stands."""
    return Place(field="qr_codes", page=code.page, box=code.box)


def _all_places(facts: Iterable[Seen[object]]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for fact in facts for place in fact.places))


def _not_read(field: str) -> Message:
    label = LABELS.get(field, Message(zh=field, en=field))
    return Message(zh=f"{label.zh}未读出", en=f"the {label.en} was not read")
