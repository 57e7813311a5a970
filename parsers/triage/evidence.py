"""What the words of a page speak for, be they its text layer or a few lines of a picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parsers import standards
from parsers.triage import words
from parsers.triage.kind import NEIGHBOURS, PageKind
from parsers.triage.words import Folded

_SENTENCE: Final = re.compile(r"[，。；！？,;!?].|[.…·]{4,}\s*\d*$")
_LONGEST_HAN: Final = 26
_LONGEST_LATIN: Final = 60
_TITLE_WEIGHT: Final = 3
_TWO: Final = 2
_CLOSED: Final = 1
"""Further characters that a line may have beside the title it consists of."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of certificates and of their neighbours that a page shows."""

    certificate: tuple[str, ...]
    """Titles of certificates on lines that can be titles."""
    topic: tuple[str, ...]
    """Words that stand on certificates elsewhere."""
    plain: tuple[str, ...]
    """Words that say no more than: some certificate."""
    standard: bool
    """A management-system standard is named."""
    system: bool
    """A management system is spoken of, or its standard named."""
    annex: tuple[str, ...]
    platform: tuple[str, ...]
    neighbour: PageKind | None
    neighbour_words: tuple[str, ...]


def gather(texts: Sequence[str], *, noisy: bool) -> Evidence:
    """Search the lines of a page; ``noisy`` allows for misread letters."""
    lines = [words.folded(text) for text in texts]
    heads = [line for text, line in zip(texts, lines, strict=True) if can_be_title(text)]
    every = [*lines, Folded("\n".join(texts).casefold(), "".join(line.tight for line in lines))]
    topic = words.group("certificate", "body").within(lines, noisy=noisy)
    standard = standards.names("\n".join(texts)) or any(map(standards.names, texts))
    certificate = words.group("certificate", "title").within(heads, noisy=noisy)
    certificate = certificate or _stacked(lines)
    neighbour, why = _neighbour(heads, every, noisy=noisy)
    return Evidence(
        certificate=certificate,
        topic=topic,
        plain=words.group("certificate", "plain").within(heads, noisy=noisy),
        standard=standard,
        system=standard or any(_is_system(word) for word in topic),
        annex=_annex(heads, every, noisy=noisy),
        platform=_platform(heads, lines, noisy=noisy),
        neighbour=neighbour,
        neighbour_words=why,
    )


def can_be_title(text: str) -> bool:
    """Tell whether a line is short, and neither a sentence nor an entry of a list of contents."""
    tight = words.folded(text).tight
    longest = _LONGEST_LATIN if tight.isascii() else _LONGEST_HAN
    return 0 < len(tight) <= longest and not _SENTENCE.search(text.strip())


def _is_system(word: str) -> bool:
    return any(part in word for part in ("体系", "體系", "system"))


def _stacked(lines: Sequence[Folded]) -> tuple[str, ...]:
    """Find a title whose characters stand each on a line of its own."""
    short = "".join(line.tight for line in lines if len(line.tight) <= _TWO)
    return tuple(word for word in ("认证证书", "認證證書", "体系证书") if word in short)


def _neighbour(
    heads: Sequence[Folded], every: Sequence[Folded], *, noisy: bool
) -> tuple[PageKind | None, tuple[str, ...]]:
    """Return the kind of paper most words speak for; one word of a body is too few."""
    best: tuple[int, PageKind | None, tuple[str, ...]] = (1, None, ())
    for kind in NEIGHBOURS:
        if kind is PageKind.PLATFORM_SCREENSHOT:
            continue
        titles = words.group(kind, "title").within(heads, noisy=noisy)
        bodies = words.group(kind, "body").within(every)
        weight = _TITLE_WEIGHT * len(titles) + len(bodies)
        if weight > best[0]:
            best = (weight, kind, (*titles, *bodies))
    return best[1], best[2]


def _annex(heads: Sequence[Folded], every: Sequence[Folded], *, noisy: bool) -> tuple[str, ...]:
    titles = words.group("annex", "title").within(
        [line for line in heads if _begins(line)], noisy=noisy
    )
    bodies = words.group("annex", "body").within(every)
    return (*titles, *bodies) if titles and bodies else ()


def _begins(line: Folded) -> bool:
    """An annex says so at the beginning of a line, or has little else on it."""
    return any(
        needle.tight in line.tight[: len(needle.tight) + _TITLE_WEIGHT]
        for needle in words.group("annex", "title").needles
    )


def _platform(heads: Sequence[Folded], lines: Sequence[Folded], *, noisy: bool) -> tuple[str, ...]:
    titles = words.group("platform_screenshot", "title").within(heads, noisy=noisy)
    bodies = words.group("platform_screenshot", "body").within(lines)
    return (*titles, *bodies) if titles or len(bodies) >= _TWO else ()
