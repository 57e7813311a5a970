"""A bell: wakes those in this process who wait for news of a verification."""

import asyncio
import threading
from collections import defaultdict
from uuid import UUID

Waiter = tuple[asyncio.AbstractEventLoop, asyncio.Event]


class Bell:
    """Rung from worker threads, heard in event loops; news of other processes is not heard."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiters: defaultdict[UUID, set[Waiter]] = defaultdict(set)

    def ring(self, verification_id: UUID) -> None:
        """Wake all who wait for this verification."""
        with self._lock:
            waiters = self._waiters.pop(verification_id, set())
        for loop, event in waiters:
            if not loop.is_closed():
                loop.call_soon_threadsafe(event.set)

    async def wait(self, verification_id: UUID, timeout: float) -> None:  # noqa: ASYNC109  (it ends a wait, it is no failure)
        """Wait for the next ring, or for a while."""
        waiter = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._waiters[verification_id].add(waiter)
        try:
            await asyncio.wait_for(waiter[1].wait(), timeout)
        except TimeoutError:
            pass
        finally:
            self._forget(verification_id, waiter)

    def _forget(self, verification_id: UUID, waiter: Waiter) -> None:
        with self._lock:
            left = self._waiters.get(verification_id)
            if left is not None:
                left.discard(waiter)
                if not left:
                    del self._waiters[verification_id]
