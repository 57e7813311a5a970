"""The list of verifications: filters, and pages that stay right while new ones arrive."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date, datetime, time, timedelta
from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.api.schemas import Listed, ListedCertificate, Listing
from app.errors import InvalidRequestError
from app.intake import SHANGHAI
from app.store.rows import Cursor, Status, VerificationFilter, VerificationSummary
from app.store.store import Store
from app.verdict import Fit, Genuine, InForce


class ListQuery(BaseModel):
    """What to list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    genuine: Genuine | None = Field(None, description="Compared with the worst certificate")
    in_force: InForce | None = Field(None, description="Compared with the worst certificate")
    fit: Fit | None = Field(None, description="Compared with the worst certificate")
    number: Annotated[str | None, Field(max_length=100)] = Field(
        None, description="Certificate number", examples=["9992024ITSM0012R0MN"]
    )
    holder: str | None = Field(None, max_length=300, description="A part of the holder's name")
    since: date | None = Field(None, description="Received on or after this day (China)")
    until: date | None = Field(None, description="Received on or before this day (China)")
    status: Status | None = Field(None, description="How far it is")
    limit: int = Field(50, ge=1, le=200, description="How many on one page")
    after: str | None = Field(None, max_length=200, description="From the header Link")

    def filter(self) -> VerificationFilter:
        """Return the filter in the store's words."""
        return VerificationFilter(
            genuine=self.genuine,
            in_force=self.in_force,
            fit=self.fit,
            number=self.number,
            organisation=self.holder,
            since=_midnight(self.since) if self.since else None,
            until=_midnight(self.until + timedelta(days=1)) if self.until else None,
            status=self.status,
        )

    def cursor(self) -> Cursor | None:
        """Return where the page begins."""
        return None if self.after is None else _parse(self.after)

    def following(self, cursor: Cursor) -> str:
        """Return the address of the page that begins after the cursor."""
        query = self.model_dump(mode="json", exclude_none=True) | {"after": _format(cursor)}
        return f"/v1/verifications?{urlencode(query)}"


def listing(store: Store, query: ListQuery) -> Listing:
    """Return one page of the list."""
    page = store.verifications.page(query.filter(), after=query.cursor(), limit=query.limit)
    return Listing(
        verifications=[_listed(store, each) for each in page.items],
        next=query.following(page.next) if page.next else None,
    )


def _listed(store: Store, row: VerificationSummary) -> Listed:
    certificates = store.verifications.certificates(row.id)
    return Listed(
        id=row.id,
        status=row.status,
        filename=row.filename,
        created_at=row.created_at,
        finished_at=row.finished_at,
        as_of=row.as_of,
        profile=row.profile,
        genuine=row.genuine,
        in_force=row.in_force,
        fit=row.fit,
        certificates=[ListedCertificate.model_validate(each) for each in certificates],
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, SHANGHAI)


def _format(cursor: Cursor) -> str:
    text = f"{cursor.created_at.isoformat()} {cursor.id}"
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _parse(text: str) -> Cursor:
    try:
        padded = text + "=" * (-len(text) % 4)
        moment, _, name = urlsafe_b64decode(padded).decode().partition(" ")
        cursor = Cursor(created_at=datetime.fromisoformat(moment), id=UUID(name))
    except ValueError as error:
        raise InvalidRequestError(errors=[_UNKNOWN_PAGE]) from error
    if cursor.created_at.tzinfo is None:
        raise InvalidRequestError(errors=[_UNKNOWN_PAGE])
    return cursor


_UNKNOWN_PAGE = {"field": "after", "message": "take it unchanged from the header Link"}
