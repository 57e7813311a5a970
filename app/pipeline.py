"""The whole verification on one screen: read, find and extract, ask, judge, conclude."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app import rules
from app.evidence import Evidence, Requirement
from app.report import CertificateReport, Report
from app.rules.policy import Policy, policy
from app.verdict import conclude
from parsers import certificate, find
from parsers.document import Document
from parsers.fields import Certificate, CertificateFields, Reading
from scrapers.lookup import Lookup, look_up
from scrapers.registry import AnyRegistry, CertificateQuery

ReadDocument = Callable[[bytes], Document]
Announce = Callable[[str, Mapping[str, object]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the caller wants to know of a document, and for which day."""

    as_of: date
    today: date
    requirement: Requirement = field(default_factory=Requirement)
    profile: str = "default"
    overrides: Mapping[str, str] = field(default_factory=dict)

    @property
    def policy(self) -> Policy:
        """Return the policy; raise where the profile or an override is unknown."""
        return policy(self.profile, self.overrides)


def verify(
    content: bytes,
    *,
    read: ReadDocument,
    registries: Iterable[AnyRegistry],
    request: Request,
    announce: Announce = lambda _stage, _facts: None,
) -> Report:
    """Read the document, find its certificates, ask the registries, judge and conclude."""
    announce("reading", {})
    document = read(content)
    certificates = find.certificates(document)
    announce("asking", {"pages": len(document.pages), "certificates": len(certificates)})
    asked = [(each, ask(each.fields, registries)) for each in certificates]
    announce("judging", {})
    judged = tuple(judge(each, lookups, document, request) for each, lookups in asked)
    return Report(
        document=document, certificates=judged, as_of=request.as_of, policy=request.policy
    )


def ask(fields: CertificateFields, registries: Iterable[AnyRegistry]) -> tuple[Lookup, ...]:
    """Ask every registry about one certificate, with whatever of it was read."""
    query = CertificateQuery(
        number=_value(fields.number),
        organisation=_value(fields.organisation) or _value(fields.organisation_en),
        uscc=_value(fields.uscc),
        certification_body=_value(fields.certification_body),
        certification_body_en=_value(fields.certification_body_en),
        body_number=_value(fields.body_number),
        issued=fields.issued.value if fields.issued else None,
    )
    return look_up(query, registries)


def judge(
    found: Certificate, lookups: tuple[Lookup, ...], document: Document, request: Request
) -> CertificateReport:
    """Judge one certificate by every rule, and conclude."""
    evidence = Evidence(
        certificate=found,
        lookups=lookups,
        facts=document.facts,
        requirement=request.requirement,
        as_of=request.as_of,
        today=request.today,
    )
    findings = rules.judge(evidence, request.policy)
    return CertificateReport(evidence=evidence, findings=findings, verdict=conclude(findings))


def _value(reading: Reading[str] | None) -> str | None:
    return reading.value if reading else None


lack = certificate.lack
"""Tell what a page's text layer leaves to its pictures, so that OCR can be spared."""
