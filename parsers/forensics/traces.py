"""The facts that are looked for in a PDF, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from parsers.document import Box

MOST_TRACES: Final = 100
"""Of one page; a page with more of them was made that way."""
MOST_WORDS: Final = 200
"""Characters of one trace that are handed over."""


class TraceKind(StrEnum):
    """What was found."""

    CHANGED = "changed"  # other words stood here when the file was saved before
    COVERED = "covered"  # words lie under a small opaque box
    STACKED = "stacked"  # other characters are drawn on top of characters
    OVER_SCAN = "over_scan"  # words are drawn over a picture that fills the page
    MIXED_FONT = "mixed_font"  # the font changes within one word
    ODD_FONT = "odd_font"  # drawn last, out of turn, in a font that nothing else has


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One fact about how a page was made, and where it shows."""

    kind: TraceKind
    page: int
    box: Box
    before: str | None = None
    """The words that were replaced or lie below."""
    after: str | None = None
    """The words that show now."""
    font: str | None = None
    """The font that stands out."""
    patched: bool = False
    """An opaque box was drawn over the scan, and the words on it."""


class Integrity(StrEnum):
    """Whether what was signed is what is there."""

    INTACT = "intact"
    BROKEN = "broken"  # bytes that were signed are others now
    MOVED = "moved"  # the file was written anew by another program; nothing can be compared
    UNSUPPORTED = "unsupported"  # signed in a way that is not read here, e.g. with SM2


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One electronic signature in the file."""

    field: str
    signer: str | None = None
    """Common name or organisation of the signer's certificate."""
    issuer: str | None = None
    signed: str | None = None
    """When, as the signature itself says, in ISO 8601."""
    integrity: Integrity
    trusted: bool | None = None
    """Whether the chain ends in a root that browsers trust; None where that was not told."""
    whole_file: bool = False
    """Nothing was added to the file after this signature."""
    revision: int = 1
    """Which saved state of the file it covers, counted from 1."""
    revisions: int = 1
    changed_pages: tuple[int, ...] = ()
    """Pages whose text was changed after signing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """A value of which text layer and picture of the same place say different things."""

    page: int
    box: Box
    text: str
    """As the text layer has it."""
    shown: str
    """As the picture shows it."""
    visible: bool
    """False where the text layer lies invisibly under a picture."""
    confidence: float
    """Of the reader of the picture, 0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forensics:
    """What was found on a certificate's pages, and the signatures of the file."""

    is_pdf: bool = True
    traces: tuple[Trace, ...] = ()
    signatures: tuple[Signature, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    unsigned: bool = True
    """The file has no signature; False with none listed means they could not be read."""
