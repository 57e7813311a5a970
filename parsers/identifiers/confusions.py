"""Characters that readers of pictures take for one another, and how a repair is named."""

from typing import Final

TO_DIGIT: Final = {"O": "0", "I": "1", "|": "1", "L": "1", "S": "5", "B": "8", "Z": "2"}
TO_LETTER: Final = {"0": "O", "1": "I", "|": "I", "5": "S", "8": "B", "2": "Z"}
DIGIT_CLASS: Final = r"[0-9OI|LSBZ]"


def digits(text: str) -> str:
    """Return the text with every letter that looks like a digit turned into it.

    >>> digits("R0S1Z")
    'R0512'
    """
    return "".join(TO_DIGIT.get(char, char) for char in text)


def letters(text: str) -> str:
    """Return the text with every digit that looks like a letter turned into it.

    >>> letters("5")
    'S'
    """
    return "".join(TO_LETTER.get(char, char) for char in text)


def differences(before: str, after: str) -> tuple[str, ...]:
    """Name what changed, position by position, counted from 1.

    >>> differences("R0S", "ROS")
    ('0→O at 2',)
    """
    pairs = enumerate(zip(before, after, strict=True), start=1)
    return tuple(f"{old}→{new} at {place}" for place, (old, new) in pairs if old != new)


def folded(text: str) -> str:
    """Return a form in which texts that differ only by such confusions are equal.

    >>> folded("R0S") == folded("RO5")
    True
    """
    return "".join(TO_DIGIT.get(char, char) for char in text.upper())
