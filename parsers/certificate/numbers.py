"""Certificate number, unified social credit code, approval and organisation code."""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import unquote

from parsers.certificate.captions import first_of
from parsers.certificate.labels import Kind
from parsers.certificate.segments import Segment, of_kind
from parsers.certificate.values import best, reading, score
from parsers.certificate.view import Line, View
from parsers.document import QrCode, Source
from parsers.errors import ValueFormatError
from parsers.fields import Reading
from parsers.identifiers import body_number, certificate_number, organisation_code, uscc
from parsers.identifiers.confusions import folded
from parsers.identifiers.width import compact, narrow

_TOKEN: Final = re.compile(r"[A-Za-z0-9|][A-Za-z0-9|/.&_-]*(?:\s?[A-Za-z0-9|][A-Za-z0-9|/.&_-]*)*")
_LONE: Final = re.compile(r"(?<![A-Za-z0-9./:=?-])[A-Z0-9|][A-Z0-9|/-]{10,26}(?![A-Za-z0-9=.])")
_USCC_LIKE: Final = re.compile(r"(?<![A-Z0-9])[0-9A-Z|]{18}(?![A-Z0-9])")
_DATE_LIKE: Final = re.compile(r"(?:19|20)\d\d\s*[-./年]\s*\d{1,2}")
_KNOWN: Final = 0.99
_FREE: Final = 0.93
_REPAIRED: Final = 0.94
_SHAPE_ONLY: Final = 0.9
_CONFIRMED: Final = 0.995
_PLACE_ONLY: Final = 0.3
_TIED: Final = re.compile(r"[^:A-Za-z]{1,8}:\s*([A-Z]{2,8}[-/][A-Z0-9/-]*\d{4,}[A-Z0-9/-]*)")
_MANY_FIGURES: Final = re.compile(
    r"[A-Z].*\d{5}|[A-Z]{2}[-/ ].*\d{4}|^[A-Z]{1,4}(?=(?:[.]?\d){7})[\d.]+$"
)
_MEASURING: Final = re.compile(
    r"CMS\s*(?P<place>[\u4e00-\u9fff])\s*[\[〔［【(（]\s*(?P<year>20\d\d)\s*[\]〕］】)）]"
    r"\s*(?P<grade>A{1,3})\s*(?P<serial>\d{2,6})\s*号?"
)
"""The number of a certificate of a measurement management system."""
_PART_OF_CODE: Final = re.compile(r"[0-9A-Z]{2,17}")
_UNKNOWN_LABEL: Final = 0.75
_NO: Final = re.compile(r"^\s*no\s*[.:]+\s*", re.IGNORECASE)
_FEW: Final = 3
_SHORTEST_IN_QR: Final = 8


def number(page: Sequence[Segment], view: View, qr_codes: Iterable[QrCode]) -> Reading[str] | None:
    """Return the certificate number: labelled, else by its form; a QR code may confirm it."""
    found = [each for label in of_kind(page, Kind.NUMBER) for each in _labelled(page, label)]
    if not any(each.value for each in found):
        found.extend(each for line in view.lines for each in _shaped(line))
    if not found:
        found.extend(_tied(page))
    chosen = _preferred(found)
    return _with_qr(chosen, tuple(qr_codes))


def _preferred(found: Sequence[Reading[str]]) -> Reading[str] | None:
    """Prefer a number of a known form to a free one: the latter may be a form's own code."""
    known = [each for each in found if each.value and _is_known(each.value)]
    return best(known or found)


def _is_known(value: str) -> bool:
    return certificate_number.decode(certificate_number.CertificateNumber(value)) is not None


def _labelled(page: Sequence[Segment], label: Segment) -> list[Reading[str]]:
    strength = label.label.strength if label.label else 0.0
    places = first_of(page, label)
    for place in places:
        text = _NO.sub("", narrow(" ".join(part.text for part in place)))
        if measuring := _MEASURING.match(text):
            value = "CMS{place}[{year}]{grade}{serial}号".format(**measuring.groupdict())
            return [reading(value, place, score(place) * _FREE, raw=measuring[0])]
        if (token := _TOKEN.search(text)) is None or token.start() > _FEW:
            continue
        if (each := _parsed(token[0].rstrip("."), place, strength)) is not None:
            return [each]
    if places and strength >= 1 and label.tied:
        return [reading(None, places[0], _PLACE_ONLY * score(places[0]))]
    return []


def _parsed(token: str, place: Sequence[Segment], strength: float) -> Reading[str] | None:
    for text in (token, token.split(maxsplit=1)[0]):
        try:
            value, repairs = certificate_number.repair(text)
        except ValueFormatError:
            continue
        known = _is_known(value)
        if not known and not _may_be_free(compact(text), strength):
            continue
        sure = _REPAIRED if repairs else _KNOWN if known else _FREE
        return reading(str(value), place, score(place) * sure, raw=token, repairs=repairs)
    return None


def _may_be_free(text: str, strength: float) -> bool:
    """A free form behind a weak label must at least have letters and many figures."""
    if _USCC_LIKE.fullmatch(text):
        return False
    return strength >= 1 or _MANY_FIGURES.search(text) is not None


def _shaped(line: Line) -> list[Reading[str]]:
    result = []
    for token in _LONE.finditer(narrow(line.text).upper()):
        if _DATE_LIKE.match(token[0]):
            continue
        try:
            value = certificate_number.parse(token[0])
        except ValueFormatError:
            continue
        if _is_known(value) and "R" in value:
            result.append(reading(str(value), [line], line.confidence * _SHAPE_ONLY))
    return result


