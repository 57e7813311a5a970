"""Several looks at one certificate, put together field by field.

Every look reads the certificate anew, with what it saw in place of what the first reading saw
there. Where looks agree a value is surer than its least sure character; where they do not, most
of them decide, and the field is as sure as their majority. A value is taken from a second look
alone only when two of them read it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final
from urllib.parse import unquote

from parsers import dates
from parsers.document import Box, Page, QrCode, Source, TextBox
from parsers.fields import CertificateFields, Reading
from parsers.identifiers.width import compact

_INSIDE: Final = 0.5
_TWO: Final = 2
_LONG: Final = 8
"""Characters of a value that no other payload holds by chance."""
_SINGLE: Final = (
    *("number", "uscc", "accreditation_number", "body_number", "main_certificate"),
    *("issued", "first_certified", "reissued", "decided", "valid_from", "expires"),
    *("organisation", "organisation_en", "certification_body", "certification_body_en"),
)
"""Fields that are compared look by look: most of the looks decide."""
_TEXTS: Final = ("scope", "scope_en", "address")
"""Long texts: a look that reads the same confirms them, no look changes them."""
_BESIDE: Final = re.compile(r"[\W_]")


def as_seen(page: Page, way: str) -> Page:
    """Return the page as one look shows it: its lines in place of the first ones there.

    Only lines that begin and end inside what was looked at count; at its rims others are cut.
    """
    looks = [look for look in page.looks if look.way == way]
    zones = [zone for look in looks for zone in look.zones]
    first = tuple(box for box in page.boxes if not _read_again(box, zones))
    again = tuple(
        box for look in looks for box in look.boxes if any(_within(box.box, each) for each in zones)
    )
    return replace(page, boxes=(*first, *again), looks=())


def ways(pages: Sequence[Page]) -> tuple[str, ...]:
    """Return in which ways the pages were looked at a second time."""
    return tuple(dict.fromkeys(look.way for page in pages for look in page.looks))


def agreed(
    first: CertificateFields, others: Sequence[CertificateFields], pages: Sequence[Page]
) -> CertificateFields:
    """Return the fields with what the other looks confirm, correct or add."""
    changes: dict[str, Any] = {}
    for name in _SINGLE:
        mine = getattr(first, name)
        seen = [getattr(each, name) for each in others]
        if mine is not None and not _looked_at(mine, pages):
            continue
        seen = [each for each in seen if each is not None and _looked_at(each, pages)]
        if (together := _together(mine, seen)) is not mine:
            changes[name] = together
    return replace(first, **changes, **_confirmed(first, others, pages))


def _confirmed(
    first: CertificateFields, others: Sequence[CertificateFields], pages: Sequence[Page]
) -> dict[str, Any]:
    """Return the standards and long texts that other looks read the same, surer by so much."""

    def sure(mine: Reading[Any], seen: Iterable[Reading[Any] | None]) -> Reading[Any]:
        same = [each for each in seen if each and _same(mine, each) and _looked_at(each, pages)]
        if not same or not _looked_at(mine, pages):
            return mine
        most = max(each.certainty for each in (mine, *same))
        return replace(mine, certainty=most, agreeing=mine.agreeing + len(same))

    changes: dict[str, Any] = {
        name: sure(mine, (getattr(each, name) for each in others))
        for name in _TEXTS
        if (mine := getattr(first, name)) is not None and mine.value is not None
    }
    changes["standards"] = tuple(
        sure(each, (_same_of(each, other.standards) for other in others))
        for each in first.standards
    )
    return changes


def _same_of(mine: Reading[str], seen: Sequence[Reading[str]]) -> Reading[str] | None:
    return next((each for each in seen if _same(mine, each)), None)


def _same(mine: Reading[Any], other: Reading[Any]) -> bool:
    """Say whether two looks read the same letters and digits; points and blanks say little."""
    values = (mine.value, other.value)
    one, two = (_BESIDE.sub("", str(value)).casefold() for value in values)
    return None not in values and one == two


def witnessed(fields: CertificateFields, codes: Sequence[QrCode]) -> CertificateFields:
    """Return the fields with the QR codes as further witnesses: they say every character surely."""
    payloads = [unquote(code.payload) for code in codes]
    texts = [compact(each) for each in payloads]
    days = {found.value for each in payloads for found in dates.find(each)}
    changes: dict[str, Any] = {}
    for name in _SINGLE:
        each = getattr(fields, name)
        if each is None or each.value is None or each.source is Source.QR:
            continue
        text = compact(str(each.value))
        told = each.value in days or (len(text) >= _LONG and any(text in other for other in texts))
        if told:
            changes[name] = replace(each, agreeing=each.agreeing + 1, certainty=1.0)
    return replace(fields, **changes)


def places(readings: Sequence[Reading[Any]]) -> int:
    """Return at how many places of a certificate the readings stand, as in two languages."""
    apart: list[Reading[Any]] = []
    for each in readings:
        if not any(other.page == each.page and _share(each.box, other.box) for other in apart):
            apart.append(each)
    return len(apart)


def _together(mine: Reading[Any] | None, seen: Sequence[Reading[Any]]) -> Reading[Any] | None:
    """Return what most looks read; of equally many the value that the first look read."""
    voices: dict[Any, list[Reading[Any]]] = defaultdict(list)
    for each in seen if mine is None else (mine, *seen):
        if each.value is not None:
            voices[each.value].append(each)
    if not voices:
        return mine and _as_printed(mine, seen)
    most = max(voices, key=lambda value: len(voices[value]))
    chosen, count = voices[most], sum(map(len, voices.values()))
    if mine is not None and mine.value is not None and not _outvoted(mine, chosen):
        chosen = voices[mine.value]
    elif len(chosen) < _TWO:
        return mine
    return _with_voices(chosen, count - len(chosen), mine)


def _as_printed(mine: Reading[Any], seen: Sequence[Reading[Any]]) -> Reading[Any]:
    """Count the looks that read the same characters, of which no value can be made.

    The least sure of them all counts here: what is printed wrong is told from what is misread by
    nothing but this.
    """
    same = [mine, *(each for each in seen if compact(each.raw) == compact(mine.raw))]
    if len(same) <= len(seen):
        return replace(mine, certainty=0.0)
    return replace(mine, certainty=min(each.certainty for each in same), agreeing=len(same))


def _outvoted(mine: Reading[Any], others: Sequence[Reading[Any]]) -> bool:
    """Say whether at least two others read something else, and at least as surely."""
    surer = max(each.certainty for each in others) >= mine.certainty
    return len(others) >= _TWO and others[0].value != mine.value and surer


def _with_voices(
    chosen: Sequence[Reading[Any]], against: int, mine: Reading[Any] | None
) -> Reading[Any]:
    """Return the surest of the readings that agree, with how many they are."""
    best = chosen[0] if chosen[0] is mine else max(chosen, key=lambda each: each.certainty)
    repairs = best.repairs
    if mine is not None and mine.value is not None and mine.value != best.value:
        repairs = (*repairs, f"{mine.value}→{best.value} by {len(chosen)} further looks")
    sure = max(each.certainty for each in chosen)
    return replace(
        best,
        certainty=round(sure * len(chosen) / (len(chosen) + against), 3),
        confidence=max(each.confidence for each in chosen),
        agreeing=len(chosen) - 1 + max(each.agreeing for each in chosen),
        repairs=repairs,
    )


def _looked_at(reading: Reading[Any], pages: Sequence[Page]) -> bool:
    return any(
        _share(reading.box, zone) >= _INSIDE
        for page in pages
        if page.number == reading.page
        for look in page.looks
        for zone in look.zones
    )


def _read_again(box: TextBox, zones: Sequence[Box]) -> bool:
    return any(_share(box.box, zone) >= _INSIDE for zone in zones)


def _within(box: Box, zone: Box) -> bool:
    return zone.y0 <= (box.y0 + box.y1) / 2 <= zone.y1 and _share(box, zone) >= _INSIDE


def _share(box: Box, zone: Box) -> float:
    """Return which share of the box lies in the zone."""
    across = min(box.x1, zone.x1) - max(box.x0, zone.x0)
    down = min(box.y1, zone.y1) - max(box.y0, zone.y0)
    area = (box.x1 - box.x0) * (box.y1 - box.y0)
    return max(across, 0) * max(down, 0) / area if area > 0 else 0.0
