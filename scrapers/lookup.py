"""One question to one registry, and how it ended."""

from dataclasses import dataclass

from scrapers.registry import (
    BodyRecord,
    CertificateQuery,
    LookupOutcome,
    RegistryRecord,
    Snapshot,
)


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
