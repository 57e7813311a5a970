"""Everything the rules may look at, and nothing else."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from parsers.document import FileFacts
from parsers.fields import Certificate, CertificateFields
from parsers.forensics.traces import Forensics
from scrapers.lookup import Lookup
from scrapers.registry import BodyRecord, LookupOutcome, RegistryRecord

DIRECTORY: Final = "cnca-bodies"
PLATFORM: Final = "cnca"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """What the caller asks of a certificate; ``None`` and empty mean not asked."""

    holder: str | None = None
    standard: str | None = None
    scope_keywords: tuple[str, ...] = ()
    accredited: bool | None = None
    project_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the certificate says, what the registries say, and for which day we judge."""

    certificate: Certificate
    lookups: tuple[Lookup, ...] = ()
    facts: FileFacts = field(default_factory=FileFacts)
    forensics: Forensics | None = None
    """What the file's structure tells of the certificate's pages; None where not examined."""
    requirement: Requirement = field(default_factory=Requirement)
    as_of: date
    today: date

    @property
    def fields(self) -> CertificateFields:
        """The certificate's fields."""
        return self.certificate.fields

    def lookup(self, registry: str) -> Lookup | None:
        """Return the look-up in one registry, if it was made."""
        return next((each for each in self.lookups if each.registry == registry), None)

    @property
    def registry_record(self) -> RegistryRecord | None:
        """Return the platform's record, if the platform answered with exactly one."""
        found = _found(self.lookup(PLATFORM))
        records = [each for each in found if isinstance(each, RegistryRecord)]
        return records[0] if len(records) == 1 else None

    @property
    def body(self) -> BodyRecord | None:
        """Return the certification body's directory record, if exactly one was found."""
        found = _found(self.lookup(DIRECTORY))
        records = [each for each in found if isinstance(each, BodyRecord) and each.certain]
        return records[0] if len(records) == 1 else None


def _found(lookup: Lookup | None) -> tuple[RegistryRecord | BodyRecord, ...]:
    """Only an answer counts; records that came with any other outcome decide nothing."""
    if lookup is None or lookup.outcome is not LookupOutcome.FOUND:
        return ()
    return lookup.records
