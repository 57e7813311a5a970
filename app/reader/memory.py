"""What was seen lately, by the digest of the picture: in memory only, and so much of it."""

import threading
from collections import OrderedDict
from collections.abc import Iterator, MutableMapping
from typing import TypeVar

T = TypeVar("T")


class Memory(MutableMapping[str, T]):
    """A mapping that forgets what was not asked for longest; usable from many threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._known: OrderedDict[str, T] = OrderedDict()

    def __getitem__(self, key: str) -> T:
        with self._lock:
            self._known.move_to_end(key)
            return self._known[key]

    def __setitem__(self, key: str, value: T) -> None:
        with self._lock:
            self._known[key] = value
            self._known.move_to_end(key)
            if len(self._known) > self._most:
                self._known.popitem(last=False)

    def __delitem__(self, key: str) -> None:
        with self._lock:
            del self._known[key]

    def __iter__(self) -> Iterator[str]:
        with self._lock:
            return iter(tuple(self._known))

    def __len__(self) -> int:
        return len(self._known)
