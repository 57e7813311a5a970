"""Which parts stand behind the settings: what the service and the command line share."""

from collections.abc import Callable

from app.engine import Verifier
from app.files import Files
from app.reader import Ocr, Reader, ReadingLimits
from app.settings import Settings
from app.store import migrate
from app.store.store import Store, utc_now
from app.verifier import FlowVerifier, Measured
from parsers.knowledge.bodies import Directory
from scrapers.cnca.adapter import Cnca
from scrapers.cnca_bodies import imports
from scrapers.cnca_bodies.adapter import CncaBodies
from scrapers.registry import AnyRegistry


def open_reader(settings: Settings, ocr: Ocr | None = None) -> Reader:
    """Return the reader with the limits of the settings; its processes start when needed."""
    limits = ReadingLimits(
        max_bytes=settings.max_upload_bytes,
        max_pages=settings.max_pages,
        max_pixels=settings.max_pixels,
    )
    return Reader(limits, ocr_workers=settings.ocr_workers, ocr=ocr, sift_from=settings.sift_from)


def open_store(settings: Settings) -> Store:
    """Bring the database to the present state and open it."""
    migrate.upgrade(settings.database_url)
    return Store.open(settings.database_url)


def open_verifier(settings: Settings, store: Store, files: Files, reader: Reader) -> Verifier:
    """Return the flow, asking the registries of the settings; what it does is counted."""
    directory = imported_directory(store, files)
    flow = FlowVerifier(
        reader=reader,
        files=files,
        registries=lambda: registries(settings, directory()),
        now=utc_now,
    )
    return Measured(flow)


def registries(settings: Settings, directory: Directory | None) -> tuple[AnyRegistry, ...]:
    """Return every registry, in the order of the report."""
    return (CncaBodies(directory), Cnca(settings.cnca_url))


def imported_directory(store: Store, files: Files) -> Callable[[], Directory | None]:
    """Return how to get the body directory that was imported last; None is the shipped one."""
    parsed: dict[str, Directory] = {}

    def latest() -> Directory | None:
        row = store.snapshots.latest(CncaBodies.name)
        if row is None or row.as_of is None:
            return None
        if row.sha256 not in parsed:
            parsed.clear()
            content = files.get(row.sha256)
            name = "list.json" if content.lstrip()[:1] == b"[" else "list.csv"
            listed = imports.read_list(content, name, as_of=row.as_of, source=row.source)
            parsed[row.sha256] = listed.directory()
        return parsed[row.sha256]

    return latest
