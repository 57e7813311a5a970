"""What stands on a certificate in a script that only the second engine reads, or nothing reads.

Names and addresses from the second engine are shown and not relied on, unless the page says them
twice; a name of which one half cannot be read is not given by halves.
"""

import re
from collections.abc import Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any, Final

from parsers.certificate.segments import Segment
from parsers.certificate.values import reading, score
from parsers.certificate.view import Line, View
from parsers.document import Source
from parsers.fields import CertificateFields, Reading
from parsers.scripts import ANY_LETTER, UNREAD, is_vietnamese

_HANGUL: Final = r"\uac00-\ud7a3"
_UNRELIED: Final = 0.79
"""Below what the rules take for read."""
_DATES: Final = frozenset(
    {"issued", "first_certified", "reissued", "decided", "valid_from", "expires"}
)
_COMPANY: Final = re.compile(r"[(（]\s*주\s*[)）]|㈜|주식회사|유한회사|재단법인|사단법인|협동조합")
_ADDRESS: Final = re.compile(
    r"^(?:(?:본사|주소|소재지|사업장)\s*[:：]?\s*)?"
    r"(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충청|충북|충남|전라|전북|전남|경상|경북|경남|제주)"
    rf"[{_HANGUL}\s]*?(?:시|도|군|구)[{_HANGUL}\s\d()]*?(?:로|길|동|리|가|읍|면)\s*[\d(]"
)
_BODY: Final = re.compile(
    rf"[{_HANGUL}A-Z()㈜ ]*(?:인증|심사|품질|시험|검사)[{_HANGUL}]*(?:원|센터|협회|소|단|국)"
    r"(?:\s*(?:㈜|[(（]\s*주\s*[)）]))?$"
)
_ALIGNED: Final = 0.02
"""In widths of the page."""
_CLOSE: Final = 1.5
_ALIKE: Final = (0.5, 3.2)
_ROWS: Final = 2.5
_SURE: Final = 0.9


def address(page: Sequence[Segment]) -> Reading[str] | None:
    """Return a Korean address that stands without label under the company's name."""
    for part in page:
        text = " ".join(part.text.split())
        if part.label is None and _ADDRESS.match(text) and _stands_under_company(part.line, page):
            return reading(text, [part], score([part]) * _SURE)
    return None


def _stands_under_company(line: Line, page: Sequence[Segment]) -> bool:
    return any(
        _COMPANY.search(part.text)
        and not _BODY.search(part.text)
        and part.line.above(line)
        and line.y0 - part.line.y1 < _ROWS * line.height
        and line.overlap(part.line) > 0
        for part in page
    )


def whole_body(name: Reading[str] | None, view: View) -> Reading[str] | None:
    """Complete the body's English name by its Korean one beside it, or give no half of it."""
    if name is None or name.value is None or name.source is not Source.OCR:
        return name
    beside = [line for line in view.lines if _is_beside(line, name)]
    other = next((line for line in beside if _BODY.fullmatch(line.text.strip())), None)
    if other is None:
        partly = any(ANY_LETTER.search(line.text) or line.text == UNREAD for line in beside)
        return replace(name, value=None) if partly else name
    korean = "".join(other.text.split())
    said = sum(korean in "".join(line.text.split()) for line in view.lines)
    sure = min(name.confidence, other.confidence)
    return replace(
        name,
        value=f"{name.value} ({korean})",
        raw=f"{other.text} {name.raw}",
        confidence=sure if said > 1 else min(sure, _UNRELIED),
    )


def _is_beside(line: Line, name: Reading[str]) -> bool:
    """Whether the line stands right over or under the name, as the other half of it would."""
    box = name.box
    if line.page != name.page or line.text == name.raw:
        return False
    left = abs(line.box.x0 - box.x0)
    centre = abs(line.box.x0 + line.box.x1 - box.x0 - box.x1) / 2
    if min(left, centre) > _ALIGNED:
        return False
    height = box.y1 - box.y0
    gap = max(box.y0 - line.box.y1, line.box.y0 - box.y1)
    return gap < _CLOSE * height and _ALIKE[0] < line.height / height < _ALIKE[1]


def not_relied_on(fields: CertificateFields, view: View) -> CertificateFields:
    """Take back the confidence of what the second engine read, and of Vietnamese.

    Not of dates: those have a grammar. Of a value with a glyph that nothing reads, nothing is
    given.
    """
    lines = [line for line in view.lines if line.source is Source.OCR]
    every = is_vietnamese(line.text for line in lines)
    second = [line for line in lines if every or ANY_LETTER.search(line.text)]
    changes: dict[str, Any] = {}
    for field in fields_of(fields):
        value = getattr(fields, field.name)
        if isinstance(value, Reading) and value.source is Source.OCR:
            changes[field.name] = _doubted(field.name, value, second)
    return replace(fields, **changes)


def _doubted(name: str, each: Reading[Any], second: Sequence[Line]) -> Reading[Any]:
    if each.value is not None and UNREAD in each.raw:
        return replace(each, value=None)
    said_twice = name == "certification_body_en"
    if name in _DATES or said_twice or not any(_holds(line, each) for line in second):
        return each
    return replace(each, confidence=min(each.confidence, _UNRELIED))


def _holds(line: Line, each: Reading[Any]) -> bool:
    x, y = (each.box.x0 + each.box.x1) / 2, (each.box.y0 + each.box.y1) / 2
    within = line.box.x0 <= x <= line.box.x1 and line.box.y0 <= y <= line.box.y1
    return within and line.page == each.page
