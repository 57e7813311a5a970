"""Everything the rules may look at, and nothing else."""

from dataclasses import dataclass, field
from datetime import date

from parsers.document import FileFacts
from parsers.fields import Certificate, CertificateFields
from scrapers.lookup import Lookup
from scrapers.registry import BodyRecord, RegistryRecord


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
        """Return the one registry record of this certificate, if a registry has it."""
        records = (each for look in self.lookups for each in look.records)
        return next((each for each in records if isinstance(each, RegistryRecord)), None)

    @property
    def body(self) -> BodyRecord | None:
        """Return the certification body's directory record, if exactly one was found."""
        records = (each for look in self.lookups for each in look.records)
        return next((each for each in records if isinstance(each, BodyRecord)), None)
