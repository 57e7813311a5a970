"""The spellings of labels as they may stand on a page: blanks, strokes and width are free."""

import re
from functools import cache
from typing import Final

from parsers.certificate.labels import LABELS, Label

_HAN: Final = r"\u3400-\u9fff"


@cache
def pattern() -> re.Pattern[str]:
    """One pattern for all labels, the longest first, grouped by their first character for speed."""
    ranked = sorted({label.spelling for label in LABELS}, key=len, reverse=True)
    groups: dict[str, list[str]] = {}
    for spelling in ranked:
        groups.setdefault(spelling[0].casefold(), []).append(_flexible(spelling))
    body = "|".join(
        f"(?={re.escape(first)})(?:{'|'.join(spellings)})" for first, spellings in groups.items()
    )
    return re.compile(
        rf"(?<![A-Za-z])(?P<label>{body})(?![a-z])(?:(?:\s*[.．*])?(?:\s*[:：])*)", re.IGNORECASE
    )


def _flexible(spelling: str) -> str:
    """Let blanks be free: OCR drops them between words, printers put them between characters."""
    parts = []
    for char in spelling:
        if char.isspace():
            parts.append(r"[\s.]*")
        elif re.match(rf"[{_HAN}\uac00-\ud7a3]", char):
            parts.append(re.escape(char) + r"\s{0,3}")
        elif char in "/、":
            parts.append(r"\s*[/、及和或]\s*")
        else:
            parts.append(re.escape(char))
    return "".join(parts).removesuffix(r"\s{0,3}")


def key(text: str) -> str:
    """Return a spelling bare of blanks and points, in small letters."""
    return re.sub(r"[\s.]", "", text).replace("、", "/").casefold()


@cache
def keys() -> dict[str, Label]:
    """Return every label by its bare spelling."""
    return {key(label.spelling): label for label in reversed(LABELS)}


def by_key(text: str) -> Label | None:
    """Return the label of this spelling."""
    return keys().get(re.sub("[及和或]", "/", key(text))) or keys().get(key(text))
