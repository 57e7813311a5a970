"""The kinds of pages a tender has, and a sight of one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class PageKind(StrEnum):
    """What a page is, as far as a glance tells."""

    CERTIFICATE = "certificate"
    """Looks like a management-system certificate: worth the full reading."""
    UNSURE = "unsure"
    """Worth the full reading because a glance does not tell."""
    ANNEX = "annex"
    """Goes on with a certificate."""
    BUSINESS_LICENCE = "business_licence"
    AWARD = "award"
    CREDIT_RATING = "credit_rating"
    CMMI = "cmmi"
    ITSS = "itss"
    PRODUCT_CERTIFICATE = "product_certificate"
    SERVICE_CERTIFICATE = "service_certificate"
    PERSONAL_CERTIFICATE = "personal_certificate"
    QUALIFICATION = "qualification"
    PATENT_OR_COPYRIGHT = "patent_or_copyright"
    TEST_REPORT = "test_report"
    PLATFORM_SCREENSHOT = "platform_screenshot"
    BLANK = "blank"
    OTHER = "other"


CANDIDATES: Final = frozenset({PageKind.CERTIFICATE, PageKind.UNSURE, PageKind.ANNEX})
NEIGHBOURS: Final = tuple(
    kind for kind in PageKind if kind not in {*CANDIDATES, PageKind.BLANK, PageKind.OTHER}
)


@dataclass(frozen=True, slots=True)
class Sight:
    """What a page is, and the few words that say so."""

    kind: PageKind
    because: tuple[str, ...] = ()

    @property
    def candidate(self) -> bool:
        """Whether the page is worth the full reading."""
        return self.kind in CANDIDATES
