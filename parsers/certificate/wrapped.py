"""English names that run over two lines."""

import re
from collections.abc import Iterable
from typing import Final

from parsers import names
from parsers.certificate.view import Line

_HEADING: Final = re.compile(
    r"certif|registrat|system|standard|approval|license|licence|conform|compliance|report|page\b|"
    r"\b(?:to|that|by|of|for|the)$",
    re.IGNORECASE,
)
_LEGAL_FORM: Final = re.compile(r"(?:co|company|ltd|limited|inc|llc)\b", re.IGNORECASE)

_NEAR: Final = 0.5
_LOOSE: Final = 1.2
"""In line heights: names in large type are set widely."""


def begun_above(line: Line, lines: Iterable[Line]) -> Line | None:
    """Return the line that begins a company's name which this line ends."""
    above = next((each for each in lines if goes_on(each, line, farthest=_LOOSE)), None)
    return None if above is None or _HEADING.search(above.text) else above


def ended_below(line: Line, lines: Iterable[Line]) -> Line | None:
    """Return the line that holds no more than the end of the name: "Ltd." under "… Co.,"."""
    return next(
        (
            each
            for each in lines
            if _LEGAL_FORM.match(each.text) and is_set_under(line, each, farthest=_LOOSE)
        ),
        None,
    )


def goes_on(above: Line, line: Line, *, farthest: float = _NEAR) -> bool:
    """Say whether a name begun in the upper line goes on: aligned, alike and without an end."""
    if not is_set_under(above, line, farthest=farthest):
        return False
    worded = re.fullmatch(r"[A-Z][\w&.' -]{2,40}", above.text) is not None
    return worded and names.organisation_en(above.text) is None


def is_set_under(above: Line, line: Line, *, farthest: float = _NEAR) -> bool:
    """Say whether two lines of one size follow one another, aligned at the left or centred."""
    height, gap = line.height, line.y0 - above.y1
    if above.page != line.page or not -0.3 * height < gap < farthest * height:
        return False
    aligned = abs(above.x0 - line.x0) < height or (
        abs(above.x0 + above.x1 - line.x0 - line.x1) < 2 * height
    )
    alike = 0.8 < above.height / height < 1.25  # noqa: PLR2004 - the same type size
    return aligned and alike
