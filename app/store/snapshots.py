"""Imported states of registries."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.store.rows import SnapshotRow
from app.store.sessions import Sessions, insert_missing
from app.store.tables import RegistrySnapshotRecord


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The snapshots of all registries; their bytes lie in ``app.files``."""

    sessions: Sessions
    now: Callable[[], datetime]

    def add(self, row: SnapshotRow) -> bool:
        """Note an imported snapshot; return False when exactly this one is known."""
        with self.sessions.writing() as session:
            return insert_missing(
                session,
                RegistrySnapshotRecord,
                registry_name=row.registry,
                sha256=row.sha256,
                captured_at=row.captured_at,
                as_of=row.as_of,
                source=row.source,
                rows=row.rows,
                imported_at=row.imported_at,
            )

    def all(self, registry: str | None = None) -> tuple[SnapshotRow, ...]:
        """Return the snapshots, the one imported last first."""
        record = RegistrySnapshotRecord
        query = select(record).order_by(record.imported_at.desc(), record.sha256)
        if registry is not None:
            query = query.where(record.registry_name == registry)
        with self.sessions.reading() as session:
            return tuple(_row(each) for each in session.scalars(query))

    def latest(self, registry: str) -> SnapshotRow | None:
        """Return the snapshot of a registry that was imported last."""
        return next(iter(self.all(registry)), None)


def _row(record: RegistrySnapshotRecord) -> SnapshotRow:
    return SnapshotRow(
        registry=record.registry_name,
        sha256=record.sha256,
        captured_at=record.captured_at,
        as_of=record.as_of,
        source=record.source,
        rows=record.rows,
        imported_at=record.imported_at,
    )
