"""What a glance at a picture gives: a few of its lines, and how much more there is."""

from dataclasses import dataclass

from parsers.document import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text of a page, as OCR reads it on a thumbnail."""

    text: str
    confidence: float
    """0..1, the recogniser's own."""
    height: float
    """Of the characters, in fractions of the page's longer side."""
    box: Box
    whole: bool = True
    """False where only the beginning of a long line was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureGlance:
    """What was seen of one picture; its places are those of the picture turned upright."""

    lines: tuple[Line, ...] = ()
    """The few that were read, top to bottom."""
    found: int = 0
    """How many lines of text the page has, read or not."""
    typical_height: float = 0.0
    """Median height of all lines, in fractions of the page's longer side."""
    rotation: int = 0
    """By how many degrees clockwise the picture stands upright: 0, 90, 180 or 270."""
    red_share: float = 0.0
    """Share of strongly red pixels, as a seal has them."""
    even: bool = False
    """The lines are many and about equally high, as in prose and tables."""
    prose: bool = False
    """And most are long."""
    bare: bool = False
    """Nothing but the lines found is on the picture."""

    @property
    def blank(self) -> bool:
        """Whether nothing at all is on the picture."""
        return self.bare and not self.found
