"""The service with a real store and a quick verifier, for tests through HTTP."""

import asyncio
import io
import json
import threading
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

from PIL import Image

from app.api.parts import Parts, Source
from app.engine.job import Job, Outcome, Step
from app.files import Files
from app.intake import Intake
from app.settings import Settings
from app.store.migrate import upgrade
from app.store.rows import Answer, CertificateRow
from app.store.store import Store
from app.trail.entry import Kind
from app.verdict import Fit, Genuine, InForce
from parsers.errors import EncryptedDocumentError

PDF = b"%PDF-1.7\nan invented document\n"
LOCKED = b"%PDF-1.7\nlocked\n"
REPORT = json.loads((Path(__file__).parent / "app" / "web" / "report.json").read_text())
_TOLD = ("media_type", "pages", "readers", "rotations", "facts")


class Quick:
    """A verifier that knows one report; a document that says so is locked or held back."""

    def __init__(self):
        self.held = threading.Event()
        self.held.set()
        self.tells = False
        """Whether the certificates are told while the document is read."""
        self.document, self.certificate = {}, {}
        """What the report says beside the known."""

    def run(self, _verification, content, announce):
        announce("reading", {"page": 1, "pages": 2})
        if content == LOCKED:
            raise EncryptedDocumentError
        if self.tells:
            for each in REPORT["certificates"]:
                announce("found", told(each))
        self.held.wait(20)
        announce("asking", {"pages": 2, "certificates": 2})
        announce("judging", {})
        known = answer()
        known.report["document"] |= self.document
        known.report["certificates"][0] |= self.certificate
        return Outcome(answer=known, steps=(Step(kind=Kind.READ, facts={"pages": 2}),))


def answer():
    """Return the stored form of the known report."""
    report = {name: deepcopy(REPORT[name]) for name in ("as_of", "policy", "certificates")}
    report["document"] = {name: REPORT["document"][name] for name in _TOLD}
    rows = (_row(each) for each in REPORT["certificates"])
    return Answer(report=report, pages=2, certificates=tuple(rows), rules_version="2026.11")


def told(certificate):
    """Return what is told of a certificate when it is found."""
    row = _row(certificate)
    return {
        "index": row.index,
        "pages": certificate["pages"],
        "number": row.number,
        "organisation": row.organisation,
        "standards": [],
        "verdict": certificate["verdict"],
        "certificate": deepcopy(certificate),
    }


def _row(certificate):
    verdict = certificate["verdict"]
    return CertificateRow(
        index=certificate["index"],
        number=certificate["fields"]["number"]["value"],
        organisation=certificate["fields"]["organisation"]["value"],
        genuine=Genuine(verdict["genuine"]),
        in_force=InForce(verdict["in_force"]),
        fit=Fit(verdict["fit"]),
    )


class Pictures:
    """Draws every page white, 40 by 60."""

    def __init__(self):
        self.asked = []

    def picture(self, _content, page, *, long_side=1600, rotation=0):
        self.asked.append((page, long_side, rotation))
        target = io.BytesIO()
        Image.new("RGB", (40, 60), "white").save(target, "PNG")
        return target.getvalue()


class Service:
    """The parts, and what works in the place of the engine."""

    def __init__(self, folder):
        self.settings = Settings(
            database_url=f"sqlite:///{folder}/service.db",
            files_url=str(folder / "files"),
            max_upload_bytes=100_000,
            log_level="error",
        )
        self.verifier = Quick()
        self.pictures = Pictures()
        self.ready = True
        self.works = True
        self.threads = []

    @contextmanager
    def parts(self, settings):
        """Open the parts, and end every job at the end."""
        upgrade(settings.database_url)
        store = Store.open(settings.database_url)
        self.store, self.files = store, Files.open(settings.files_url)
        intake = Working(
            store=store,
            files=self.files,
            enqueue=lambda _transaction, _id: None,
            max_bytes=settings.max_upload_bytes,
            then=self._work,
        )
        source = Source(name="cnca", answers="certificates", method="operator")
        yield Parts(
            settings=settings,
            store=store,
            files=self.files,
            pictures=self.pictures,
            intake=intake,
            changed=lambda _id, _timeout: asyncio.sleep(0.01),
            ready=lambda: self.ready,
            sources=(source,),
        )
        self.verifier.held.set()
        for thread in self.threads:
            thread.join(20)
        store.close()

    def _work(self, verification_id):
        if not self.works:
            return
        job = Job(store=self.store, files=self.files, verifier=self.verifier, max_attempts=1)
        thread = threading.Thread(target=job.run, args=(verification_id,))
        thread.start()
        self.threads.append(thread)


class Working(Intake):
    """An intake whose jobs begin once they are recorded."""

    def __init__(self, *, then, **parts):
        super().__init__(**parts)
        object.__setattr__(self, "then", then)

    def accept(self, content, filename, options=None):
        row = super().accept(content, filename, options)
        self.then(row.id)
        return replace(row)
