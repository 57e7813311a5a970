"""What the shipped data files hold, how old they are, and whether they may still be relied on."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

from parsers.knowledge import bodies, hosts, schemes, standards, vocabulary
from parsers.knowledge.body import Body
from parsers.knowledge.tables import Row, content, parsed, table

FILE: Final = "inventory.yaml"
DIRECTORY: Final = "bodies.csv"
_DAYS: Final = 365
_COMPILED: Final = re.compile(rb"Compiled (\d{4}-\d\d-\d\d)")
_UNSOURCED: Final = "general knowledge"
_MODELS: Final[Mapping[str, type[Row]]] = {
    standards.FILE: standards.Standards,
    schemes.FILE: schemes.Schemes,
    hosts.FILE: hosts.Hosts,
    vocabulary.FILE: vocabulary.Vocabulary,
}
_OF_STRINGS: Final = frozenset({"words", "labels"})
"""Members whose strings are entries of their own."""


class Stated(Row):
    """What the inventory says of one file."""

    name: str
    zh: str
    en: str
    days: int


class Inventory(Row):
    """The table."""

    files: tuple[Stated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One data file."""

    stated: Stated
    as_of: date
    """The day its rows speak of."""
    compiled: date
    rows: int
    sources: int
    """How many different sources its rows name."""
    unverified: int
    """How many rows rest on general knowledge, or have a member that no source confirms."""

    @property
    def relied_on_until(self) -> date:
        """The last day of its shelf life."""
        return self.compiled + timedelta(days=self.stated.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a file may not be relied on."""

    name: str
    zh: str
    en: str


@cache
def _stated() -> dict[str, Stated]:
    return {each.name: each for each in table(FILE, Inventory).files}


def names() -> tuple[str, ...]:
    """Name every data file of the package."""
    found = (each.name for each in resources.files("parsers.knowledge").iterdir())
    return tuple(sorted(e for e in found if e.endswith((".csv", ".yaml")) and e != FILE))


def holding(name: str, read: Callable[[str], bytes] = content) -> Holding:
    """Validate one file and describe it.

    Raises:
        ValueError: the file is not what it should be.
    """
    stated = _stated().get(name) or Stated(name=name, zh=name, en=name, days=_DAYS)
    as_of, compiled, rows = _csv(read(name)) if name == DIRECTORY else _yaml(name, read(name))
    return Holding(
        stated=stated,
        as_of=as_of,
        compiled=compiled,
        rows=len(rows),
        sources=len({row.source for row in rows}),
        unverified=sum(row.unverified for row in rows),
    )


def faults(today: date, read: Callable[[str], bytes] = content) -> Iterator[Fault]:
    """Yield every file that is malformed, or past its shelf life on a day."""
    for name in names():
        try:
            held = holding(name, read)
        except ValueError as error:
            why = " ".join(str(error).split())
            yield Fault(name=name, zh=f"格式有误：{why}", en=f"malformed: {why}")
            continue
        if today > held.relied_on_until:
            until, days = held.relied_on_until, held.stated.days
            yield Fault(
                name=name,
                zh=f"编于 {held.compiled}，保质 {days} 天，至 {until}",
                en=f"compiled on {held.compiled}, good for {days} days, until {until}",
            )


@dataclass(frozen=True, slots=True)
class _Row:
    source: str
    unverified: bool


def _csv(data: bytes) -> tuple[date, date, list[_Row]]:
    """Count a directory: its rows speak of another day than the one it was compiled on."""
    compiled = _COMPILED.search(data)
    if compiled is None:
        message = "no remark says when it was compiled"
        raise ValueError(message)
    lines = (line for line in data.decode().splitlines() if not line.startswith("#"))
    rows = [Body.model_validate(row) for row in csv.DictReader(lines)]
    counted = [_Row(row.source, bool(row.unverified)) for row in rows]
    return bodies.SHIPPED_AS_OF, date.fromisoformat(compiled[1].decode()), counted


def _yaml(name: str, data: bytes) -> tuple[date, date, list[_Row]]:
    try:
        found = parsed(data)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    if name in _MODELS:
        _MODELS[name].model_validate(found)
    as_of = found.get("as_of") if isinstance(found, dict) else None
    if not isinstance(as_of, date):
        message = "as_of is no day"
        raise ValueError(message)  # noqa: TRY004 - a value of the file, not of the caller
    return as_of, as_of, list(_rows(found))


def _rows(value: Any, source: str = "", member: str = "") -> Iterator[_Row]:  # noqa: ANN401 - any
    """Yield the innermost entries, each with the source that stands nearest to it."""
    if isinstance(value, dict):
        near = str(value.get("source", source))
        for name, each in value.items():
            yield from _rows(each, near, name)
    for each in value if isinstance(value, list) else ():
        if isinstance(each, str) and member in _OF_STRINGS:
            yield _Row(source, source == _UNSOURCED)
        elif isinstance(each, dict) and _has_rows(each):
            yield from _rows(each, source)
        elif isinstance(each, dict):
            own = str(each.get("source", source))
            yield _Row(own, own == _UNSOURCED or bool(each.get("unconfirmed")))


def _has_rows(entry: dict[str, Any]) -> bool:
    lists = (each for each in entry.values() if isinstance(each, list))
    return any(isinstance(inner, dict) for each in lists for inner in each)
