"""The certification body, by its Chinese and its English name."""

import re
from collections.abc import Sequence
from typing import Final

from parsers import names, scope
from parsers.certificate.labels import DATE_KINDS, Kind
from parsers.certificate.segments import Segment, of_kind
from parsers.certificate.values import best, block_under, reading, row_after, score
from parsers.certificate.view import Line, View
from parsers.certificate.wrapped import goes_on, is_set_under
from parsers.fields import Reading

_LABELLED: Final = 0.96
_SHAPED: Final = 0.945
_PARTIAL: Final = 0.8
_FOOT: Final = 0.88
_FOOTNOTE: Final = 0.76
_LITTLE_MORE: Final = 3
_CERTIFIES: Final = re.compile(
    r"(?P<name>[A-Z][\w&.,' -]{3,60}?)\s+(?:hereby ?)?certif(?:y|ies) ?that\b"
)
_PROPERTY_OF: Final = re.compile(
    r"\b[Cc]ertificate (?:is|remains) the property of (?P<name>[A-Z][\w&.' -]{1,58}?[\w.])"
    r"(?=,| and\b| which\b|[.]?$)"
)
_GOES_ON_CERTIFYING: Final = re.compile(r"(?:hereby ?)?certif(?:y|ies) ?that\b")
_SMALL_WORD: Final = r"of|for|and|und|für|de|di|la"
_SPEAKER: Final = re.compile(
    rf"[A-Z][\w&.'-]*(?: (?:(?!The\b)[A-Z][\w&.'-]*|{_SMALL_WORD})){{1,8}}"
)
_AFFILIATE: Final = re.compile(r"registered (?:in|office)|company number", re.IGNORECASE)
"""What stands behind the name of a company that publishes or holds, at the foot."""
_BODY_OF: Final = re.compile(r"of (?P<name>[A-ZÄÖÜ][\w&.,' -]{3,60})$")
_THE_BODY: Final = re.compile(
    r"the certification body(?: of)? (?P<name>[A-ZÄÖÜ][\w&.,'() -]{3,60}?)"
    r"(?: (?:hereby )?(?:certif(?:y|ies)|confirms?)\b.*)?$",
    re.IGNORECASE,
)
_LOWER_PART: Final = 0.5
_LOOSE: Final = 1.1
"""In line heights: how far below its subject a sentence may go on."""
_MIDDLE_PART: Final = (0.24, 0.5)
_LEGAL_EN: Final = re.compile(
    r"\b(?:Ltd|Limited|Inc|LLC|LLP|GmbH|Corp|Co|AG|SAS|FZE|S\.?p\.?A|S\.?r\.?l|B\.?V|N\.?V|Bhd)\b",
    re.IGNORECASE,
)
_ACCREDITER: Final = re.compile(r"accredited by|member of|registered in", re.IGNORECASE)


def name_zh(page: Sequence[Segment], view: View, holder: str | None) -> Reading[str] | None:
    """Return the Chinese name: labelled, else a line that has the shape of such a name."""
    found = [
        reading(name, place[:1], score(place[:1]) * _LABELLED)
        for label in of_kind(page, Kind.BODY)
        for place in (row_after(page, label), block_under(page, label))
        if place and (name := names.organisation(place[0].text)) and name != holder
    ]
    if found:
        return best(found)
    shaped = [each for line in view.lines if (each := _shaped(line, holder)) is not None]
    return best(shaped) or _at_the_foot(page, holder)


def _at_the_foot(page: Sequence[Segment], holder: str | None) -> Reading[str] | None:
    """A company that signs under the dates, though its name does not tell what it does."""
    found = [
        reading(name, [part], part.line.confidence * _FOOT)
        for part in _signing(page)
        if (name := part.text.strip()) == names.organisation(name)
        and names.has_legal_form(name)
        and not _same(name, holder)
    ]
    return best(found)


def _signing(page: Sequence[Segment]) -> list[Segment]:
    """The text under the last date, where bodies put their name."""
    dated = [each.line.middle for each in of_kind(page, *DATE_KINDS)]
    top = max([*dated, _LOWER_PART])
    return [each for each in page if each.label is None and each.line.middle > top]


def _same(name: str, holder: str | None) -> bool:
    if holder is None:
        return False
    mine, theirs = name.casefold(), holder.casefold()
    return mine in theirs or theirs in mine


def _shaped(line: Line, holder: str | None) -> Reading[str] | None:
    name = names.body(line.text)
    if name is None or _same(name, holder):
        return None
    if _MIDDLE_PART[0] < line.middle < _MIDDLE_PART[1] and not names.has_legal_form(name):
        return None
    whole = names.has_legal_form(name) or re.search(r".{6}(?:局|研究院|研究所|中心)$", name)
    if whole and not names.has_legal_form(name):
        return reading(name, [line], line.confidence * _FOOT)
    place = 1.0 if line.middle > _LOWER_PART or line.middle < _MIDDLE_PART[0] else 0.97
    return reading(name, [line], line.confidence * (_SHAPED if whole else _PARTIAL) * place)


