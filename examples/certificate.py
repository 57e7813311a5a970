"""What one drawn certificate says: invented facts, before any layout."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """An invented organisation."""

    zh: str
    en: str
    uscc: str
    addresses: tuple[tuple[str, str], ...]
    """Label and text; a single address has an empty label."""
    address_en: str

    @property
    def address(self) -> str:
        """Return the Chinese address as the truth writes it."""
        return "；".join(f"{label}：{text}" if label else text for label, text in self.addresses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A certification body: invented, except where a twin needs a public fact."""

    zh: str
    en: str
    initials: str
    approval: str
    """CNCA approval number; its last group opens the certificate numbers."""
    cnas: str | None
    """What is printed after "CNAS"."""
    domain: str
    colour: str
    invented: bool = True
    """A body that exists gets no seal of its own drawn."""

    @property
    def prefix(self) -> str:
        """Return the digits that open this body's certificate numbers."""
        return self.approval.rsplit("-", 1)[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A standard in one edition, and how it is named on a certificate."""

    scheme: str
    printed: str
    normalised: str
    system_zh: str
    system_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stickers:
    """The surveillance record: places for yearly stickers."""

    places: int
    applied: int = 0
    dates: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One certificate."""

    number: str
    holder: Holder
    body: Body
    standard: Standard
    scope_zh: str
    scope_en: str
    first: date | None
    issued: date
    expires: date
    reissued: date | None = None
    marks: tuple[str, ...] = ("IAF", "CNAS")
    stickers: Stickers | None = None
    qr: str | None = None
    approval_printed: bool = False
    watermark: str | None = None

    @property
    def payload(self) -> str:
        """Return what the QR code says: the body's own query page; empty means no code."""
        if self.qr is not None:
            return self.qr
        return f"http://cx.{self.body.domain}/c?no={self.number}"
