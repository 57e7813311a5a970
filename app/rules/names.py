"""Compare names of organisations: the same, another, or too close to tell on a picture."""

from enum import Enum

from app.rules.base import Seen
from parsers.knowledge import body_names


class Likeness(Enum):
    """How two names compare."""

    SAME = "same"
    CLOSE = "close"
    """A character or two apart, and not read with certainty."""
    OTHER = "other"


def compare(printed: Seen[str], other: str) -> Likeness:
    """Compare a printed name with another; width, script, case, brackets and blanks are nothing."""
    ours, theirs = body_names.fold(printed.value), body_names.fold(other)
    if ours == theirs:
        return Likeness.SAME
    if not printed.certain and body_names.is_similar(ours, theirs):
        return Likeness.CLOSE
    return Likeness.OTHER
