"""What else lies in a document: papers beside the certificates, named by what they are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from app.verdict import Message
from parsers.outline import Outline
from parsers.triage import PageKind

TITLES: Final = {
    PageKind.BUSINESS_LICENCE: Message(zh="营业执照", en="business licence"),
    PageKind.AWARD: Message(zh="获奖或荣誉证书", en="award"),
    PageKind.CREDIT_RATING: Message(zh="信用等级证书", en="credit rating"),
    PageKind.CMMI: Message(zh="CMMI 评估证书", en="CMMI appraisal"),
    PageKind.ITSS: Message(zh="ITSS 符合性证书", en="ITSS certificate of conformity"),
    PageKind.PRODUCT_CERTIFICATE: Message(zh="产品认证证书", en="product certificate"),
    PageKind.SERVICE_CERTIFICATE: Message(zh="服务认证证书", en="service certificate"),
    PageKind.PERSONAL_CERTIFICATE: Message(zh="人员证书", en="certificate of a person"),
    PageKind.QUALIFICATION: Message(zh="资质证书或许可证", en="qualification or permit"),
    PageKind.PATENT_OR_COPYRIGHT: Message(
        zh="专利或著作权证书", en="patent or copyright certificate"
    ),
    PageKind.TEST_REPORT: Message(zh="检测报告", en="test report"),
    PageKind.PLATFORM_SCREENSHOT: Message(zh="查询平台截图", en="screenshot of a register"),
}
"""What a page may be called that is no management-system certificate, but of interest."""
_COUNTED: Final = (PageKind.OTHER, PageKind.BLANK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Pages in a row that are one kind of paper."""

    pages: tuple[int, ...]
    kind: PageKind
    title: Message


def neighbours(outline: Outline, of_certificates: Iterable[int]) -> tuple[Neighbour, ...]:
    """Return the named papers, page after page; a certificate's page is none."""
    taken = set(of_certificates)
    named = sorted(
        (page, kind) for page, kind in outline.kinds.items() if kind in TITLES and page not in taken
    )
    runs = groupby(enumerate(named), lambda each: (each[1][0] - each[0], each[1][1]))
    return tuple(
        Neighbour(pages=tuple(page for _, (page, _) in run), kind=kind, title=TITLES[kind])
        for (_, kind), run in runs
    )


def put_aside(outline: Outline) -> dict[str, int]:
    """Count the pages that are nothing of interest."""
    counted = Counter(outline.kinds.values())
    return {kind.value: counted[kind] for kind in _COUNTED if counted[kind]}
