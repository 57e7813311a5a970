"""A file to be drawn, and a drawn file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One drawn file; without records it is no certificate."""

    path: str
    content: bytes
    records: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A file to be drawn when it is asked for."""

    path: str
    draw: Callable[[], bytes]
    records: tuple[dict[str, Any], ...] = ()

    def drawn(self) -> Drawn:
        """Draw it."""
        return Drawn(path=self.path, content=self.draw(), records=self.records)
