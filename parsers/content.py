"""What one page of a file holds, before anything on it is recognised."""

from dataclasses import dataclass

from parsers.document import Box, TextBox


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
