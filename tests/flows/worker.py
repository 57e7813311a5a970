"""A worker process for the kill tests: says on standard output how far it is, and stays there.

``python worker.py URL FILES PLACE ATTEMPTS`` accepts one document, unless there is one already,
and works on it up to PLACE:
``queued``, ``working``, ``worked`` (not kept), ``keeping`` (not committed), ``kept``, or ``end``;
it gives the document up after so many ATTEMPTS.
"""

import logging
import os
import sys
import threading

from app.engine.engine import Engine
from app.engine.job import Job
from app.files import Files
from app.intake import Intake
from app.logs import configure
from app.store.store import Store
from app.store.verifications import Verifications
from tests.engines import PDF, Scripted, answered, options

URL, FILES, PLACE, ATTEMPTS = sys.argv[1:5]


def say(word):
    """Tell the test something."""
    os.write(1, f"{word}\n".encode())


def stay(word):
    """Tell the test that it may kill us now, and wait for it."""
    say(word)
    threading.Event().wait()


class Slow(Scripted):
    """A verifier that can be caught in its work."""

    def run(self, verification, content, announce):
        """Say so, and work."""
        say("begun")
        announce("reading", {})
        if PLACE == "working":
            stay(PLACE)
        return super().run(verification, content, announce)


def stay_around_keeping():
    """Stop where the answer is about to be kept."""
    keep, finish = Job._keep, Verifications.finish  # noqa: SLF001  (the place in question)

    def kept(job, verification_id, outcome):
        if PLACE == "worked":
            stay(PLACE)
        keep(job, verification_id, outcome)
        if PLACE == "kept":
            stay(PLACE)

    def finished(verifications, verification_id, answer):
        done = finish(verifications, verification_id, answer)
        if PLACE == "keeping":
            stay(PLACE)
        return done

    Job._keep, Verifications.finish = kept, finished  # noqa: SLF001


def main():
    """Accept a document, unless there is one, and work."""
    store, files = Store.open(URL), Files.open(FILES)
    engine = Engine(store, files, options(URL, max_attempts=int(ATTEMPTS)))
    engine.prepare()
    door = Intake(store=store, files=files, enqueue=engine.enqueue, max_bytes=1000)
    known = store.verifications.page().items
    row = known[0] if known else door.accept(PDF, "a.pdf")
    if PLACE == "queued":
        stay(PLACE)
    engine.start(Slow())
    say("started")
    answered(store, row.id)
    engine.close()
    store.close()
    say("end")


if __name__ == "__main__":
    configure("error")
    logging.captureWarnings(capture=True)
    stay_around_keeping()
    main()
