"""The engine: accepts jobs into the queue, and works them off in this process if asked to."""

import fcntl
import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final
from urllib.parse import unquote, urlsplit
from uuid import UUID, uuid4

from app.engine.bell import Bell
from app.engine.job import Interrupted, Job, Verifier
from app.engine.lease import Lease, LeaseTimes
from app.engine.queue import Limits, Queue
from app.files import Files
from app.logs import log
from app.store.store import Store, Transaction

EMBEDDED: Final = "embedded"


class EngineRunningError(Exception):
    """Another process already works on this SQLite database; only PostgreSQL has many workers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOptions:
    """How the engine works."""

    database_url: str
    concurrency: int = os.cpu_count() or 1
    """How many documents are worked on at once in this process."""
    polling_seconds: float = 0.05
    """How often the queue is looked at: half of it is a document.s mean wait."""
    max_attempts: int = 3
    """How often a document may crash its worker or meet a bug before it is given up."""
    drain_seconds: float = 10.0
    """How long a stop waits for the jobs that run to reach a place where they can stop."""
    lease: LeaseTimes = field(default_factory=LeaseTimes)


class Engine:
    """The jobs of one database.

    ``prepare`` once per start, then ``enqueue`` from any process; ``start`` makes this process a
    worker until ``stop``. On SQLite one process works; on PostgreSQL many do, and take over from
    each other. A process has at most one worker.
    """

    def __init__(self, store: Store, files: Files, options: EngineOptions) -> None:
        self._store = store
        self._files = files
        self._options = options
        self._queue = Queue(options.database_url)
        self._bell = Bell()
        self._worker: _Worker | None = None

    def prepare(self) -> None:
        """Bring the engine's own tables to the present state."""
        self._queue.prepare(
            Limits(
                concurrency=self._options.concurrency,
                polling_seconds=self._options.polling_seconds,
            )
        )

    def enqueue(self, transaction: Transaction, verification_id: UUID) -> None:
        """Queue a verification in the transaction that records it."""
        self._queue.enqueue(transaction, verification_id)

    def cancel(self, verification_id: UUID) -> None:
        """End a job before or in its work, and remove its traces from the engine's tables.

        Delete the verification first: that is what a running job notices.
        """
        self._queue.cancel(verification_id)
        self._queue.forget(verification_id)
        self._bell.ring(verification_id)

    async def changed(self, verification_id: UUID, timeout: float) -> None:  # noqa: ASYNC109  (it ends a wait, it is no failure)
        """Wait until this process recorded something about a verification, or for a while."""
        await self._bell.wait(verification_id, timeout)

    def start(self, verifier: Verifier) -> None:
        """Work on the queue in threads of this process."""
        stopping = threading.Event()
        job = Job(
            store=self._store,
            files=self._files,
            verifier=verifier,
            max_attempts=self._options.max_attempts,
            told=self._bell.ring,
            stopping=stopping,
        )
        self._worker = _Worker(self._store, self._queue, self._options, job)
        self._worker.start()

    def stop(self) -> None:
        """Stop working in good order: what is not finished is queued again."""
        if self._worker is not None:
            self._worker.stop()
            self._worker = None

    def close(self) -> None:
        """Stop, and give the connections back."""
        self.stop()
        self._queue.close()


class _Worker:
    """This process as a worker."""

    def __init__(self, store: Store, queue: Queue, options: EngineOptions, job: Job) -> None:
        self._queue = queue
        self._job = job
        self._drain = options.drain_seconds
        self._running = 0
        self._changed = threading.Condition()
        self._lock: IO[str] | None = None
        self._lease: Lease | None = None
        self.name = f"{os.uname().nodename}-{os.getpid()}-{uuid4().hex[:8]}"
        if options.database_url.startswith("sqlite"):
            self.name = EMBEDDED
            self._lock = _lock(options.database_url)
        else:
            self._lease = Lease(store, self.name, options.lease, queue.recover)

    def start(self) -> None:
        if self._lease is not None:
            self._lease.take()
        self._queue.work(self.name, self._run)
        log.info("worker started", worker=self.name)

    def stop(self) -> None:
        self._job.stopping.set()
        drained = self._wait()
        self._queue.rest()
        if drained:
            self._queue.recover(self.name)
        if self._lease is not None:
            self._lease.release(drop=drained)
        if self._lock is not None:
            self._lock.close()
        log.info("worker stopped", worker=self.name)

    def _run(self, verification_id: UUID) -> None:
        if self._job.stopping.is_set():
            raise Interrupted
        with self._changed:
            self._running += 1
        try:
            self._job.run(verification_id)
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()

    def _wait(self) -> bool:
        deadline = time.monotonic() + self._drain
        with self._changed:
            while self._running and (left := deadline - time.monotonic()) > 0:
                self._changed.wait(left)
            return not self._running


def _lock(database_url: str) -> IO[str]:
    """Hold a lock beside the database; the system gives it back however the process ends.

    A record lock: unlike flock it does not pass to forked children, which may outlive us.
    """
    path = Path(unquote(urlsplit(database_url).path[1:]) + ".lock")
    file = path.open("w")
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise EngineRunningError(str(path)) from error
    return file
