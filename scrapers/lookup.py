"""Ask every registry; a registry that fails is an outcome, not an exception."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from scrapers.errors import (
    NothingToAskError,
    RegistryBlockedError,
    RegistryError,
    RegistryUnavailableError,
)
from scrapers.registry import (
    AnyRegistry,
    BodyRecord,
    CertificateQuery,
    LookupOutcome,
    OperatorRegistry,
    Registry,
    RegistryRecord,
    Snapshot,
)

_OUTCOMES: Final[Mapping[type[RegistryError], LookupOutcome]] = {
    NothingToAskError: LookupOutcome.NOT_ASKED,
    RegistryBlockedError: LookupOutcome.BLOCKED,
    RegistryUnavailableError: LookupOutcome.UNAVAILABLE,
}
"""Every other failure is an answer that says nothing: indeterminate, never "not found"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """One question to one registry; every failure is an outcome, never an exception."""

    registry: str
    query: CertificateQuery
    outcome: LookupOutcome
    records: tuple[RegistryRecord | BodyRecord, ...] = ()
    snapshot: Snapshot | None = None
    url: str | None = None
    """Where a person can ask the same question, with the number filled in."""
    detail: str | None = None
    """Why there is no answer; never a secret, never page content."""


def look_up(query: CertificateQuery, registries: Iterable[AnyRegistry]) -> tuple[Lookup, ...]:
    """Ask each registry in turn."""
    return tuple(_ask(registry, query) for registry in registries)


def _ask(registry: AnyRegistry, query: CertificateQuery) -> Lookup:
    unanswered = Lookup(registry=registry.name, query=query, outcome=LookupOutcome.NEEDS_OPERATOR)
    if not isinstance(registry, OperatorRegistry):
        return _answer(registry, unanswered)
    try:
        return replace(unanswered, url=registry.link(query))
    except RegistryError as error:
        return _failure(unanswered, error)


def _answer(registry: Registry, unanswered: Lookup) -> Lookup:
    """Keep the answer whatever becomes of it: even a challenge page is evidence."""
    kept = unanswered
    try:
        snapshot = registry.fetch(kept.query)
        kept = replace(kept, snapshot=snapshot, url=snapshot.url)
        records = registry.read(snapshot, kept.query)
    except RegistryError as error:
        return _failure(kept, error)
    return replace(kept, records=records, outcome=_outcome(records))


def _outcome(records: tuple[RegistryRecord | BodyRecord, ...]) -> LookupOutcome:
    match records:
        case ():
            return LookupOutcome.NOT_FOUND
        case (BodyRecord(certain=True) | RegistryRecord(),):
            return LookupOutcome.FOUND
        case _:
            return LookupOutcome.AMBIGUOUS


def _failure(unanswered: Lookup, error: RegistryError) -> Lookup:
    outcomes = (_OUTCOMES[kind] for kind in type(error).__mro__ if kind in _OUTCOMES)
    return replace(
        unanswered,
        outcome=next(outcomes, LookupOutcome.INDETERMINATE),
        detail=str(error) or type(error).__doc__,
    )
