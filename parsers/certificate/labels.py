"""The labels that certificates print before, above or beside their values."""

from enum import StrEnum
from importlib.resources import files
from typing import Final, NamedTuple

import yaml


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


def _table() -> tuple[Label, ...]:
    """Read the table that stands beside this module."""
    table = yaml.safe_load(files(__package__).joinpath("labels.yaml").read_text("utf-8"))
    return tuple(
        Label(Kind(kind), spelling, _WEAK if group == "weak" else 1.0)
        for kind, groups in table.items()
        for group, spellings in groups.items()
        for spelling in spellings
    )


LABELS: Final = _table()
