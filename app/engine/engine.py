"""The engine: accepts jobs into the queue, and works them off in this process if asked to."""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Final
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
_WORKING: Final = threading.Lock()
"""Held by this process's one worker: DBOS knows one configuration per process."""


class EngineRunningError(Exception):
    """There is a worker already: in this process, or, on SQLite, in another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOptions:
    """How the engine works."""

    database_url: str
    concurrency: int = os.cpu_count() or 1
    """How many documents are worked on at once in this process, large files aside."""
    long_concurrency: int = max(1, (os.cpu_count() or 1) // 2)
    """How many large files are worked on at once, beside the others."""
    long_bytes: int = 16_000_000
    """From this size on a file is large: some hundred scanned pages."""
    polling_seconds: float = 0.05
    """How often the queue is looked at: half of it is a document's mean wait."""
    max_attempts: int = 3
    """How often a document may crash its worker or meet a bug before it is given up."""
    retention: timedelta = timedelta(days=7)
    """How long the engine remembers a job that ended; the verification itself stays."""
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
        """Bring the engine's own tables to the present state, and clear them of old jobs."""
        self._queue.prepare(
            Limits(
                concurrency=self._options.concurrency,
                long_concurrency=self._options.long_concurrency,
                polling_seconds=self._options.polling_seconds,
            )
        )
        self._queue.tidy(self._store.now() - self._options.retention)

    def enqueue(self, transaction: Transaction, verification_id: UUID) -> None:
        """Queue a verification in the transaction that records it, large files on their own."""
        row = transaction.verifications.get(verification_id)
        long = row is not None and row.bytes >= self._options.long_bytes
        self._queue.enqueue(transaction, verification_id, long=long)

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
        worker = _Worker(self._store, self._queue, self._options, job)
        worker.start()
        self._worker = worker

    @property
    def working(self) -> bool:
        """Say whether this process is a worker."""
        return self._worker is not None

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
        self._options = options
        self._running = 0
        self._changed = threading.Condition()
        self._held = ExitStack()
        self._lease: Lease | None = None
        if options.database_url.startswith("sqlite"):
            self.name = EMBEDDED
        else:
            self.name = f"{os.uname().nodename}-{os.getpid()}-{uuid4().hex[:8]}"
            self._lease = Lease(store, self.name, options.lease, queue.recover)

    def start(self) -> None:
        """Take jobs from now on; whatever fails on the way, nothing stays locked."""
        with ExitStack() as held:
            held.enter_context(_only_one_here())
            if self._lease is None:
                held.enter_context(_only_one_at(self._options.database_url))
            else:
                self._lease.take()
            held.callback(self._rest)
            self._queue.work(self.name, self._run)
            self._held = held.pop_all()
        log.info("worker started", worker=self.name)

    def stop(self) -> None:
        """Take no more jobs, and queue again what is not finished."""
        self._held.close()
        log.info("worker stopped", worker=self.name)

    def _rest(self) -> None:
        self._job.stopping.set()
        drained = self._drain()
        self._queue.rest()
        if drained:
            self._queue.recover(self.name)
        if self._lease is not None:
            self._lease.release(drop=drained)

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

    def _drain(self) -> bool:
        """Wait for the jobs that run; say whether all of them ended in time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._running, self._options.drain_seconds)


@contextmanager
def _only_one_here() -> Iterator[None]:
    if not _WORKING.acquire(blocking=False):
        message = "this process is a worker already"
        raise EngineRunningError(message)
    try:
        yield
    finally:
        _WORKING.release()


@contextmanager
def _only_one_at(database_url: str) -> Iterator[None]:
    """Hold a lock beside the database; the system gives it back however the process ends.

    A record lock: unlike flock it does not pass to forked children, which may outlive us.
    """
    path = Path(unquote(urlsplit(database_url).path[1:]) + ".lock")
    with path.open("w") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise EngineRunningError(str(path)) from error
        yield
