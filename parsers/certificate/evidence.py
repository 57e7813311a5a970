"""What on a page speaks for a management-system certificate, and what against it."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from parsers import names, standards
from parsers.certificate.labels import DATE_KINDS, Kind
from parsers.certificate.segments import Segment, of_kind, segments
from parsers.certificate.view import View
from parsers.errors import ValueFormatError
from parsers.identifiers import certificate_number

_AGAINST: Final = re.compile(
    r"高新技术企业|科学技术(?:进步)?奖|科技进步奖|火炬计划|保密资[格质]|资质证书|营业执照|"
    r"强制性产品认证|安全生产许可证|软件著作权|专利证书|"
    r"检[测验]报告|信用等级|ITSS|信息技术服务标准|运行维护标准符合性|CMMI|软件能力成熟度|"
    r"商品售后服务|售后服务认证|有机产品|中国国家强制|"
    r"证书状态|信息上报日期|全国认证认可信息公共服务平台|"
    r"compulsory (?:product )?certification|directive|declaration of conformity|"
    r"attestation of conformity|\bCE marking|许可证|商标注册|学历|学位|"
    r"节能产品|环境标志产品|产品认证证书",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"体系认证(?:合格)?证书|^认证证书$|(?:驗證|認證)證書|certificate of (?:registration|"
    r"conformity|approval|compliance)|"
    r"management\s*systems?\s*certificate|system\s*certificate|^certificate$|체계|경영시스템",
    re.IGNORECASE,
)
_STATEMENT: Final = re.compile(
    r"^(?:兹|茲)\s*[证證証]\s*明|体系(?:认证)?(?:已[\u4e00-\u9fff]{0,8}并?)?(?:符合|满足)|"
    r"确认其.{0,14}体系|certif(?:y|ies)\s*that|has been (?:assessed|audited|approved|"
    r"implemented)|"
    r"(?:has implemented|operates|maintains?) a .{0,40}management system|is in conformity|"
    r"found to be (?:in accordance|compliant)|management system of",
    re.IGNORECASE,
)
_MARK: Final = re.compile(
    r"(?<![A-Z])(?:CNAS|IAF|UKAS|ANAB|DAkkS|RvA|JAS-ANZ|TAF|KAB|JAB|TURKAK)(?![A-Za-z])|中国认可"
)
_TOPIC: Final = re.compile(
    r"体系认证|認證|驗證|认证证书|systems?\s*certif|certificate of|of registration", re.IGNORECASE
)
_MOST_LINES: Final = 150
_MANY_NUMBERS: Final = 3
_ENOUGH: Final = 4
_SHORT: Final = 60
_LONG: Final = 90
_FEW_LINES: Final = 40
_MANY_SENTENCES: Final = 10
"""A certificate says little in sentences: a statement, a proviso, how to query it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Each sign that a certificate has one of."""

    title: bool
    statement: bool
    standard: bool
    edition: bool
    number: bool
    dated: bool
    scope: bool
    body: bool
    marks: int
    numbers: int
    against: bool
    crowded: bool
    sparse: bool
    prose: bool

    @property
    def count(self) -> int:
        """How many different signs there are."""
        named = (
            self.title,
            self.statement,
            self.edition,
            self.number,
            self.dated,
            self.scope,
            self.body,
        )
        return sum(named) + (self.marks > 0)

    @property
    def is_certificate(self) -> bool:
        """Whether the signs together make a management-system certificate."""
        if self.against and not (self.edition and self.title and self.number):
            return False
        if self.crowded or self.prose or (self.numbers >= _MANY_NUMBERS and not self.statement):
            return False
        if (
            self.standard
            and self.count >= _ENOUGH
            and (self.number or self.dated or self.statement or self.marks > 0)
        ):
            return True
        if self.title and self.number and self.count >= _ENOUGH + 1:
            return True
        return self.sparse and self.standard and self.marks > 1


def signs(seen: View, page: tuple[Segment, ...] | None = None) -> Signs:
    """Collect the signs on a page or region."""
    parts = segments(seen) if page is None else page
    texts = [line.text.strip() for line in seen.lines]
    every = "\n".join(texts)
    both = [f"{first} {second}" for first, second in pairwise(texts)]
    numbers = {number for text in texts for number in _numbers(text)}
    labelled = of_kind(parts, Kind.NUMBER)
    return Signs(
        title=any(_TITLE.search(text) and len(text) < _SHORT for text in [*texts, *both]),
        statement=any(_STATEMENT.search(text) for text in texts),
        standard=standards.names(every),
        edition=any(standards.find(text) for text in texts),
        number=bool(numbers or labelled),
        dated=bool(of_kind(parts, *(DATE_KINDS - {Kind.CYCLE_END}))),
        scope=bool(of_kind(parts, Kind.SCOPE)),
        body=any(names.body(text) or names.body_en(text) for text in texts),
        marks=len(set(_MARK.findall(every))),
        numbers=len(numbers),
        against=any(_AGAINST.search(text) and len(text) < _SHORT for text in texts),
        crowded=len(texts) > _MOST_LINES,
        sparse=0 < len(texts) < _FEW_LINES and not any(len(text) > _LONG for text in texts),
        prose=every.count("。") >= _MANY_SENTENCES,
    )


def is_worth_a_look(text: str) -> bool:
    """Say at little cost whether a page could be a management-system certificate."""
    return standards.names(text) or _TOPIC.search(text) is not None


def _numbers(text: str) -> list[str]:
    found = []
    for token in re.findall(r"(?<![A-Z0-9])[0-9A-Z]{12,20}(?![A-Z0-9])", text):
        try:
            number = certificate_number.parse(token)
        except ValueFormatError:
            continue
        parts = certificate_number.decode(number)
        if parts is not None and parts.cycle is not None:
            found.append(str(number))
    return found
