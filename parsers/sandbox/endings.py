"""What the end of a reading process says of the document it was reading."""

import signal
from typing import Final

from parsers.errors import BrokenDocumentError, DocumentError, ExhaustedDocumentError

_KILLED: Final = (signal.SIGKILL, signal.SIGXCPU)
_GAVE_UP: Final = (signal.SIGABRT, signal.SIGTRAP, signal.SIGILL)
"""How libraries end themselves where memory is refused, and at a failed assertion."""


def blame(code: int, swollen: bool) -> DocumentError:  # noqa: FBT001 - the two facts there are
    """A killed process cost too much; so did one that gave up while it was large."""
    if -code in _KILLED or (-code in _GAVE_UP and swollen):
        return ExhaustedDocumentError("reading it costs more time or memory than allowed")
    return BrokenDocumentError("the reader stumbled over the file")
