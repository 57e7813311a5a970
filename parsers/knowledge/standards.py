"""Which standards and editions exist, from when to when, and which adopts which.

>>> identify("GB/T 19001-2016/ISO 9001:2015")[0].family.adopts
'ISO 9001'
>>> [each.year for each in identify("ISO/IEC 20000-1:2018/Amd 1:2024")]
[2018]
>>> identify("KS Q 9001:2015")[0].family is None
True
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal, Self

from pydantic import model_validator

from parsers.identifiers.width import compact
from parsers.knowledge.tables import Row, table

FILE: Final = "standards.yaml"


class Edition(Row):
    """One edition of a standard."""

    year: int
    published: date | None = None
    ends: date | None = None
    """The last day on which certificates to it were valid, extensions included."""
    current: bool = False
    adopts: int | None = None
    unconfirmed: tuple[Literal["published", "ends"], ...] = ()
    source: str

    @property
    def earliest(self) -> date:
        """Return the first day nobody can dispute: a confirmed day, else the year it bears."""
        if self.published and "published" not in self.unconfirmed:
            return self.published
        return date(self.year, 1, 1)

    @property
    def confirmed_end(self) -> date | None:
        """Return the last day of validity where a source confirms it."""
        return None if "ends" in self.unconfirmed else self.ends


class Family(Row):
    """A standard with its editions, oldest first."""

    id: str
    scheme: str
    aliases: tuple[str, ...]
    complete: bool
    """Every edition up to the table's day is listed."""
    adopts: str | None = None
    editions: tuple[Edition, ...]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        years = [each.year for each in self.editions]
        if years != sorted(set(years)):
            message = f"{self.id}: editions are not in order"
            raise ValueError(message)
        return self

    def edition(self, year: int | None) -> Edition | None:
        """Return the edition of a year."""
        return next((each for each in self.editions if each.year == year), None)

    def after(self, year: int) -> tuple[Edition, ...]:
        """Return the editions of later years."""
        return tuple(each for each in self.editions if each.year > year)


class Standards(Row):
    """The table."""

    as_of: date
    families: tuple[Family, ...]

    def family(self, name: str) -> Family | None:
        """Return the family of this name."""
        return next((each for each in self.families if each.id == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A standard as a certificate names it."""

    text: str
    family: Family | None = None
    year: int | None = None

    @property
    def edition(self) -> Edition | None:
        """Return the edition, if the table holds it."""
        return self.family.edition(self.year) if self.family else None


@cache
def standards() -> Standards:
    """Return the table that ships with the program."""
    return table(FILE, Standards)


@cache
def _names() -> dict[str, Family]:
    return {
        compact(name): family
        for family in standards().families
        for name in (family.id, *family.aliases)
    }


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_names(), key=len, reverse=True))
    return re.compile(rf"(?<![A-Z0-9])({names})(?:[:-]((?:19|20)\d\d))?(?![\d-])")


@cache
def identify(text: str) -> tuple[Named, ...]:
    """Return every standard a text names; one the table does not hold comes without family."""
    found = tuple(
        Named(text=_spelt(match), family=_names()[match[1]], year=int(match[2] or 0) or None)
        for match in _pattern().finditer(compact(text).replace("GBT", "GB/T"))
    )
    return found or (Named(text=text.strip()),)


def international(named: Named) -> tuple[str, int | None] | None:
    """Return the international standard and year that this one is, or adopts."""
    family = named.family
    if family is None:
        return None
    if family.adopts is None:
        return family.id, named.year
    return family.adopts, named.edition.adopts if named.edition else None


def end_of(named: Named) -> date | None:
    """Return the last day on which certificates to this edition were valid, if confirmed.

    An edition before one that has ended has ended with it at the latest.
    """
    adopted = international(named)
    family = standards().family(adopted[0]) if adopted else None
    if family is None or adopted is None or (year := adopted[1]) is None:
        return None
    if (edition := family.edition(year)) is None:
        return None
    ends = [each.confirmed_end for each in (edition, *family.after(year))]
    return (
        next((day for day in ends if day), None) if not edition.current else edition.confirmed_end
    )


def _spelt(match: re.Match[str]) -> str:
    family = _names()[match[1]]
    if not match[2]:
        return family.id
    return f"{family.id}{'-' if family.id.startswith('G') else ':'}{match[2]}"
