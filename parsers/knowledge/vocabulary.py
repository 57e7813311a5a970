"""Words that say what a scope, a name or a mark is about."""

import re
import unicodedata
from datetime import date
from functools import cache
from typing import Final

from opencc import OpenCC

from parsers.knowledge.tables import Row, table

FILE: Final = "vocabulary.yaml"


class Words(Row):
    """One list, and where it comes from."""

    source: str
    words: tuple[str, ...]

    def within(self, text: str) -> tuple[str, ...]:
        """Return the words that occur in a text; Latin ones begin at the start of a word."""
        plain = fold(text)
        return tuple(word for word in self.words if _occurs(fold(word), plain))


class Vocabulary(Row):
    """Every list."""

    as_of: date
    scope_boilerplate: Words
    generic_scope: Words
    generic_scope_en: Words
    it_terms: Words
    itsm_processes: Words
    modules_2025: Words
    dashboard: Words
    special_projects: Words
    consultancies: Words
    bodies: Words
    other_schemes: Words
    accreditation_marks: Words


@cache
def vocabulary() -> Vocabulary:
    """Return the lists that ship with the program."""
    return table(FILE, Vocabulary)


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def fold(text: str) -> str:
    """Return a text in one width, script and case, with single blanks.

    >>> fold("資訊　ＩＴ 服務")
    '资讯 it 服务'
    """
    simplified: str = _converter().convert(unicodedata.normalize("NFKC", text))
    return " ".join(simplified.casefold().split())


_LATIN: Final = re.compile(r"[a-z]")
_SHORT: Final = 3


def _occurs(word: str, text: str) -> bool:
    if not _LATIN.match(word):
        return word.replace(" ", "") in text.replace(" ", "")
    end = r"(?![a-z])" if len(word) <= _SHORT else ""
    return re.search(rf"(?<![a-z]){re.escape(word)}{end}", text) is not None
