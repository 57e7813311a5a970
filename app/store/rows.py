"""What the store gives out: frozen values, never a table's object."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.evidence import Requirement
from app.verdict import Fit, Genuine, InForce

Json = dict[str, Any]


class Status(StrEnum):
    """How far a verification is."""

    QUEUED = "queued"  # 排队
    READING = "reading"  # 识读中
    ASKING = "asking"  # 查询中
    JUDGING = "judging"  # 判定中
    WAITING_FOR_OPERATOR = "waiting_for_operator"  # 等待人工查询
    DONE = "done"  # 完成
    FAILED = "failed"  # 无法完成

    @property
    def finished(self) -> bool:
        """Say whether there is an answer and no work left."""
        return self in {Status.DONE, Status.FAILED}

    @property
    def answered(self) -> bool:
        """Say whether a report or a problem is there; a person may still add to the report."""
        return self.finished or self is Status.WAITING_FOR_OPERATOR


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectRow:
    """A file we keep."""

    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationSummary:
    """One verification as it stands in a list; the answers are those of its worst certificate."""

    id: UUID
    status: Status = Status.QUEUED
    sha256: str
    filename: str
    media_type: str
    bytes: int
    created_at: datetime
    as_of: date
    profile: str = "default"
    finished_at: datetime | None = None
    pages: int | None = None
    genuine: Genuine | None = None
    in_force: InForce | None = None
    fit: Fit | None = None
    rules_version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationRow(VerificationSummary):
    """One verification with all that was asked and answered."""

    overrides: Mapping[str, str] = field(default_factory=dict)
    requirement: Requirement = field(default_factory=Requirement)
    report: Json | None = None
    problem: Json | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRow:
    """What one certificate of a verification is looked up by."""

    index: int
    number: str | None
    organisation: str | None
    genuine: Genuine
    in_force: InForce
    fit: Fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a verification ends with: a report, or the problem that prevents one."""

    status: Status = Status.DONE
    report: Json | None = None
    problem: Json | None = None
    pages: int | None = None
    certificates: tuple[CertificateRow, ...] = ()
    rules_version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationFilter:
    """Which verifications to list; ``None`` is all.

    The answers are compared with those of the worst certificate, as the list shows them;
    number and organisation with every certificate.
    """

    genuine: Genuine | None = None
    in_force: InForce | None = None
    fit: Fit | None = None
    number: str | None = None
    organisation: str | None = None
    """A part of the name."""
    since: datetime | None = None
    until: datetime | None = None
    """Exclusive."""
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """The last verification of a page; the next page begins after it."""

    created_at: datetime
    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationPage:
    """Some verifications, newest first."""

    items: tuple[VerificationSummary, ...]
    next: Cursor | None
    """Where the next page begins; None on the last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One step of progress of a verification."""

    seq: int
    """Counted from 1 within the verification."""
    at: datetime
    kind: str
    data: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRow:
    """One imported state of a registry."""

    registry: str
    sha256: str
    captured_at: datetime
    as_of: date | None
    source: str
    rows: int
    imported_at: datetime


class TaskState(StrEnum):
    """How far a question to a person is."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A question only a person may ask (人工查询任务)."""

    id: UUID
    registry: str
    number: str
    verification_id: UUID
    url: str
    state: TaskState = TaskState.OPEN
    created_at: datetime
