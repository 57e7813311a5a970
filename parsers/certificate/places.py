"""The places of a ruled surveillance record: where each is, and whether a mark is applied."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from parsers import dates
from parsers.document import Box, Cell, Table

_NAME: Final = re.compile(
    r"(?:第[一二三四1-4](?:次|年度?)|[一二三四]年度?|首次|"
    r"(?:1st|2nd|3rd|4th|first|second|third|fourth)\b)\s*(?:年度|annual)?\s*"
    r"(?:监督|監督|年审|年審|年检|年檢|审核|審核|surveillance|s\s*\.\s*a\b|audit|$)|"
    r"(?:监督|監督|surveillance)(?:审核|審核|\s*audit)?\s*[一二三四1-4]$",
    re.IGNORECASE,
)
_APPLIED: Final = re.compile(
    r"[✓✔√☑]?(?:(?:监督|監督)?(?:审核|審核)?|年[审審检檢])已?(?:合格|通过|通過)|"
    r"[✓✔√☑]?(?:passed|qualified)|[✓✔√☑]",
    re.IGNORECASE,
)
_REFUSED: Final = re.compile(r"不合格|[未不]通[过過]|不符合|暂停|撤销|\bfail", re.IGNORECASE)
_HINT: Final = re.compile(r"粘[贴貼]|[贴貼][标標]|[贴貼][处處]|label|affix|sticker", re.IGNORECASE)
"""Said where a mark is still to come."""
_FOR_MARK: Final = re.compile(
    r"[标標][识識志]|[结結][论論果]|合格|盖章|mark|label|sticker|result|conclusion|stamp",
    re.IGNORECASE,
)
_DUE: Final = re.compile(
    r"前|[应應须須]|截止|到期|有效|不迟于|计划|before|\bby\b|\bdue\b|valid|until|expir|plan",
    re.IGNORECASE,
)
_LONGEST_NAME: Final = 40
_MOST_PLACES: Final = 12
_MOST_CELLS: Final = 6
_TOUCH: Final = 0.005
_MOST_OF_IT: Final = 0.5
"""A table is the record when its places take up this much of it."""


@dataclass(frozen=True, slots=True)
class Record:
    """A ruled surveillance record: the table, or the part of it that it is, and its marks."""

    box: Box
    filled: int


@dataclass(frozen=True, slots=True)
class _Place:
    name: Cell
    cells: tuple[Cell, ...]
    headings: tuple[Cell, ...]
    """Cells of the table that belong to no place."""

    def is_marked(self) -> bool:
        """Whether a word of approval, a tick or a picture stands in one of the cells."""
        return any(map(self._marks, (self.name, *self.cells)))

    def is_dated(self) -> bool:
        """Whether it holds the day of an audit, and no cell for a mark is left empty."""
        days = [cell for cell in self.cells if dates.find(cell.text)]
        told = [cell for cell in (self.name, *days) if _DUE.search(self._about(cell))]
        hinted = any(_HINT.search(cell.text) for cell in (self.name, *self.cells))
        missing = any(not cell.text and _FOR_MARK.search(self._about(cell)) for cell in self.cells)
        return bool(days) and not (told or hinted or missing)

    def _marks(self, cell: Cell) -> bool:
        if _REFUSED.search(self._about(cell)) or any(
            _REFUSED.search(other.text) for other in self.cells if _level(cell.box, other.box)
        ):
            return False
        if cell.pictured and not _HINT.search(cell.text):
            return True
        return _APPLIED.fullmatch(_without_days(cell.text)) is not None

    def _about(self, cell: Cell) -> str:
        """Return the text of a cell, and of what stands over it or before it as heading."""
        near = [
            each.text
            for each in chain(self.headings, self.cells)
            if each is not cell
            and len(each.text) <= _LONGEST_NAME
            and (
                _over(each.box, cell.box) or (each in self.headings and _before(each.box, cell.box))
            )
        ]
        return " ".join((cell.text, *near))


def record(table: Table) -> Record | None:
    """Return the record that a table holds, if its places are named one by one.

    A mark fills a place. Where no place has one, a day does, unless every place has a day: then
    the days may have been printed beforehand, and nobody can tell.
    """
    places = _places(list(chain.from_iterable(table.rows)))
    if not places:
        return None
    marked = sum(place.is_marked() for place in places)
    dated = sum(place.is_dated() for place in places)
    box = _around(cell.box for place in places for cell in (place.name, *place.cells))
    return Record(
        box=table.box if _area(box) >= _MOST_OF_IT * _area(table.box) else box,
        filled=marked or (dated if dated < len(places) else 0),
    )


def _places(cells: Sequence[Cell]) -> list[_Place]:
    names = [cell for cell in cells if _is_name(cell.text)]
    if not 0 < len(names) <= _MOST_PLACES:
        return []
    others = [cell for cell in cells if cell not in names]
    owned = [_cells_of(name, names, others) for name in names]
    taken = set(chain.from_iterable(owned))
    headings = tuple(cell for cell in others if cell not in taken)
    return [_Place(name, cells, headings) for name, cells in zip(names, owned, strict=True)]


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and any(
        _NAME.match(each) for each in (text.strip(), "".join(text.split()))
    )


def _cells_of(name: Cell, names: Sequence[Cell], others: Sequence[Cell]) -> tuple[Cell, ...]:
    """Names side by side head columns; any other name heads its row."""
    in_row = [cell for cell in others if _level(name.box, cell.box)]
    in_column = [cell for cell in others if _within(name.box[::2], cell.box[::2])]
    right, below = _run(name, in_row, 0), _run(name, in_column, 1)
    neighbours = any(
        _level(name.box, each.box)
        and min(abs(each.box.x0 - name.box.x1), abs(name.box.x0 - each.box.x1)) <= _TOUCH
        for each in names
        if each is not name
    )
    return below if neighbours else right or below


def _run(name: Cell, cells: Sequence[Cell], axis: int) -> tuple[Cell, ...]:
    """Return the cells that follow the name without a gap."""
    end = name.box[axis + 2]
    run: list[Cell] = []
    for cell in sorted(cells, key=lambda each: each.box[axis]):
        if name.box[axis] < cell.box[axis] <= end + _TOUCH and len(run) < _MOST_CELLS:
            run.append(cell)
            end = max(end, cell.box[axis + 2])
    return tuple(run)


def _level(box: Box, other: Box) -> bool:
    return _within(box[1::2], other[1::2])


def _over(box: Box, other: Box) -> bool:
    return box.y1 <= other.y0 + _TOUCH and box.x0 <= (other.x0 + other.x1) / 2 <= box.x1


def _before(box: Box, other: Box) -> bool:
    return box.x1 <= other.x0 + _TOUCH and box.y0 <= (other.y0 + other.y1) / 2 <= box.y1


def _within(span: Sequence[float], other: Sequence[float]) -> bool:
    return span[0] - _TOUCH <= other[0] and other[1] <= span[1] + _TOUCH


def _without_days(text: str) -> str:
    for found in dates.find(text):
        text = text.replace(found.raw, "")
    return re.sub(r"[\s:：,，;；。.]", "", text)


def _around(boxes: Iterable[Box]) -> Box:
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Box(min(x0), min(y0), max(x1), max(y1))


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)
