"""Labels that are misread or put in other words, told by what follows them."""

import re
from typing import Final

from rapidfuzz.distance import Levenshtein

from parsers import dates
from parsers.certificate.labels import DATE_KINDS, Kind, Label
from parsers.certificate.spellings import key, keys

_HAN: Final = r"\u3400-\u9fff"
_NOT_SCOPE: Final = r"(?!.*(?:地址|人数|人員|场所|地点|经营范围|許可|许可|能力范围))"
_SCOPE_HEAD: Final = re.compile(
    _NOT_SCOPE + r"[^，。,]{0,20}(?:(?:范围|範圍|范畴|範疇)(?:如下|为|是|包括)?"
    r"|(?:适用于|適用於|覆盖)[^，。,]{0,14})"
)
"""What leads to a scope when a colon follows."""
_SCOPE_LINE: Final = re.compile(
    _NOT_SCOPE + rf"[{_HAN}、/]{{0,16}}(?:(?:范围|範圍|范畴|範疇)(?:如下|为|是|包括)?"
    r"|覆盖的?(?:产品|服务|活动|过程|业务|领域|[、/和及与])+)"
)
"""What leads to a scope when it has a line of its own."""
_ENOUGH_ALIKE: Final = 0.8
_ENOUGH_ALIKE_DATE: Final = 0.62
_MARGIN: Final = 0.08
_SHORTEST_HEAD: Final = 4
_LONGEST_HEAD: Final = 72
_OPENED: Final = re.compile(r"\s*[(（][^)）:：]{12}")
"""A remark in brackets, which announces nothing."""
_FUZZY: Final = 0.8
_SHAPED: Final = 0.95

Hit = tuple[int, int, int, Label]
"""Where a label begins and ends in its line, where its value begins, and which it is."""


def labels_in(text: str) -> list[Hit]:
    """Recognise a misread label by the colon or the date that follows it."""
    head = re.match(r"\s*(?P<head>[^:：]{4,72}?)\s*(?P<colon>[:：])", text)
    whole = text.strip()
    if scope := _SCOPE_HEAD.fullmatch(head["head"]) if head else _SCOPE_LINE.fullmatch(whole):
        start, end = text.find(scope[0]), text.find(scope[0]) + len(scope[0])
        return [(start, end, head.end() if head else end, Label(Kind.SCOPE, scope[0], _SHAPED))]
    found = dates.find(text)
    if head is None and not found:
        return []
    if _OPENED.match(text):
        return []
    name = head["head"] if head else text[: found[0].start].strip(" ,，.。;；")
    dated = bool(found) and found[0].start <= (head.end() if head else len(name)) + 3
    if not _SHORTEST_HEAD <= len(name) <= _LONGEST_HEAD:
        return []
    label = _closest(name, dated=dated)
    start = text.find(name)
    end = start + len(name)
    return [(start, end, head.end() if head else end, label)] if label else []


def _closest(name: str, *, dated: bool) -> Label | None:
    """Return the label the head must have been: alike enough, and no other kind nearly so."""
    bare = key(name)
    likeness: dict[Kind, float] = {}
    for each, label in keys().items():
        if label.made:
            continue
        if len(each) >= _SHORTEST_HEAD and (not dated or label.kind in DATE_KINDS | {Kind.OTHER}):
            alike = Levenshtein.normalized_similarity(bare, each)
            likeness[label.kind] = max(alike, likeness.get(label.kind, 0.0))
    ranked = sorted(((alike, kind) for kind, alike in likeness.items()), reverse=True)
    if not ranked or ranked[0][0] < (_ENOUGH_ALIKE_DATE if dated else _ENOUGH_ALIKE):
        return None
    (best, kind), *others = ranked
    if others and best - others[0][0] < _MARGIN:
        return None
    return Label(kind, name, _FUZZY * best)
