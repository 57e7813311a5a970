"""Standards that a management system is certified to, as printed and as normalised.

>>> find("GB/T19001-2016/IS09001:2015标准")
('GB/T 19001-2016', 'ISO 9001:2015')
>>> find("ISO 20000-1:2018")
('ISO/IEC 20000-1:2018',)
>>> find("GB/T28001-2011（OHSAS18001:2007,IDT）")
('GB/T 28001-2011', 'OHSAS 18001:2007')
>>> find("EN ISO 12100:2010")
()
>>> parse("ISO 9001 : 2015")
'ISO 9001:2015'
>>> parse("ISO 9001")
Traceback (most recent call last):
    ...
parsers.errors.ValueFormatError: no management-system standard with its edition
"""

import re
from functools import lru_cache
from typing import Final, NewType

from parsers import recent
from parsers.errors import ValueFormatError
from parsers.identifiers.confusions import DIGIT_CLASS, digits
from parsers.identifiers.width import narrow

Standard = NewType("Standard", str)

_INTERNATIONAL: Final = {
    "9001": "ISO", "14001": "ISO", "45001": "ISO", "50001": "ISO", "22000": "ISO", "22301": "ISO",
    "13485": "ISO", "37001": "ISO", "37301": "ISO", "39001": "ISO", "41001": "ISO", "21001": "ISO",
    "28000": "ISO", "30301": "ISO", "55001": "ISO", "56001": "ISO", "56002": "ISO", "44001": "ISO",
    "20121": "ISO", "22716": "ISO", "3834-2": "ISO", "19650-2": "ISO", "29990": "ISO",
    "27001": "ISO/IEC", "27701": "ISO/IEC", "27017": "ISO/IEC", "27018": "ISO/IEC",
    "27040": "ISO/IEC", "20000-1": "ISO/IEC", "29151": "ISO/IEC", "42001": "ISO/IEC",
    "38505-1": "ISO/IEC", "80079-34": "ISO/IEC", "10002": "ISO", "10012": "ISO", "10015": "ISO",
    "15378": "ISO", "17100": "ISO", "18788": "ISO", "19443": "ISO", "30401": "ISO",
    "37101": "ISO", "46001": "ISO",
}  # fmt: skip
_CHINESE: Final = {
    "19001": "GB/T", "24001": "GB/T", "45001": "GB/T", "28001": "GB/T", "50430": "GB/T",
    "22080": "GB/T", "24405.1": "GB/T", "23331": "GB/T", "22000": "GB/T", "27341": "GB/T",
    "29490": "GB/T", "30146": "GB/T", "33250": "GB/T", "35770": "GB/T", "42061": "GB/T",
    "31950": "GB/T", "23001": "GB/T", "39604": "GB/T",
    "19022": "GB/T", "33173": "GB/T", "38702": "GB/T", "45081": "GB/T",
    "28827.1": "GB/T", "36733": "GB/T", "35273": "GB/T", "33635": "GB/T",
}  # fmt: skip
_DOUBLES: Final = {"0": "[0O]", "1": "[1IL|]", "5": "[5S]", "8": "[8B]", "2": "[2Z]"}
_BETWEEN: Final = r"\s*[-:;.：—–_]{1,2}\s*"
_YEAR: Final = rf"(?P<year>(?:[1IL|]9|[2Z][0O]){DIGIT_CLASS}{{2}})(?![0-9])"
_PARTED: Final = "19650|20000|80079|38505|3834"


def _seen(number: str) -> str:
    """Allow every digit its double, and blanks around a dash."""
    shown = "".join(_DOUBLES.get(char, char) for char in number)
    return shown.replace("-", r"\s*[-—–_]\s*")


