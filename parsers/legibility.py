"""Whether a page's text layer says what the page shows, or has to be recognised."""

from typing import Final

from parsers.content import PageContent
from parsers.document import Box, TextBox

_FEW_CHARACTERS: Final = 20
_FEW_OVER_A_SCAN: Final = 200
"""Fewer than this over a picture of half the page is the stamp of a scanner or a footer."""
_HALF: Final = 0.5
_WIDE: Final = 0.03
_HIGH: Final = 0.02
"""A smaller picture holds no legible mark."""
_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"


def usable(content: PageContent) -> bool:
    """Tell whether the text layer can be read and is more than an accessory of a scan."""
    texts = [each.text for each in content.boxes if each.visible]
    if any(_UNKNOWN in text for text in texts):
        return False
    characters = sum(len("".join(text.split())) for text in texts)
    if any(_area(box) >= _HALF for box in content.pictures):
        return characters >= _FEW_OVER_A_SCAN
    return characters >= _FEW_CHARACTERS


def pictured(content: PageContent) -> bool:
    """Tell whether pictures large enough to hold text lie beside the text layer."""
    return any(box.x1 - box.x0 >= _WIDE and box.y1 - box.y0 >= _HIGH for box in content.pictures)


def side(content: PageContent, *, most: int) -> int:
    """Return how long the page's longer side is to be drawn for OCR, in pixels.

    Never larger than a scan was captured: that adds nothing to read.
    """
    if content.captured_side is None or any(each.visible for each in content.boxes):
        return most
    return min(most, content.captured_side)


def lies_flat(boxes: tuple[TextBox, ...], *, aspect: float) -> bool:
    """Tell whether the text layer runs along the page's width; ``aspect`` is width by height."""
    long = [each.box for each in boxes if each.visible and len(each.text) > 3]  # noqa: PLR2004 - a word
    flat = sum((box.x1 - box.x0) * aspect >= box.y1 - box.y0 for box in long)
    return bool(long) and flat * 2 > len(long)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)
