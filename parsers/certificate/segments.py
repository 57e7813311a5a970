"""Lines cut at their labels: what is a label, what is a value, side by side."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from parsers import dates, recent
from parsers.certificate import misread
from parsers.certificate.labels import DATE_KINDS, Kind, Label
from parsers.certificate.spellings import by_key, pattern
from parsers.certificate.view import Line, View, around

_HAN: Final = r"\u3400-\u9fff"
_COLON: Final = r"\s*[)）]?\s*[:：]"
_LEAD_IN: Final = ("为", "如下", "是", "覆盖", "包括")
_CONNECTORS: Final = re.compile(
    r"(?:(?:covers?|covered|is|are|includes?|as|follows?|following|below|for|of|the|by|this|under|and|"
    r"certificat(?:e|ion)|registration|activit(?:y|ies)|operations?|products?|services?|"
    r"defined|described|stated|listed|organi[sz]ation)\b\s*)*|为|如下|是|包括|覆盖",
    re.IGNORECASE,
)
"""Words between a label and its value that belong to neither."""
_FORM: Final = re.compile(
    r"^\s*[(（](?:year|month|day|y{2,4}|mm|dd|[年月日/.\- ])+[)）]", re.IGNORECASE
)
"""How a date is to be read, said between label and date."""
_PLACE_EN: Final = re.compile(r"\s+(?=.*\d)(?=.*,)[A-Z0-9#]")
_PLACE_ZH: Final = re.compile(rf"[{_HAN}]{{2,}}?(?:省|市|区|县|镇|路|街)")
_FIRST: Final = re.compile(
    rf"(?:(?:初次|首次|初始|最初|第一次)[{_HAN}]{{0,4}}|\b(?:initial|original|first)\s+(?:[a-z]+\s+)?)$",
    re.IGNORECASE,
)
_PREVIOUS: Final = re.compile(
    rf"(?:(?:上一|上次|上期|前次|前一|原)[{_HAN}]{{0,6}}|\b(?:previous|prior)\s+(?:[a-z]+\s+){{0,2}})$",
    re.IGNORECASE,
)
_NOT_FIRST: Final = frozenset({Kind.ISSUED, Kind.REISSUED, Kind.FROM})
_BETWEEN_TWINS: Final = re.compile(r"\s*[./／|（(·]{0,2}\s*")
_SHORT_EN: Final = 8
_LONG_CODE: Final = (
    r"(?:(?=[A-Z0-9/-]*\d{4})[A-Z0-9/-]{8,}|[A-Z]{1,3}\d? \d{2,6} \d{3,6}(?: \d{3,6})?$)"
)
_VAGUE: Final = 2
_WIDELY_SET: Final = 5.0
_DATE_LENGTH: Final = 24
_ZH_FIGURES: Final = "〇零一二三四五六七八九"
_CODED: Final = frozenset({Kind.NUMBER, Kind.USCC, Kind.MAIN_NUMBER})


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line that is a label, or the text between labels."""

    line: Line
    label: Label | None = None
    tied: bool = False
    """A colon followed the label, so its value should come next."""

    @property
    def text(self) -> str:
        """The text of the segment."""
        return self.line.text


@lru_cache(maxsize=recent.PAGES)
def segments(view: View) -> tuple[Segment, ...]:
    """Cut every line at the labels in it, keeping the order of the page."""
    return tuple(segment for line in _mended(view.lines) for segment in cut(line))


def _mended(lines: Sequence[Line]) -> list[Line]:
    """Put a label together again that was set so wide that its first character stands alone."""
    result, done = [], set()
    for line in lines:
        alone = len(line.text) == 1
        rest = next((each for each in lines if _goes_on(line, each)), None) if alone else None
        if rest is not None:
            done.add(id(rest))
            result.append(_as_one(line, rest))
        else:
            result.append(line)
    return [line for line in result if id(line) not in done]


def _goes_on(line: Line, other: Line) -> bool:
    if not other.text or not line.beside(other):
        return False
    near = 0 <= other.x0 - line.x1 < _WIDELY_SET * line.height
    match = pattern().match(line.text + other.text) if near else None
    return match is not None and match.end("label") > 1


def _as_one(line: Line, rest: Line) -> Line:
    return replace(
        rest,
        text=line.text + rest.text,
        box=around((line, rest)),
        x0=line.x0,
        confidence=min(line.confidence, rest.confidence),
        certainties=None,
    )


@lru_cache(maxsize=recent.LINES)
def cut(line: Line) -> tuple[Segment, ...]:
    """Cut one line into labels and the text between them."""
    hits = _hits(line.text)
    hits = misread.labels_in(line.text[: hits[0][0]] if hits else line.text) + hits
    if not hits:
        return (Segment(line),)
    result: list[Segment] = []
    done = 0
    for start, end, after, label in hits:
        result.extend(_text(line, done, start))
        result.append(Segment(line.piece(start, end), label, tied=_tied(line.text[end:after])))
        done = after
    result.extend(_text(line, done, len(line.text)))
    return tuple(result)


def _tied(between: str) -> bool:
    return ":" in between or "：" in between


