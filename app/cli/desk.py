"""Verify at the desk: the service's flow and store in this process, without a server."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app import assembly
from app.engine.job import Announce, Job, Outcome, Verifier
from app.files import Files
from app.intake import Intake, Options
from app.reader import Ocr
from app.settings import Settings
from app.store.rows import VerificationRow
from app.store.store import Store, Transaction

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The parts one command needs."""

    store: Store
    files: Files
    verifier: Verifier
    max_bytes: int

    def verify(
        self, content: bytes, filename: str, options: Options, announce: Announce
    ) -> tuple[VerificationRow, Json]:
        """Accept, verify and keep one document; return its row and its trail."""
        intake = Intake(
            store=self.store, files=self.files, enqueue=_worked_off_here, max_bytes=self.max_bytes
        )
        accepted = intake.accept(content, filename, options)
        verifier = _Told(self.verifier, announce)
        Job(store=self.store, files=self.files, verifier=verifier, max_attempts=1).run(accepted.id)
        row = self.store.verifications.get(accepted.id) or accepted
        return row, self.store.trail.of(str(accepted.id)).as_json()


@dataclass(frozen=True, slots=True)
class _Told:
    """The verifier, telling the terminal what it tells the store."""

    verifier: Verifier
    tell: Announce

    def run(self, verification: VerificationRow, content: bytes, announce: Announce) -> Outcome:
        def both(stage: str, facts: Mapping[str, object]) -> None:
            announce(stage, facts)
            self.tell(stage, facts)

        return self.verifier.run(verification, content, both)


@contextmanager
def open_desk(settings: Settings, ocr: Ocr | None = None) -> Iterator[Desk]:
    """Open the store, the files and the reader, and end what was started."""
    with ExitStack() as stack:
        reader = stack.enter_context(assembly.open_reader(settings, ocr))
        reader.sandbox.start()
        store = assembly.open_store(settings)
        stack.callback(store.close)
        files = Files.open(settings.files_url)
        verifier = assembly.open_verifier(settings, store, files, reader)
        yield Desk(store=store, files=files, verifier=verifier, max_bytes=settings.max_upload_bytes)


def _worked_off_here(_transaction: Transaction, _verification_id: UUID) -> None:
    """Queue nothing: the command itself does the work."""
