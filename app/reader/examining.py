"""Ask what the structure of a file tells of a certificate's pages, in processes of their own.

Whatever goes wrong here leaves the certificate as it was read: it is merely not examined.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from parsers.errors import DocumentError
from parsers.forensics.traces import Forensics, Mismatch, Signature, Trace
from parsers.layout import turn
from parsers.outline import Outline
from parsers.sandbox.host import SandboxLostError, Session

_PDF: Final = "application/pdf"
_MOST_PAGES: Final = 6
"""Of one certificate."""


class Opening(Protocol):
    """Opens the file in confined processes."""

    def open(self, content: bytes, media_type: str) -> Session:
        """Hand the file to a confined process of its own."""
        ...

    def open_signed(self, content: bytes, media_type: str) -> Session:
        """Hand the file to a confined process that reads signatures."""
        ...


@dataclass(frozen=True, slots=True)
class Examiner:
    """Examines one file, certificate by certificate."""

    means: Opening
    content: bytes
    media_type: str

    def examined(
        self,
        outline: Outline,
        pages: Sequence[int],
        mismatches: Mapping[int, tuple[Mismatch, ...]],
    ) -> Forensics | None:
        """Return what was found on the pages; None where the file does not let itself be asked."""
        asked = pages[:_MOST_PAGES]
        if self.media_type != _PDF:
            return Forensics(is_pdf=False)
        try:
            traces = tuple(self._traces(asked, outline.rotations))
        except (DocumentError, SandboxLostError):
            return None
        unsigned = outline.facts.signatures == 0
        return Forensics(
            traces=traces,
            signatures=() if unsigned else self._signatures(asked),
            mismatches=tuple(each for page in asked for each in mismatches.get(page, ())),
            unsigned=unsigned,
        )

    def _traces(self, pages: Sequence[int], rotations: Mapping[int, int]) -> Iterable[Trace]:
        """Traces are told of the page as filed, and turned as the page was."""
        with self.means.open(self.content, self.media_type) as session:
            for page in pages:
                for trace in session.traces(page):
                    yield replace(trace, box=turn(trace.box, rotations.get(page, 0)))

    def _signatures(self, pages: Sequence[int]) -> tuple[Signature, ...]:
        try:
            with self.means.open_signed(self.content, self.media_type) as session:
                return session.signatures(pages)
        except (DocumentError, SandboxLostError):
            return ()
