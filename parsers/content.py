"""What one page of a file holds, before anything on it is recognised."""

from dataclasses import dataclass
from typing import Final

from parsers.document import Box, TextBox

MOST_TEXT: Final = 6_000
"""Characters of a page that are handed over at a glance; a certificate has far fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """The text layer and the places of pictures; of a scan or photo only the size."""

    width: float
    height: float
    boxes: tuple[TextBox, ...] = ()
    pictures: tuple[Box, ...] = ()
    """Raster pictures, and annotations that draw something the text layer does not hold."""
    drawn: bool = False
    """Enough is drawn beside the text that a QR code could be among it."""
    empty: bool = False
    """Nothing at all is on the page."""
    captured_side: int | None = None
    """Longer side in pixels of the picture that fills the page; None when none does."""
    fonts_not_embedded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What a page shows at a glance: enough to tell what it is, too little to read it."""

    page: int
    text: str = ""
    """The visible text layer without places, cut off after ``MOST_TEXT`` characters."""
    characters: int = 0
    """How many characters the visible text layer has; counted up to four times ``MOST_TEXT``."""
    pictured: float = 0.0
    """Share of the page that raster pictures cover together, 0..1."""
    drawn: bool = False
    """Curves enough are drawn that they could be letters."""
    digest: str | None = None
    """Of the encoded picture, where one picture is all that the page shows but text."""
    problem: str | None = None
    """Why the page could not be looked at, as the last part of a problem type."""
