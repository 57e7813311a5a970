"""The words that tell the kinds of pages apart, and how a noisy text is searched for them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from rapidfuzz import fuzz

from parsers.knowledge import tables

_LETTERS: Final = re.compile(r"[\W_]+")
_SHORT: Final = 6
"""Words of Latin letters up to this length must stand alone."""
_PER_MISTAKE_HAN: Final = 5
_PER_MISTAKE_LATIN: Final = 12
"""One character of so many may be misread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one kind of page."""

    title: tuple[str, ...]
    body: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is searched: in lower case and one width, with its blanks and without."""

    plain: str
    tight: str


@dataclass(frozen=True, slots=True)
class Needle:
    """A word to be found in a folded text."""

    word: str
    tight: str
    alone: re.Pattern[str] | None
    """How a short word of Latin letters stands alone."""
    mistakes: int

    def is_in(self, text: Folded) -> bool:
        """Tell whether the text has the word, letter by letter."""
        if self.alone is not None:
            return self.alone.search(text.plain) is not None
        return self.tight in text.tight

    def is_nearly_in(self, text: Folded) -> bool:
        """Tell whether the text has the word with no more misread than one letter in some."""
        if self.is_in(text):
            return True
        length = len(self.tight)
        if not self.mistakes or len(text.tight) < length - self.mistakes:
            return False
        least = 100 * (length - self.mistakes) / length
        return fuzz.partial_ratio(self.tight, text.tight, score_cutoff=least) > 0


@dataclass(frozen=True, slots=True)
class Group:
    """Words of one kind and place, searched together."""

    kind: str
    place: str
    needles: tuple[Needle, ...]

    def of(self, text: Folded, *, noisy: bool = False) -> tuple[str, ...]:
        """Return the words that are in the text."""
        return _words_in(self.kind, self.place, text, noisy)

    def within(self, texts: Iterable[Folded], *, noisy: bool = False) -> tuple[str, ...]:
        """Return the words that are in any of the texts, once."""
        return tuple(dict.fromkeys(word for text in texts for word in self.of(text, noisy=noisy)))


def folded(text: str) -> Folded:
    """Return the text as it is searched.

    >>> folded("认 证 证 书").tight, folded("Certificate  of Registration").tight
    ('认证证书', 'certificateofregistration')
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return Folded(plain, _LETTERS.sub("", plain))


@cache
def table() -> dict[str, Words]:
    """Return the words of every kind; a table that is not sound is a broken build."""
    rows = tables.parsed(files(__package__).joinpath("kinds.yaml").read_text("utf-8"))
    return {kind: _words(kind, places) for kind, places in rows.items()}


def _words(kind: str, places: dict[str, list[str]]) -> Words:
    """An unknown place, an empty word or one that stands twice is a mistake in the table."""
    known = Words(**{place: tuple(words) for place, words in places.items()})
    for words in (known.title, known.body, known.label, known.plain):
        tight = [folded(word).tight for word in words]
        if not all(tight) or len(set(tight)) < len(tight):
            message = f"a word of {kind} is empty or stands twice"
            raise ValueError(message)
    return known


@cache
def group(kind: str, place: str) -> Group:
    """Return the words of a kind that stand in a place, as ``Words`` names it."""
    words: tuple[str, ...] = getattr(table()[kind], place)
    return Group(kind, place, tuple(map(_needle, words)))


@lru_cache(maxsize=16_384)
def _words_in(kind: str, place: str, text: Folded, noisy: bool) -> tuple[str, ...]:  # noqa: FBT001 - a cache's key
    """Lines of a picture are searched again with each further line that is read."""
    return tuple(
        needle.word
        for needle in group(kind, place).needles
        if (needle.is_nearly_in(text) if noisy else needle.is_in(text))
    )


def _needle(word: str) -> Needle:
    text = folded(word)
    latin = text.tight.isascii()
    per_mistake = _PER_MISTAKE_LATIN if latin else _PER_MISTAKE_HAN
    alone = None
    if latin and len(text.tight) <= _SHORT:
        alone = re.compile(rf"(?<![a-z]){re.escape(text.tight)}(?![a-z])")
    return Needle(word, text.tight, alone, 0 if alone else len(text.tight) // per_mistake)
