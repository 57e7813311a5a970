"""Where a label's value may be: behind it, under it, or over it where labels are captions."""

import re
from collections.abc import Sequence
from typing import Final

from parsers.certificate.labels import DATE_KINDS, Kind
from parsers.certificate.segments import Segment
from parsers.certificate.values import block_under, is_date, owned, row_after

_CLOSE: Final = 1.3
"""In line heights of the value: how far under it its caption may stand."""
_CLEARLY: Final = 0.5
"""A caption is at most half as far from its value as from whatever stands under it."""
_CODE: Final = re.compile(r"(?=(?:.*\d){4})[A-Z0-9][A-Za-z0-9/.&_ -]{3,31}")
_MOST_WORDS: Final = 4
_CODED: Final = frozenset({Kind.NUMBER, Kind.USCC})


def first_of(page: Sequence[Segment], label: Segment) -> tuple[tuple[Segment, ...], ...]:
    """Return where the value may be, likeliest first: the row, then the line under it."""
    row = row_after(page, label)
    under = block_under(page, label)
    over = () if row else _over(page, label)
    return tuple(each for each in (over, row, under[:1], under[:2]) if each)


def _over(page: Sequence[Segment], label: Segment) -> tuple[Segment, ...]:
    """Return the value that an untied label stands right under, as captions do."""
    if label.tied or label.label is None:
        return ()
    near = [each for each in page if each is not label and _shares_column(each, label)]
    above = max(
        (each for each in near if each.line.above(label.line)),
        key=lambda each: each.line.y1,
        default=None,
    )
    if above is None or above.label is not None or not _fits(above.text, label.label.kind):
        return ()
    gap = label.line.y0 - above.line.y1
    if gap > _CLOSE * above.line.height or owned(page, above, label):
        return ()
    others = [
        max(each.line.y0 - label.line.y1, above.line.y0 - each.line.y1)
        for each in near
        if each is not above
    ]
    alone = all(gap <= _CLEARLY * other for other in others if other > -label.line.height)
    return (above,) if alone else ()


def _shares_column(each: Segment, label: Segment) -> bool:
    return (
        each.line.page == label.line.page
        and each.line.overlap(label.line) > 0
        and not each.line.beside(label.line)
    )


def _fits(text: str, kind: Kind) -> bool:
    if kind in DATE_KINDS:
        return is_date(text)
    fits = _CODE.fullmatch(text.strip()) is not None and len(text.split()) <= _MOST_WORDS
    return kind in _CODED and fits and not is_date(text)