def _text(line: Line, start: int, end: int) -> list[Segment]:
    text = line.text[start:end]
    left = len(text) - len(text.lstrip(" :：,，;；|/-—–_·.。)）"))
    told = _CONNECTORS.match(text, left)
    if told is not None and text[told.end() :].startswith((":", "：")):
        left = told.end() + 1
    rest = text[left:].strip(" :：;；|/-—–_*")
    if _CONNECTORS.fullmatch(rest) or _FORM.fullmatch(rest):
        return []
    return [Segment(line.piece(start + left, end))]


def _hits(text: str) -> list[misread.Hit]:
    found: list[misread.Hit] = []
    twins: list[misread.Hit] = []
    for match in pattern().finditer(text):
        label = by_key(match["label"])
        if label is None:
            continue
        start, label = _qualified(text, match.start("label"), label)
        hit = (start, match.end("label"), match.end(), label)
        stands = _stands_as_label(text, match, label)
        if stands:
            found.extend(each for each in twins if _is_twin(text, each, hit))
        elif found and _is_twin(text, found[-1], hit):
            stands = True
        twins = [] if stands else [hit]
        if stands:
            found.append(hit)
    return found


def _qualified(text: str, start: int, label: Label) -> tuple[int, Label]:
    """Take in a word before a date's label that changes its meaning: 初次认证 + 注册日期."""
    if label.kind not in DATE_KINDS:
        return start, label
    if before := _PREVIOUS.search(text[:start]):
        return before.start(), label._replace(kind=Kind.OTHER)
    if label.kind in _NOT_FIRST and (before := _FIRST.search(text[:start])):
        return before.start(), label._replace(kind=Kind.FIRST)
    return start, label


def _is_twin(text: str, left: misread.Hit, right: misread.Hit) -> bool:
    """The same label once more in the other language, right behind the first: 地址/Address."""
    between = text[left[1] : right[0]]
    return left[3].kind is right[3].kind and _BETWEEN_TWINS.fullmatch(between) is not None


def _stands_as_label(text: str, match: re.Match[str], label: Label) -> bool:
    """Tell a label from the same words inside a sentence."""
    before, after = text[: match.start()].rstrip(), _FORM.sub("", text[match.end("label") :])
    colon = re.match(r"(?:\s*[.．])?" + _COLON, after) is not None
    if re.match(rf"[{_HAN}]", match["label"]):
        return _stands_zh(before, after, label, colon=colon)
    return _stands_en(before, after, label, colon=colon)


def _stands_zh(before: str, after: str, label: Label, *, colon: bool) -> bool:
    rest = after.strip(" *")
    if label.kind is Kind.EXPIRES and rest.startswith(("内", "间内", "满", "届满")):
        return False
    if colon:
        return label.kind is not Kind.OTHER or not before.endswith(("（", "("))
    clear = not before or not re.search(rf"[{_HAN}]$", before) or before.endswith(("日", "号"))
    vague = len(label.spelling) <= _VAGUE or label.strength < 1 or label.kind is Kind.OTHER
    if vague:
        return not before and _value_follows_vague(rest, label)
    if not rest or rest.startswith(_LEAD_IN):
        return clear or label.kind is Kind.SCOPE
    return clear and _value_follows_zh(before, after, label)


def _value_follows_vague(rest: str, label: Label) -> bool:
    if label.kind is Kind.NUMBER:
        return bool(re.match(_LONG_CODE, rest))
    return not rest or (label.kind is Kind.ADDRESS and _PLACE_ZH.match(rest) is not None)


def _value_follows_zh(before: str, after: str, label: Label) -> bool:
    if label.kind in DATE_KINDS or label.kind in _CODED:
        return re.match(rf"[\s(（]*(?:[自从至A-Z\d]|[{_ZH_FIGURES}]{{2}})", after) is not None
    return not before and not re.match(r"\s*[的内及和之有中可应须是与，,、上下/]", after)


def _stands_en(before: str, after: str, label: Label, *, colon: bool) -> bool:
    rest = after.strip(" .:：*")
    if colon and (not re.search(r"[a-z]{2}$", before) or len(label.spelling) >= _SHORT_EN):
        return True
    if label.kind is Kind.SCOPE and " " in label.spelling:
        return not before or _CONNECTORS.fullmatch(rest) is not None
    misplaced = before and not re.search(rf"[{_HAN}:：/|)）\d.,;；\-]$", before)
    if misplaced or (label.strength < 1 and (before or not re.match(_LONG_CODE, rest))):
        return False
    if not rest:
        return label.strength >= 1 or not before
    return _value_follows_en(after, rest, label)


def _value_follows_en(after: str, rest: str, label: Label) -> bool:
    if label.kind in DATE_KINDS:
        found = dates.find(rest[:_DATE_LENGTH])
        return bool(found) and found[0].start <= 1
    if label.kind in _CODED:
        return re.match(r"\s*[.#]?\s*(?:[A-Z]{0,6}[-/ ]?){2}\d", after) is not None
    if label.kind is Kind.BODY:
        return re.match(r"\s+[A-Z]", after) is not None
    if label.kind is Kind.ADDRESS and len(label.spelling) >= _SHORT_EN - 1:
        return _PLACE_EN.match(after) is not None
    return re.match(rf"\s*[/(（]?\s*[{_HAN}]", after) is not None


def of_kind(all_segments: Iterable[Segment], *kinds: Kind) -> tuple[Segment, ...]:
    """Return the labels of some kinds."""
    return tuple(each for each in all_segments if each.label and each.label.kind in kinds)
