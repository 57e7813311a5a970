"""How often the queue is looked at: at once when something happens here, else seldom.

DBOS looks at an interval, and each look costs a millisecond or two: often enough to answer soon
is a twentieth of a processor for nothing. Where no other process can queue, we know better.
"""

import threading
import time
from collections.abc import Iterable
from typing import Final

_IDLE: Final = 0.5
"""Seconds between two looks when nothing happened."""
_ALERT: Final = 0.5
"""Seconds after a ring in which the queue is looked at as often as it asks for: a job is seen
when its transaction commits, and a place is free when the engine has noted the end of its job."""
_OFTEN: Final = 0.2
"""Longer waits than this are not those of our queues."""


class Attention:
    """Rung by whoever queues or ends a job in this process."""

    def __init__(self, *, idle: float = _IDLE) -> None:
        self._idle = idle
        self._changed = threading.Condition()
        self._alert_until = 0.0

    def ring(self) -> None:
        """Let the queue be looked at now, and often for a moment."""
        with self._changed:
            self._alert_until = time.monotonic() + _ALERT
            self._changed.notify_all()

    def guard(self, events: Iterable[threading.Event]) -> None:
        """Let threads that wait for one of these between two looks wait for a ring, too."""
        for event in events:
            self._guard(event)

    def _guard(self, event: threading.Event) -> None:
        wait, end = event.wait, event.set

        def wait_or_ring(timeout: float | None = None) -> bool:
            if timeout is None or timeout > _OFTEN:
                return wait(timeout)
            with self._changed:
                if not event.is_set():
                    alert = time.monotonic() < self._alert_until
                    self._changed.wait(timeout if alert else max(timeout, self._idle))
            return event.is_set()

        def end_and_ring() -> None:
            end()
            self.ring()

        vars(event).update(wait=wait_or_ring, set=end_and_ring)


HERE: Final = Attention()
"""That of this process, which has at most one worker."""
