"""Lines in scripts that the main recogniser does not know, read by Tesseract where it has data.

PP-OCRv6 knows Chinese, Japanese, Latin and Greek characters. Of a line of Hangul it reads a
bracket or a stray digit, or nothing at all: far less text than the line has room for. Pages with
several such lines are rare and nearly always in another script, so Tesseract is asked only there.
What it reads is given with moderate confidence, and only where most letters are of the script.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final, NamedTuple

import cv2
import numpy as np
import pytesseract
from PIL import Image

from parsers.ocr.engine import Pixels
from parsers.ocr.recognition import Recognition
from parsers.scripts import SCRIPTS, UNREAD, Script

_FEW: Final = 3
"""Fewer lines without text are seals, signatures and ornaments."""
_LOW: Final = 14
_LONG: Final = 3
_DOUBTFUL: Final = 0.85
_GIBBERISH: Final = 0.7
_SPARSE: Final = 0.35
_HAN: Final = "\u2e80"
_LINE: Final = 48
_GAP: Final = 36
_PROBES: Final = 4
_SECONDS: Final = 20
_ONE_BLOCK: Final = "--psm 6"
_SURE: Final = 0.75
_TRUST: Final = 0.9
"""Tesseract is surer of itself than right: 0.93 of a line becomes 0.84."""
_MOSTLY: Final = 0.5
_WORD: Final = 0.5
_PARTLY: Final = 0.6
"""A line with a word of less than that is read in part, which is no value."""
_BLANK: Final = 0.25
"""In heights of the line: a wider gap between two words is a blank."""
_NOT_READ: Final = Recognition(UNREAD, 0.5, (0.0,), (0.0,))


def unread(line: Pixels, recognition: Recognition) -> bool:
    """Tell whether a long line holds far less text than it has room for, or gibberish."""
    height, width = line.shape[:2]
    if height < _LOW or width < _LONG * height:
        return False
    return recognition.score < _GIBBERISH or _density(line, recognition) < _SPARSE


def _density(line: Pixels, recognition: Recognition) -> float:
    height, width = line.shape[:2]
    ems = sum(1.0 if char > _HAN else 0.5 for char in recognition.text)
    return float(ems * height / width)


@dataclass(slots=True)
class OtherScripts:
    """Tesseract, with the data that is installed for other scripts."""

    installed: tuple[Script, ...] | None = None
    """``None`` until it was looked up."""
    _last: Script | None = field(default=None, init=False)

    def read(self, lines: Sequence[Pixels], found: Sequence[Recognition]) -> dict[int, Recognition]:
        """Return what takes the place of which reading, if the page has other scripts.

        A line that is plainly text and that nothing reads is a glyph without a character.
        """
        empty = [i for i, each in enumerate(found) if unread(lines[i], each)]
        if len(empty) < _FEW:
            return {}
        doubtful = [i for i, each in enumerate(found) if i in empty or each.score < _DOUBTFUL]
        script = self._script([lines[i] for i in empty])
        others = _read([lines[i] for i in doubtful], script) if script else {}
        read = {doubtful[place]: each for place, each in others.items()}
        return dict.fromkeys(empty, _NOT_READ) | read

    def _script(self, lines: Sequence[Pixels]) -> Script | None:
        """Return the script that reads most of the longest lines; the last one is tried first."""
        if self.installed is None:
            self.installed = _installed()
        probes = sorted(lines, key=lambda line: line.shape[1] / line.shape[0])[-_PROBES:]
        for script in sorted(self.installed, key=lambda each: each is not self._last):
            if len(_read(probes, script)) >= _MOSTLY * len(probes):
                self._last = script
                return script
        return None


def _installed() -> tuple[Script, ...]:
    try:
        known = pytesseract.get_languages()
    except pytesseract.TesseractNotFoundError:
        return ()
    return tuple(script for script in SCRIPTS if script.data in known)


def _read(lines: Sequence[Pixels], script: Script) -> dict[int, Recognition]:
    """Return what was surely read, by the place of its line: one call for all of them."""
    sheet, widths = _sheet(lines)
    try:
        table = pytesseract.image_to_data(
            Image.fromarray(sheet),
            lang=script.data,
            config=_ONE_BLOCK,
            timeout=_SECONDS,
            output_type=pytesseract.Output.DICT,
        )
    except (RuntimeError, pytesseract.TesseractError):  # too slow, or its data is broken
        return {}
    words = [_word(table, i) for i in range(len(table["text"])) if table["text"][i].strip()]
    words.sort(key=lambda word: (word.line, word.left))
    rows = {place: list(row) for place, row in groupby(words, key=lambda word: word.line)}
    return {
        place: _joined(row, widths[place])
        for place, row in rows.items()
        if 0 <= place < len(widths) and _is_read(row, script)
    }


class _Word(NamedTuple):
    """One word on the sheet; places in pixels."""

    text: str
    line: int
    left: float
    right: float
    sure: float


def _word(table: dict[str, list[Any]], i: int) -> _Word:
    middle = table["top"][i] + table["height"][i] / 2
    left = table["left"][i] - _GAP
    return _Word(
        text=table["text"][i].strip(),
        line=int((middle - _GAP / 2) // (_LINE + _GAP)),
        left=left,
        right=left + table["width"][i],
        sure=max(0.0, float(table["conf"][i]) / 100),
    )


def _sheet(lines: Sequence[Pixels]) -> tuple[Pixels, list[int]]:
    """Return the lines under each other on white, all of one height, and their widths."""
    scaled = [
        cv2.resize(
            np.ascontiguousarray(line),
            (max(1, round(line.shape[1] * _LINE / line.shape[0])), _LINE),
            interpolation=cv2.INTER_CUBIC,
        )
        for line in lines
    ]
    widths = [line.shape[1] for line in scaled]
    size = (len(lines) * (_LINE + _GAP) + _GAP, max(widths, default=0) + 2 * _GAP, 3)
    sheet = np.full(size, 255, np.uint8)
    for place, line in enumerate(scaled):
        top = _GAP + place * (_LINE + _GAP)
        sheet[top : top + _LINE, _GAP : _GAP + line.shape[1]] = line
    return sheet, widths


def _joined(words: Sequence[_Word], width: int) -> Recognition:
    """Return the words as one line: Tesseract parts syllables, so that gaps tell the blanks."""
    text = ""
    starts: list[float] = []
    sure: list[float] = []
    end = words[0].left
    for word in words:
        if text and word.left - end > _BLANK * _LINE:
            text, starts, sure = text + " ", [*starts, end], [*sure, word.sure]
        step = (word.right - word.left) / len(word.text)
        starts += [word.left + step * at for at in range(len(word.text))]
        sure += [word.sure] * len(word.text)
        text, end = text + word.text, word.right
    mean = float(np.mean(sure)) if min(sure) >= _WORD else min(float(np.mean(sure)), _PARTLY)
    return Recognition(
        text,
        round(mean * _TRUST, 5),
        tuple(round(min(max(at / width, 0.0), 1.0), 4) for at in starts),
        tuple(round(each * _TRUST, 3) for each in sure),
    )


def _is_read(words: Sequence[_Word], script: Script) -> bool:
    """Tell whether the line is surely read, on the whole, and in the script."""
    text = "".join(word.text for word in words)
    letters = sum(map(str.isalpha, text))
    own = len(re.findall(script.letters, text))
    sure = sum(word.sure * len(word.text) for word in words) / len(text)
    return sure >= _SURE and own > 1 and own >= _MOSTLY * letters
