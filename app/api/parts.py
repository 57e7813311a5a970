"""The parts of the service that requests need, put together by ``main``."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.files import Files
from app.intake import Intake
from app.settings import Settings
from app.store.store import Store


class Pictures(Protocol):
    """Draws one page of a document."""

    def picture(
        self, content: bytes, page: int, *, long_side: int = 1600, rotation: int = 0
    ) -> bytes:
        """Return the upright page as PNG."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source of answers, as the list of registries shows it."""

    name: str
    answers: str
    method: str
    url: str | None = None
    captured_at: datetime | None = None
    """When the state that is shipped with the service was taken."""
    rows: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What requests are answered with."""

    settings: Settings
    store: Store
    files: Files
    pictures: Pictures
    intake: Intake
    changed: Callable[[UUID, float], Awaitable[None]]
    """Wait until something about a verification was recorded, or for so many seconds."""
    ready: Callable[[], bool] = lambda: True
    """Say whether the database is there and of the right age."""
    sources: tuple[Source, ...] = ()
