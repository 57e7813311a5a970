"""What else is printed: title, modules, notes, annex, watermarks."""

import re
from collections.abc import Sequence
from typing import Final

from parsers import scope
from parsers.certificate.labels import Kind
from parsers.certificate.segments import Segment, of_kind
from parsers.certificate.values import best, reading, row_after, score
from parsers.certificate.view import Line, View
from parsers.fields import Reading

_TITLE: Final = re.compile(
    r"体系认证(?:合格)?证书|^认证证书$|^(?:认证)?注册证书$|體?系(?:驗證|認證)證書|"
    r"驗證證書|認證證書|^证\s*书$|"
    r"^(?:certificate(?: of (?:registration|conformity|approval|compliance|certification))?|"
    r"[a-z ]*management system(?:s)? ?(?:certification)? ?certificate|"
    r"management system certificate|system certificate)$",
    re.IGNORECASE,
)
_MODULE: Final = re.compile(
    r"(?:补充|新增|扩展)模块\s*(?:\d{4}版?)?\s*[:：（(]?|supplementary modules?\s*[:：]?",
    re.IGNORECASE,
)
_TRANSITION: Final = re.compile(
    r"(?:转换|转版|换版|过渡)[^。]{0,30}(?:期|截止|前|失效|\d{4})|标准(?:废止|换版|转换)|"
    r"transition (?:period|deadline|date)|"
    r"(?:outgoing|new|revised) (?:version|edition|standard)",
    re.IGNORECASE,
)
_ANNEX: Final = re.compile(
    r"^(?:证书)?附(?:件|页|录|表)(?:\s*[一二三四五\d]*)?\s*(?:[:：]|$)|^(?:annex|appendix|"
    r"schedule|attachment)(?:\s+(?:to|of)\b.*|\s*[A-Z\d]*\s*[:：]?)$|subsequent page|"
    r"附件与主证书",
    re.IGNORECASE,
)
_WATERMARK: Final = re.compile(
    r"仅供[\u4e00-\u9fff]{0,12}(?:使用|展示|参考|参阅|投标|查阅|查看|审核|备案|宣传)|"
    r"仅限[\u4e00-\u9fff]{2,14}|复印无效|电子版[\u4e00-\u9fff]{0,8}(?:参阅|有效|无效)|"
    r"再次复印|样\s*本|作废|SAMPLE|SPECIMEN|NOT VALID|COPY ONLY|for reference only",
    re.IGNORECASE,
)
_TRADITIONAL: Final = re.compile(r"[證認驗範圍號發編體質業務電國經產營統]")
_LONGEST_TITLE: Final = 60
_SURE_OF_SCRIPT: Final = 0.8
_FEW_WORDS: Final = 6
_FEW_HAN: Final = 6


def title(view: View) -> Reading[str] | None:
    """Return the largest line that says what the page is."""
    found = [
        line
        for line in view.lines
        if _TITLE.search(line.text.strip()) and len(line.text) < _LONGEST_TITLE
    ]
    top = max(found, key=lambda line: line.height, default=None)
    if top is None:
        return None
    return reading(scope.tidy(top.text), [top], top.confidence * 0.97)


def modules(view: View) -> tuple[Reading[str], ...]:
    """Return supplementary modules named as such."""
    result: list[Reading[str]] = []
    for line in view.lines:
        if (match := _MODULE.search(line.text)) is None:
            continue
        rest = line.text[match.end() :].strip(" :：）)")
        names = (name.strip() for name in re.split(r"[、,，;；/]", rest))
        result.extend(reading(name, [line], line.confidence * 0.9) for name in names if name)
    return tuple(result)


def transition_note(view: View) -> Reading[str] | None:
    """Return the line that tells when the standard's transition ends."""
    return _first(view, _TRANSITION)


def annex(view: View) -> Reading[str] | None:
    """Return the line that names an annex, or says that this is one."""
    return _first(view, _ANNEX)


def auditor(page: Sequence[Segment]) -> Reading[str] | None:
    """Return what stands behind the auditor's label; personal data, never to be logged."""
    found = []
    for label in of_kind(page, Kind.AUDITOR):
        row = row_after(page, label)
        if label.tied and row:
            found.append(reading(row[0].text, row[:1], score(row[:1]) * 0.9))
    return best(found)


def watermarks(view: View) -> tuple[Reading[str], ...]:
    """Return notes that restrict the copy, each wording once."""
    found: dict[str, Reading[str]] = {}
    for line in (*view.lines, *view.slanted):
        if match := _WATERMARK.search(line.text):
            found.setdefault(match[0], reading(match[0], [line], line.confidence * 0.9))
    return tuple(found.values())


def languages(view: View) -> tuple[str, ...]:
    """Name the languages in which the certificate speaks, the one with most text first."""
    lines = [line for line in view.lines if line.confidence >= _SURE_OF_SCRIPT]
    han = sum(len(re.findall(r"[\u3400-\u9fff]", line.text)) for line in lines)
    hangul = sum(len(re.findall(r"[\uac00-\ud7a3]", line.text)) for line in lines)
    prose = [line for line in lines if scope.language(line.text) == "en" and _is_prose(line)]
    words = sum(len(re.findall(r"[A-Za-z]{3,}", line.text)) for line in prose)
    found = []
    if han >= _FEW_HAN and han >= words / 2:
        traditional = sum(len(_TRADITIONAL.findall(line.text)) for line in lines)
        found.append(("zh-Hant" if traditional * 12 > han else "zh", han))
    if hangul >= _FEW_HAN:
        found.append(("ko", hangul))
    if words >= _FEW_WORDS and words * 4 > han:
        found.append(("en", words))
    return tuple(name for name, _ in sorted(found, key=lambda each: -each[1]))


def _is_prose(line: Line) -> bool:
    return re.search(r"www\.|http|CNAS|IAF|UKAS|ACCREDITED", line.text) is None


def _first(view: View, pattern: re.Pattern[str]) -> Reading[str] | None:
    line = next((each for each in view.lines if pattern.search(each.text)), None)
    return reading(line.text, [line], line.confidence * 0.9) if line else None
