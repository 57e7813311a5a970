"""The dates of a certificate: first issue, issue, re-issue, decision, begin and end."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from parsers import dates, names
from parsers.certificate import orders
from parsers.certificate.agreement import places
from parsers.certificate.captions import first_of
from parsers.certificate.labels import DATE_KINDS, Kind
from parsers.certificate.segments import Segment, of_kind
from parsers.certificate.values import best, block_under, reading, score
from parsers.certificate.view import Line, View, around
from parsers.fields import Reading

_RANGE: Final = re.compile(
    r"^\s*(?:日)?\s*起?\s*[,，]?\s*(?:至|到|—+|–|-|~|～|to|until|till|through|and|一|迄)+\s*(?:自|the)?\s*$",
    re.IGNORECASE,
)
_OPEN_RANGE: Final = re.compile(
    r"\d\s*日?\s*起?\s*(?:至|到|—+|–|-|~|～|to|until|till|through)\s*$", re.IGNORECASE
)
"""A range whose end stands elsewhere."""
_SENTENCES: Final = (
    (Kind.FROM, re.compile(
        r"(?:有效期(?:限)?\s*(?:自|从|为|由|:|：)?|valid(?:ity)?\s*(?:is|period)?\s*(?:from|"
        r":))\s*$", re.IGNORECASE)),
    (Kind.EXPIRES, re.compile(
        r"(?:有效期(?:限)?(?:截)?(?:至|到|止)|valid\s*(?:until|till|to|through)|expires? on|"
        r"until|and expires)\s*[:：]?\s*$", re.IGNORECASE)),
    (Kind.FIRST, re.compile(
        r"(?:certified since|首次(?:发证|颁证|获证|注册)(?:日期)?(?:为|于)?|"
        r"originally (?:issued|registered|certified)(?: on)?)\s*[:：]?\s*$", re.IGNORECASE)),
    (Kind.ISSUED, re.compile(
        r"(?:issued(?: (?:at|in) [A-Z][\w ,]{2,30}?)? on|发证日期为|签发于|颁发于)\s*[:：]?\s*$",
        re.IGNORECASE)),
)  # fmt: skip
_PART_OF_DATE: Final = re.compile(r"(?:19|20)\d\d\s*年?(?:\s*[-./年]?\s*\d{1,2}\s*月?)?$")
"""A year, or year and month: the day below it belongs to something else."""
_SINCE: Final = re.compile(r"[自从由]\s*$")
_CERTIFIED_SINCE: Final = re.compile(
    r"^\s*(?:起|开始)\s*(?:首次|初次)?(?:通过|获得?|取得)?(?:认证|注册|获证|证书)"
)
_IN_FORCE: Final = re.compile(r"^\s*起?\s*(?:开始)?(?:生效|有效|起效)")
_BEGINS: Final = re.compile(r"(?:自|从|由|于|from)\s*$", re.IGNORECASE)
_PLACE: Final = re.compile(
    r"(?:[A-Z][^\W\d]+(?:[ -][A-Z][^\W\d]+){0,2}|[\u4e00-\u9fff]{2,6})\s*[,，]\s*"
)
_LOWER_PART: Final = 0.5
_UPPER_PART: Final = 0.4
_LONGEST_TERM: Final = timedelta(days=4 * 366)
_REST_OF_RANGE: Final = re.compile(r"(?:至|到|until|till|to)\s*(?=[\d二A-Z])")
_SENTENCE_STRENGTH: Final = 0.9
_SURE: Final = 0.985
_CONTRADICTS: Final = 0.85
_DISPUTED: Final = 0.85
_FARTHEST: Final = 16
_MEANT: Final = {"O": "0", "o": "0", "원": "월"}
"""Characters misread in a date; the others are 1."""


@dataclass(frozen=True, slots=True)
class Validity:
    """Every date by its meaning."""

    issued: Reading[date] | None = None
    first_certified: Reading[date] | None = None
    reissued: Reading[date] | None = None
    decided: Reading[date] | None = None
    valid_from: Reading[date] | None = None
    expires: Reading[date] | None = None


_Candidates = dict[Kind, list[Reading[date]]]


def read(view: View, page: Sequence[Segment]) -> Validity:
    """Return the dates the labels and sentences announce."""
    found: _Candidates = defaultdict(list)
    for label in of_kind(page, *DATE_KINDS):
        for kind, each in _labelled(page, label):
            found[kind].append(each)
    for line in (*view.lines, *_run_on(view)):
        for kind, each in _told(line):
            found[kind].append(each)
    found = defaultdict(list, orders.told_apart(found, view))
    if not any(each.value for each in found[Kind.EXPIRES]):
        found[Kind.EXPIRES].extend(found[Kind.CYCLE_END])
    _part_issues(found)
    if not found[Kind.ISSUED]:
        renewed = {each.value for each in found[Kind.REISSUED]}
        signed = _signed(page, found)
        found[Kind.ISSUED].extend(each for each in signed if each.value not in renewed)
    return _told_apart(
        Validity(
            issued=_chosen(found[Kind.ISSUED]),
            first_certified=_chosen(found[Kind.FIRST]),
            reissued=_chosen(found[Kind.REISSUED]),
            decided=_chosen(found[Kind.DECIDED]),
            valid_from=_chosen(found[Kind.FROM]),
            expires=_chosen(found[Kind.EXPIRES]),
        )
    )


def _part_issues(found: _Candidates) -> None:
    """Of two dates of certification the one older than any term is the first one."""
    end = max((each.value for each in found[Kind.EXPIRES] if each.value), default=None)
    issues = [each for each in found[Kind.ISSUED] if each.value]
    old = [each for each in issues if end and each.value and end - each.value > _LONGEST_TERM]
    if old and len(old) < len(issues):
        found[Kind.ISSUED] = [each for each in found[Kind.ISSUED] if each not in old]
        found[Kind.FIRST] = found[Kind.FIRST] or old


def _told_apart(days: Validity) -> Validity:
    """A "registration date" older than any term, with a renewal after it, is the first one."""
    first, again, end = (
        each.value if each else None for each in (days.issued, days.reissued, days.expires)
    )
    if first and again and end and first < again < end and end - first > _LONGEST_TERM:
        return replace(days, issued=None, first_certified=days.first_certified or days.issued)
    return days


def _signed(page: Sequence[Segment], known: _Candidates) -> list[Reading[date]]:
    """The day beside the signature, alone or behind a place: the only one nothing announces.

    It lies within the term of the certificate, of which the end is known.
    """
    taken = [each for readings in known.values() for each in readings]
    last = max((each.box.y1 for each in taken), default=_LOWER_PART)
    found = [
        _reading(days[0], [part], _SENTENCE_STRENGTH)
        for part in page
        if part.label is None
        and part.line.middle > max(_UPPER_PART, min(last, _LOWER_PART))
        and not any(_lies_in(part.line, each) for each in taken)
        and len(days := dates.find(part.text)) == 1
        and _is_signed(page, part, part.text[: days[0].start])
        and not part.text[days[0].end :].strip(" .。")
    ]
    ends = [each.value for each in known[Kind.EXPIRES] if each.value]
    within = all(
        each.value and any(timedelta(0) < end - each.value <= _LONGEST_TERM for end in ends)
        for each in found
    )
    return found if within and len({each.value for each in found}) == 1 else []


def _is_signed(page: Sequence[Segment], part: Segment, before: str) -> bool:
    """Whether a place stands before the day, or nothing near it that could be a label."""
    return _PLACE.fullmatch(before) is not None if before.strip() else _is_apart(page, part)


def _is_apart(page: Sequence[Segment], part: Segment) -> bool:
    """Whether nothing before it in its row or close above it could be a label nobody knows."""
    line = part.line
    before = (each.line for each in page if each is not part and each.line.x1 <= line.x0)
    above = (
        each
        for each in page
        if each.line.page == line.page
        and each.line.above(line)
        and each.line.overlap(line) > 0
        and line.y0 - each.line.y1 < line.height
    )
    return not any(each.beside(line) for each in before) and all(
        names.organisation(each.text) or names.organisation_en(each.text) for each in above
    )


def _lies_in(line: Line, each: Reading[date]) -> bool:
    x, y = (line.box.x0 + line.box.x1) / 2, (line.box.y0 + line.box.y1) / 2
    box = each.box
    return line.page == each.page and box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def _run_on(view: View) -> list[Line]:
    """Sentences that break inside a range, made one line."""
    return [
        replace(line, text=f"{line.text} {following.text}", box=around((line, following)))
        for line, following in pairwise(view.lines)
        if line.page == following.page
        and line.overlap(following) > 0
        and (_OPEN_RANGE.search(line.text) or _REST_OF_RANGE.match(following.text))
    ]


def _labelled(page: Sequence[Segment], label: Segment) -> list[tuple[Kind, Reading[date]]]:
    if label.label is None:
        return []
    kind, strength = label.label.kind, label.label.strength
    for place in first_of(page, label):
        text = " ".join(part.text for part in place)
        if place[0].line.beside(label.line) and _PART_OF_DATE.match(text):
            return []
        if _OPEN_RANGE.search(text):
            place = block_under(page, label, place)  # noqa: PLW2901 - the end is a line below
            text = " ".join(part.text for part in place)
        found = dates.find(text)
        if found and found[0].start <= _FARTHEST:
            return _named(kind, found, text, place, strength)
    return []


def _named(
    kind: Kind, found: Sequence[dates.Found], text: str, place: Sequence[Segment], strength: float
) -> list[tuple[Kind, Reading[date]]]:
    first = found[0]
    ranged = len(found) > 1 and _RANGE.match(text[first.end : found[1].start]) is not None
    if kind in {Kind.EXPIRES, Kind.FROM, Kind.CYCLE_END} and ranged:
        end = Kind.CYCLE_END if kind is Kind.CYCLE_END else Kind.EXPIRES
        return [
            (Kind.FROM, _reading(first, place, strength)),
            (end, _reading(found[1], place, strength)),
        ]
    begins = _OPEN_RANGE.search(text) or _BEGINS.search(text[: first.start])
    if begins and kind in {Kind.EXPIRES, Kind.FROM}:
        kind = Kind.FROM
    return [(kind, _reading(first, place, strength))]


def _told(line: Line) -> list[tuple[Kind, Reading[date]]]:
    """Dates inside a sentence: each is announced by the words before it."""
    result: list[tuple[Kind, Reading[date]]] = []
    done, last = 0, None
    for found in dates.find(line.text):
        words = line.text[done : found.start]
        kind = next((kind for kind, form in _SENTENCES if form.search(words)), None)
        if _SINCE.search(words) and _CERTIFIED_SINCE.match(line.text[found.end :]):
            kind = Kind.FIRST
        if _BEGINS.search(words) and _IN_FORCE.match(line.text[found.end :]):
            kind = Kind.FROM
        if kind is None and last is Kind.FROM and _RANGE.match(words):
            kind = Kind.EXPIRES
        if kind is not None:
            result.append((kind, _reading(found, [line], _SENTENCE_STRENGTH)))
        done, last = found.end, kind
    ends = any(kind is Kind.EXPIRES for kind, _ in result)
    return [each for each in result if ends or each[0] is not Kind.FROM]


def _reading(found: dates.Found, parts: Sequence[Segment | Line], strength: float) -> Reading[date]:
    confidence = score(parts) * min(_SURE, 0.5 + strength / 2)
    letters = () if re.search(r"[A-Za-z]{3}", found.raw) else re.findall(r"[OoIl|원]", found.raw)
    repairs = tuple(f"{char}→{_MEANT.get(char, '1')}" for char in letters)
    return reading(found.value, parts, confidence, raw=found.raw, repairs=repairs)


def _chosen(candidates: Sequence[Reading[date]]) -> Reading[date] | None:
    """Return the surest reading, less sure of it where another one says something else."""
    chosen = best(candidates)
    if chosen is None or chosen.value is None:
        return chosen
    others = {each.value for each in candidates if each.confidence > _CONTRADICTS}
    if others - {None, chosen.value}:
        return replace(chosen, confidence=round(chosen.confidence * _DISPUTED, 3))
    same = [each for each in candidates if each.value == chosen.value]
    return replace(chosen, agreeing=places([chosen, *same]))
