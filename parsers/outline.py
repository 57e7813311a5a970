"""What is left of a document once its pages have been read and let go."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parsers.document import FileFacts
from parsers.notes import Note
from parsers.triage import PageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A document without its texts: small, however many pages there were."""

    media_type: str
    pages: int
    facts: FileFacts = field(default_factory=FileFacts)
    readers: tuple[str, ...] = ()
    """Every reader used, once."""
    rotations: Mapping[int, int] = field(default_factory=dict)
    """By how many degrees clockwise a page was turned, for those that were."""
    unread: Mapping[int, str] = field(default_factory=dict)
    """Pages that could not be read, and why, as the last part of a problem type."""
    kinds: Mapping[int, PageKind] = field(default_factory=dict)
    """Pages that were put aside at a glance, and what they were taken for."""
    notes: tuple[Note, ...] = ()
    """What must be said of pages, the first ones of a long document."""
