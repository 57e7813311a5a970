"""All that knows DBOS: its configuration, its queue, and taking over a dead worker's jobs."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from dbos import DBOS, DBOSClient, DBOSPortableJSONSerializer

from app.engine import attention
from app.store.store import Transaction

APPLICATION: Final = "certscreen"
VERSION: Final = "1"
"""Pinned: a new release goes on with the jobs of the one before. Raise it only together with
a way to finish what is queued under the old one."""
QUEUE: Final = "verify"
LONG: Final = "verify-long"
"""Of large files, which may take an hour: they never take every place of a worker."""
WORKFLOW: Final = "verify"
_MOST_TIDIED: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a worker takes on, and how often it looks."""

    concurrency: int
    """Of all documents but large ones."""
    long_concurrency: int
    polling_seconds: float


class Queue:
    """The queue of verifications; it stands in the database of the store."""

    def __init__(self, database_url: str) -> None:
        self._url = database_url
        _be_quiet()
        self._client = DBOSClient(
            system_database_url=database_url,
            serializer=DBOSPortableJSONSerializer(),
            application_name=APPLICATION,
            lazy=True,
        )

    def prepare(self, limits: Limits) -> None:
        """Create or change the engine's tables, and say how the queue is worked."""
        DBOS.migrate(self._url)
        for name, most in ((QUEUE, limits.concurrency), (LONG, limits.long_concurrency)):
            self._client.register_queue(
                name, worker_concurrency=most, polling_interval_sec=limits.polling_seconds
            )

    def enqueue(self, transaction: Transaction, verification_id: UUID, *, long: bool) -> None:
        """Queue a verification; it is queued once the transaction commits, or never."""
        self._client.enqueue_in_transaction(
            transaction.connection,
            {
                "queue_name": LONG if long else QUEUE,
                "workflow_name": WORKFLOW,
                "workflow_id": str(verification_id),
                "app_version": VERSION,
            },
            str(verification_id),
        )
        attention.HERE.ring()

    def cancel(self, verification_id: UUID) -> None:
        """Do not begin this job any more; one that runs ends at its next announcement."""
        self._client.cancel_workflow(str(verification_id))

    def forget(self, verification_id: UUID) -> None:
        """Remove every trace of the job from the engine's tables."""
        self._client.delete_workflow(str(verification_id))

    def waiting(self) -> int:
        """Count the jobs that nobody has begun."""
        return sum(
            len(self._client.list_workflows(queue_name=name, status="ENQUEUED", load_input=False))
            for name in (QUEUE, LONG)
        )

    def tidy(self, before: datetime) -> int:
        """Remove the engine's rows of jobs that ended before a time; return how many."""
        ended = self._client.list_workflows(
            queue_name=QUEUE,
            status=["SUCCESS", "ERROR", "CANCELLED"],
            completed_before=before.isoformat(),
            limit=_MOST_TIDIED,
            load_input=False,
            load_output=False,
        )
        self._client.delete_workflows([each.workflow_id for each in ended])
        return len(ended)

    def work(self, executor: str, run: Callable[[UUID], None]) -> None:
        """Take jobs from now on, in threads of this process; what this executor left, first."""
        engine = DBOS(
            config={
                "name": APPLICATION,
                "system_database_url": self._url,
                "application_version": VERSION,
                "executor_id": executor,
                "serializer": DBOSPortableJSONSerializer(),
                "run_migrations": False,
                "log_level": "WARNING",
                "enable_otlp": False,
                # We wait for nothing there; a stop waits for one interval of it.
                "notification_listener_polling_interval_sec": 0.1,
            }
        )

        # Crashes are counted by the job itself, for it must give an answer after too many.
        @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=None)
        def verify(verification_id: str) -> None:
            try:
                run(UUID(verification_id))
            finally:
                attention.HERE.ring()

        DBOS.launch()
        if self._url.startswith("sqlite"):  # nobody else can queue
            attention.HERE.guard(engine.background_thread_stop_events)

    def rest(self) -> None:
        """Take no more jobs."""
        DBOS.destroy(destroy_registry=True)

    def recover(self, executor: str) -> int:
        """Queue again what an executor that is gone had begun; return how many jobs.

        This is the one private call we make of DBOS: it lets an executor recover its own jobs,
        and sells the service that recovers those of others.
        """
        system = self._client._sys_db  # noqa: SLF001  (see above)
        return sum(
            system.reenqueue_for_recovery(pending.workflow_id, [executor], QUEUE)
            for pending in system.get_pending_workflows(executor, VERSION)
        )

    def close(self) -> None:
        """Give the connections back."""
        self._client.destroy()


def _be_quiet() -> None:
    """Let DBOS log through our own logging, from warnings up, instead of to the console."""
    logger = logging.getLogger("dbos")
    if not any(isinstance(each, logging.NullHandler) for each in logger.handlers):
        logger.handlers = [logging.NullHandler()]
    logger.propagate = True
    logger.setLevel(logging.WARNING)
