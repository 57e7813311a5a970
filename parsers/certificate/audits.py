"""The record of surveillance audits (监督审核记录): its places, marks and days."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from parsers import dates
from parsers.certificate.labels import DATE_KINDS
from parsers.certificate.places import Record, record
from parsers.certificate.segments import Segment, of_kind
from parsers.certificate.values import reading, row_after
from parsers.certificate.view import Line, View
from parsers.document import Box, Table
from parsers.fields import Reading, Surveillance

_PLACE: Final = re.compile(
    r"监督贴|贴标处|监督审核(?:记录|标识|标志|合格|粘贴|栏)|"
    r"(?:第[一二三1-3]次|年度|首次)监督(?:审核)?(?:合格|标识|标志|记录|审核|$|[:：])|"
    r"年审(?:记录|标识|合格)|监督标[识志]|粘贴处|年检(?:标识|记录)|保持有效标识|前通过监督|"
    r"(?:1st|2nd|3rd|first|second|third)\s*(?:surveillance|s\.\s*a\b)|"
    r"surveillance (?:audit )?(?:record|label|mark|sticker)|labelling",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(
    r"[，,。；;].*[，,。；;]|必须|应当|方为|方可|须|需按|同时使用|继续有效|continu|valid"
)
_APPLIED: Final = re.compile(
    r"(?:监督(?:审核)?|年审|审核)?\s*(?:合格|通过)|passed|qualified", re.IGNORECASE
)
_ABOVE: Final = 2.0
_UNDER: Final = 9.0
"""In line heights: how far the record reaches above and under the lines that name it."""
_SURE: Final = 0.9
_HEADING: Final = 0.04
"""How far over a table, in heights of the page, the line may stand that names it."""


def surveillance(
    page: Sequence[Segment], view: View, tables: Sequence[tuple[int, Table]] = ()
) -> Surveillance | None:
    """Return where the record is, how many marks are applied, and the days it names.

    The cells of a ruled record, told with the number of its page, say more than its lines.
    """
    places = [
        line for line in view.lines if _PLACE.search(line.text) and not _SENTENCE.search(line.text)
    ]
    if not places:
        return None
    present: Reading[bool] = reading(value=True, parts=places[:1], confidence=_SURE)
    if ruled := _ruled(places, tables):
        number, told = ruled
        present = replace(present, page=number, box=told.box)
        lines = [line for line in view.lines if _lies_in(line, number, told.box)]
        return Surveillance(present=present, filled=told.filled, dates=tuple(_days(lines)))
    owned = _other_dates(page)
    within = [line for line in _zone(view, places) if not _meets(line, owned)]
    filled = sum(1 for line in within if _APPLIED.fullmatch(line.text.strip()))
    return Surveillance(present=present, filled=filled, dates=tuple(_days(within)))


def _ruled(
    places: Sequence[Line], tables: Sequence[tuple[int, Table]]
) -> tuple[int, Record] | None:
    """Return the first record in a table that holds a line naming it, or is headed by one."""
    for number, table in tables:
        headed = table.box._replace(y0=table.box.y0 - _HEADING)
        if any(_lies_in(line, number, headed) for line in places) and (found := record(table)):
            return number, found
    return None


def _lies_in(line: Line, page: int, box: Box) -> bool:
    x, y = (line.box.x0 + line.box.x1) / 2, (line.box.y0 + line.box.y1) / 2
    return line.page == page and box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def _zone(view: View, places: Sequence[Line]) -> list[Line]:
    high = max(line.height for line in places)
    top = min(line.y0 for line in places) - _ABOVE * high
    bottom = max(line.y1 for line in places) + _UNDER * high
    first = places[0].page
    return [line for line in view.lines if line.page == first and top < line.middle < bottom]


def _other_dates(page: Sequence[Segment]) -> list[Line]:
    """Return where the dates of the certificate itself stand."""
    labels = of_kind(page, *DATE_KINDS)
    return [part.line for label in labels for part in row_after(page, label)]


def _meets(line: Line, others: Sequence[Line]) -> bool:
    return any(
        each.page == line.page and each.beside(line) and each.overlap(line) > 0 for each in others
    )


def _days(lines: Sequence[Line]) -> list[Reading[date]]:
    days = [
        reading(found.value, [line], line.confidence * _SURE, raw=found.raw)
        for line in lines
        for found in dates.find(line.text)
        if found.value is not None
    ]
    return sorted(days, key=lambda each: each.value or date.max)
