"""What a certificate says, field by field.

*Absent* is ``None``, *there but unreadable* is a Reading without value, *read* is a Reading
with one; the three are never mixed.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Generic, TypeVar

from parsers.document import Box, QrCode, Source

READ: Final = 0.90
"""A reading below this confidence counts as not read: on drawn copies that were degraded until
they could hardly be read, fewer than four in five of such readings are right."""
CERTAIN: Final = 0.95
"""From this confidence on a picture's single characters are relied on."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T]):
    """One field as printed: where it stands, its raw text, its value if understood."""

    value: T | None
    raw: str
    page: int
    box: Box
    confidence: float
    """0..1, calibrated: of the readings at 0.95 and above at least 99 % are right."""
    source: Source
    repairs: tuple[str, ...] = ()
    """What was changed between raw and value, e.g. ``"O→0 at 13"``."""
    certainty: float = 1.0
    """0..1: how sure the reader of a picture is of the value's least sure character."""
    agreeing: int = 1
    """How many looks at the certificate, each in its own way, read this value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveillance:
    """The surveillance record printed on the certificate (监督审核记录)."""

    present: Reading[bool]
    """Where the column or the sticker places stand."""
    filled: int
    """How many marks are applied."""
    dates: tuple[Reading[date], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFields:
    """Every field we look for; a field the certificate does not show is ``None`` or empty."""

    number: Reading[str] | None = None  # 证书编号
    organisation: Reading[str] | None = None  # 获证组织
    organisation_en: Reading[str] | None = None
    uscc: Reading[str] | None = None  # 统一社会信用代码
    address: Reading[str] | None = None
    scope: Reading[str] | None = None  # 认证范围
    scope_en: Reading[str] | None = None
    standards: tuple[Reading[str], ...] = ()  # 认证依据, "ISO/IEC 20000-1:2018"
    certification_body: Reading[str] | None = None  # 认证机构
    certification_body_en: Reading[str] | None = None
    body_number: Reading[str] | None = None  # CNCA-R-2002-001
    issued: Reading[date] | None = None  # 发证日期
    first_certified: Reading[date] | None = None  # 初次获证日期
    reissued: Reading[date] | None = None  # 换证日期
    decided: Reading[date] | None = None  # 认证决定日期
    valid_from: Reading[date] | None = None
    expires: Reading[date] | None = None  # 有效期至
    accreditation_marks: tuple[Reading[str], ...] = ()  # CNAS, IAF, UKAS, …
    accreditation_number: Reading[str] | None = None  # "CNAS C123-M"
    surveillance: Surveillance | None = None  # 监督审核记录
    modules: tuple[Reading[str], ...] = ()  # printed supplementary modules
    transition_note: Reading[str] | None = None  # 转换截止提示
    auditor: Reading[str] | None = None  # personal data: never logged
    main_certificate: Reading[str] | None = None  # number of the main one, on a sub-certificate
    annex: Reading[str] | None = None  # 附件
    title: Reading[str] | None = None
    watermarks: tuple[Reading[str], ...] = ()
    qr_codes: tuple[QrCode, ...] = ()
    languages: tuple[str, ...] = ()  # "zh", "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What else the pages show and no field holds; a thing not looked for is ``None`` or empty."""

    pictured: bool = False
    """A picture of the page was looked at, so that seals and codes could be seen."""
    seal: bool | None = None
    """Strong red as of a seal; None where no picture in colour was looked at, or in between."""
    code_note: Reading[str] | None = None
    """The sentence that makes a QR code part of the certificate."""
    other_bases: tuple[Reading[str], ...] = ()
    """Names on the page that are no standard's but stand where one should: ISO/IEC 2000-1, ITIL."""


class Cause(StrEnum):
    """Why a picture cannot be relied on."""

    SMALL = "small"
    BLURRED = "blurred"  # the characters are large and show the detail of small ones
    UNSURE = "unsure"  # the reader says so itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Illegible:
    """What was measured on a picture that is too poor: ask for a better copy."""

    cause: Cause
    character_height: float
    """Median height of the lines in pixels, as captured."""
    sharpness: float
    """Share of that height that carries detail, 0..1."""
    confidence: float
    """Mean confidence of the reader, 0..1."""
    needed: float
    """Pixels of detail that a line must have."""

    @property
    def zh(self) -> str:
        """The reason in Chinese."""
        height, detail = self.character_height, self.character_height * self.sharpness
        if self.cause is Cause.SMALL:
            return f"字高约{height:.0f}像素，至少需要{self.needed:.0f}像素"
        if self.cause is Cause.BLURRED:
            return f"图像模糊：字高约{height:.0f}像素，清晰度只相当于{detail:.0f}像素"
        return f"识别的平均置信度仅{self.confidence:.0%}"

    @property
    def en(self) -> str:
        """The reason in English."""
        height, detail = self.character_height, self.character_height * self.sharpness
        if self.cause is Cause.SMALL:
            return f"characters are {height:.0f} px high, at least {self.needed:.0f} are needed"
        if self.cause is Cause.BLURRED:
            return (
                f"blurred: characters are {height:.0f} px high and show the detail of {detail:.0f}"
            )
        return f"the reader is sure of {self.confidence:.0%} on average"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One certificate found in a document."""

    index: int
    pages: tuple[int, ...]
    region: Box | None = None
    """The part of the page, when a page shows more than one certificate."""
    fields: CertificateFields
    legible: bool = True
    """False when the characters are too small or blurred to be read."""
    legibility: Illegible | None = None
    """The measured reason."""
    shown: Shown = Shown()
    versions: tuple["Certificate", ...] = ()
    """Its language versions and copies as each was read alone, where there is more than one;
    the fields above are theirs put together."""
