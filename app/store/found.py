"""Certificates found so far: what a running verification can already show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from app.store.rows import Json
from app.store.sessions import Sessions
from app.store.tables import FoundRecord


@dataclass(frozen=True, slots=True)
class Found:
    """The certificates of verifications that are not answered yet."""

    sessions: Sessions

    def keep(
        self, verification_id: UUID, told: Mapping[str, Any], certificate: Mapping[str, Any]
    ) -> bool:
        """Keep a certificate under its index; return False when the same was told before.

        A document that is read anew after a crash finds the same certificates again.
        """
        with self.sessions.writing() as session:
            record = session.get(FoundRecord, (verification_id, told["index"]))
            new = record is None or record.told != told
            session.merge(
                FoundRecord(
                    verification_id=verification_id,
                    index=told["index"],
                    told=dict(told),
                    certificate=dict(certificate),
                )
            )
        return new

    def of(self, verification_id: UUID) -> tuple[Json, ...]:
        """Return the certificates found so far, as the report will show them."""
        query = (
            select(FoundRecord.certificate)
            .where(FoundRecord.verification_id == verification_id)
            .order_by(FoundRecord.index)
        )
        with self.sessions.reading() as session:
            return tuple(session.scalars(query))

    def drop(self, verification_id: UUID) -> None:
        """Forget them: there is an answer."""
        with self.sessions.writing() as session:
            session.execute(
                delete(FoundRecord).where(FoundRecord.verification_id == verification_id)
            )
