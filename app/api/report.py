"""The report as JSON: what clients are generated from."""

from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from pydantic import Field

from app.api.forensics import Forensics
from app.api.problems import ProblemDetails
from app.api.report_document import DocumentReport
from app.api.schemas import Frozen, Message
from app.store.rows import Status
from app.verdict import Authority, Fit, Genuine, InForce, Outcome, Question, Severity
from parsers.document import Source
from parsers.fields import Cause
from scrapers.registry import CaptureMethod, LookupOutcome

T = TypeVar("T")

Box = tuple[float, float, float, float]


class Reading(Frozen, Generic[T]):
    """One field as printed; a value of null means: it is there but could not be read."""

    value: T | None
    raw: str
    page: int
    box: Box = Field(description="Fractions of the upright page: x0, y0, x1, y1, from top left")
    confidence: float = Field(
        ge=0, le=1, description="Calibrated: of the readings at 0.95 and above 99 % are right"
    )
    source: Source
    repairs: list[str]
    certainty: float = Field(
        default=1.0, ge=0, le=1,
        description="How sure the reader of a picture is of the value's least sure character",
    )  # fmt: skip
    agreeing: int = Field(
        default=1, ge=1, description="How many looks at the page, each in its own way, read this"
    )


class QrCode(Frozen):
    """A QR code; its address is shown, never fetched."""

    payload: str
    host: str | None
    page: int
    box: Box


class Surveillance(Frozen):
    """The surveillance record on the certificate."""

    present: Reading[bool]
    filled: int
    dates: list[Reading[date]]


class Fields(Frozen):
    """What the certificate says; null or empty means: not printed on it."""

    number: Reading[str] | None
    organisation: Reading[str] | None
    organisation_en: Reading[str] | None
    uscc: Reading[str] | None
    address: Reading[str] | None
    scope: Reading[str] | None
    scope_en: Reading[str] | None
    standards: list[Reading[str]]
    certification_body: Reading[str] | None
    certification_body_en: Reading[str] | None
    body_number: Reading[str] | None
    issued: Reading[date] | None
    first_certified: Reading[date] | None
    reissued: Reading[date] | None
    decided: Reading[date] | None
    valid_from: Reading[date] | None
    expires: Reading[date] | None
    accreditation_marks: list[Reading[str]]
    accreditation_number: Reading[str] | None
    surveillance: Surveillance | None
    modules: list[Reading[str]]
    transition_note: Reading[str] | None
    auditor: Reading[str] | None
    main_certificate: Reading[str] | None
    annex: Reading[str] | None
    title: Reading[str] | None
    watermarks: list[Reading[str]]
    qr_codes: list[QrCode]


class Difference(Frozen):
    """One field in which a registry and the certificate do not say the same."""

    field: str
    certificate: Any
    registry: Any


class Snapshot(Frozen):
    """A registry's answer, kept byte for byte."""

    sha256: str
    captured_at: str
    method: CaptureMethod
    operator: str | None
    url: str | None


class Lookup(Frozen):
    """One question to one registry; only found and not_found are answers."""

    registry: str
    outcome: LookupOutcome
    records: list[dict[str, Any]]
    differences: list[Difference]
    snapshot: Snapshot | None
    url: str | None = Field(None, description="Where a person can ask the same question")
    detail: str | None = None


class Place(Frozen):
    """Where a finding can be seen."""

    field: str
    page: int | None
    box: Box | None


class Basis(Frozen):
    """Who says so."""

    authority: Authority
    citation: str


class Finding(Frozen):
    """What one rule found; unknown is never a negative answer."""

    rule: str
    question: Question
    outcome: Outcome
    severity: Severity
    title: Message
    message: Message
    evidence: list[Place]
    basis: Basis
    note: Message | None


class Verdict(Frozen):
    """The three answers."""

    genuine: Genuine
    in_force: InForce
    fit: Fit
    reasons: list[str]
    headline: Message


class Legibility(Frozen):
    """What was measured on a picture that is too poor to be relied on: ask for a better copy."""

    cause: Cause
    character_height: float = Field(description="Median height of the lines in pixels, as captured")
    sharpness: float = Field(description="Share of that height that carries detail, 0 to 1")
    confidence: float = Field(description="Mean confidence of the reader, 0 to 1")
    needed: float = Field(description="Pixels of detail that a line must have")
    message: Message


class Version(Frozen):
    """One language version, or one copy, of a certificate: where it lies."""

    pages: list[int]
    region: Box | None
    languages: list[str]
    legible: bool


class Disagreement(Frozen):
    """One field that the versions of a certificate do not print alike."""

    field: str
    readings: list[Reading[Any]] = Field(description="The first of each different value")


class Certificate(Frozen):
    """One certificate found in the document."""

    index: int
    pages: list[int]
    region: Box | None
    languages: list[str]
    legible: bool
    legibility: Legibility | None
    versions: list[Version] = Field(
        [],
        description="Its language versions and copies, where there is more than one: `fields` are"
        " theirs put together",
    )
    disagreements: list[Disagreement] = Field(
        [], description="What the versions print differently; such a field counts as not read"
    )
    forensics: Forensics | None = Field(
        None, description="How its pages were made; null where the file was not examined"
    )
    fields: Fields
    lookups: list[Lookup]
    findings: list[Finding]
    verdict: Verdict


class PolicyReport(Frozen):
    """By which rules the document was judged."""

    profile: str
    rules_version: str | None
    overrides: dict[str, str]


class Trail(Frozen):
    """What happened to the document, entry by entry, each linked to the one before."""

    entries: list[dict[str, Any]]
    checkpoint: str | None


class Report(Frozen):
    """The report of one document; while it is being read, the certificates found so far."""

    id: UUID
    status: Status
    document: DocumentReport
    as_of: date
    policy: PolicyReport
    certificates: list[Certificate]
    problem: ProblemDetails | None = Field(None, description="Why the document failed")
    trail: Trail
