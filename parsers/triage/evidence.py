"""What the words of a page speak for, be they its text layer or a few lines of a picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from parsers import standards
from parsers.triage import words
from parsers.triage.kind import NEIGHBOURS, PageKind
from parsers.triage.words import Folded

_SENTENCE: Final = re.compile(r"[，。；！？,;!?].|[.…·]{4,}\s*\d*$")
_LONGEST_HAN: Final = 26
_LONGEST_LATIN: Final = 60
_TITLE_WEIGHT: Final = 3
_TWO: Final = 2
_UNMISTAKABLE: Final = 8
"""Characters of a platform's name that nothing but the platform shows."""
_STACKED: Final = ("认证证书", "認證證書", "体系证书")


class Written(NamedTuple):
    """A line of a page, and what place it has there."""

    text: str
    prominent: bool
    """Larger than most, or at the top: it could name the page."""
    head: bool
    """It could be a title by its form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words of certificates and of their neighbours that a page shows."""

    certificate: tuple[str, ...]
    """Titles of certificates on lines that can be titles."""
    topic: tuple[str, ...]
    """Words that stand on certificates, and in what praises them."""
    labels: tuple[str, ...]
    """Words that stand on certificates only."""
    plain: tuple[str, ...]
    """Words that say no more than: some certificate."""
    headline: bool
    """A management-system standard stands on a line of its own."""
    standard: bool
    """A management-system standard is named."""
    annex: tuple[str, ...]
    platform: tuple[str, ...]
    neighbour: PageKind | None
    neighbour_words: tuple[str, ...]

    @property
    def system(self) -> bool:
        """Whether a management system is spoken of, or its standard named."""
        parts = ("体系", "體系", "system")
        return self.standard or any(part in word for word in self.topic for part in parts)


def gather(lines: Sequence[Written], *, noisy: bool) -> Evidence:
    """Search the lines of a page; ``noisy`` allows for misread letters."""
    texts = [words.folded(line.text) for line in lines]
    both = list(zip(lines, texts, strict=True))
    heads = [text for line, text in both if line.head]
    every = [*texts, Folded("", "".join(text.tight for text in texts))]
    certificate = words.group("certificate", "title").within(heads, noisy=noisy)
    prominent = [text for line, text in both if line.head and line.prominent]
    neighbour, why = _neighbour(prominent, every, noisy=noisy)
    named = [line for line in lines if standards.names(line.text)]
    return Evidence(
        certificate=certificate or _stacked(texts),
        topic=words.group("certificate", "body").within(texts, noisy=noisy),
        labels=words.group("certificate", "label").within(texts, noisy=noisy),
        plain=words.group("certificate", "plain").within(heads, noisy=noisy),
        headline=any(line.head for line in named),
        standard=bool(named),
        annex=_annex(heads, every, noisy=noisy),
        platform=_platform(prominent, texts, noisy=noisy),
        neighbour=neighbour,
        neighbour_words=why,
    )


def can_be_title(text: str) -> bool:
    """Tell whether a line is short, and neither a sentence nor an entry of a list of contents."""
    tight = words.folded(text).tight
    longest = _LONGEST_LATIN if tight.isascii() else _LONGEST_HAN
    return 0 < len(tight) <= longest and not _SENTENCE.search(text.strip())


def _stacked(texts: Sequence[Folded]) -> tuple[str, ...]:
    """Find a title whose characters stand each on a line of its own."""
    short = "".join(text.tight for text in texts if len(text.tight) <= _TWO)
    return tuple(word for word in _STACKED if word in short)


def _neighbour(
    heads: Sequence[Folded], every: Sequence[Folded], *, noisy: bool
) -> tuple[PageKind | None, tuple[str, ...]]:
    """Return the kind of paper most words speak for, a title among them."""
    best: tuple[int, PageKind | None, tuple[str, ...]] = (0, None, ())
    for kind in NEIGHBOURS:
        titles = words.group(kind, "title").within(heads, noisy=noisy)
        if not titles or kind is PageKind.PLATFORM_SCREENSHOT:
            continue
        bodies = words.group(kind, "body").within(every)
        weight = _TITLE_WEIGHT * len(titles) + len(bodies)
        if weight > best[0]:
            best = (weight, kind, (*titles, *bodies))
    return best[1], best[2]


def _annex(heads: Sequence[Folded], every: Sequence[Folded], *, noisy: bool) -> tuple[str, ...]:
    """An annex says so at the beginning of a line, and names what it goes on with."""
    beginning = [line for line in heads if _begins(line)]
    titles = words.group("annex", "title").within(beginning, noisy=noisy)
    bodies = words.group("annex", "body").within(every)
    return (*titles, *bodies) if titles and bodies else ()


def _begins(line: Folded) -> bool:
    return any(
        needle.tight in line.tight[: len(needle.tight) + _TITLE_WEIGHT]
        for needle in words.group("annex", "title").needles
    )


def _platform(
    prominent: Sequence[Folded], texts: Sequence[Folded], *, noisy: bool
) -> tuple[str, ...]:
    """Find a platform shown, not named: certificates and prose name it, too."""
    group = words.group("platform_screenshot", "title")
    large = group.within(prominent, noisy=noisy)
    named = [word for word in group.within(texts) if len(word) >= _UNMISTAKABLE]
    bodies = words.group("platform_screenshot", "body").within(texts)
    shown = large or len(bodies) >= _TWO or (noisy and named and bodies)
    return tuple(dict.fromkeys((*large, *named, *bodies))) if shown else ()
