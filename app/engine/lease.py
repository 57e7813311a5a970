"""How workers on one database look after each other: beats, and whose jobs to take over."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from app.logs import log
from app.store.sessions import StoreUnavailableError
from app.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseTimes:
    """How often a worker gives a sign of life, and after what silence it counts as dead."""

    beat_seconds: float = 2.0
    grace_seconds: float = 15.0


class Lease:
    """One worker's lease, kept up by a thread that also looks for dead neighbours."""

    def __init__(
        self, store: Store, worker: str, times: LeaseTimes, recover: Callable[[str], int]
    ) -> None:
        self._store = store
        self._worker = worker
        self._times = times
        self._recover = recover
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep_up, name="lease", daemon=True)

    def take(self) -> None:
        """Give the first sign of life, before any job is begun."""
        self._store.leases.beat(self._worker, self._times.grace_seconds)
        self._thread.start()

    def release(self, *, drop: bool) -> None:
        """End the beats; a lease that is not dropped runs out, and others take the jobs over."""
        self._stop.set()
        self._thread.join()
        if drop:
            self._store.leases.drop(self._worker)

    def _keep_up(self) -> None:
        while not self._stop.wait(self._times.beat_seconds):
            try:
                self._store.leases.beat(self._worker, self._times.grace_seconds)
                self._take_over()
            except StoreUnavailableError:
                log.warning("no beat: the database does not answer", worker=self._worker)

    def _take_over(self) -> None:
        for worker in self._store.leases.dead(self._worker, self._times.grace_seconds):
            count = self._recover(worker)
            self._store.leases.drop(worker)
            log.warning("took over from a dead worker", worker=worker, count=count)
