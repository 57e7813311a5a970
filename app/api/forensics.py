"""What the report says of how the file was made."""

from pydantic import Field

from app.api.schemas import Frozen
from parsers.document import Box
from parsers.forensics.traces import Integrity, TraceKind


class Trace(Frozen):
    """One trace of a change on the certificate's pages; a fact, not a finding."""

    kind: TraceKind
    page: int
    box: Box
    before: str | None = Field(description="The words that were replaced or lie below")
    after: str | None = Field(description="The words that show now")
    font: str | None = Field(description="The font that stands out within a word")
    patched: bool = Field(description="An opaque box was drawn over the scan, the words on it")


class Signature(Frozen):
    """One electronic signature of the file; nothing was fetched to check it."""

    field: str
    signer: str | None
    issuer: str | None
    signed: str | None = Field(description="When, as the signature itself says, in ISO 8601")
    integrity: Integrity
    trusted: bool | None = Field(
        description="Whether its chain ends in a root that browsers trust; null where not told"
    )
    whole_file: bool = Field(description="Nothing was added to the file after it")
    revision: int = Field(description="Which saved state of the file it covers, counted from 1")
    revisions: int
    changed_pages: list[int] = Field(description="Pages whose words were replaced after signing")


class Mismatch(Frozen):
    """A number or date of which text layer and picture say different things."""

    page: int
    box: Box
    text: str = Field(description="As the text layer has it")
    shown: str = Field(description="As the picture shows it")
    visible: bool = Field(description="Whether the text layer is drawn; a scanner's is not")
    confidence: float


class Forensics(Frozen):
    """What the file's structure tells of the certificate's pages."""

    is_pdf: bool
    traces: list[Trace]
    signatures: list[Signature]
    mismatches: list[Mismatch]
    unsigned: bool
