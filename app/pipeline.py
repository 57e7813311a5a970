"""The whole verification on one screen: read, find and extract, ask, judge, conclude.

Pages flow through and are let go; a certificate is asked about, judged and told when it is found.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from app import rules
from app.evidence import Evidence, Requirement
from app.report import CertificateReport, Report
from app.rules.policy import Policy, policy
from app.verdict import conclude
from parsers import certificate as certificates
from parsers import find
from parsers.document import FileFacts, Page
from parsers.fields import Certificate, CertificateFields, Reading
from parsers.forensics.traces import Forensics
from parsers.outline import Outline
from scrapers.lookup import Lookup, look_up
from scrapers.registry import AnyRegistry, CertificateQuery

Announce = Callable[[str, Mapping[str, object]], None]


class Pages(Protocol):
    """A document on its way through."""

    @property
    def pages(self) -> Iterable[Page]:
        """Give its pages in order, once."""
        ...

    @property
    def outline(self) -> Outline:
        """Return what is known of it so far, without a text."""
        ...

    def examined(self, pages: Sequence[int]) -> Forensics | None:
        """Return what the file's structure tells of pages; None where it was not examined."""
        ...


ReadDocument = Callable[[bytes, Callable[[int], bool]], Pages]
"""Reads a document; asks of each page it would put aside whether a certificate may go on there."""


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


def verify(  # noqa: PLR0913  (what the flow needs, and whom it tells)
    content: bytes,
    *,
    read: ReadDocument,
    registries: Sequence[AnyRegistry],
    request: Request,
    announce: Announce = lambda _stage, _facts: None,
    found: Callable[[CertificateReport], None] = lambda _report: None,
) -> Report:
    """Read the document; for each certificate found in it ask the registries, judge, conclude.

    A certificate whose other version turns up later is judged anew, and takes its own place.
    """
    announce("reading", {})
    finder, reports = find.Finder(), dict[int, CertificateReport]()
    document = read(content, finder.expects)
    for certificate in finder.over(document.pages):
        announce("asking", {"certificate": certificate.index})
        lookups = ask(certificate.fields, registries)
        announce("judging", {"certificate": certificate.index})
        made = document.examined(certificate.pages)
        report = judge(certificate, lookups, document.outline.facts, request, made)
        reports[certificate.index] = report
        found(report)
    return Report(
        document=document.outline,
        certificates=tuple(reports.values()),
        as_of=request.as_of,
        policy=request.policy,
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
    found: Certificate,
    lookups: tuple[Lookup, ...],
    facts: FileFacts,
    request: Request,
    forensics: Forensics | None = None,
) -> CertificateReport:
    """Judge one certificate by every rule, and conclude."""
    evidence = Evidence(
        certificate=found,
        lookups=lookups,
        facts=facts,
        forensics=forensics,
        requirement=request.requirement,
        as_of=request.as_of,
        today=request.today,
    )
    findings = rules.judge(evidence, request.policy)
    return CertificateReport(evidence=evidence, findings=findings, verdict=conclude(findings))


def _value(reading: Reading[str] | None) -> str | None:
    return reading.value if reading else None


lack = certificates.lack
"""Tell what a page's text layer leaves to its pictures, so that OCR can be spared."""

doubts = certificates.doubts
"""Tell which parts of a recognised page deserve a second look."""
