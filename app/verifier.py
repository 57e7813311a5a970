"""Verify one stored document: run the flow, and say what is to be kept of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from app import metrics, pipeline, report
from app.engine.job import Announce, Outcome, Step, Verifier
from app.files import Files
from app.intake import SHANGHAI
from app.report import CertificateReport, Report
from app.rules.policy import RULES_VERSION
from app.store.rows import Answer, CertificateRow, ObjectRow, VerificationRow
from app.store.tasks import Question
from app.trail.entry import Kind
from parsers.document import Document, Lack
from parsers.errors import DocumentError, MislabelledDocumentError, UnsupportedDocumentError
from parsers.kind import claims_to_be_read
from scrapers.registry import AnyRegistry, LookupOutcome


class Reading(Protocol):
    """Whatever reads a document: the reader process and the OCR behind it."""

    def read(
        self,
        content: bytes,
        *,
        lack: Callable[[Document], Lack] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Document:
        """Return what the file shows; raise ``DocumentError``."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowVerifier:
    """The product's flow as the engine's work."""

    reader: Reading
    files: Files
    registries: Callable[[], Iterable[AnyRegistry]]
    """Asked anew for each document, so that an imported snapshot counts at once."""
    now: Callable[[], datetime]

    def run(self, verification: VerificationRow, content: bytes, announce: Announce) -> Outcome:
        """Verify the document; keep the registries' answers byte for byte."""

        def read(content: bytes) -> Document:
            def progress(done: int, pages: int) -> None:
                announce("reading", {"page": done, "pages": pages})

            return self.reader.read(content, lack=pipeline.lack, progress=progress)

        seen = pipeline.verify(
            content,
            read=_honest(read, verification.filename),
            registries=tuple(self.registries()),
            request=self._request(verification),
            announce=announce,
        )
        return Outcome(
            answer=_answer(seen),
            steps=_steps(seen),
            questions=tuple(_questions(seen.certificates, verification)),
            objects=tuple(self._keep_answers(seen.certificates)),
        )

    def _request(self, verification: VerificationRow) -> pipeline.Request:
        today: date = self.now().astimezone(SHANGHAI).date()
        return pipeline.Request(
            as_of=verification.as_of,
            today=today,
            requirement=verification.requirement,
            profile=verification.profile,
            overrides=verification.overrides,
        )

    def _keep_answers(self, certificates: Iterable[CertificateReport]) -> Iterable[ObjectRow]:
        snapshots = (look.snapshot for each in certificates for look in each.evidence.lookups)
        for snapshot in filter(None, snapshots):
            yield ObjectRow(
                sha256=self.files.put(snapshot.body),
                size=len(snapshot.body),
                media_type=snapshot.media_type,
            )


def _honest(read: pipeline.ReadDocument, filename: str) -> pipeline.ReadDocument:
    """Read; a file of another kind than its name says is mislabelled, not merely unsupported."""

    def read_honest(content: bytes) -> Document:
        try:
            return read(content)
        except UnsupportedDocumentError as error:
            if claims_to_be_read(filename):
                raise MislabelledDocumentError from error
            raise

    return read_honest


@dataclass(frozen=True, slots=True)
class Measured:
    """A verifier whose stages and ends are counted."""

    verifier: Verifier

    def run(self, verification: VerificationRow, content: bytes, announce: Announce) -> Outcome:
        """Verify; what is neither done nor failed was interrupted and will be tried again."""
        watch, ended = metrics.Stopwatch(), "interrupted"

        def both(stage: str, facts: Mapping[str, object]) -> None:
            watch.begin(stage)
            announce(stage, facts)

        try:
            outcome = self.verifier.run(verification, content, both)
            ended = outcome.answer.status.value
        except DocumentError:
            ended = "failed"
            raise
        else:
            return outcome
        finally:
            watch.end()
            metrics.finished(ended)


def _answer(seen: Report) -> Answer:
    return Answer(
        report=report.to_json(seen),
        pages=len(seen.document.pages),
        certificates=tuple(_row(each) for each in seen.certificates),
        rules_version=RULES_VERSION,
    )


def _row(each: CertificateReport) -> CertificateRow:
    fields = each.evidence.fields
    organisation = fields.organisation or fields.organisation_en
    return CertificateRow(
        index=each.evidence.certificate.index,
        number=fields.number.value if fields.number else None,
        organisation=organisation.value if organisation else None,
        genuine=each.verdict.genuine,
        in_force=each.verdict.in_force,
        fit=each.verdict.fit,
    )


def _steps(seen: Report) -> tuple[Step, ...]:
    """Say what was done, for the trail: contents by digest only."""
    read = Step(
        kind=Kind.READ,
        facts={
            "pages": len(seen.document.pages),
            "readers": list(seen.document.readers),
            "certificates": len(seen.certificates),
        },
    )
    asked = (
        Step(
            kind=Kind.ASKED,
            facts={
                "certificate": each.evidence.certificate.index,
                "registry": look.registry,
                "outcome": look.outcome.value,
                "answer": report.digest_of(look.snapshot) if look.snapshot else None,
            },
        )
        for each in seen.certificates
        for look in each.evidence.lookups
    )
    judged = Step(kind=Kind.JUDGED, facts={"profile": seen.policy.profile, "rules": RULES_VERSION})
    return (read, *asked, judged)


def _questions(
    certificates: Sequence[CertificateReport], verification: VerificationRow
) -> Iterable[Question]:
    for each in certificates:
        for look in each.evidence.lookups:
            if look.outcome is LookupOutcome.NEEDS_OPERATOR and look.url:
                yield Question(
                    registry=look.registry,
                    number=look.query.number or "",
                    verification_id=verification.id,
                    url=look.url,
                )