def _tied(page: Sequence[Segment]) -> list[Reading[str]]:
    """The one code behind a colon, where the label is in a script the reader cannot read."""
    hits = [
        (segment, match[1])
        for segment in page
        if segment.label is None and (match := _TIED.fullmatch(narrow(segment.text)))
    ]
    if len({code for _, code in hits}) != 1:
        return []
    segment, code = hits[0]
    return [reading(code, [segment], score([segment]) * _UNKNOWN_LABEL, raw=segment.text)]


def _with_qr(chosen: Reading[str] | None, qr_codes: tuple[QrCode, ...]) -> Reading[str] | None:
    """Let a QR code that holds the number confirm it, or give it where print is not readable."""
    tokens = [(token, code) for code in qr_codes for token in _tokens(code.payload)]
    if chosen is not None and chosen.value is not None:
        same = compact(chosen.value)
        if any(compact(token) == same for token, _ in tokens):
            return _changed(chosen, chosen.value, _CONFIRMED)
        near = {compact(token) for token, _ in tokens if folded(compact(token)) == folded(same)}
        near = {each for each in near if _is_known(each)}
        return _changed(chosen, near.pop(), _KNOWN) if len(near) == 1 else chosen
    known = [(token, code) for token, code in tokens if _is_known(compact(token))]
    if len({compact(token) for token, _ in known}) == 1:
        token, code = known[0]
        return Reading(
            value=compact(token), raw=code.payload, page=code.page, box=code.box,
            confidence=_KNOWN, source=Source.QR,
        )  # fmt: skip
    return chosen


def _tokens(payload: str) -> list[str]:
    pieces = re.split(r"[\s=&?#;,，；:：]", unquote(payload)) + re.split(
        r"[/=&?]", unquote(payload)
    )
    return [piece for piece in pieces if len(piece) >= _SHORTEST_IN_QR]


def _changed(old: Reading[str], value: str, confidence: float) -> Reading[str]:
    repairs = old.repairs
    if value != old.value:
        repairs = (*repairs, f"{old.value}→{value} by the QR code")
    return Reading(
        value=value, raw=old.raw, page=old.page, box=old.box,
        confidence=confidence, source=old.source, repairs=repairs,
    )  # fmt: skip


def credit_code(page: Sequence[Segment], view: View) -> Reading[str] | None:
    """Return the holder's credit code or codes: labelled, else by the check character."""
    labels = of_kind(page, Kind.USCC)
    found = [each for label in labels if (each := _labelled_code(page, label)) is not None]
    if not any(each.value for each in found) and not found:
        found = [each for line in view.lines for each in _codes_in(line)]
        if len({each.value for each in found}) > 1:
            return None
    return best(found)


def _labelled_code(page: Sequence[Segment], label: Segment) -> Reading[str] | None:
    places = tuple(_whole_row(page, place) for place in first_of(page, label))
    for place in places:
        text = compact("".join(part.text for part in place))
        values, repairs = _codes(re.split(r"[/、,，;；]", text))
        if values:
            sure = _REPAIRED if repairs else _CONFIRMED
            raw = " ".join(part.text for part in place)
            confidence = max(score(place), 0.97 if not repairs else 0.0) * sure
            return reading("/".join(values), place[:1], confidence, raw=raw, repairs=repairs)
    if not places or organisation_code_in(places[0]) is not None:
        return None
    shown = compact("".join(part.text for part in places[0]))
    if not re.match(r"[0-9A-Z]{12}", shown):
        return None
    return reading(None, places[0], _PLACE_ONLY * score(places[0]))


def _whole_row(page: Sequence[Segment], place: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Take in the rest of a code that is set in groups, wide apart."""
    row = sorted(page, key=lambda each: each.line.x0)
    for each in row:
        begun = compact("".join(part.text for part in place))
        last = place[-1].line
        if not _PART_OF_CODE.fullmatch(begun):
            break
        if each.label is None and each.line.beside(last) and each.line.x0 >= last.x1:
            if not _PART_OF_CODE.fullmatch(compact(each.text)):
                break
            place = (*place, each)
    return place


def _codes(pieces: Iterable[str]) -> tuple[list[str], tuple[str, ...]]:
    values: list[str] = []
    repairs: tuple[str, ...] = ()
    for piece in pieces:
        shown = re.match(r"[0-9A-Z|]+", piece)
        if shown is None or len(shown[0]) < len("91110000000000000E"):
            continue
        try:
            value, changes = uscc.repair(shown[0][:18])
        except ValueFormatError:
            return [], ()
        values.append(str(value))
        repairs += changes
    return values, repairs


def _codes_in(line: Line) -> list[Reading[str]]:
    result = []
    for match in _USCC_LIKE.finditer(compact(line.text)):
        try:
            value = uscc.parse(match[0])
        except ValueFormatError:
            continue
        if value[0] in "159NY":
            result.append(reading(str(value), [line], line.confidence * _SHAPE_ONLY))
    return result


def organisation_code_in(place: Sequence[Segment]) -> str | None:
    """Return the older nine-character code, if that is what the place holds."""
    text = compact("".join(part.text for part in place))
    if match := re.match(r"([0-9A-Z]{8}-?[0-9X])(?![0-9A-Z])", text):
        try:
            return organisation_code.parse(match[1])
        except ValueFormatError:
            return None
    return None


def approval(view: View) -> Reading[str] | None:
    """Return the certification body's approval number, wherever it is printed."""
    for line in view.lines:
        if found := body_number.find(line.text):
            value, repairs = found
            sure = _REPAIRED if repairs else _KNOWN
            return reading(str(value), [line], line.confidence * sure, repairs=repairs)
    return None


def main_certificate(page: Sequence[Segment]) -> Reading[str] | None:
    """Return the number of the main certificate that a sub-certificate names."""
    found = [each for label in of_kind(page, Kind.MAIN_NUMBER) for each in _labelled(page, label)]
    return best(found)