_ISO: Final = re.compile(
    r"(?P<family>(?:KS\s*[A-Z]\s*)?(?:[I1|L]?[S5][O0Q](?:\s*/?\s*[I1L|]EC)?))\s*[:-]?\s*"
    rf"(?P<number>(?:{'|'.join(_seen(each) for each in _PARTED.split('|'))})"
    rf"\s*[-—–_]\s*(?:1\d|\d)|{DIGIT_CLASS}{{4,5}})" + _BETWEEN + _YEAR
)
_GB: Final = re.compile(
    r"(?:GB|CB|G8|68)\s*/?\s*[T7]?\s*"
    rf"(?P<number>{_seen('24405')}\s*[.]\s*1|{_seen('28827')}\s*[.]\s*1|{DIGIT_CLASS}{{5}})"
    + _BETWEEN
    + _YEAR
)
_OTHERS: Final = tuple(
    (re.compile(pattern.replace("#", _BETWEEN + _YEAR)), form)
    for pattern, form in (
        (rf"[O0]H[S5]A[S5]\s*-?\s*{_seen('18001')}#", "OHSAS 18001:{year}"),
        (rf"[I1|]ATF\s*[-:]?\s*{_seen('16949')}#", "IATF 16949:{year}"),
        (rf"ISO\s*/?\s*TS\s*[-:]?\s*{_seen('16949')}#", "ISO/TS 16949:{year}"),
        (rf"GJB\s*{_seen('9001')}\s*(?P<letter>[A-C])#", "GJB 9001{letter}-{year}"),
        (rf"SA\s*{_seen('8000')}#", "SA 8000:{year}"),
        (rf"CNS\s*{_seen('12681')}(?:#)?", "CNS 12681:{year}"),
        (r"CNS\s*(?P<number>27001|45001|14001)#", "CNS {number}:{year}"),
        (r"AS\s*9100\s*(?P<letter>[A-D])", "AS 9100{letter}"),
        (r"TL\s*9000(?:-[HS])?[^/]{0,12}?R(?P<letter>\d[.]\d)", "TL 9000 R{letter}"),
        (r"(?:IRIS|ISO\s*/?\s*TS)\s*22163#", "ISO/TS 22163:{year}"),
        (r"ISO\s*22163#", "ISO 22163:{year}"),
        (r"BS\s*10012#", "BS 10012:{year}"),
        (r"RB\s*/?\s*T\s*(?P<number>1[012]\d)#", "RB/T {number}-{year}"),
        (r"YY\s*/?\s*T\s*0287#", "YY/T 0287-{year}"),
        (r"(?<![A-Z])GB\s*(?P<number>14881|12693|12694|17405)#", "GB {number}-{year}"),
        (r"JIS\s*Q\s*(?P<number>9001|14001|15001|27001|45001)#", "JIS Q {number}:{year}"),
        (r"Q\s*/?\s*SY\s*(?P<number>08002[.]1|1002[.]1)#", "Q/SY {number}-{year}"),
        (r"QC\s*080000#", "QC 080000:{year}"),
    )
)


def parse(text: str) -> Standard:
    """Return the first standard of the text in its normal form, or say that there is none."""
    if not (found := find(text)):
        message = "no management-system standard with its edition"
        raise ValueFormatError(message)
    return found[0]


@lru_cache(maxsize=recent.LINES)
def find(text: str) -> tuple[Standard, ...]:
    """Return every management-system standard named with its edition, in reading order, once."""
    flat = narrow(text).upper()
    hits: list[tuple[int, str]] = []
    for match in _GB.finditer(flat):
        hits.extend(_chinese(match))
    for match in _ISO.finditer(flat):
        hits.extend(_international(match))
    for pattern, form in _OTHERS:
        hits.extend((match.start(), _filled(form, match)) for match in pattern.finditer(flat))
    return tuple(Standard(name) for name in dict.fromkeys(name for _, name in sorted(hits)))


@lru_cache(maxsize=recent.LINES)
def names(text: str) -> bool:
    """Say whether the text names a management-system standard, with or without edition."""
    return bool(find(text)) or _BARE.search(narrow(text).upper()) is not None


_BARE: Final = re.compile(
    r"(?<![A-Z0-9])(?:[I1|]?S[O0]\s*(?:/\s*IEC)?\s*[:-]?\s*(?:9001|14001|45001|50001|22000|22301|13485"
    r"|27001|27701|27017|27018|20000)|OHSAS\s*18001|IATF\s*16949|GB\s*/?\s*T\s*(?:19001|24001|45001"
    r"|22080|24405|28001|50430|23331))(?!\d)"
)


def _chinese(match: re.Match[str]) -> list[tuple[int, str]]:
    number = digits(re.sub(r"\s", "", match["number"]))
    if number not in _CHINESE:
        return []
    return [(match.start(), f"{_CHINESE[number]} {number}-{digits(match['year'])}")]


def _international(match: re.Match[str]) -> list[tuple[int, str]]:
    number = digits(re.sub(r"[\s—–_-]+", "-", match["number"]))
    family = "ISO/IEC" if re.fullmatch(r"20000(?:-\d+)?", number) else _INTERNATIONAL.get(number)
    if family is None:
        return []
    national = re.match(r"KS\s*([A-Z])", match["family"])
    prefix = f"KS {national[1]} " if national else ""
    return [(match.start(), f"{prefix}{family} {number}:{digits(match['year'])}")]


def _filled(form: str, match: re.Match[str]) -> str:
    parts = {key: value or "" for key, value in match.groupdict().items()}
    parts["year"] = digits(parts.get("year", ""))
    return form.format(**parts).rstrip(":")
