"""One job: verify one document, say how far it is, keep the answer once.

Nothing here knows the queue. A job may begin any number of times, in any process; the row of
its verification decides who may still write, so the answer and its trail entries are kept
together, and once.
"""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol
from uuid import UUID

from app.errors import InternalError, problem_of
from app.files import Files
from app.logs import log
from app.store.rows import Answer, Json, ObjectRow, Status, VerificationRow
from app.store.sessions import StoreUnavailableError
from app.store.store import Store
from app.store.tasks import Question
from app.trail.entry import Facts, Kind
from parsers.errors import DocumentError

Announce = Callable[[str, Mapping[str, object]], None]
"""Tell a stage (a ``Status``) and its facts; told again, a stage tells its progress."""

FOUND: Final = "found"
"""Not a stage: a certificate was found; ``certificate`` holds all of it, the rest is in short."""
PAUSE: Final = 1.0
"""Seconds between two attempts, and between two tries to reach the database."""
EVENT_INTERVAL: Final = 0.25
"""Seconds between two events of the same stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What the trail is to say was done; page contents by digest only."""

    kind: Kind
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a verifier gives back: the answer, and what is kept in the same transaction."""

    answer: Answer
    steps: tuple[Step, ...] = ()
    questions: tuple[Question, ...] = ()
    """What a person is to ask."""
    objects: tuple[ObjectRow, ...] = ()
    """What was put into ``app.files`` on the way."""


class Verifier(Protocol):
    """Whatever turns a document into an answer; it keeps nothing itself."""

    def run(self, verification: VerificationRow, content: bytes, announce: Announce) -> Outcome:
        """Verify; raise ``DocumentError`` for a file that cannot be read."""
        ...


class Interrupted(BaseException):
    """The worker is to stop; nothing may catch this and go on."""


class GoneError(Exception):
    """The verification was deleted, or answered by another worker."""


class HopelessError(Exception):
    """Not even the failure can be recorded: the trail is damaged, or the tables are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """How a worker does its jobs."""

    store: Store
    files: Files
    verifier: Verifier
    max_attempts: int
    told: Callable[[UUID], None] = lambda _: None
    """Called whenever something about a verification was recorded."""
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self, verification_id: UUID) -> None:
        """Work until the verification is answered; raise ``Interrupted`` when asked to stop."""
        while True:
            try:
                outcome = self._attempt(verification_id)
                self._keep(verification_id, outcome)
            except (GoneError, HopelessError):
                return
            except StoreUnavailableError:
                self._pause()
                continue
            except Exception:  # noqa: BLE001  (a bug in one document must not stop the others)
                log.exception("attempt failed", verification=str(verification_id))
                self._pause()
                continue
            return

    def _attempt(self, verification_id: UUID) -> Outcome:
        """Make one attempt; too many of them, crashes included, are an answer too."""
        attempt = self.store.verifications.begin(verification_id)
        row = self.store.verifications.get(verification_id)
        if attempt is None or row is None:
            raise GoneError
        if attempt > 2 * self.max_attempts:
            log.critical("cannot even be given up", verification=str(verification_id))
            raise HopelessError
        if attempt > self.max_attempts:
            log.error("gave up", verification=str(verification_id), attempt=attempt - 1)
            return _failed(InternalError.problem.details())
        teller = Teller(self, verification_id)
        try:
            return self.verifier.run(row, self.files.get(row.sha256), teller.announce)
        except DocumentError as error:
            return _failed(problem_of(error))
        except Interrupted:
            self.store.verifications.withdraw(verification_id)
            raise
        except Exception as error:
            if not self.stopping.is_set():
                raise
            self.store.verifications.withdraw(verification_id)  # its means were closed under it
            raise Interrupted from error

    def _keep(self, verification_id: UUID, outcome: Outcome) -> None:
        """Keep the answer with all that belongs to it, unless another worker was quicker."""
        while True:
            try:
                with self.store.transaction() as transaction:
                    for each in outcome.objects:
                        transaction.objects.keep(each)
                    if not transaction.verifications.finish(verification_id, outcome.answer):
                        raise GoneError
                    transaction.found.drop(verification_id)
                    for question in outcome.questions:
                        transaction.tasks.open(question)
                    for step in outcome.steps:
                        facts = _with_report(step, outcome.answer.report)
                        transaction.trail.record(step.kind, str(verification_id), facts)
                    transaction.events.append(verification_id, outcome.answer.status, {})
            except StoreUnavailableError:
                self._pause()
                continue
            self.told(verification_id)
            return

    def _pause(self) -> None:
        if self.stopping.wait(PAUSE):
            raise Interrupted


class Teller:
    """Records how far one attempt is: every stage, and of its progress not more than is seen."""

    def __init__(self, job: Job, verification_id: UUID) -> None:
        self._job = job
        self._id = verification_id
        self._stage: str | None = None
        self._last = 0.0

    def announce(self, stage: str, facts: Mapping[str, object]) -> None:
        """Record a stage or its progress; the place where a job notices that it is to end."""
        if self._job.stopping.is_set():
            raise Interrupted
        if stage == FOUND:
            self._found(dict(facts))
            return
        if stage == self._stage and time.monotonic() - self._last < EVENT_INTERVAL:
            return
        status = Status(stage)
        with self._job.store.transaction() as transaction:
            if not transaction.verifications.advance(self._id, status):
                raise GoneError
            kind = "progress" if stage == self._stage else status
            transaction.events.append(self._id, kind, {"stage": stage, **facts})
        self._stage, self._last = stage, time.monotonic()
        self._job.told(self._id)

    def _found(self, told: Json) -> None:
        """Record a certificate; one that was told before a crash is not told again."""
        certificate = told.pop("certificate")
        with self._job.store.transaction() as transaction:
            if not transaction.verifications.advance(self._id, Status(self._stage or "reading")):
                raise GoneError
            if transaction.found.keep(self._id, told, certificate):
                transaction.events.append(self._id, FOUND, told)
        self._job.told(self._id)


def _failed(problem: Mapping[str, object]) -> Outcome:
    kind = str(problem["type"])
    return Outcome(
        answer=Answer(status=Status.FAILED, problem=dict(problem)),
        steps=(Step(kind=Kind.FAILED, facts={"problem": kind}),),
    )


def _with_report(step: Step, report: Json | None) -> Facts:
    """Tie the report to the trail: the judgement names the digest of its canonical JSON."""
    if step.kind is not Kind.JUDGED or report is None:
        return step.facts
    return {**step.facts, "report": report_digest(report)}


def report_digest(report: Json) -> str:
    """Return the SHA-256 of the report's JSON with sorted keys and no spaces."""
    text = json.dumps(report, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
