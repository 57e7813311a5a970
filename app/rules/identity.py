"""Whether a certificate names the body that the directory gave for it, beyond misreading.

In the directory pairs of bodies differ by one character; so whoever holds a body's record against
a certificate must be sure that the certificate means that body, and not its neighbour.
"""

import re
from collections.abc import Iterator
from typing import Final

from app.evidence import Evidence
from app.rules.base import is_certain, is_read
from parsers.fields import Reading
from parsers.identifiers.certificate_number import CertificateNumber, decode
from parsers.identifiers.width import compact
from parsers.knowledge import body_names
from scrapers.registry import BodyRecord

_DOMESTIC: Final = re.compile(r"CNCA-R-\d{4}-(\d{2,4})")
_TWO: Final = 2


def is_identified(evidence: Evidence, record: BodyRecord, *, by_number: bool = True) -> bool:
    """Say whether a certain reading names the body, or two independent ones agree on it.

    The leading digits of the certificate number are a witness too, never alone; a rule that judges
    those digits asks without them.
    """
    if record.matched_by is None or not record.matched_by.is_certain:
        return False
    witnesses = list(_naming(evidence, record))
    if any(is_read(each) and is_certain(each) for each in witnesses):
        return True
    agreeing = len(witnesses) + (by_number and _number_agrees(evidence, record))
    return agreeing >= _TWO


def _naming(evidence: Evidence, record: BodyRecord) -> Iterator[Reading[str]]:
    """Yield the readings that say the body's approval number or one of its full names."""
    fields = evidence.fields
    names = {body_names.fold(each) for each in _names(record) if each}
    number = fields.body_number
    if number and number.value and compact(number.value) == compact(record.approval_number):
        yield number
    for reading in (fields.certification_body, fields.certification_body_en):
        if reading and reading.value and body_names.fold(reading.value) in names:
            yield reading


def _names(record: BodyRecord) -> tuple[str | None, ...]:
    english = None if "name_en" in record.unverified else record.name_en
    return (record.name, record.later_name, english, *record.former_names)


def _number_agrees(evidence: Evidence, record: BodyRecord) -> bool:
    """Domestic bodies begin their numbers with the last group of their approval number."""
    reading = evidence.fields.number
    group = _DOMESTIC.fullmatch(record.approval_number)
    if reading is None or reading.value is None or group is None or not is_read(reading):
        return False
    parts = decode(CertificateNumber(compact(reading.value)))
    digits = (parts.body if parts else None) or ""
    return digits.isdigit() and int(digits) == int(group[1])
