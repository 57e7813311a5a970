"""Engines, verifiers and waiting for tests of jobs."""

import threading
from contextlib import contextmanager

from app.engine import Outcome, Step
from app.engine.engine import Engine, EngineOptions
from app.engine.lease import LeaseTimes
from app.store.rows import Answer
from app.trail.entry import Kind
from tests.rows import certificate

PDF = b"%PDF-1.7\n"
REPORT = {"certificates": [{"index": 0}]}
QUICK = LeaseTimes(beat_seconds=0.1, grace_seconds=0.5)


def outcome():
    """Return what a verifier gives back for a certificate without remarks."""
    return Outcome(
        answer=Answer(report=REPORT, pages=1, certificates=(certificate(),)),
        steps=(Step(kind=Kind.READ, facts={"pages": 1}), Step(kind=Kind.JUDGED, facts={})),
    )


class Scripted:
    """A verifier that does what a test tells it, and remembers what it was asked."""

    def __init__(self, *script):
        self.script = list(script)
        self.asked = []

    def run(self, verification, content, announce):
        self.asked.append((verification.id, content))
        act = self.script.pop(0) if self.script else None
        if isinstance(act, Exception):
            raise act
        for stage in ("reading", "asking", "judging"):
            announce(stage, {})
            if callable(act):
                act(announce)
        return outcome()


def options(url, **changes):
    """Return options that make tests quick."""
    return EngineOptions(
        **{
            "database_url": url,
            "concurrency": 2,
            "polling_seconds": 0.02,
            "drain_seconds": 5.0,
            "lease": QUICK,
            **changes,
        }
    )


@contextmanager
def working(store, files, given, verifier):
    """Give an engine that works in this process, and end it."""
    engine = Engine(store, files, given)
    try:
        engine.prepare()
        engine.start(verifier)
        yield engine
    finally:
        engine.close()


def until(condition, seconds=20.0):
    """Wait for a condition; how long is for the condition to say, not for the clock."""
    pause, tries = threading.Event(), int(seconds / 0.01)
    for _ in range(tries):
        if condition():
            return
        pause.wait(0.01)
    message = "what was waited for did not come"
    raise AssertionError(message)


def answered(store, verification_id):
    """Wait for the answer of a verification and return it."""
    until(lambda: store.verifications.status(verification_id).answered)
    return store.verifications.get(verification_id)
