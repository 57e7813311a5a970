"""Whether a widely spaced line goes on with the value above it."""

import re
from collections.abc import Sequence
from typing import Final

from parsers import scope
from parsers.certificate.labels import Kind
from parsers.certificate.segments import Segment
from parsers.certificate.view import Line

_WIDE: Final = 1.35
_WIDEST: Final = 1.7
"""In line heights: the widest gap between two lines of one value."""
_ALIKE: Final = (0.84, 1.19)
_ALIGNED: Final = 0.7
_FULL: Final = 0.55
"""A line that takes up so much of the text's width goes on below if anything does."""
_EVEN: Final = 0.35
_CONTINUED: Final = re.compile(r"[a-z(（]")
_SOMETHING_ELSE: Final = re.compile(
    r"^(?:所建|所实|并已|且|已|经|經|建立|的[^，。]{0,12}(?:体系|體系)|兹|茲|不适用|本|该|該|按照|依据|根据|"
    r"根據|符合|认证|認證|证书|證書|发证|颁证)|"
    r"^(?:has|have|is|are|was|were|operates?|compl(?:y|ies)|meets?|conforms?|that|this|"
    r"the above|(?:and )?in the|in (?:respect|accordance|compliance|conformity)|"
    r"for (?:the|further)|according|including the|non-?applicab|exclu|certif|"
    r"field|technical|proof|an audit)\b|"
    r"^[^:：(（]{2,24}[:：]|(?:标准|標準)[:：]?$",
    re.IGNORECASE,
)
"""What begins another part of the certificate."""
_PLACE_EN: Final = re.compile(
    r"(?:(?:[A-Z0-9#(][\w.,'’()/&#-]*|of|de|des|la|the|and|du|von|am|[-–,])[ ,]*){1,9}"
)
_PLACE_ZH: Final = re.compile(
    r"(?!.*(?:体系|证书|[0-9A-Z]{12})).*(?:号|室|楼|层|栋|幢|座|路|街|园|区|镇|村|邮编|^\d{6}$)"
)
_TELLS_PLACE: Final = re.compile(
    r"\d{3}|[A-Z][a-z]+, ?[A-Z]|[号室楼层栋幢座]|\b(?:co|ltd|limited|company|inc)\b[.,)]*$",
    re.IGNORECASE,
)
"""What only an address says, or the end of a company's name."""
_LONGEST_PLACE: Final = 60


def goes_on(
    page: Sequence[Segment], label: Segment, result: Sequence[Segment], each: Segment
) -> bool:
    """Say whether a line further down than usual belongs to the value that ends in ``result``.

    It must be set as the line above it, and that line be full or end within a sentence, or the
    lines before or after it stand as far apart.
    """
    if not result or each.label is not None or not _may_belong(label, each.text):
        return False
    last = result[-1].line
    gap = each.line.y0 - last.y1
    if gap > _WIDEST * last.height or not _is_set_alike(label, result, each.line):
        return False
    open_ended = gap <= _WIDE * last.height and (_is_scope(label) or _TELLS_PLACE.search(each.text))
    if open_ended or _CONTINUED.match(each.text) or _is_full(page, last):
        return True
    return any(abs(gap - other) < _EVEN * last.height for other in _gaps(page, result, each))


def _may_belong(label: Segment, text: str) -> bool:
    """A scope takes any words but those that begin another part, an address only places."""
    if _SOMETHING_ELSE.search(text):
        return False
    if _is_scope(label):
        return True
    if scope.language(text) == "zh":
        return _PLACE_ZH.match(text) is not None
    return len(text) <= _LONGEST_PLACE and _PLACE_EN.fullmatch(text.strip()) is not None


def _is_scope(label: Segment) -> bool:
    return label.label is not None and label.label.kind is Kind.SCOPE


def _is_set_alike(label: Segment, result: Sequence[Segment], line: Line) -> bool:
    last = result[-1].line
    near = _ALIGNED * last.height
    centred = abs(line.x0 + line.x1 - last.x0 - last.x1) < 2 * near
    left = any(abs(line.x0 - other.line.x0) < near for other in (label, *result))
    return _ALIKE[0] < line.height / last.height < _ALIKE[1] and (centred or left)


def _is_full(page: Sequence[Segment], line: Line) -> bool:
    own = [each.line for each in page if each.line.page == line.page]
    wide = max(each.x1 for each in own) - min(each.x0 for each in own)
    return line.x1 - line.x0 > _FULL * wide


def _gaps(page: Sequence[Segment], result: Sequence[Segment], each: Segment) -> list[float]:
    """The gaps before and after the one in question, of lines set alike."""
    found = []
    if len(result) > 1 and result[-1].line.y0 > result[-2].line.y1:
        found.append(result[-1].line.y0 - result[-2].line.y1)
    under = [
        other
        for other in page
        if other.line.page == each.line.page and other.line.y0 > each.line.y1
    ]
    following = min(under, key=lambda other: other.line.y0, default=None)
    if following is not None and following.label is None:
        alike = _is_set_alike(each, (each,), following.line)
        found.extend([following.line.y0 - each.line.y1] if alike else [])
    return found
