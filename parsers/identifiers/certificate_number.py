"""Certificate number (证书编号) in the forms that certification bodies print.

No law fixes the form; these are the ones in use (body serial = last group of CNCA-R-yyyy-nnn):

* body, year, scheme, serial, cycle, size, branch: ``99924Q00001R0S``, ``99900Q00001R1M/3502``,
  with an acronym for the body, ``ABC99924E00001R0M``, or dashes, ``999-24-Q-0001-R0-S``;
* with an office between body and year: ``999ZB24I30001R0S``;
* scheme before the year: ``999Q1240001R1M``; letter, year, scheme, office: ``U99Q2SH8000001R0S``;
* four-digit year, as for service management: ``9992024ITSM0001R0MN``;
* words and dashes: ``ABCD-2024-ISMS-G-001-R1``; without cycle: ``999FSMS2400001``;
* product certification (CCC), all digits: ``2024010702000001``;
* anything else of letters, digits and ``/ - .``, as bodies abroad print it.

>>> parse("99924Q 00001R0S")
'99924Q00001R0S'
>>> decode(parse("99924Q00001R0S")).cycle
0
>>> repair("99924Q00001ROS")
('99924Q00001R0S', ('O→0 at 13',))
>>> parse("证书")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: not the form of a certificate number
>>> parse("2024-03-05")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: a date, not a certificate number
"""

import re
from dataclasses import dataclass
from typing import Final, NewType

from parsers.errors import ValueFormatError
from parsers.identifiers.confusions import differences
from parsers.identifiers.number_forms import FORMS, Form
from parsers.identifiers.width import narrow

CertificateNumber = NewType("CertificateNumber", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the positions of a number say; a part the form does not have is ``None``."""

    form: str
    body: str | None = None
    office: str | None = None
    year: int | None = None
    scheme: str | None = None
    serial: str | None = None
    cycle: int | None = None
    size: str | None = None
    branch: str | None = None


_FREE: Final = re.compile(
    r"(?=(?:.*\d){3})[A-Z0-9](?:[A-Z0-9]|[/.&_-](?=[A-Z0-9])|[ ](?=[A-Z0-9]))*"
)
_DATE: Final = re.compile(
    r"(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d"
)
_MISREAD: Final = re.compile(r"\d{5}[0-9A-Z]{4,}R[0-9O][SML5]?")
_SHORTEST: Final = 5
_LONGEST: Final = 32
_FIRST_YEAR: Final = 1990
_CENTURY: Final = 100


def parse(text: str) -> CertificateNumber:
    """Return the number narrow and in capitals, or say what is wrong with it.

    Blanks go from the forms that have none; a free form keeps single ones (``FM 999999``).
    """
    number = " ".join(narrow(text).upper().split())
    tight = _tight(number)
    if decode(CertificateNumber(tight)) is not None:
        return CertificateNumber(tight)
    if _DATE.fullmatch(tight):
        message = "a date, not a certificate number"
        raise ValueFormatError(message)
    if not _SHORTEST <= len(tight) <= _LONGEST or not _FREE.fullmatch(number):
        message = "not the form of a certificate number"
        raise ValueFormatError(message)
    return CertificateNumber(number)


def decode(number: CertificateNumber) -> Parts | None:
    """Return the parts of a number whose form is known, ``None`` for a free form."""
    for form in FORMS:
        if match := form.strict.fullmatch(number):
            return _parts(form, match)
    return None


def repair(text: str) -> tuple[CertificateNumber, tuple[str, ...]]:
    """Return the number after undoing confused characters, and what was changed.

    A number that already has a known form is left alone; otherwise each known form says which
    positions are digits and which letters, and the form that needs fewest changes wins, if it
    is the only one. A free form cannot be repaired.
    """
    tight = _tight(narrow(text).upper())
    if decode(CertificateNumber(tight)) is not None:
        return CertificateNumber(tight), ()
    found = {each for form in FORMS if (each := form.repaired(tight)) is not None}
    ranked = sorted((len(differences(tight, each)), each) for each in found)
    if ranked and (len(ranked) == 1 or ranked[0][0] < ranked[1][0]):
        best = ranked[0][1]
        return CertificateNumber(best), differences(tight, best)
    if _MISREAD.fullmatch(tight):
        message = "a misread number of a known form"
        raise ValueFormatError(message)
    return parse(text), ()


def _tight(text: str) -> str:
    return "".join(text.split())


def _parts(form: Form, match: re.Match[str]) -> Parts:
    named = match.groupdict()
    year = named.get("year")
    if year is not None and len(year) == len("24"):
        year = str(_FIRST_YEAR + (int(year) - _FIRST_YEAR) % _CENTURY)
    cycle = named.get("cycle")
    return Parts(
        form=form.name,
        body=named.get("body"),
        office=named.get("office"),
        year=int(year) if year else None,
        scheme=named.get("scheme"),
        serial=named.get("serial"),
        cycle=int(cycle) if cycle else None,
        size=named.get("size") or None,
        branch=(named.get("branch") or "").strip("/-_") or None,
    )
