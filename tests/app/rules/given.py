"""Evidence for tests: a genuine certificate of invented names, with what a test changes."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from app.evidence import DIRECTORY, PLATFORM, Evidence, Requirement
from app.rules.base import decide
from parsers.document import Box, QrCode, Source
from parsers.fields import Certificate, CertificateFields, Reading, Shown, Surveillance
from parsers.knowledge.body_names import BodyMatch
from scrapers.lookup import Lookup
from scrapers.registry import (
    BodyRecord,
    CaptureMethod,
    CertificateQuery,
    LookupOutcome,
    RecordStatus,
    RegistryRecord,
    Snapshot,
)

BOX = Box(0.1, 0.2, 0.3, 0.4)
AS_OF = date(2026, 11, 22)
_LISTS = {"standards", "accreditation_marks", "modules", "watermarks"}


def reading(value, *, raw=None, confidence=0.99, source=Source.TEXT, repairs=()):
    return Reading(
        value=value,
        raw=str(value) if raw is None else raw,
        page=1,
        box=BOX,
        confidence=confidence,
        source=source,
        repairs=repairs,
    )


def unread(raw="?"):
    return reading(None, raw=raw, confidence=0.3, source=Source.OCR)


def blurred(value):
    """A value read from a picture, good enough to use but not in every character."""
    return reading(value, confidence=0.92, source=Source.OCR)


def qr(payload):
    return QrCode(payload=payload, page=1, box=BOX)


def column(*dates, filled=0, present=True):
    return Surveillance(
        present=reading(present), filled=filled, dates=tuple(reading(day) for day in dates)
    )


GENUINE = {
    "number": "9992024ITSM0001R0M",
    "organisation": "示例数据技术有限公司",
    "uscc": "91110000000000000E",
    "scope": "数据中心运行维护服务的信息技术服务管理",
    "standards": ("ISO/IEC 20000-1:2018",),
    "certification_body": "示例认证中心有限公司",
    "issued": date(2024, 3, 5),
    "first_certified": date(2024, 3, 5),
    "expires": date(2027, 3, 4),
}


def fields(**changes):
    """Values become readings; readings, ``None`` and lists of QR codes stay as they are."""
    return CertificateFields(**{name: _field(name, value) for name, value in changes.items()})


def _field(name, value):
    if name in _LISTS:
        return tuple(each if isinstance(each, Reading) else reading(each) for each in value)
    if value is None or isinstance(value, Reading) or name in {"qr_codes", "surveillance"}:
        return value
    return reading(value)


def evidence(*, lookups=(), as_of=AS_OF, today=AS_OF, requirement=None, legible=True, **changes):
    shown = changes.pop("shown", Shown())
    return Evidence(
        certificate=Certificate(
            index=0,
            pages=(1,),
            fields=fields(**{**GENUINE, **changes}),
            legible=legible,
            shown=shown,
        ),
        lookups=tuple(lookups),
        requirement=Requirement(**(requirement or {})),
        as_of=as_of,
        today=today,
    )


def nothing_read(**changes):
    return replace(
        evidence(**changes),
        certificate=Certificate(index=0, pages=(1,), fields=CertificateFields()),
    )


BODY = BodyRecord(
    approval_number="CNCA-R-2015-999",
    name="示例认证中心有限公司",
    status=RecordStatus.VALID,
    status_text="valid",
    approved_on=date(2015, 1, 5),
    approval_expires=date(2027, 1, 4),
    as_of=date(2017, 5, 1),
    matched_by=BodyMatch.NAME,
)


def directory(outcome=LookupOutcome.FOUND, **changes):
    """The directory's answer; found with the record unless another outcome is given."""
    records = (replace(BODY, **changes),) if outcome is LookupOutcome.FOUND else ()
    return _lookup(DIRECTORY, outcome, records)


RECORD = RegistryRecord(
    number="9992024ITSM0001R0M",
    organisation="示例数据技术有限公司",
    status=RecordStatus.VALID,
    status_text="有效",
    expires=date(2027, 3, 4),
    standard="ISO/IEC 20000-1:2018",
)


def platform(outcome=LookupOutcome.FOUND, captured=AS_OF, **changes):
    """The platform's answer; found with the record unless another outcome is given."""
    records = (replace(RECORD, **changes),) if outcome is LookupOutcome.FOUND else ()
    snapshot = Snapshot(
        body=b"{}",
        media_type="application/json",
        captured_at=datetime(captured.year, captured.month, captured.day, 4, tzinfo=UTC),
        method=CaptureMethod.CAPTURE,
    )
    answered = outcome in {LookupOutcome.FOUND, LookupOutcome.NOT_FOUND}
    return _lookup(PLATFORM, outcome, records, snapshot if answered else None)


def several(*changes):
    """The platform's answer with a record for each set of changes."""
    records = tuple(replace(RECORD, **each) for each in changes)
    return _lookup(PLATFORM, LookupOutcome.AMBIGUOUS, records)


def asked(registry, outcome=LookupOutcome.FOUND, **changes):
    """Another register's answer; found with the record unless another outcome is given."""
    records = (replace(RECORD, **changes),) if outcome is LookupOutcome.FOUND else ()
    return _lookup(registry, outcome, records)


def cnas(**changes):
    return _lookup("cnas", LookupOutcome.FOUND, (replace(BODY, **changes),))


def _lookup(registry, outcome, records, snapshot=None):
    return Lookup(
        registry=registry,
        query=CertificateQuery(),
        outcome=outcome,
        records=records,
        snapshot=snapshot,
    )


def outcome(rule, given):
    """Judge by the rule's own test."""
    return _tidy(decide(rule.judge, given)).outcome.value


def strictly(rule, given):
    """Judge as the guide demands."""
    return _tidy(decide(rule.guide.judge or rule.judge, given)).outcome.value


def _tidy(result):
    """Every message of every table keeps to the punctuation and words of its language."""
    assert faults_of(result.message) == []
    return result


_QUOTED = re.compile("“[^”]*”|'[^']*'")
_ASCII_IN_CHINESE = re.compile(
    r"[,;:()!?](?=[\u4e00-\u9fff“”，；：。（）])|(?<=[\u4e00-\u9fff“”，；：。（）])[,;:()!?]"
)
_CHINESE_IN_ENGLISH = re.compile("[、，；：。（）“”]")
_STATUSES = re.compile(r"\b(valid|suspended|withdrawn|revoked|cancelled|expired|unknown)\b|「|」")
_IDENTIFIER = re.compile(r"\b[a-z]+_[a-z_]+\b|\bNone\b")
_ACCUSATIONS = re.compile("伪造|偽造|造假|假证|冒充|forge|fake|fraud", re.IGNORECASE)


def faults_of(message):
    """Return what in a text for people is not of its language; quoted values are as printed."""
    chinese, english = _QUOTED.sub("“”", message.zh), _QUOTED.sub("''", message.en)
    found = [*_ASCII_IN_CHINESE.finditer(chinese), *_STATUSES.finditer(chinese)]
    found += _CHINESE_IN_ENGLISH.finditer(english)
    found += _IDENTIFIER.finditer(f"{chinese} {english}")
    found += _ACCUSATIONS.finditer(f"{chinese} {english}")
    return [f"{each[0]!r} in {each.string!r}" for each in found]
