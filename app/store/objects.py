"""What we know of the files we keep."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete

from app.store.rows import ObjectRow
from app.store.sessions import Sessions, insert_missing
from app.store.tables import ObjectRecord


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects of the store; their bytes lie in ``app.files``."""

    sessions: Sessions
    now: Callable[[], datetime]

    def keep(self, row: ObjectRow) -> None:
        """Note an object; one that is known stays as it is."""
        with self.sessions.writing() as session:
            insert_missing(
                session,
                ObjectRecord,
                sha256=row.sha256,
                size=row.size,
                media_type=row.media_type,
                created_at=self.now(),
            )

    def get(self, sha256: str) -> ObjectRow | None:
        """Return what is known of an object."""
        with self.sessions.reading() as session:
            record = session.get(ObjectRecord, sha256)
            if record is None:
                return None
            return ObjectRow(sha256=record.sha256, size=record.size, media_type=record.media_type)

    def forget(self, sha256: str) -> None:
        """Remove an object nothing refers to."""
        with self.sessions.writing() as session:
            session.execute(delete(ObjectRecord).where(ObjectRecord.sha256 == sha256))
