"""Tell cheaply what each page of a long document is, without reading it whole."""

from parsers.triage.glimpse import look
from parsers.triage.kind import PageKind, Sight
from parsers.triage.picture import Line, PictureGlance

__all__ = ["Line", "PageKind", "PictureGlance", "Sight", "look"]
