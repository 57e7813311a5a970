"""What the report says of the document itself."""

from typing import Literal

from pydantic import Field

from app.api.schemas import Frozen, Message


class FileFacts(Frozen):
    """What the file says of itself."""

    producer: str | None
    creator: str | None
    title: str | None
    created: str | None
    modified: str | None
    revisions: int
    signatures: int
    fonts_not_embedded: list[str]


class Neighbour(Frozen):
    """Pages in a row that are another paper of interest, and what it is."""

    pages: list[int]
    kind: str
    title: Message


class Note(Frozen):
    """What must be said of a page itself; never a finding against anyone."""

    page: int
    kind: Literal["illegible", "script"]
    message: Message


class Unread(Frozen):
    """A page that could not be read."""

    page: int
    problem: str = Field(description="The last part of the problem's address under /problems/")


class DocumentReport(Frozen):
    """The file that was verified; while it is being read, little of it is known."""

    sha256: str
    filename: str
    media_type: str
    pages: int | None = None
    readers: list[str] = Field([], description="What read it")
    rotations: dict[str, int] = Field({}, description="Degrees by which pages were turned upright")
    facts: FileFacts | None = None
    neighbours: list[Neighbour] = Field(
        [], description="Other papers that were recognised, e.g. business_licence, award, itss"
    )
    put_aside: dict[str, int] = Field(
        {}, description="How many pages of a long document were `other` or `blank` at a glance"
    )
    notes: list[Note] = Field(
        [],
        description="Pages too poor to tell whether they are certificates, and lines in scripts"
        " that are not read",
    )
    unread: list[Unread] = Field([], description="Pages that could not be read, and why")
