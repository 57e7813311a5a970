"""What routes ask for: the parts that ``main`` has put together, and what a request names."""

from typing import Annotated, cast
from uuid import UUID

from fastapi import Depends, Request

from app.api.parts import Parts
from app.errors import CrossSiteError, Language, VerificationNotFoundError
from app.errors.language import COOKIE, preferred_language
from app.settings import Settings
from app.store.rows import VerificationRow
from app.store.store import Store

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def _parts(request: Request) -> Parts:
    return cast("Parts", request.app.state.parts)


PartsDep = Annotated[Parts, Depends(_parts)]


def _store(parts: PartsDep) -> Store:
    return parts.store


def _settings(parts: PartsDep) -> Settings:
    return parts.settings


StoreDep = Annotated[Store, Depends(_store)]
SettingsDep = Annotated[Settings, Depends(_settings)]


def existing(verification_id: UUID, store: StoreDep) -> VerificationRow:
    """Return the verification of the address."""
    row = store.verifications.get(verification_id)
    if row is None:
        raise VerificationNotFoundError
    return row


ExistingDep = Annotated[VerificationRow, Depends(existing)]


def language_of(request: Request) -> Language:
    """Return the reader's language."""
    return preferred_language(request.cookies.get(COOKIE), request.headers.get("accept-language"))


LanguageDep = Annotated[Language, Depends(language_of)]


async def from_this_site(request: Request) -> None:
    """Refuse what another web site makes a visitor's browser send."""
    site = request.headers.get("sec-fetch-site", "none")
    if request.method not in _SAFE and site not in {"same-origin", "none"}:
        raise CrossSiteError
