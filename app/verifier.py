"""Verify one stored document: run the flow, and say what is to be kept of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from app import metrics, pipeline, report
from app.engine.job import FOUND, Announce, Outcome, Step, Verifier
from app.files import Files
from app.intake import SHANGHAI
from app.reader import Advice, Reader, Wanted
from app.report import CertificateReport, Json, Report
from app.rules.policy import RULES_VERSION
from app.store.rows import Answer, CertificateRow, ObjectRow, VerificationRow
from app.store.tasks import Question
from app.trail.entry import Kind
from parsers.errors import DocumentError, MislabelledDocumentError, UnsupportedDocumentError
from parsers.kind import claims_to_be_read
from scrapers.registry import AnyRegistry, LookupOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowVerifier:
    """The product's flow as the engine's work."""

    reader: Reader
    files: Files
    registries: Callable[[], Iterable[AnyRegistry]]
    """Asked anew for each document, so that an imported snapshot counts at once."""
    now: Callable[[], datetime]

    def run(self, verification: VerificationRow, content: bytes, announce: Announce) -> Outcome:
        """Verify the document; keep the registries' answers byte for byte."""

        def progress(done: int, pages: int, sifted: int) -> None:
            announce("reading", {"page": done, "pages": pages, "sifted": sifted})

        with ExitStack() as held, _honest(verification.filename):

            def read(content: bytes, expects: Callable[[int], bool]) -> pipeline.Pages:
                advice = Advice(pipeline.lack, pipeline.doubts)
                wanted = Wanted(advice, expects=expects, progress=progress)
                return held.enter_context(self.reader.stream(content, wanted))

            seen = pipeline.verify(
                content,
                read=read,
                registries=tuple(self.registries()),
                request=self._request(verification),
                announce=announce,
                found=lambda each: announce(FOUND, _found(each)),
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


@contextmanager
def _honest(filename: str) -> Iterator[None]:
    """A file of another kind than its name says is mislabelled, not merely unsupported."""
    try:
        yield
    except UnsupportedDocumentError as error:
        if claims_to_be_read(filename):
            raise MislabelledDocumentError from error
        raise


@dataclass(frozen=True, slots=True)
class Measured:
    """A verifier whose stages and ends are counted."""

    verifier: Verifier

    def run(self, verification: VerificationRow, content: bytes, announce: Announce) -> Outcome:
        """Verify; what is neither done nor failed was interrupted and will be tried again."""
        watch, ended = metrics.Stopwatch(), "interrupted"

        def both(stage: str, facts: Mapping[str, object]) -> None:
            if stage != FOUND:
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


def _found(each: CertificateReport) -> Json:
    """The short form goes to those who watch, the whole to those who ask what is known so far."""
    return {**report.found_json(each), "certificate": report.certificate_json(each)}


def _answer(seen: Report) -> Answer:
    return Answer(
        report=report.to_json(seen),
        pages=seen.document.pages,
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
            "pages": seen.document.pages,
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
