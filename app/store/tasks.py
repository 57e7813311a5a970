"""Operator tasks: questions only a person may ask a registry."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from sqlalchemy import select, update

from app.store.rows import TaskRow, TaskState
from app.store.sessions import Sessions, insert_missing
from app.store.tables import LookupTaskRecord

_NAMESPACE: Final = UUID("6b6f0a52-8f0e-4a5e-9a0f-5d1c1e0f7c11")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a person is to ask."""

    registry: str
    number: str
    verification_id: UUID
    url: str

    @property
    def id(self) -> UUID:
        """The same question of the same verification is one task."""
        return uuid5(_NAMESPACE, f"{self.verification_id} {self.registry} {self.number}")


@dataclass(frozen=True, slots=True)
class Tasks:
    """The operator tasks of all verifications."""

    sessions: Sessions
    now: Callable[[], datetime]

    def open(self, question: Question) -> UUID:
        """Ask a person, once; return the task's id."""
        with self.sessions.writing() as session:
            insert_missing(
                session,
                LookupTaskRecord,
                id=question.id,
                registry_name=question.registry,
                number=question.number,
                verification_id=question.verification_id,
                url=question.url,
                state=TaskState.OPEN,
                created_at=self.now(),
            )
        return question.id

    def all(
        self, state: TaskState | None = TaskState.OPEN, *, limit: int = 200
    ) -> tuple[TaskRow, ...]:
        """Return the tasks of one state, or of every one, oldest first."""
        record = LookupTaskRecord
        query = select(record).order_by(record.created_at, record.id).limit(limit)
        if state is not None:
            query = query.where(record.state == state)
        with self.sessions.reading() as session:
            return tuple(_row(each) for each in session.scalars(query))

    def close(self, task_id: UUID, state: TaskState = TaskState.DONE) -> bool:
        """End an open task; return False when it is not open."""
        statement = (
            update(LookupTaskRecord)
            .where(LookupTaskRecord.id == task_id, LookupTaskRecord.state == TaskState.OPEN)
            .values(state=state)
            .returning(LookupTaskRecord.id)
            .execution_options(synchronize_session=False)
        )
        with self.sessions.writing() as session:
            return session.scalars(statement).one_or_none() is not None


def _row(record: LookupTaskRecord) -> TaskRow:
    return TaskRow(
        id=record.id,
        registry=record.registry_name,
        number=record.number,
        verification_id=record.verification_id,
        url=record.url,
        state=TaskState(record.state),
        created_at=record.created_at,
    )
