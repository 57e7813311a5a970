"""The one question every registry answers."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

from parsers.knowledge.body_names import BodyMatch


class RecordStatus(StrEnum):
    """The state of a certificate or of a certification body in a registry."""

    VALID = "valid"  # 有效
    SUSPENDED = "suspended"  # 暂停
    WITHDRAWN = "withdrawn"  # 撤销
    CANCELLED = "cancelled"  # 注销
    EXPIRED = "expired"  # 过期失效
    UNKNOWN = "unknown"  # a word we do not know; kept verbatim in ``status_text``


class LookupOutcome(StrEnum):
    """How a look-up ended; only ``found`` and ``not_found`` are answers."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    INDETERMINATE = "indeterminate"
    NEEDS_OPERATOR = "needs_operator"
    BLOCKED = "blocked"
    UNAVAILABLE = "unavailable"
    NOT_ASKED = "not_asked"


class CaptureMethod(StrEnum):
    """How an answer reached us."""

    SNAPSHOT = "snapshot"  # an imported list
    API = "api"
    CAPTURE = "capture"  # handed in by a person


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateQuery:
    """What we ask registries about one certificate; unread fields are ``None``."""

    number: str | None = None
    organisation: str | None = None
    uscc: str | None = None
    certification_body: str | None = None
    certification_body_en: str | None = None
    body_number: str | None = None
    issued: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One answer of a registry, kept byte for byte."""

    body: bytes
    media_type: str
    captured_at: datetime
    method: CaptureMethod
    url: str | None = None
    operator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryRecord:
    """What a registry says about one certificate."""

    number: str
    organisation: str
    status: RecordStatus
    status_text: str
    uscc: str | None = None
    issued: date | None = None
    first_certified: date | None = None
    expires: date | None = None
    standard: str | None = None
    scope: str | None = None
    certification_body: str | None = None
    accreditation_marks: tuple[str, ...] = ()
    reported: date | None = None
    status_date: date | None = None
    """The day from which a negative status holds; None when it is not known."""
    surveillances: int | None = None
    """How many surveillance audits (监督次数) were reported since the issue."""
    headcount: int | None = None
    """How many people the system covers (本证书体系覆盖人数)."""
    address: str | None = None
    main_number: str | None = None
    """Of a sub-certificate: the number of its main certificate (主认证证书号)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRecord:
    """What a directory says about one certification body (认证机构)."""

    approval_number: str
    name: str
    former_names: tuple[str, ...] = ()
    later_name: str | None = None
    name_en: str | None = None
    short_name: str | None = None
    accreditation_code: str | None = None  # CNAS C001
    website: str | None = None
    status: RecordStatus
    status_text: str
    status_date: date | None = None
    """The day from which a negative status holds; None when it is not known."""
    approved_on: date | None = None
    approval_expires: date | None = None
    as_of: date | None = None
    """The day of the directory the row comes from."""
    source: str | None = None
    approved_for: tuple[str, ...] = ()
    """Codes of what it may certify (业务范围: A01, A06, …); empty when the list does not say."""
    unverified: tuple[str, ...] = ()
    """Names of the fields above that no official page confirms."""
    matched_by: BodyMatch | None = None
    """By what it was taken for the body of the certificate."""
    certain: bool = True
    """False when nothing but a similar name speaks for this body."""


class Registry(Protocol):
    """A public register: fetching and reading are apart, so an answer is kept even unread."""

    name: str

    def fetch(self, query: CertificateQuery) -> Snapshot:
        """Ask, and return the answer exactly as received."""
        ...

    def read(
        self, snapshot: Snapshot, query: CertificateQuery
    ) -> tuple[RegistryRecord | BodyRecord, ...]:
        """Say what an answer means; a stored answer reads the same as a fresh one."""
        ...


@runtime_checkable
class OperatorRegistry(Protocol):
    """A public register that only a person may ask, because it asks back."""

    name: str

    def link(self, query: CertificateQuery) -> str:
        """Return the address where a person asks this question."""
        ...


AnyRegistry = Registry | OperatorRegistry
