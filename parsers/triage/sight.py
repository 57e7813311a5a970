"""Tell what a page is from its text layer, or from a few lines of its picture.

A page is set aside only on evidence that it is something else; in doubt it is read.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.triage.evidence import Evidence, Written, can_be_title, gather
from parsers.triage.kind import NEIGHBOURS, PageKind, Sight
from parsers.triage.picture import Line, PictureGlance

_SURE: Final = 0.8
_FEW_CHARACTERS: Final = 12
_MOST: Final = 0.7
_FEW_LINES: Final = 8
_SOME_LINES: Final = 5
_SAMPLED: Final = 4
_LARGE: Final = 1.3
_PROMINENT: Final = 1.15
_POOR: Final = 3
_MOST_WORDS: Final = 4
_WORTH: Final = 3
_ENOUGH: Final = 4
_CROWDED: Final = 4_500
_TOP: Final = 6
_TWO: Final = 2
_LABEL: Final = 16
"""Characters of a line in which a label stands."""
_WHOLE: Final = 1_500
_STATEMENT: Final = re.compile(
    r"(?:^|\n)\s*(?:兹|茲)\s*[证證証]\s*明|体系(?:认证)?(?:已[\u4e00-\u9fff]{0,8}并?)?(?:符合|满足)|"
    r"确认其.{0,14}体系|certif(?:y|ies)\s*that|has been (?:assessed|audited|approved|implemented)|"
    r"(?:has implemented|operates|maintains?) an? .{0,40}management system|is in conformity|"
    r"found to be (?:in accordance|compliant)|management system of",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"证书(?:注册)?(?:编?号|号码)|證書(?:編號|號碼)|注册号|註冊號|"
    r"(?:certificate|registration)\s*(?:registration\s*)?(?:no|number)\b|인증번호",
    re.IGNORECASE,
)
_DATED: Final = re.compile(
    r"(?:[颁发换首初]证|签发|获证|注册|颁发)\s*日\s*期|有\s*效\s*[期日]|有效期[至限]|發證日期|"
    r"(?:issued?|expiry|expiration|initial|registration|approval|renewal)\s*(?:on|date)?\s*:|"
    r"date of (?:issue|expiry|registration|certif)|valid\s*(?:until|from|to|till)|issue date",
    re.IGNORECASE,
)
_SCOPED: Final = re.compile(
    r"(?:认证|覆盖|适用|注册|證|驗證)\s*范?\s*[范範]\s*[围圍]|覆盖.{0,6}范围|scope", re.IGNORECASE
)
_MARKED: Final = re.compile(r"CNAS|UKAS|ANAB|DAkkS|JAS-ANZ|\bIAF\b|中国认可")
_LIST: Final = re.compile(r"序\s*号\s*[^\n]{0,40}(?:证书|资质)名称|[.…·]{6,}\s*\d+\s*(?:\n|$)")
_COMMON: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子"
    "说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机"
    "当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心"
    "反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程"
    "展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期"
    "根论运农指几九区强放决西被干做必战先回则任取据处府证书司号签章单项目投标供应价格服务信息技术"
)
_COMMON_SHARE: Final = 0.12
_ODD_SHARE: Final = 0.03
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_ODD: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\ufffe\uffff]")


def of_text(text: str, *, pictured: bool = False) -> Sight:
    """Tell what a page with a text layer is; ``pictured`` if a large picture is on it, too.

    Beside a picture the text alone sets nothing aside: ``UNSURE`` then asks for the picture.
    """
    if garbled(text):
        return Sight(PageKind.UNSURE, ("garbled",))
    lines = [line for line in text.split("\n") if line.strip()]
    short = len(text) <= _WHOLE and not _LIST.search(text)
    seen = gather(
        [
            Written(line, prominent=short and index < _TOP, head=can_be_title(line))
            for index, line in enumerate(lines)
        ],
        noisy=False,
    )
    unknown = Sight(PageKind.UNSURE if pictured else PageKind.OTHER)
    return next(_by_text(text, seen), unknown)


def of_lines(lines: Sequence[Line], *, typical: float = 0.0, prose: bool = False) -> Sight:
    """Tell what a page is from a few of its largest lines, read on a thumbnail.

    ``typical`` is the usual height of the page's lines; ``prose`` says that they look like it.
    """
    readable = [line for line in lines if line.text.strip()]
    written = [_written(line, typical) for line in readable]
    seen = gather([*written, *_joined(written)], noisy=True)
    unknown = Sight(PageKind.OTHER if legible(readable) else PageKind.UNSURE)
    return next(_by_lines(seen, _titled(written), prose=prose), unknown)


def of_picture(glance: PictureGlance) -> Sight:
    """Tell what a page is from a glance at its picture."""
    if glance.blank:
        return Sight(PageKind.BLANK)
    seen = of_lines(glance.lines, typical=glance.typical_height, prose=glance.prose)
    if glance.found >= _FEW_LINES or not (seen.candidate or seen.kind is PageKind.OTHER):
        return seen
    if glance.bare:
        return Sight(PageKind.OTHER, ("nearly blank",))
    spoken = seen.candidate and legible(glance.lines)
    return seen if spoken or _some_read(glance) else Sight(PageKind.OTHER, ("hardly any text",))


def told(glance: PictureGlance) -> bool:
    """Tell whether the lines read so far settle what a page is."""
    seen = of_lines(glance.lines, typical=glance.typical_height, prose=glance.prose)
    if seen.kind is PageKind.CERTIFICATE:
        return True
    if seen.kind in NEIGHBOURS:
        return len(glance.lines) >= _SOME_LINES
    usual = [line for line in glance.lines if line.height < _LARGE * glance.typical_height]
    return seen.kind is PageKind.OTHER and glance.even and len(usual) >= _SAMPLED


def legible(lines: Sequence[Line]) -> bool:
    """Tell whether enough was surely read to say what a page is not."""
    sure = [line for line in lines if line.confidence >= _SURE]
    characters = sum(sum(map(str.isalnum, line.text)) for line in sure)
    return characters >= _FEW_CHARACTERS and len(sure) >= _MOST * len(lines)


def garbled(text: str) -> bool:
    """Tell whether a text layer stands for other characters than the page shows.

    >>> garbled("本合同由甲乙双方签订"), garbled("捄捅掾揎搴摅")
    (False, True)
    """
    tight = "".join(text.split())
    if len(_ODD.findall(text)) > _ODD_SHARE * len(tight):
        return True
    han = _HAN.findall(tight)
    if 2 * len(han) < len(tight) or len(han) < _TOP:
        return False
    return sum(char in _COMMON for char in han) < _COMMON_SHARE * len(han)


def _by_lines(seen: Evidence, titled: bool, *, prose: bool) -> Iterator[Sight]:  # noqa: FBT001 - one fact more
    """Yield what the lines speak for, the most telling first."""
    if seen.platform and not titled:
        yield _sight(PageKind.PLATFORM_SCREENSHOT, seen.platform)
    if seen.annex and not (seen.certificate and seen.system):
        yield _sight(PageKind.ANNEX, seen.annex)
    if (seen.certificate or seen.headline) and (seen.system or seen.neighbour is None):
        yield _sight(PageKind.CERTIFICATE, (*seen.certificate, *seen.topic))
    if seen.neighbour is not None:
        yield _sight(seen.neighbour, seen.neighbour_words)
    if seen.labels or seen.plain or (not prose and (seen.standard or seen.topic)):
        yield _sight(PageKind.UNSURE, (*seen.labels, *seen.topic, *seen.plain))


def _by_text(text: str, seen: Evidence) -> Iterator[Sight]:
    """Yield what the text speaks for: a certificate has several signs, prose and lists few."""
    stated = _STATEMENT.search(text) is not None
    if seen.platform and not (stated or seen.certificate):
        yield _sight(PageKind.PLATFORM_SCREENSHOT, seen.platform)
    signs = {
        "title": bool(seen.certificate),
        "statement": stated,
        "standard": seen.standard,
        "number": _NUMBERED.search(text) is not None,
        "date": _DATED.search(text) is not None,
        "scope": _SCOPED.search(text) is not None,
        "mark": _MARKED.search(text) is not None,
    }
    found = tuple(name for name, is_there in signs.items() if is_there)
    listed = _LIST.search(text) is not None and not stated
    if seen.neighbour is not None and not seen.system:
        yield _sight(seen.neighbour, seen.neighbour_words)
    if len(text) > _CROWDED or listed:
        return
    if len(found) >= _ENOUGH or (len(found) >= _WORTH and (signs["title"] or stated)):
        yield Sight(PageKind.CERTIFICATE, found)
    if len(text) < _WHOLE and seen.annex and (seen.system or signs["number"]):
        yield _sight(PageKind.ANNEX, seen.annex)
    if len(text) < _WHOLE and len(found) >= _WORTH and _labelled(text):
        yield Sight(PageKind.UNSURE, found)
    if seen.neighbour is not None:
        yield _sight(seen.neighbour, seen.neighbour_words)


def _labelled(text: str) -> bool:
    """Tell whether lines begin as those of a form do; prose has such words in its middle."""
    beginnings = "\n".join(line[:_LABEL] for line in text.split("\n"))
    return sum(bool(label.search(beginnings)) for label in (_NUMBERED, _DATED, _SCOPED)) >= _TWO


def _written(line: Line, typical: float) -> Written:
    """A line that was cut off can be a title only if it is large."""
    large = line.height >= _LARGE * typical
    head = can_be_title(line.text) and (line.whole or large)
    return Written(line.text, prominent=line.height >= _PROMINENT * typical, head=head)


def _titled(lines: Sequence[Written]) -> bool:
    """Tell whether a certificate keeps its large title, as one pasted beside a screenshot does."""
    heads = [line for line in lines if line.prominent and line.head]
    return any(gather([line], noisy=True).certificate for line in heads)


def _joined(lines: Sequence[Written]) -> list[Written]:
    """Return each large line with the one below it: titles are broken in two."""
    heads = [line for line in lines if line.prominent and line.head]
    pairs = (Written(f"{upper.text} {lower.text}", True, True) for upper, lower in pairwise(heads))  # noqa: FBT003 - as both are
    return [pair for pair in pairs if can_be_title(pair.text)]


def _some_read(glance: PictureGlance) -> bool:
    """Tell whether a page of few lines has as many that are there and cannot be read."""
    poor = [line for line in glance.lines if line.confidence < _SURE]
    return len(poor) >= _POOR and len(poor) * 2 > len(glance.lines)


def _sight(kind: PageKind, because: Sequence[str]) -> Sight:
    return Sight(kind, tuple(dict.fromkeys(because))[:_MOST_WORDS])
