"""Accreditation marks and the number printed beside the Chinese one."""

import re
from collections.abc import Sequence
from typing import Final

from parsers.certificate.values import best, reading
from parsers.certificate.view import Line, View
from parsers.document import Source
from parsers.errors import ValueFormatError
from parsers.fields import Reading
from parsers.identifiers import accreditation_number
from parsers.identifiers.width import narrow

_WORDS: Final = (
    "CNAS", "IAF", "UKAS", "ANAB", "JAS-ANZ", "RvA", "DAkkS", "TAF", "KAB", "JAB", "TÜRKAK", "UAF",
    "WAF", "EGAC", "NABCB", "COFRAC", "ACCREDIA", "ENAC", "EIAC", "PNAC", "SCC", "A2LA", "HKAS",
    "INMETRO", "SANAS", "SNAS", "BELAC", "FINAS", "SWEDAC", "DANAK", "BMWA", "ESYD", "GAC", "IAS",
    "ASCB", "EMA", "INAB", "NAT", "PCA", "SAS", "NAH", "STANDARDS MALAYSIA", "KAN", "CNCA", "IQNet",
)  # fmt: skip
_NOT_A_MARK: Final = frozenset({"CNCA"})
_ALIASES: Final = {
    "中国认可": "CNAS",
    "JASANZ": "JAS-ANZ",
    "TURKAK": "TÜRKAK",
    "ANSI NATIONAL ACCREDITATION BOARD": "ANAB",
}
_MARK: Final = re.compile(
    r"(?<![A-Za-z])(?P<word>"
    + "|".join(re.escape(each) for each in (*_WORDS, *_ALIASES))
    + r")(?![A-Za-z])"
)
_LONGEST: Final = 40
_IN_A_NUMBER: Final = re.compile(r"[A-Z]+[-/][A-Z]+[-/]\d|www|http|\bcode\b|代码", re.IGNORECASE)
_UPPER_HALF: Final = 0.45
_CODE_LIKE: Final = re.compile(r"CNAS ?[A-Z]{0,2}[ -]?\d{1,6}(?:[ -]?[A-Z]{1,3})?")
_SURE: Final = 0.97
_MISREAD: Final = 0.9
"""A small code in no known form is likelier misread than misprinted."""
_REPAIRED: Final = 0.9
_LEAST_FOR_REPAIR: Final = 0.88


def marks(view: View) -> tuple[Reading[str], ...]:
    """Return the marks whose words are printed, each once, the best reading of each."""
    found: dict[str, list[Reading[str]]] = {}
    for line in view.lines:
        if not _may_be_mark(line):
            continue
        for match in _MARK.finditer(line.text):
            name = _ALIASES.get(match["word"], match["word"])
            if name not in _NOT_A_MARK:
                each = reading(name, [line], line.confidence * _SURE)
                found.setdefault(name, []).append(each)
    chosen = (best(all_) for all_ in found.values())
    return tuple(each for each in chosen if each is not None)


def _may_be_mark(line: Line) -> bool:
    short = len(line.text) <= _LONGEST
    return short and line.middle > _UPPER_HALF and not _IN_A_NUMBER.search(line.text)


def number(view: View) -> Reading[str] | None:
    """Return the CNAS number, in one line or in two pieces beside the logo."""
    found = [each for line in view.lines for each in _in([line])]
    if not found:
        pairs = zip(view.lines, view.lines[1:], strict=False)
        found = [each for left, right in pairs if left.beside(right) for each in _in([left, right])]
    return best(found) or best([each for line in view.lines for each in _of_another_form(line)])


def _of_another_form(line: Line) -> list[Reading[str]]:
    """Return a code of another kind, or one in no form known: there, and not understood."""
    if not _may_be_mark(line) or not _CODE_LIKE.fullmatch(narrow(line.text).upper().strip()):
        return []
    try:
        return [reading(str(accreditation_number.parse(line.text)), [line], line.confidence)]
    except ValueFormatError:
        most = 1.0 if line.source is Source.TEXT else _MISREAD
        return [reading(None, [line], min(line.confidence, most))]


def _in(lines: Sequence[Line]) -> list[Reading[str]]:
    text = "".join(line.text for line in lines)
    if (match := accreditation_number.find(text)) is None:
        return []
    value, repairs = match
    seen = min(line.confidence for line in lines)
    sure = seen * (_REPAIRED if repairs else _SURE)
    certain = not repairs or seen >= _LEAST_FOR_REPAIR
    return [reading(str(value) if certain else None, lines, sure, repairs=repairs)]
