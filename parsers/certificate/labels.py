"""The labels that certificates print before, above or beside their values."""

import re
from collections.abc import Iterator
from enum import StrEnum
from importlib.resources import files
from itertools import product
from typing import Final, NamedTuple

from parsers.knowledge import tables


class Kind(StrEnum):
    """What a label announces."""

    NUMBER = "number"
    MAIN_NUMBER = "main_certificate"
    USCC = "uscc"
    ORGANISATION = "organisation"
    ADDRESS = "address"
    STANDARD = "standard"
    SCOPE = "scope"
    BODY = "body"
    BODY_NUMBER = "body_number"
    FIRST = "first_certified"
    ISSUED = "issued"
    REISSUED = "reissued"
    DECIDED = "decided"
    FROM = "valid_from"
    EXPIRES = "expires"
    CYCLE_END = "cycle_end"  # a second, later end that yearly re-issuers print
    AUDITOR = "auditor"
    OTHER = "other"  # ends a value, announces none of ours


class Label(NamedTuple):
    """One spelling of a label; a weak one gives way to a strong one."""

    kind: Kind
    spelling: str
    strength: float = 1.0
    made: bool = False
    """Put together from parts, not seen printed; misread ones are not guessed from it."""


DATE_KINDS: Final = frozenset(
    {
        Kind.ISSUED,
        Kind.FIRST,
        Kind.REISSUED,
        Kind.DECIDED,
        Kind.FROM,
        Kind.EXPIRES,
        Kind.CYCLE_END,
    }
)
_WEAK: Final = 0.6
_MADE: Final = "made"


def _table() -> tuple[Label, ...]:
    """Read the table that stands beside this module; a spelling that stands there is kept."""
    table = tables.parsed(files(__package__).joinpath("labels.yaml").read_text("utf-8"))
    groups = [
        (Kind(kind), group, spellings)
        for kind, groups in table.items()
        for group, spellings in groups.items()
    ]
    listed = [
        Label(kind, spelling, _WEAK if group == "weak" else 1.0)
        for kind, group, spellings in groups
        if group != _MADE
        for spelling in spellings
    ]
    known = {label.spelling.casefold() for label in listed}
    composed = {
        each.casefold(): Label(kind, each, made=True)
        for kind, group, spellings in reversed(groups)
        if group == _MADE
        for spelling in spellings
        for each in _composed(spelling)
        if each.casefold() not in known
    }
    return (*listed, *reversed(composed.values()))


def _composed(spelling: str) -> Iterator[str]:
    """Yield every spelling that the alternatives in braces make.

    >>> list(_composed("{本次,}发证{日期,日}"))
    ['本次发证日期', '本次发证日', '发证日期', '发证日']
    """
    parts = re.split(r"\{([^}]*)\}", spelling)
    choices = [part.split(",") if at % 2 else [part] for at, part in enumerate(parts)]
    for chosen in product(*choices):
        yield " ".join("".join(chosen).split())


LABELS: Final = _table()
