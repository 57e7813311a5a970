"""The directory of certification bodies (认证机构名录): how to find one in it.

The shipped rows are in ``bodies.csv``, with their sources; an imported list has the same columns.
"""

import csv
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Final

from parsers.knowledge import body_names
from parsers.knowledge.body import Body
from parsers.knowledge.body_names import BodyMatch

SHIPPED_AS_OF: Final = date(2017, 5, 1)
SHIPPED_SOURCE: Final = "CNCA body directory of May 2017, with public revocation notices up to 2023"

_DASHES: Final = re.compile(r"[‐-―−－]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBody:
    """A body, and by what it was recognised."""

    body: Body
    match: BodyMatch


class Directory:
    """A list of certification bodies as of one day."""

    def __init__(
        self, rows: Iterable[Body], *, as_of: date, source: str, digest: str | None = None
    ) -> None:
        self.rows = tuple(rows)
        self.as_of = as_of
        self.source = source
        self.digest = digest
        """SHA-256 of the file the rows come from."""
        self._by_number = {body.approval_no: body for body in self.rows}
        self._folded = tuple(
            (body_names.fold(name), FoundBody(body=body, match=match))
            for body in self.rows
            for match, name in body.names()
            if name
        )

    def by_number(self, approval_number: str) -> Body | None:
        """Return the body with this approval number (CNCA-R-2002-001)."""
        folded = _DASHES.sub("-", "".join(approval_number.split())).upper()
        return self._by_number.get(folded)

    def by_serial(self, serial: str) -> tuple[Body, ...]:
        """Return the bodies whose approval number ends with this group, as printed."""
        return tuple(body for body in self.rows if body.serial == serial)

    def by_name(self, name: str) -> tuple[FoundBody, ...]:
        """Return the bodies of this name; only if there is none, those of a similar one."""
        if not (wanted := body_names.fold(name)):
            return ()
        return (
            self._first_of_each(found for folded, found in self._folded if folded == wanted)
            or self._unsure(BodyMatch.LEGAL_FORM, wanted)
            or self._unsure(BodyMatch.SIMILAR_NAME, wanted)
        )

    def names(self) -> tuple[str, ...]:
        """Return every full name, longest first; short names are too short to be searched for."""
        names = {
            name
            for body in self.rows
            for match, name in body.names()
            if name and match is not BodyMatch.SHORT_NAME
        }
        return tuple(sorted(names, key=lambda name: (-len(name), name)))

    def _unsure(self, match: BodyMatch, wanted: str) -> tuple[FoundBody, ...]:
        def fits(folded: str) -> bool:
            if match is BodyMatch.SIMILAR_NAME:
                return body_names.is_similar(folded, wanted)
            return body_names.without_legal_form(folded) == body_names.without_legal_form(wanted)

        return self._first_of_each(
            FoundBody(body=found.body, match=match)
            for folded, found in self._folded
            if found.match is not BodyMatch.SHORT_NAME and fits(folded)
        )

    @staticmethod
    def _first_of_each(found: Iterable[FoundBody]) -> tuple[FoundBody, ...]:
        first: dict[str, FoundBody] = {}
        for each in found:
            first.setdefault(each.body.approval_no, each)
        return tuple(first.values())


@cache
def shipped() -> Directory:
    """Return the directory that ships with the program; a broken row is a broken build."""
    content = (resources.files("parsers.knowledge") / "bodies.csv").read_bytes()
    lines = (line for line in content.decode().splitlines() if not line.startswith("#"))
    return Directory(
        (Body.model_validate(row) for row in csv.DictReader(lines)),
        as_of=SHIPPED_AS_OF,
        source=SHIPPED_SOURCE,
        digest=hashlib.sha256(content).hexdigest(),
    )


def names() -> tuple[str, ...]:
    """Return the full names in the shipped directory, longest first."""
    return shipped().names()
