"""Say where a certificate and a registry record of it disagree, field by field.

Only names, numbers and days are compared here: what they mean, and whether a scope or a standard
covers another, is for the rules. What one side does not say is no difference.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from parsers.fields import CertificateFields, Reading
from scrapers.registry import RegistryRecord

_USCC_LENGTH: Final = 18
_OLD_CODE: Final = slice(8, 17)
"""Where a unified social credit code holds the organisation code that it replaced."""

_Same = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field on which the certificate and the registry disagree."""

    field: str
    certificate: str
    registry: str


def differences(fields: CertificateFields, record: RegistryRecord) -> tuple[Difference, ...]:
    """Return every disagreement between what was read and what is registered."""
    return (*_in_identity(fields, record), *_in_days(fields, record))


def _in_identity(fields: CertificateFields, record: RegistryRecord) -> Iterator[Difference]:
    body = fields.certification_body
    yield from _texts("number", fields.number, record.number, _same_number)
    yield from _texts("organisation", fields.organisation, record.organisation, _same_name)
    yield from _texts("certification_body", body, record.certification_body, _same_name)
    yield from _texts("uscc", fields.uscc, record.uscc, _same_code)


def _in_days(fields: CertificateFields, record: RegistryRecord) -> Iterator[Difference]:
    reissued = fields.reissued.value if fields.reissued else None
    if reissued is None or reissued != record.issued:
        yield from _days("issued", fields.issued, record.issued)
    yield from _days("first_certified", fields.first_certified, record.first_certified)
    yield from _days("expires", fields.expires, record.expires)


def _texts(
    field: str, printed: Reading[str] | None, registered: str | None, same: _Same
) -> Iterator[Difference]:
    if printed and printed.value and registered and not same(printed.value, registered):
        yield Difference(field=field, certificate=printed.value, registry=registered)


def _days(
    field: str, printed: Reading[date] | None, registered: date | None
) -> Iterator[Difference]:
    if printed and printed.value and registered and printed.value != registered:
        yield Difference(
            field=field, certificate=printed.value.isoformat(), registry=registered.isoformat()
        )


def _same_name(printed: str, registered: str) -> bool:
    return _letters(printed) == _letters(registered)


def _same_number(printed: str, registered: str) -> bool:
    """Compare numbers; O and 0 are the same, for scans and typists take one for the other."""
    return _compact(printed).replace("O", "0") == _compact(registered).replace("O", "0")


def _same_code(printed: str, registered: str) -> bool:
    """Compare credit codes; an old record may show the organisation code that one contains."""
    codes = sorted((_letters(printed).upper(), _letters(registered).upper()), key=len)
    if len(codes[0]) < len(codes[1]) == _USCC_LENGTH:
        return codes[0] == codes[1][_OLD_CODE]
    return codes[0] == codes[1]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def _compact(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()
