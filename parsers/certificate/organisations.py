"""The certified organisation, by its Chinese and its English name."""

import re
import statistics
from collections.abc import Sequence
from typing import Final

from parsers import names, scope
from parsers.certificate import wrapped
from parsers.certificate.labels import Kind
from parsers.certificate.segments import Segment, of_kind
from parsers.certificate.values import best, block_under, reading, row_after, score
from parsers.certificate.view import Line, View
from parsers.fields import Reading

_LEAD_IN: Final = re.compile(
    r"(?:certif(?:y|ies)\s*that\b[^.:]{0,90}?management\s*systems?\s*"
    r"(?:of|at|for|(?:implemented|operated|established|maintained)\s*(?:by|at))"
    r"|certif(?:y|ies)\s*that(?:\s*the)?"
    r"|management\s*systems?\s*of|(?:awarded|granted|issued|presented)\s*to"
    r"|hereby\s*certif(?:y|ies)(?:\s*that)?|certif(?:y|ies)\s*the)"
    r"(?:\s*(?:the\s*)?(?:certified\s*|following\s*)?(?:organi[sz]ation|company|enterprise)\b)?\s*[:：,]?\s*",
    re.IGNORECASE,
)
_LEADS_ON: Final = re.compile(
    r"^(?:the\b|following\b)(?!.*\babove\b)|(?:\bof|\bby|\bthat|[:：])$", re.IGNORECASE
)
"""What ends a lead-in whose name stands on the next line."""
_PROSE: Final = re.compile(
    r"\b(?:has|have|is|are|been|for|with|which|that|of the|to the|requirements?|standards?)\b",
    re.IGNORECASE,
)
_ZH_LEAD_IN: Final = re.compile(r"^(?:兹|茲)\s*(?:证|證|証)\s*明\s*[:：]?\s*(?P<rest>.*)$")
_ZH_ANNOUNCED: Final = re.compile(
    r"(?:兹证明|茲證明|现证明|经审核)?[,，:：]?(?:以下|下列|下述)(?:组织|公司|单位|企业|組織|機構)"
    r"的?[^，。]{0,12}(?:体系|體系|系統)?[:：]?"
)
_LEGAL_FORM: Final = re.compile(r"\s*(?:co|company|ltd|limited|inc|llc)\b", re.IGNORECASE)
_UPPER_PART: Final = 0.62
_LABELLED: Final = 0.965
_BY_PLACE: Final = 0.93
_MOST_NAME_LINES: Final = 3
_LITTLE_MORE: Final = 3
_FARTHEST: Final = 6.0
"""In line heights: names in large type stand well below their lead-in."""
_TALLER: Final = 1.12


def name_zh(page: Sequence[Segment], view: View) -> Reading[str] | None:
    """Return the Chinese name: behind its label or 兹证明, else the line that looks like it."""
    found = [
        each
        for label in of_kind(page, Kind.ORGANISATION)
        for place in (row_after(page, label), block_under(page, label, farthest=_FARTHEST))
        if (each := _zh_in([part.line for part in place], _LABELLED)) is not None
    ]
    found += [each for line in view.lines if (each := _behind_lead_in(line)) is not None]
    found += [
        each
        for part in page
        if _ZH_ANNOUNCED.fullmatch("".join(part.text.split()))
        for under in [[below.line for below in block_under(page, part, farthest=_FARTHEST)]]
        if (each := _zh_in(under, _LABELLED)) is not None
    ]
    return best(found) or _most_prominent(page, view)


def _behind_lead_in(line: Line) -> Reading[str] | None:
    match = _ZH_LEAD_IN.match(line.text)
    if match is None or not match["rest"]:
        return None
    return _zh_in([line.piece(match.start("rest"), len(line.text))], _LABELLED)


def _zh_in(lines: Sequence[Line], sure: float) -> Reading[str] | None:
    """Read one name, or several joined by a stroke, from the first lines of a place."""
    taken: list[Line] = []
    found: list[str] = []
    for line in lines[:_MOST_NAME_LINES]:
        more = not found or taken[-1].text.rstrip().endswith(("/", "／", "、"))
        if not more:
            break
        name = names.organisation("".join(each.text for each in [*_unread(taken, found), line]))
        if name is None and found:
            break
        taken.append(line)
        if name is not None:
            found.append(_all_in(line.text) or name)
    if not found:
        return None
    return reading("/".join(found), taken, score(taken) * sure)


def _unread(taken: Sequence[Line], found: Sequence[str]) -> Sequence[Line]:
    return () if found else taken


def _all_in(text: str) -> str | None:
    """Several names on one line, joined by a stroke."""
    pieces = [names.organisation(piece) for piece in re.split(r"[/／]", text) if piece.strip()]
    return "/".join(each for each in pieces if each) if len(pieces) > 1 and all(pieces) else None


