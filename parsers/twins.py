"""Put together what is one certificate: its language versions, and copies of it.

A tender often holds the Chinese and the English version on two pages, and the same certificate
once more in another volume. Nothing that the versions say differently is lost: each is kept as
it was read, ``disagreements`` names the fields, and what the versions tell apart counts as
doubtful.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import Any, Final

from parsers.document import QrCode
from parsers.fields import (
    CERTAIN,
    READ,
    Certificate,
    CertificateFields,
    Reading,
    Surveillance,
)
from parsers.knowledge.standards import identify

ENGLISH: Final = "en"
_SHARED: Final = (
    "number",
    "uscc",
    "body_number",
    "issued",
    "first_certified",
    "reissued",
    "decided",
    "valid_from",
    "expires",
    "accreditation_number",
    "main_certificate",
)
"""What every language version prints alike."""
_DATES: Final = ("issued", "expires", "valid_from", "first_certified")
_TEXTS: Final = (
    "organisation",
    "certification_body",
    "address",
    "scope",
    "title",
    "annex",
    "auditor",
    "transition_note",
)
_ENGLISH_TEXTS: Final = ("organisation_en", "certification_body_en", "scope_en")
_IDENTIFYING: Final = ("organisation", "organisation_en", "uscc", "issued", "expires")
_LISTS: Final = ("standards", "accreditation_marks", "modules", "watermarks")
_DOUBTED: Final = 0.5
"""The confidence of a value that another version of the certificate contradicts."""
_MOST_BY_AGREEMENT: Final = 0.99


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One field that the versions of a certificate do not print alike."""

    field: str
    readings: tuple[Reading[Any], ...]
    """The first of each different value."""


def are_one(known: Certificate, other: Certificate) -> bool:
    """Say whether the other is a language version or a copy of a known certificate.

    Parts of one page stay apart: each is shown where it lies.
    """
    if other.region is not None and set(known.pages) & set(other.pages):
        return False
    alike = [each for each in versions(known) if _language(each) == _language(other)]
    if alike:
        return any(_is_copy(each, other) for each in alike)
    return _is_translation(known, other)


def joined(known: Certificate, other: Certificate) -> Certificate:
    """Return the one certificate; its place in the list stays that of the known one."""
    every = (*versions(known), *versions(other))
    shown = [each for each in every if each.legible] or list(every)
    return replace(
        known,
        pages=tuple(sorted({page for each in every for page in each.pages})),
        region=None,
        fields=_together(shown),
        legible=any(each.legible for each in every),
        legibility=None if shown[0].legible else shown[0].legibility,
        versions=every,
    )


def versions(certificate: Certificate) -> tuple[Certificate, ...]:
    """Return the versions of a certificate; one that has no others is its own."""
    return certificate.versions or (certificate,)


def disagreements(certificate: Certificate) -> tuple[Disagreement, ...]:
    """Return what the versions of a certificate read differently."""
    shared = ((name, _readings(certificate.versions, name)) for name in _SHARED)
    texts = (
        (name, [each for each in _readings(certificate.versions, name) if _is_sure(each)])
        for name in (*_TEXTS, *_ENGLISH_TEXTS)
    )
    found = ((name, _different(readings)) for name, readings in (*shared, *texts))
    return tuple(
        Disagreement(field=name, readings=readings)
        for name, readings in found
        if len(readings) > 1 and (name in _SHARED or _same_script(readings))
    )


def _is_sure(reading: Reading[Any]) -> bool:
    """Two scans of one long text are rarely read alike in every character."""
    return reading.confidence >= CERTAIN


def _is_copy(known: Certificate, other: Certificate) -> bool:
    """The same language: one number, more that agrees, and nothing that does not."""
    mine, theirs = known.fields, other.fields
    if not _agree(mine.number, theirs.number):
        return False
    names = (*_SHARED, *_IDENTIFYING)
    if any(_differ(getattr(mine, name), getattr(theirs, name)) for name in names):
        return False
    same = sum(_agree(getattr(mine, name), getattr(theirs, name)) for name in _IDENTIFYING)
    return same > 0 and _standards_agree(mine, theirs) and _editions_fit(mine, theirs)


def _is_translation(known: Certificate, other: Certificate) -> bool:
    """Another language: one number; or, side by side, one standard and the same days."""
    mine, theirs = known.fields, other.fields
    if not _standards_agree(mine, theirs):
        return False
    if mine.number and theirs.number and mine.number.value and theirs.number.value:
        return _agree(mine.number, theirs.number)
    days = [(getattr(mine, name), getattr(theirs, name)) for name in _DATES]
    same = sum(_agree(*pair) for pair in days)
    apart = min(abs(a - b) for a in known.pages for b in other.pages)
    return same > 1 and apart <= 1 and not any(_differ(*pair) for pair in days)


def _standards_agree(mine: CertificateFields, theirs: CertificateFields) -> bool:
    """One is a translation or a copy only of a certificate for the same standard."""
    first, second = _families(mine), _families(theirs)
    return bool(first & second) or not first or not second


