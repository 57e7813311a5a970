"""A checkpoint: the trail's length and its tree's root, as C2SP tlog-checkpoint text."""

import base64
import binascii
from dataclasses import dataclass
from typing import Final, Self

ORIGIN: Final = "certscreen/trail"


class CheckpointFormatError(ValueError):
    """The text is no checkpoint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The state of a trail that anyone can compare with what they kept."""

    size: int
    root: bytes
    origin: str = ORIGIN

    @property
    def text(self) -> str:
        """The note's body: origin, size and root, one a line."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the body of a checkpoint."""
        try:
            origin, size, root, *_ = text.split("\n")
            checkpoint = cls(
                origin=origin, size=int(size), root=base64.b64decode(root, validate=True)
            )
        except (ValueError, binascii.Error) as error:
            raise CheckpointFormatError(str(error)) from error
        if checkpoint.size < 0 or not text.startswith(checkpoint.text):
            message = "origin, size and root must stand on three lines of their own"
            raise CheckpointFormatError(message)
        return checkpoint