def _most_prominent(page: Sequence[Segment], view: View) -> Reading[str] | None:
    """The name without a label: right above the credit code or address, or in large type."""
    anchors = [each.line for each in of_kind(page, Kind.USCC, Kind.ADDRESS)]
    values = [each.line for each in page if each.label is None]
    marked: list[tuple[float, Line]] = []
    for line in values:
        name = names.organisation(line.text)
        if name is None or names.body(line.text) or not names.has_legal_form(name):
            continue
        if line.middle > _UPPER_PART and not any(line.above(each) for each in anchors):
            continue
        near = any(0 <= each.y0 - line.y1 < 4 * line.height for each in anchors)
        marked.append((line.height * (1.5 if near else 1.0), line))
    if not marked:
        return None
    _, chosen = max(marked, key=lambda each: each[0])
    following = [line for line in view.below(chosen) if line.overlap(chosen) > 0]
    before = [
        line
        for line in values
        if line.text.endswith(("/", "／")) and 0 <= chosen.y0 - line.y1 < chosen.height
    ]
    return _zh_in([*before, chosen, *following], _BY_PLACE)


def name_en(page: Sequence[Segment], view: View) -> Reading[str] | None:
    """Return the English name: behind "certify that" or a label, else above the credit code."""
    found = [each for line in view.lines for each in _certified(line, page)]
    for label in of_kind(page, Kind.ORGANISATION):
        for place in (row_after(page, label), block_under(page, label, farthest=_FARTHEST)):
            lines = [part.line for part in place]
            latin = [line for line in lines if scope.language(line.text) == "en"]
            if (each := _en_in(latin, _LABELLED)) is not None:
                found.append(each)
    return best(found) or _above_anchor(page) or _largest(page)


def _certified(line: Line, page: Sequence[Segment]) -> list[Reading[str]]:
    match = _LEAD_IN.search(line.text)
    if match is None:
        return []
    if rest := line.text[match.end() :].strip():
        inline = _en_in([line.piece(len(line.text) - len(rest), len(line.text))], _LABELLED)
        if inline is not None or not _LEADS_ON.search(rest):
            return [inline] if inline else []
    whole = next((part for part in page if part.line == line), Segment(line))
    under = row_after(page, whole) or block_under(page, whole, farthest=_FARTHEST)
    latin = [part.line for part in under if scope.language(part.text) == "en"]
    each = _en_in(latin, _LABELLED, prominent=True)
    return [each] if each else []


def _en_in(lines: Sequence[Line], sure: float, *, prominent: bool = False) -> Reading[str] | None:
    for count in range(1, min(len(lines), _MOST_NAME_LINES) + 1):
        taken = lines[:count]
        joined = scope.join(line.text for line in taken)
        if (name := names.organisation_en(joined)) is not None:
            if count < len(lines) and _LEGAL_FORM.match(lines[count].text):
                continue
            return reading(_whole(name, joined), taken, score(taken) * sure)
    if prominent and lines and _stands_out(lines):
        return reading(lines[0].text.strip(" ,"), lines[:1], score(lines[:1]) * _BY_PLACE)
    return None


def _whole(name: str, joined: str) -> str:
    """Keep what belongs to the name behind its legal form, as a branch in brackets."""
    rest = joined[len(name) :]
    if match := re.match(r"\s*\([^)]*\)", rest):
        return name + match[0]
    return name


def _stands_out(lines: Sequence[Line]) -> bool:
    text = lines[0].text
    if re.search(r"\d{3}|\b(?:road|street|district)\b", text, re.IGNORECASE):
        return False
    if not re.match(r"[A-Z0-9(\"'“]", text) or _PROSE.search(text):
        return False
    return len(lines) == 1 or lines[0].height > _TALLER * lines[1].height


def _above_anchor(page: Sequence[Segment]) -> Reading[str] | None:
    anchors = [each.line for each in of_kind(page, Kind.USCC, Kind.ADDRESS)]
    lines = [each.line for each in page if each.label is None]
    found = []
    for line in lines:
        name = names.organisation_en(line.text)
        if name is None or names.body_en(line.text) is not None or line.middle > _UPPER_PART:
            continue
        if any(
            0 <= each.y0 - line.y1 < 4 * line.height and each.overlap(line) > 0 for each in anchors
        ):
            found.append(_whole_name(name, line, lines))
    return best(found)


def _whole_name(name: str, line: Line, lines: Sequence[Line]) -> Reading[str]:
    """Take in what stands of the name on the line above and the one below."""
    above, below = wrapped.begun_above(line, lines), wrapped.ended_below(line, lines)
    taken = [each for each in (above, line, below) if each is not None]
    joined = names.organisation_en(scope.join(each.text for each in taken))
    if len(taken) > 1 and joined is not None:
        return reading(joined, taken, score(taken) * _BY_PLACE)
    return reading(name, [line], line.confidence * _BY_PLACE)


def _largest(page: Sequence[Segment]) -> Reading[str] | None:
    """The company's name in the largest type, where nothing announces it."""
    lines = [each.line for each in page if each.label is None and each.line.middle < _UPPER_PART]
    named = [
        (line, name)
        for line in lines
        if (name := names.organisation_en(line.text)) is not None
        and len(name) > len(line.text) - _LITTLE_MORE
        and names.body_en(line.text) is None
    ]
    if not named:
        return None
    line, name = max(named, key=lambda each: each[0].height)
    usual = statistics.median(each.line.height for each in page)
    if line.height < _TALLER * usual:
        return None
    return _whole_name(name, line, lines)
