"""From a label to its value: behind it, beside it, or under it."""

import re
from collections.abc import Sequence
from typing import Final

from parsers import dates, scope
from parsers.certificate.certainty import certainty
from parsers.certificate.labels import DATE_KINDS, Kind
from parsers.certificate.segments import Segment
from parsers.certificate.sentences import CODES, STOP
from parsers.certificate.spacing import goes_on
from parsers.certificate.view import Line, around
from parsers.document import Source
from parsers.fields import Reading
from parsers.fields import T as ValueT

_FARTHEST_RIGHT: Final = 14.0
"""In line heights: how far a value may stand from its label in one row."""
_FARTHEST_DOWN: Final = 3.2
_ACROSS: Final = 45.0
"""The same for a date that stands alone: it may close the row at the page's other edge."""
_NEXT_ROW: Final = 1.8
_NEXT_WORD: Final = 2.0
_SAME_VALUE: Final = 1.2
_NEXT_LINE: Final = 0.95
_ALIKE: Final = (0.55, 1.8)
_LITTLE: Final = 0.1
_SLACK: Final = 0.6
_AFTER_UNFINISHED: Final = 1.8
_UNFINISHED: Final = re.compile(
    r"(?:[、，,；;（(及和与或的/&-]|\b(?:and|or|of|the|for|to|with))$", re.IGNORECASE
)
_MOST_LINES: Final = 40
_A_ROW: Final = 0.8
_WORDED: Final = frozenset({Kind.SCOPE, Kind.ORGANISATION, Kind.ADDRESS})


def row_after(page: Sequence[Segment], label: Segment) -> tuple[Segment, ...]:
    """Return the text to the right of the label in its row, up to the next label."""
    row = [
        each
        for each in page
        if each is not label
        and each.line.beside(label.line)
        and each.line.x0 >= label.line.x1 - _slack(label)
        and not _is_speck(page, each)
    ]
    result: list[Segment] = []
    edge = label.line.x1
    for each in sorted(row, key=lambda segment: segment.line.x0):
        if each.label is not None:
            if label.label and each.label.kind is label.label.kind and not result:
                edge = each.line.x1
                continue
            break
        reach = _NEXT_WORD if result else _reach(label, each)
        away = (each.line.x0 - edge) / label.line.height
        if away > reach and (result or away > _ACROSS or not _in_column(page, label, each)):
            break
        result.append(each)
        edge = each.line.x1
    return tuple(result)


def _reach(label: Segment, value: Segment) -> float:
    """Return how far the value may stand from the label, in line heights."""
    dated = label.label is not None and label.label.kind in DATE_KINDS
    return _ACROSS if dated and is_date(value.text) else _FARTHEST_RIGHT


def _in_column(page: Sequence[Segment], label: Segment, value: Segment) -> bool:
    """Whether labels over or under this one stand in its column, their values in the value's."""
    return label.tied and any(
        each.label is not None
        and each is not label
        and abs(each.line.x0 - label.line.x0) < _SLACK * label.line.height
        and any(
            other.label is None
            and abs(other.line.x0 - value.line.x0) < _SLACK * label.line.height
            and other.line.beside(each.line)
            for other in page
        )
        for each in page
    )


def is_date(text: str) -> bool:
    """Say whether the text is one date and nothing else."""
    found = dates.find(text)
    return len(found) == 1 and len(text.strip(" :：")) <= len(found[0].raw) + 1


def block_under(
    page: Sequence[Segment],
    label: Segment,
    start: Sequence[Segment] = (),
    *,
    farthest: float = _FARTHEST_DOWN,
) -> tuple[Segment, ...]:
    """Return the lines under the label (or going on from its row) until something else begins.

    ``farthest`` says, in heights of the label, where the first line may stand.
    """
    found = _collect(page, label, start, farthest)
    if start or (label.label is not None and label.label.kind not in _WORDED):
        return found or _collect(page, label, start, _NEXT_ROW, aside=True)
    beside = _collect(page, label, start, farthest, aside=True)
    nearer = bool(beside) and (not found or _is_a_row_above(beside[0].line, found[0].line))
    return beside if nearer and _is_set_in(beside[0], label) else found


def _is_a_row_above(line: Line, other: Line) -> bool:
    return other.y0 - line.y0 > _A_ROW * line.height


def _is_set_in(value: Segment, label: Segment) -> bool:
    """Whether a value right of its label's end belongs to it: centred, indented, in its script."""
    near = value.line.x0 - label.line.x1 < _FARTHEST_RIGHT * label.line.height
    alike = label.label is None or scope.language(value.text) == scope.language(label.text)
    return near and alike


def _collect(
    page: Sequence[Segment],
    label: Segment,
    start: Sequence[Segment],
    farthest: float,
    *,
    aside: bool = False,
) -> tuple[Segment, ...]:
    """Go down the lines; with ``aside`` the first may stand to the right, in a value column."""
    result = list(start)
    last = start[-1].line if start else label.line
    allowed = _NEXT_LINE if start else farthest
    for each in _downwards(page, last):
        if _is_speck(page, each):
            continue
        near = each.line.y0 - last.y1 <= allowed * last.height
        if len(result) >= _MOST_LINES or not (near or goes_on(page, label, result, each)):
            break
        if result and _goes_on_in_row(result[-1], each):
            result.append(each)
            continue
        beside = aside and not result and each.line.x0 >= label.line.x0
        if not beside and not _overlaps(each, label, result):
            continue
        if not result and _twin(label, each):
            last = each.line
            continue
        if _ends(page, label, result, each):
            break
        result.append(each)
        allowed = _gap(result, last, each)
        last = each.line
    return tuple(result)


