"""The standards the certificate certifies to."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers import standards
from parsers.certificate.values import reading
from parsers.certificate.view import Line, View
from parsers.fields import Reading
from parsers.identifiers.width import narrow

_TALK: Final = re.compile(
    r"转换|转版|换版|过渡|替代|取代|废止|transition|supersed|upgrade|withdrawn|"
    r"accordance with ISO/?IEC ?17021",
    re.IGNORECASE,
)
_SURE: Final = 0.985
_JOINED: Final = 0.95


def read(view: View) -> tuple[Reading[str], ...]:
    """Return each standard named with its edition, except in sentences about transition."""
    found: dict[str, Reading[str]] = {}
    lines = [line for line in view.lines if not _TALK.search(line.text)]
    for line in lines:
        _add(found, standards.find(line.text), [line], _SURE)
    for line, following in _pairs(lines):
        both = standards.find(f"{line.text} {following.text}")
        alone = {*standards.find(line.text), *standards.find(following.text)}
        if set(both) > alone:
            _add(found, both, [line, following], _JOINED)
    return tuple(sorted(found.values(), key=lambda each: (each.page, each.box.y0)))


def _add(
    found: dict[str, Reading[str]], names: Sequence[str], lines: Sequence[Line], sure: float
) -> None:
    for name in names:
        confidence = min(line.confidence for line in lines) * sure
        old = found.get(name)
        if old is None or old.confidence < confidence:
            repairs = () if _as_printed(name, lines) else (f"misread figures→{name}",)
            found[name] = reading(name, lines, confidence, repairs=repairs)


def _pairs(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    return [
        (line, following)
        for line, following in pairwise(lines)
        if line.page == following.page
        and line.overlap(following) > 0
        and following.y0 - line.y1 < line.height
    ]


def _as_printed(name: str, lines: Sequence[Line]) -> bool:
    """Say whether the figures of the name stand in the lines as they are."""
    printed = re.sub(r"\s", "", narrow("".join(line.text for line in lines)))
    return all(figures in printed for figures in re.findall(r"\d{4,}", name))