def name_en(page: Sequence[Segment], view: View, holder: str | None) -> Reading[str] | None:
    """Return the English name: labelled, else a line that has the shape of such a name."""
    found = [
        each
        for label in of_kind(page, Kind.BODY)
        for place in (row_after(page, label), block_under(page, label))
        if (each := _labelled(place, holder, office=_is_office(label))) is not None
    ]
    found += [each for line in view.lines for each in _shaped_en(line, view, holder)]
    found += [each for line in view.lines for each in _speaking(line, view)]
    found += [each for line in view.lines for each in _owning_or_above(line, view)]
    return best(found) or _at_the_foot_en(page, holder)


def _at_the_foot_en(page: Sequence[Segment], holder: str | None) -> Reading[str] | None:
    found = [
        reading(name, [part], part.line.confidence * _FOOT)
        for part in _signing(page)
        if (name := names.organisation_en(part.text)) is not None
        and len(name) > len(part.text) - _LITTLE_MORE
        and _LEGAL_EN.search(name)
        and not _same(name, holder)
    ]
    return best(found)


def _speaking(line: Line, view: View) -> list[Reading[str]]:
    """``X certifies that …``, and ``The Certification Body of X``."""
    if match := _CERTIFIES.match(line.text):
        name = match["name"].strip(" ,-")
        if not re.fullmatch(r"(?:this|we|it|the certification body).*", name, re.IGNORECASE):
            return [reading(name, [line], line.confidence * _PARTIAL)]
    if match := _THE_BODY.match(line.text):
        return [reading(match["name"].strip(), [line], line.confidence * _LABELLED)]
    if match := _BODY_OF.match(line.text):
        before = [each for each in view.lines if each.above(line)]
        if before and re.search(r"certification body$", before[-1].text, re.IGNORECASE):
            return [reading(match["name"], [line], line.confidence * _LABELLED)]
    return []


def _owning_or_above(line: Line, view: View) -> list[Reading[str]]:
    """``This certificate remains the property of X``, and X over ``certifies that …``."""
    if match := _PROPERTY_OF.search(line.text):
        return [reading(match["name"], [line], line.confidence * _FOOT)]
    if not _GOES_ON_CERTIFYING.match(line.text):
        return []
    return [
        reading(above.text.strip(), [above], above.confidence * _PARTIAL)
        for above in view.lines
        if is_set_under(above, line, farthest=_LOOSE) and _SPEAKER.fullmatch(above.text.strip())
    ]


def _is_office(label: Segment) -> bool:
    """Whether the label cannot announce a person who signs."""
    return re.search(r"behalf|office|body", label.text, re.IGNORECASE) is not None


def _labelled(place: Sequence[Segment], holder: str | None, *, office: bool) -> Reading[str] | None:
    if not place or scope.language(place[0].text) != "en":
        return None
    text = re.sub(r"^(?:at|of|by)\s+", "", place[0].text.strip(" ,:"))
    name = names.organisation_en(text)
    if name is not None and not _same(name, holder):
        return reading(name, place[:1], score(place[:1]) * _LABELLED)
    if office and re.fullmatch(r"[A-Z][\w&.' -]{1,48}", text) and re.search(r"[A-Z]{2}", text):
        return reading(text, place[:1], score(place[:1]) * _PARTIAL)
    return None


def _shaped_en(line: Line, view: View, holder: str | None) -> list[Reading[str]]:
    if _ACCREDITER.match(line.text):
        return []
    parts, name = [line], names.body_en(line.text)
    heads = [] if name and _stands_alone(name, line, view) else view.lines
    for above in [None, *(each for each in heads if goes_on(each, line))]:
        if above is not None:
            joined = names.body_en(f"{above.text} {line.text}")
            if joined is not None:
                parts, name = [above, line], joined
    if name is None or _same(name, holder):
        return []
    if _MIDDLE_PART[0] < line.middle < _MIDDLE_PART[1]:
        return []
    sure = _SHAPED if _LEGAL_EN.search(name) else _PARTIAL
    if _AFFILIATE.search(line.text[len(name) :]):
        sure = _FOOTNOTE
    return [reading(name, parts, score(parts) * sure)]


def _stands_alone(name: str, line: Line, view: View) -> bool:
    """Whether another line begins with the name: then nothing belongs before it."""
    return any(
        each is not line and each.text.casefold().startswith(name.casefold()) for each in view.lines
    )