def _families(fields: CertificateFields) -> set[str]:
    named = (name for each in fields.standards if each.value for name in identify(each.value))
    return {each.family.scheme if each.family else each.text for each in named}


def _editions_fit(mine: CertificateFields, theirs: CertificateFields) -> bool:
    first, second = ({each.value for each in fields.standards} for fields in (mine, theirs))
    return first <= second or second <= first


def _language(certificate: Certificate) -> str:
    """Return the language with most text."""
    return next(iter(certificate.fields.languages), "")


def _together(every: Sequence[Certificate]) -> CertificateFields:
    """Each text from the version in its language, the rest from all."""
    native = sorted(every, key=lambda each: _language(each) == ENGLISH)
    english = sorted(every, key=lambda each: _language(each) != ENGLISH)
    changes: dict[str, Any] = {name: _agreed(_readings(native, name)) for name in _SHARED}
    changes |= {name: _first(_readings(native, name)) for name in _TEXTS}
    changes |= {name: _first(_readings(english, name)) for name in _ENGLISH_TEXTS}
    changes |= {name: _union(getattr(each.fields, name) for each in native) for name in _LISTS}
    return replace(
        native[0].fields,
        **changes,
        surveillance=_record(native),
        qr_codes=_codes(native),
        languages=tuple(dict.fromkeys(name for each in native for name in each.fields.languages)),
    )


def _readings(every: Iterable[Certificate], name: str) -> list[Reading[Any]]:
    found = (getattr(each.fields, name) for each in every)
    return [each for each in found if each is not None]


def _first(readings: list[Reading[Any]]) -> Reading[Any] | None:
    """Return the first with a value; one that could not be read is better than nothing."""
    return next((each for each in readings if each.value is not None), next(iter(readings), None))


def _agreed(readings: list[Reading[Any]]) -> Reading[Any] | None:
    """Return what the versions say; saying it twice makes it surer, contradiction doubtful."""
    best = _first(readings)
    if best is None or best.value is None:
        return best
    different = _different(readings)
    if len(different) > 1:
        return _contested(best, different)
    read = [each for each in readings if each.value is not None]
    doubt = prod(1 - each.confidence for each in read)
    surest = max(read, key=lambda each: each.confidence)
    return replace(
        surest,
        confidence=max(surest.confidence, min(1 - doubt, _MOST_BY_AGREEMENT)),
        agreeing=sum(each.agreeing for each in read),
    )


def _contested(first: Reading[Any], different: tuple[Reading[Any], ...]) -> Reading[Any]:
    """One version read for certain stands against others that were hardly read."""
    certain = [each for each in different if each.confidence >= CERTAIN]
    if len(certain) == 1 and all(r.confidence < READ for r in different if r is not certain[0]):
        return certain[0]
    return replace(first, confidence=min(first.confidence, _DOUBTED))


def _different(readings: Iterable[Reading[Any]]) -> tuple[Reading[Any], ...]:
    seen: dict[object, Reading[Any]] = {}
    for each in readings:
        if each.value is not None:
            key = _folded(each.value)
            if key not in seen or each.confidence > seen[key].confidence:
                seen[key] = each
    return tuple(seen.values())


def _union(lists: Iterable[tuple[Reading[Any], ...]]) -> tuple[Reading[Any], ...]:
    """Return every value once, agreed upon where it stands in several."""
    by_value: dict[object, list[Reading[Any]]] = {}
    for readings in lists:
        for each in readings:
            by_value.setdefault(_folded(each.value), []).append(each)
    return tuple(each for each in map(_agreed, by_value.values()) if each is not None)


def _record(every: Iterable[Certificate]) -> Surveillance | None:
    """Return the surveillance record with most marks."""
    records = [each.fields.surveillance for each in every if each.fields.surveillance]
    return max(records, key=lambda each: each.filled, default=None)


def _codes(every: Iterable[Certificate]) -> tuple[QrCode, ...]:
    codes: dict[str, QrCode] = {}
    for each in every:
        for code in each.fields.qr_codes:
            codes.setdefault(code.payload, code)
    return tuple(codes.values())


def _agree(mine: Reading[Any] | None, theirs: Reading[Any] | None) -> bool:
    return _both(mine, theirs) and _value(mine) == _value(theirs)


def _differ(mine: Reading[Any] | None, theirs: Reading[Any] | None) -> bool:
    return _both(mine, theirs) and _value(mine) != _value(theirs)


def _both(mine: Reading[Any] | None, theirs: Reading[Any] | None) -> bool:
    return _value(mine) is not None and _value(theirs) is not None


def _value(reading: Reading[Any] | None) -> object:
    return None if reading is None or reading.value is None else _folded(reading.value)


def _folded(value: object) -> object:
    """Compare words by their letters and digits alone."""
    if isinstance(value, str):
        return "".join(char for char in value.casefold() if char.isalnum())
    return value


def _same_script(readings: Sequence[Reading[Any]]) -> bool:
    """Whether texts can be compared at all: a translation is no disagreement."""
    return len({str(each.value).isascii() for each in readings}) == 1
