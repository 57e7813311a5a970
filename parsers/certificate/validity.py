"""The dates of a certificate: first issue, issue, re-issue, decision, begin and end."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from parsers import dates
from parsers.certificate.labels import DATE_KINDS, Kind
from parsers.certificate.segments import Segment, of_kind
from parsers.certificate.values import best, block_under, first_of, reading, score
from parsers.certificate.view import Line, View, around
from parsers.fields import Reading

_RANGE: Final = re.compile(
    r"^\s*(?:日)?\s*(?:至|到|—+|–|-|~|～|to|until|till|through|and|一|迄)+\s*(?:自|the)?\s*$",
    re.IGNORECASE,
)
_OPEN_RANGE: Final = re.compile(
    r"\d\s*日?\s*(?:至|到|—+|–|-|~|～|to|until|till|through)\s*$", re.IGNORECASE
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
        r"(?:issued on|发证日期为|签发于|颁发于)\s*[:：]?\s*$", re.IGNORECASE)),
)  # fmt: skip
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
    if not any(each.value for each in found[Kind.EXPIRES]):
        found[Kind.EXPIRES].extend(found[Kind.CYCLE_END])
    return Validity(
        issued=_chosen(found[Kind.ISSUED]),
        first_certified=_chosen(found[Kind.FIRST]),
        reissued=_chosen(found[Kind.REISSUED]),
        decided=_chosen(found[Kind.DECIDED]),
        valid_from=_chosen(found[Kind.FROM]),
        expires=_chosen(found[Kind.EXPIRES]),
    )


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
    if _OPEN_RANGE.search(text) and kind is not Kind.CYCLE_END:
        kind = Kind.FROM
    return [(kind, _reading(first, place, strength))]


def _told(line: Line) -> list[tuple[Kind, Reading[date]]]:
    """Dates inside a sentence: each is announced by the words before it."""
    result: list[tuple[Kind, Reading[date]]] = []
    done, last = 0, None
    for found in dates.find(line.text):
        words = line.text[done : found.start]
        kind = next((kind for kind, form in _SENTENCES if form.search(words)), None)
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
    return chosen
