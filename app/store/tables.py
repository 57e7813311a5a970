"""The tables."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Date, ForeignKey, Index, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from app.store.columns import Moment, Words

Json = dict[str, Any]
DIGEST = String(64)


class Table(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """Base of every table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment(),
        date: Date(),
        str: Words(),
        Json: JSON(none_as_null=True),
    }


class ObjectRecord(Table):
    """A file we keep: its bytes lie in ``app.files`` under the digest."""

    __tablename__ = "object"

    sha256: Mapped[str] = mapped_column(DIGEST, primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str]
    created_at: Mapped[datetime]


class VerificationRecord(Table):
    """One document to verify, how far we are, and what came out."""

    __tablename__ = "verification"
    __table_args__ = (
        Index(None, "created_at", "id"),
        Index(None, "genuine", "created_at", "id"),
        Index(None, "in_force", "created_at", "id"),
        Index(None, "fit", "created_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    status: Mapped[str]
    sha256: Mapped[str] = mapped_column(DIGEST, ForeignKey("object.sha256"), index=True)
    filename: Mapped[str]
    media_type: Mapped[str]
    bytes: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
    as_of: Mapped[date]
    profile: Mapped[str]
    overrides: Mapped[Json]
    requirement: Mapped[Json]
    events: Mapped[int] = mapped_column(default=0)
    """How many events there are: the number of the last one."""
    attempts: Mapped[int] = mapped_column(default=0)
    """How often a worker began: each crash leaves one behind."""
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    report: Mapped[Json | None] = mapped_column(default=None)
    problem: Mapped[Json | None] = mapped_column(default=None)
    pages: Mapped[int | None] = mapped_column(default=None)
    genuine: Mapped[str | None] = mapped_column(default=None)
    in_force: Mapped[str | None] = mapped_column(default=None)
    fit: Mapped[str | None] = mapped_column(default=None)
    rules_version: Mapped[str | None] = mapped_column(default=None)


class CertificateRecord(Table):
    """What one certificate of a verification is looked up by."""

    __tablename__ = "certificate_row"

    verification_id: Mapped[UUID] = mapped_column(
        ForeignKey("verification.id", ondelete="CASCADE"), primary_key=True
    )
    index: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str | None] = mapped_column(index=True)
    organisation: Mapped[str | None]
    genuine: Mapped[str]
    in_force: Mapped[str]
    fit: Mapped[str]


class FoundRecord(Table):
    """A certificate found while the document is still being read; the answer takes its place."""

    __tablename__ = "found_certificate"

    verification_id: Mapped[UUID] = mapped_column(
        ForeignKey("verification.id", ondelete="CASCADE"), primary_key=True
    )
    index: Mapped[int] = mapped_column(primary_key=True)
    told: Mapped[Json]
    """What those who watch were told of it."""
    certificate: Mapped[Json]


class EventRecord(Table):
    """One step of progress, for those who watch."""

    __tablename__ = "event"

    verification_id: Mapped[UUID] = mapped_column(
        ForeignKey("verification.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str]
    data: Mapped[Json]


class TrailEntryRecord(Table):
    """One entry of the trail; rows are only ever added, and the text is the entry."""

    __tablename__ = "trail_entry"

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    subject: Mapped[str] = mapped_column(index=True)
    entry: Mapped[str] = mapped_column(Text)
    leaf: Mapped[str] = mapped_column(DIGEST)


class TrailHeadRecord(Table):
    """The end of the trail; its one row is locked by whoever adds an entry."""

    __tablename__ = "trail_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    size: Mapped[int] = mapped_column(BigInteger)
    last: Mapped[str] = mapped_column(DIGEST)
    frontier: Mapped[str] = mapped_column(Text)
    """The roots of the full subtrees in hexadecimal, largest first, one a line."""


class RegistrySnapshotRecord(Table):
    """One imported state of a registry; its bytes lie in ``app.files``."""

    __tablename__ = "registry_snapshot"

    registry_name: Mapped[str] = mapped_column("registry", primary_key=True)
    sha256: Mapped[str] = mapped_column(DIGEST, ForeignKey("object.sha256"), primary_key=True)
    captured_at: Mapped[datetime]
    as_of: Mapped[date | None]
    source: Mapped[str]
    rows: Mapped[int]
    imported_at: Mapped[datetime] = mapped_column(index=True)


class LookupTaskRecord(Table):
    """A question only a person may ask (人工查询任务)."""

    __tablename__ = "lookup_task"
    __table_args__ = (Index(None, "state", "created_at", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    registry_name: Mapped[str] = mapped_column("registry")
    number: Mapped[str]
    verification_id: Mapped[UUID] = mapped_column(
        ForeignKey("verification.id", ondelete="CASCADE"), index=True
    )
    url: Mapped[str]
    state: Mapped[str]
    created_at: Mapped[datetime]


class WorkerLeaseRecord(Table):
    """A worker's sign of life, in seconds of the database's clock."""

    __tablename__ = "worker_lease"

    worker: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[float]
    """From when on its beats have come without a gap."""
    beat: Mapped[float]
