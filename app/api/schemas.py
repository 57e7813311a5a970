"""The JSON of verifications around the report: accepted and listed."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.store.rows import Status
from app.verdict import Fit, Genuine, InForce


class Frozen(BaseModel):
    """A value at the border: complete, exact, unchangeable."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)


class Message(Frozen):
    """A text in both languages."""

    zh: str
    en: str


class Accepted(Frozen):
    """A document that was received and whose verification goes on by itself."""

    id: UUID
    status: Status
    sha256: str = Field(description="SHA-256 of the file as received", pattern="^[0-9a-f]{64}$")
    url: str = Field(description="Where the report is, and will be")


class ListedCertificate(Frozen):
    """One certificate of a listed verification."""

    number: str | None
    organisation: str | None
    genuine: Genuine
    in_force: InForce
    fit: Fit


class Listed(Frozen):
    """One line of the list of verifications."""

    id: UUID
    status: Status
    filename: str
    created_at: datetime
    finished_at: datetime | None
    as_of: date
    profile: str
    genuine: Genuine | None = Field(description="The worst answer of its certificates")
    in_force: InForce | None = Field(description="The worst answer of its certificates")
    fit: Fit | None = Field(description="The worst answer of its certificates")
    certificates: list[ListedCertificate]


class Listing(Frozen):
    """One page of the list, newest first; the header Link leads to the next one."""

    verifications: list[Listed]
    next: str | None = Field(description="The address of the next page, if there is one")
