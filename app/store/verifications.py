"""Verifications: what was asked, how far we are, what came out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, TypeVar
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, delete, func, literal, select, tuple_, update
from sqlalchemy.orm import Session, defer

from app.evidence import Requirement
from app.store.rows import (
    Answer,
    CertificateRow,
    Cursor,
    Status,
    VerificationFilter,
    VerificationPage,
    VerificationRow,
    VerificationSummary,
)
from app.store.sessions import Sessions
from app.store.tables import CertificateRecord, VerificationRecord
from app.verdict import Fit, Genuine, InForce

_WORST_FIRST: Final[tuple[tuple[StrEnum, ...], ...]] = (
    (Genuine.CONTRADICTED, Genuine.DOUBTFUL, Genuine.UNCONFIRMED, Genuine.CONFIRMED),
    (InForce.NO, InForce.UNKNOWN, InForce.YES),
    (Fit.FAILS, Fit.UNKNOWN, Fit.MEETS, Fit.NOT_ASKED),
)
_REQUIREMENT: Final = TypeAdapter(Requirement)
_SUMMARY: Final = tuple(VerificationSummary.__dataclass_fields__)
_LONGEST: Final = 400
_ANSWERED: Final = tuple(each for each in Status if each.answered)

T = TypeVar("T", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Verifications:
    """The verifications of the store."""

    sessions: Sessions
    now: Callable[[], datetime]

    def add(self, row: VerificationRow) -> None:
        """Add a verification; its object must be known."""
        values = {name: getattr(row, name) for name in _SUMMARY}
        with self.sessions.writing() as session:
            session.add(
                VerificationRecord(
                    **values,
                    overrides=dict(row.overrides),
                    requirement=_REQUIREMENT.dump_python(row.requirement, mode="json"),
                )
            )

    def get(self, verification_id: UUID) -> VerificationRow | None:
        """Return the verification with its report or problem."""
        with self.sessions.reading() as session:
            record = session.get(VerificationRecord, verification_id)
            return None if record is None else _row(record)

    def status(self, verification_id: UUID) -> Status | None:
        """Return how far the verification is, and nothing else: cheap enough to ask often."""
        query = select(VerificationRecord.status).where(VerificationRecord.id == verification_id)
        with self.sessions.reading() as session:
            found = session.scalars(query).one_or_none()
        return None if found is None else Status(found)

    def page(
        self,
        wanted: VerificationFilter | None = None,
        *,
        after: Cursor | None = None,
        limit: int = 50,
    ) -> VerificationPage:
        """List verifications, newest first, by keyset: pages stay right while new ones arrive."""
        record = VerificationRecord
        query = (
            select(record)
            .where(*_conditions(wanted or VerificationFilter()))
            .order_by(record.created_at.desc(), record.id.desc())
            .limit(limit + 1)
            .options(defer(record.report), defer(record.problem))
        )
        if after is not None:
            place = (
                literal(after.created_at, record.created_at.type),
                literal(after.id, record.id.type),
            )
            query = query.where(tuple_(record.created_at, record.id) < tuple_(*place))
        with self.sessions.reading() as session:
            found = [_summary(each) for each in session.scalars(query)]
        items = tuple(found[:limit])
        more = len(found) > limit
        last = Cursor(created_at=items[-1].created_at, id=items[-1].id) if more else None
        return VerificationPage(items=items, next=last)

    def begin(self, verification_id: UUID) -> int | None:
        """Count one more attempt and return its number; None when there is nothing to do."""
        with self.sessions.writing() as session:
            attempts = VerificationRecord.attempts
            if not _change(session, verification_id, {"attempts": attempts + 1}):
                return None
            query = select(attempts).where(VerificationRecord.id == verification_id)
            return session.scalars(query).one()

    def withdraw(self, verification_id: UUID) -> None:
        """Take an attempt back: it was stopped in good order, and another will begin anew."""
        with self.sessions.writing() as session:
            values = {"attempts": VerificationRecord.attempts - 1, "status": Status.QUEUED}
            _change(session, verification_id, values)

    def advance(self, verification_id: UUID, status: Status) -> bool:
        """Say how far the verification is, unless it is answered or gone."""
        with self.sessions.writing() as session:
            return _change(session, verification_id, {"status": status})

    def finish(self, verification_id: UUID, answer: Answer) -> bool:
        """Keep the answer; return False when there is one already, or nobody to give it to."""
        with self.sessions.writing() as session:
            changed = _change(
                session,
                verification_id,
                {
                    "status": answer.status,
                    "finished_at": self.now() if answer.status.finished else None,
                    "report": answer.report,
                    "problem": answer.problem,
                    "pages": answer.pages,
                    "rules_version": answer.rules_version,
                    **_worst(answer.certificates),
                },
            )
            if changed:
                _replace_certificates(session, verification_id, answer.certificates)
            return changed

    def certificates(self, verification_id: UUID) -> tuple[CertificateRow, ...]:
        """Return what the certificates of a verification are looked up by."""
        record = CertificateRecord
        query = (
            select(record).where(record.verification_id == verification_id).order_by(record.index)
        )
        with self.sessions.reading() as session:
            return tuple(_certificate(each) for each in session.scalars(query))

    def counts(self) -> dict[Status, int]:
        """Count the verifications of each status."""
        query = select(VerificationRecord.status, func.count()).group_by(VerificationRecord.status)
        with self.sessions.reading() as session:
            found = {Status(status): number for status, number in session.execute(query)}
        return {status: found.get(status, 0) for status in Status}

    def uses(self, sha256: str) -> int:
        """Count the verifications of one file."""
        query = select(func.count()).where(VerificationRecord.sha256 == sha256)
        with self.sessions.reading() as session:
            return session.scalars(query).one()

    def delete(self, verification_id: UUID) -> bool:
        """Remove the verification with its report and events; the trail stays."""
        statement = (
            delete(VerificationRecord)
            .where(VerificationRecord.id == verification_id)
            .returning(VerificationRecord.id)
        )
        with self.sessions.writing() as session:
            return session.scalars(statement).one_or_none() is not None


def _conditions(wanted: VerificationFilter) -> Iterable[ColumnElement[bool]]:
    record = VerificationRecord
    for name in ("genuine", "in_force", "fit", "status"):
        if (value := getattr(wanted, name)) is not None:
            yield getattr(record, name) == value
    if wanted.since is not None:
        yield record.created_at >= wanted.since
    if wanted.until is not None:
        yield record.created_at < wanted.until
    of_certificate = tuple(_certificate_conditions(wanted))
    if of_certificate:
        yield (
            select(CertificateRecord.index)
            .where(CertificateRecord.verification_id == record.id, *of_certificate)
            .exists()
        )


def _certificate_conditions(wanted: VerificationFilter) -> Iterable[ColumnElement[bool]]:
    """Compare on one and the same certificate."""
    if wanted.number is not None:
        yield CertificateRecord.number == wanted.number
    if wanted.organisation is not None:
        yield CertificateRecord.organisation.icontains(wanted.organisation, autoescape=True)


def _change(session: Session, verification_id: UUID, values: dict[str, Any]) -> bool:
    """Change what is not answered; the row's own lock decides between two who try."""
    statement = (
        update(VerificationRecord)
        .where(
            VerificationRecord.id == verification_id, VerificationRecord.status.not_in(_ANSWERED)
        )
        .values(**values)
        .returning(VerificationRecord.id)
        .execution_options(synchronize_session=False)
    )
    return session.scalars(statement).one_or_none() is not None


