"""The report: what was seen, found and concluded, and its JSON (the contract of the API)."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, singledispatch
from hashlib import sha256
from typing import Any, Final

from app.evidence import Evidence
from app.neighbours import neighbours, put_aside
from app.rules.policy import RULES_VERSION, Policy
from app.store.rows import VerificationRow
from app.verdict import Finding, Verdict
from parsers.document import Box, QrCode
from parsers.fields import Certificate, CertificateFields, Illegible
from parsers.notes import Note
from parsers.outline import Outline
from parsers.twins import disagreements
from scrapers.compare import differences
from scrapers.lookup import Lookup
from scrapers.registry import RegistryRecord, Snapshot

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateReport:
    """One certificate: the evidence, what the rules found in it, and the three answers."""

    evidence: Evidence
    findings: tuple[Finding, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document's report."""

    document: Outline
    certificates: tuple[CertificateReport, ...]
    as_of: date
    policy: Policy


def envelope(row: VerificationRow, trail: Json) -> Json:
    """Return a stored verification as clients see it: as much of the report as is known."""
    found = row.report or {}
    policy = {
        "profile": row.profile,
        "rules_version": row.rules_version,
        "overrides": dict(row.overrides),
    }
    document = {
        "sha256": row.sha256,
        "filename": row.filename,
        "media_type": row.media_type,
        "pages": row.pages,
    }
    return {
        "id": str(row.id),
        "status": row.status.value,
        "document": document | found.get("document", {}),
        "as_of": row.as_of.isoformat(),
        "policy": found.get("policy") or policy,
        "certificates": found.get("certificates", []),
        "problem": row.problem,
        "trail": trail,
    }


def to_json(report: Report) -> Json:
    """Return what a report says, without the members that the store adds (id, status, trail)."""
    document = report.document
    return {
        "document": {
            "media_type": document.media_type,
            "pages": document.pages,
            "readers": list(document.readers),
            "rotations": {str(page): turn for page, turn in document.rotations.items()},
            "facts": plain(document.facts),
            "neighbours": [plain(each) for each in neighbours(document, _pages(report))],
            "put_aside": put_aside(document),
            "notes": [_note(each) for each in _apart(document.notes, _pages(report))],
            "unread": [
                {"page": page, "problem": problem} for page, problem in document.unread.items()
            ],
        },
        "as_of": report.as_of.isoformat(),
        "policy": {
            "profile": report.policy.profile,
            "rules_version": RULES_VERSION,
            "overrides": dict(report.policy.overrides),
        },
        "certificates": [certificate_json(each) for each in report.certificates],
    }


def _apart(notes: Iterable[Note], found: Container[int]) -> list[Note]:
    """Leave out what a certificate says of its own pages."""
    return [each for each in notes if each.kind != "illegible" or each.page not in found]


def _note(note: Note) -> Json:
    return {"page": note.page, "kind": note.kind, "message": {"zh": note.zh, "en": note.en}}


def _pages(report: Report) -> set[int]:
    found = (each.evidence.certificate.pages for each in report.certificates)
    return {page for pages in found for page in pages}


def found_json(report: CertificateReport) -> Json:
    """Return in short what was found, for those who watch while reading goes on."""
    certificate, fields = report.evidence.certificate, report.evidence.fields
    organisation = fields.organisation or fields.organisation_en
    return {
        "index": certificate.index,
        "pages": list(certificate.pages),
        "number": fields.number.value if fields.number else None,
        "organisation": organisation.value if organisation else None,
        "standards": [each.value for each in fields.standards if each.value],
        "verdict": plain(report.verdict),
    }


def certificate_json(report: CertificateReport) -> Json:
    """Return what the report says of one certificate."""
    certificate = report.evidence.certificate
    return {
        "index": certificate.index,
        "pages": list(certificate.pages),
        "region": plain(certificate.region),
        "languages": list(certificate.fields.languages),
        "legible": certificate.legible,
        "legibility": _legibility(certificate.legibility),
        "versions": [_version(each) for each in certificate.versions],
        "disagreements": [plain(each) for each in disagreements(certificate)],
        "forensics": plain(report.evidence.forensics),
        "fields": _fields(certificate.fields),
        "lookups": [_lookup(each, certificate.fields) for each in report.evidence.lookups],
        "findings": [plain(each) for each in report.findings],
        "verdict": plain(report.verdict),
    }


def _version(version: Certificate) -> Json:
    return {
        "pages": list(version.pages),
        "region": plain(version.region),
        "languages": list(version.fields.languages),
        "legible": version.legible,
    }


def _legibility(found: Illegible | None) -> Json | None:
    if found is None:
        return None
    return {**_members(found), "message": {"zh": found.zh, "en": found.en}}


def _fields(found: CertificateFields) -> Json:
    names = (each.name for each in fields(found) if each.name != "languages")
    return {name: plain(getattr(found, name)) for name in names}


def _lookup(lookup: Lookup, found: CertificateFields) -> Json:
    records = [each for each in lookup.records if isinstance(each, RegistryRecord)]
    return {
        "registry": lookup.registry,
        "outcome": lookup.outcome.value,
        "records": [plain(each) for each in lookup.records],
        "differences": [plain(each) for record in records for each in differences(found, record)],
        "snapshot": _snapshot(lookup.snapshot) if lookup.snapshot else None,
        "url": lookup.url,
        "detail": lookup.detail,
    }


def _snapshot(snapshot: Snapshot) -> Json:
    return {
        "sha256": digest_of(snapshot),
        "captured_at": snapshot.captured_at.isoformat(),
        "method": snapshot.method.value,
        "operator": snapshot.operator,
        "url": snapshot.url,
    }


def digest_of(snapshot: Snapshot) -> str:
    """Return the SHA-256 under which a registry's answer is kept."""
    return sha256(snapshot.body).hexdigest()


@singledispatch
def plain(value: object) -> Any:  # noqa: ANN401  (JSON has no type)
    """Turn frozen values into JSON: dates as ISO 8601, boxes rounded, enumerations as words."""
    return _members(value) if is_dataclass(value) else value


def _members(value: Any) -> Json:  # noqa: ANN401  (any dataclass)
    kind: Any = type(value)
    members = ((name, getattr(value, name)) for name in _names(kind))
    return {name: each if type(each) in _AS_IS else plain(each) for name, each in members}


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


_AS_IS: Final = frozenset({str, int, bool, type(None)})
"""Most members by far are of these, and need no dispatch; enumerations are others."""


plain.register(Enum, lambda value: value.value)
plain.register(date, lambda value: value.isoformat())
plain.register(float, lambda value: round(value, 4))
plain.register(tuple, lambda value: [plain(each) for each in value])
plain.register(Box, lambda value: [round(edge, 5) for edge in value])
plain.register(QrCode, lambda value: {**_members(value), "host": value.host})
