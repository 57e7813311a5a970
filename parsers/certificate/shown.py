"""What the pages show beside the fields: a seal, a sentence on the code, names of no standard."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.certificate.confidence import calibrated
from parsers.certificate.values import reading
from parsers.certificate.view import Line, View, view
from parsers.document import Box, Page
from parsers.fields import Reading, Shown
from parsers.identifiers.width import narrow

_CODE_NOTE: Final = re.compile(
    r"(?:与|同|凭|结合|配合)[^。；;]{0,12}二维码[^。；;]{0,16}(?:有效|使用)|"
    r"二维码[^。；;]{0,8}(?:一并|同时|共同|一起|配合)[^。；;]{0,8}(?:使用|有效)|"
    r"valid[^.;]{0,40}(?:together|in conjunction|only) with[^.;]{0,16}QR",
    re.IGNORECASE,
)
_MALFORMED: Final = re.compile(
    r"ISO\s*(?:/\s*IEC)?\s*(?:20020000|200001|2000\s*-\s*1)(?![0-9])(?:\s*[:：-]\s*(?:19|20)\d\d)?",
    re.IGNORECASE,
)
_FRAMEWORK: Final = re.compile(
    r"(?:依据|依據|符合|遵循|according to|accordance with|conform\w* to|compl\w+ with|standard:?)"
    r"\W{0,6}(?:the\s+)?(?P<name>ITIL(?:\s*(?:V\s*)?\d)?)(?![A-Za-z])",
    re.IGNORECASE,
)
_RED: Final = 0.0005
"""Share of strongly red pixels from which a seal is there; even a small one has five times it."""
_NO_RED: Final = 0.0001
_SURE: Final = 0.97


def shown(pages: Sequence[Page], region: Box | None = None, *, legible: bool = True) -> Shown:
    """Return what a certificate's pages show; red is measured on whole pages."""
    seen = view(pages, region)
    pictured = [page for page in pages if any(name.startswith("ocr:") for name in page.readers)]
    note = _code_note(seen)
    return Shown(
        pictured=bool(pictured),
        seal=_seal(pictured),
        code_note=calibrated(note, legible=legible) if note else None,
        other_bases=tuple(calibrated(each, legible=legible) for each in _other_bases(seen)),
    )


def _seal(pictured: Sequence[Page]) -> bool | None:
    if not pictured or any(page.grey for page in pictured):
        return None
    red = max(page.red_share for page in pictured)
    if red >= _RED:
        return True
    return False if red <= _NO_RED else None


def _code_note(seen: View) -> Reading[str] | None:
    line = next((each for each in seen.lines if _CODE_NOTE.search(each.text)), None)
    return reading(line.text, [line], line.confidence * _SURE) if line else None


def _other_bases(seen: View) -> Iterator[Reading[str]]:
    for line in seen.lines:
        for name in _names(line):
            yield reading(name, [line], line.confidence * _SURE)


def _names(line: Line) -> Iterator[str]:
    text = narrow(line.text)
    yield from (match[0] for match in _MALFORMED.finditer(text))
    yield from (match["name"].upper() for match in _FRAMEWORK.finditer(text))
