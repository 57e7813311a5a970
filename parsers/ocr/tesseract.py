"""Tesseract behind the same protocol: the second engine, for comparison, never for identities."""

from collections.abc import Iterable
from typing import Any, Final

import pytesseract
from PIL import Image

from parsers.ocr.engine import OcrLine, Pixels

_LANGUAGES: Final = "chi_sim+eng"
_PAGE: Final = "--psm 3"
_CERTAIN: Final = 100.0

_Word = dict[str, Any]


class TesseractEngine:
    """Reads Chinese and English lines with the installed Tesseract."""

    name = "tesseract"

    def read(self, pixels: Pixels) -> tuple[OcrLine, ...]:
        """Return the lines in reading order."""
        table = pytesseract.image_to_data(
            Image.fromarray(pixels),
            lang=_LANGUAGES,
            config=_PAGE,
            output_type=pytesseract.Output.DICT,
        )
        lines: dict[tuple[int, ...], list[_Word]] = {}
        for row in zip(*table.values(), strict=True):
            word = dict(zip(table, row, strict=True))
            if word["text"].strip():
                place = (word["block_num"], word["par_num"], word["line_num"])
                lines.setdefault(place, []).append(word)
        return tuple(_line(words) for words in lines.values())

    def read_again(self, pixels: Pixels) -> dict[str, tuple[OcrLine, ...]]:
        """Return the lines in the one way this engine has."""
        return {self.name: self.read(pixels)}


def _line(words: list[_Word]) -> OcrLine:
    left, top = min(word["left"] for word in words), min(word["top"] for word in words)
    right = max(word["left"] + word["width"] for word in words)
    bottom = max(word["top"] + word["height"] for word in words)
    letters = sum(len(word["text"]) for word in words)
    score = sum(float(word["conf"]) * len(word["text"]) for word in words) / letters / _CERTAIN
    return OcrLine(
        text=_joined(words),
        score=min(1.0, max(0.0, score)),
        quad=((left, top), (right, top), (right, bottom), (left, bottom)),
    )


def _joined(words: Iterable[_Word]) -> str:
    """Join the words with blanks, but not between two Chinese characters."""
    text = ""
    for word in words:
        latin = text and text[-1].isascii() and word["text"][0].isascii()
        text += f" {word['text']}" if latin else word["text"]
    return text
