"""Lines that meet make a grid; where no line parts two fields of it they are one cell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final, NamedTuple

LONG_SIDE: Final = 1000.0
"""Rules are measured in thousandths of the page's long side, 0.3 mm of an A4 page."""
_MOST_FIELDS: Final = 1500
_TOUCH: Final = 2.5
"""Ends of lines nearer than this meet."""
_SLIVER: Final = 5.0
"""A double line is no cell."""
_SHORT: Final = 8.0

Rect = tuple[float, float, float, float]


class Rule(NamedTuple):
    """A straight line along the page: at which y or x it lies, from where to where."""

    at: float
    start: float
    end: float


class Shape(NamedTuple):
    """What a filled drawing takes up."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Rules:
    """All that could make up tables."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)


Net = tuple[list[Rule], list[Rule]]
"""Level and upright lines that hang together."""


def joined(rules: Sequence[Rule]) -> list[Rule]:
    """Join what lies in one line and touches."""
    levels: list[list[Rule]] = []
    for rule in sorted(rules):
        if levels and rule.at - levels[-1][0].at <= _TOUCH:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return [rule for level in levels for rule in _runs(level) if rule.end - rule.start >= _SHORT]


def _runs(level: list[Rule]) -> list[Rule]:
    runs: list[Rule] = []
    for rule in sorted(level, key=lambda each: each.start):
        if runs and rule.start <= runs[-1].end + _TOUCH:
            runs[-1] = runs[-1]._replace(end=max(runs[-1].end, rule.end))
        else:
            runs.append(rule._replace(at=level[0].at))
    return runs


def nets(across: list[Rule], down: list[Rule]) -> Iterator[Net]:
    """Yield the lines that hang together by their crossings."""
    groups = _Groups(len(across) + len(down))
    for (i, level), (j, upright) in product(enumerate(across), enumerate(down)):
        if _reaches(level, upright.at) and _reaches(upright, level.at):
            groups.join(i, len(across) + j)
    for members in groups.all():
        levels = [across[i] for i in members if i < len(across)]
        uprights = [down[i - len(across)] for i in members if i >= len(across)]
        if levels and uprights:
            yield levels, uprights


def _reaches(rule: Rule, at: float) -> bool:
    return rule.start - _TOUCH <= at <= rule.end + _TOUCH


def rows(net: Net) -> list[list[Rect]]:
    """Return the cells of a grid, row by row."""
    across, down = net
    ys = _edges([*(rule.at for rule in across), *(end for rule in down for end in rule[1:])])
    xs = _edges([*(rule.at for rule in down), *(end for rule in across for end in rule[1:])])
    width, height = len(xs) - 1, len(ys) - 1
    if not 1 < width * height <= _MOST_FIELDS:
        return []
    fields = _Groups(width * height)
    for row, column in product(range(height), range(width)):
        here = row * width + column
        if column + 1 < width and not _parted(down, xs[column + 1], ys[row : row + 2]):
            fields.join(here, here + 1)
        if row + 1 < height and not _parted(across, ys[row + 1], xs[column : column + 2]):
            fields.join(here, here + width)
    found: dict[float, list[Rect]] = {}
    for members in fields.all():
        places = [divmod(member, width) for member in members]
        (top, left), (bottom, right) = (
            (edge(row for row, _ in places), edge(column for _, column in places))
            for edge in (min, max)
        )
        rect = (xs[left], ys[top], xs[right + 1], ys[bottom + 1])
        whole = len(members) == (bottom - top + 1) * (right - left + 1)
        if whole and min(rect[2] - rect[0], rect[3] - rect[1]) >= _SLIVER:
            found.setdefault(rect[1], []).append(rect)
    return [sorted(found[top]) for top in sorted(found)]


def _edges(places: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _TOUCH:
            edges.append(place)
    return edges


def _parted(rules: list[Rule], at: float, span: list[float]) -> bool:
    middle = (span[0] + span[1]) / 2
    return any(abs(rule.at - at) <= _TOUCH and rule.start <= middle <= rule.end for rule in rules)


class _Groups:
    """Which of some numbered things belong together."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def join(self, one: int, other: int) -> None:
        self._parents[self._root(one)] = self._root(other)

    def all(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for each in range(len(self._parents)):
            found.setdefault(self._root(each), []).append(each)
        return list(found.values())

    def _root(self, each: int) -> int:
        while self._parents[each] != each:
            self._parents[each] = each = self._parents[self._parents[each]]
        return each