def _overlaps(each: Segment, label: Segment, result: Sequence[Segment]) -> bool:
    return any(each.line.overlap(other.line) > _LITTLE for other in (label, *result))


def _is_speck(page: Sequence[Segment], each: Segment) -> bool:
    """A single character beside a line: a piece of a seal or of an ornament."""
    lone = len(each.text.strip()) == 1 and each.label is None
    return lone and any(other is not each and other.line.beside(each.line) for other in page)


def _goes_on_in_row(last: Segment, each: Segment) -> bool:
    return each.label is None and each.line.beside(last.line) and each.line.x0 >= last.line.x1


def _twin(label: Segment, each: Segment) -> bool:
    """The same label once more, in the other language."""
    return bool(each.label and label.label and each.label.kind is label.label.kind)


def _ends(
    page: Sequence[Segment], label: Segment, result: Sequence[Segment], each: Segment
) -> bool:
    """Say whether something else than the value begins here."""
    if each.label is not None or owned(page, each, label):
        return True
    other = STOP.match(each.text) or CODES.match(each.text)
    return other is not None or not _alike(result, each)


def owned(page: Sequence[Segment], text: Segment, label: Segment | None = None) -> bool:
    """Say whether another label stands right before the text in its row."""
    before = [
        each
        for each in page
        if each is not text and each is not label and each.line.beside(text.line)
        and each.line.x0 < text.line.x0
        and each.line.x1 <= text.line.x0 + 0.5 * text.line.height
    ]  # fmt: skip
    nearest = max(before, key=lambda each: each.line.x1, default=None)
    if nearest is None:
        return False
    if nearest.label is None:
        near = text.line.x0 - nearest.line.x1 < _SAME_VALUE * text.line.height
        return near and owned(page, nearest, label)
    if label is not None and nearest.line.beside(label.line):
        return False
    if nearest.label.kind in DATE_KINDS and not re.search(
        r"\d|[〇零一二三四五六七八九]年", text.text
    ):
        return False
    return text.line.x0 - nearest.line.x1 < _reach(nearest, text) * text.line.height


def _gap(result: Sequence[Segment], last: Line, line: Segment) -> float:
    """Lines of one value are evenly spaced; more is allowed where a line ends unfinished."""
    if _UNFINISHED.search(line.text):
        return _AFTER_UNFINISHED
    if len(result) < 2:  # noqa: PLR2004 - the first line shows no spacing yet
        return _NEXT_LINE
    seen = (line.line.y0 - last.y1) / line.line.height
    return min(max(_NEXT_LINE * 0.6, seen + 0.5), _NEXT_LINE)


def _downwards(page: Sequence[Segment], last: Line) -> list[Segment]:
    under = [
        each
        for each in page
        if each.line.page == last.page and each.line.middle > last.y1 - 0.25 * last.height
    ]
    return sorted(under, key=lambda each: (each.line.y0, each.line.x0))


def _alike(result: Sequence[Segment], each: Segment) -> bool:
    if not result:
        return True
    ratio = each.line.height / result[0].line.height
    return _ALIKE[0] <= ratio <= _ALIKE[1]


def _slack(label: Segment) -> float:
    return _SLACK * label.line.height


def reading(
    value: ValueT | None,
    parts: Sequence[Segment | Line],
    confidence: float,
    *,
    raw: str | None = None,
    repairs: tuple[str, ...] = (),
) -> Reading[ValueT]:
    """Return the value with the place and text it was read from."""
    lines = [part.line if isinstance(part, Segment) else part for part in parts]
    return Reading(
        value=value,
        raw=raw if raw is not None else " ".join(line.text for line in lines),
        page=lines[0].page,
        box=around(line for line in lines if line.page == lines[0].page),
        confidence=round(max(0.0, min(confidence, 1.0)), 3),
        source=Source.OCR if any(line.source is Source.OCR for line in lines) else lines[0].source,
        repairs=repairs,
        certainty=certainty(lines, value if raw is None else raw),
    )


def score(parts: Sequence[Segment | Line]) -> float:
    """Return the lowest confidence among the parts, a longer line weighing more."""
    lines = [part.line if isinstance(part, Segment) else part for part in parts]
    total = sum(len(line.text) for line in lines) or 1
    mean = sum(line.confidence * len(line.text) for line in lines) / total
    return (mean + min(line.confidence for line in lines)) / 2


def best(readings: Sequence[Reading[ValueT]]) -> Reading[ValueT] | None:
    """Return the reading with a value and the most confidence; else one that shows the place."""
    with_value = [each for each in readings if each.value is not None]
    return max(with_value or readings, key=lambda each: each.confidence, default=None)