def _replace_certificates(
    session: Session, verification_id: UUID, certificates: Iterable[CertificateRow]
) -> None:
    session.execute(
        delete(CertificateRecord).where(CertificateRecord.verification_id == verification_id)
    )
    session.add_all(
        CertificateRecord(
            verification_id=verification_id,
            index=each.index,
            number=_short(each.number),
            organisation=_short(each.organisation),
            genuine=each.genuine,
            in_force=each.in_force,
            fit=each.fit,
        )
        for each in certificates
    )


def _short(text: str | None) -> str | None:
    """Cut a misread number or name to what an index can hold; the report has it whole."""
    return None if text is None else text[:_LONGEST]


def _worst(certificates: tuple[CertificateRow, ...]) -> dict[str, StrEnum | None]:
    """Return the worst answer to each question; none where there is no certificate."""
    names = ("genuine", "in_force", "fit")
    return {
        name: min((getattr(each, name) for each in certificates), key=order.index, default=None)
        for name, order in zip(names, _WORST_FIRST, strict=True)
    }


def _summary(record: VerificationRecord) -> VerificationSummary:
    return VerificationSummary(**_summary_values(record))


def _row(record: VerificationRecord) -> VerificationRow:
    return VerificationRow(
        **_summary_values(record),
        overrides=record.overrides,
        requirement=_REQUIREMENT.validate_python(record.requirement),
        report=record.report,
        problem=record.problem,
    )


def _summary_values(record: VerificationRecord) -> dict[str, Any]:
    return {
        **{name: getattr(record, name) for name in _SUMMARY},
        "status": Status(record.status),
        "genuine": _maybe(Genuine, record.genuine),
        "in_force": _maybe(InForce, record.in_force),
        "fit": _maybe(Fit, record.fit),
    }


def _maybe(kind: type[T], value: str | None) -> T | None:
    return None if value is None else kind(value)


def _certificate(record: CertificateRecord) -> CertificateRow:
    return CertificateRow(
        index=record.index,
        number=record.number,
        organisation=record.organisation,
        genuine=Genuine(record.genuine),
        in_force=InForce(record.in_force),
        fit=Fit(record.fit),
    )
