"""Put the service together: the only place where the parts meet HTTP."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, asynccontextmanager, contextmanager
from datetime import datetime, time
from typing import Final

from fastapi import Depends, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException

from app import __version__, assembly, logs
from app.api import events, health, registries, verification, verifications
from app.api.body import BodyLimit
from app.api.dependencies import from_this_site
from app.api.envelope import Envelope, protect
from app.api.parts import Parts, Source
from app.api.problems import MEDIA_TYPE, ProblemDetails, problem_response
from app.engine.engine import Engine, EngineOptions
from app.errors import ServiceError
from app.files import Files
from app.intake import SHANGHAI, Intake
from app.settings import Settings
from app.store import migrate
from app.store.store import Store
from app.web import docs, pages
from app.web.render import STATIC
from app.web.trouble import problem_page, wants_a_page
from parsers.knowledge import bodies
from scrapers.cnca.adapter import Cnca
from scrapers.cnca_bodies.adapter import PUBLIC_DIRECTORY, CncaBodies

OpenParts = Callable[[Settings], AbstractContextManager[Parts]]

_FORM_OVERHEAD: Final = 64 * 1024
"""What the other fields of the form and its frame may take beside the file."""
_DESCRIPTION: Final = (
    "Verify management-system certificates (认证证书核验): a document goes in, a report comes out "
    "that says what is known, what is not, and why. Three questions are answered one by one: "
    "`genuine` 真伪, `in_force` 效力 on a day, `fit` 适用 for a requirement. What is not known is "
    "`unknown`, never a negative answer."
)


@contextmanager
def open_parts(settings: Settings) -> Iterator[Parts]:
    """Open the database, the files, the reader and the engine; end them in reverse."""
    with ExitStack() as stack:
        reader = stack.enter_context(assembly.open_reader(settings))
        store = assembly.open_store(settings)
        stack.callback(store.close)
        files = Files.open(settings.files_url)
        engine = Engine(store, files, EngineOptions(database_url=settings.database_url))
        stack.callback(engine.close)
        engine.prepare()
        engine.start(assembly.open_verifier(settings, store, files, reader))
        yield Parts(
            settings=settings,
            store=store,
            files=files,
            pictures=reader,
            intake=Intake(
                store=store,
                files=files,
                enqueue=engine.enqueue,
                max_bytes=settings.max_upload_bytes,
            ),
            changed=engine.changed,
            ready=lambda: _is_ready(store),
            sources=_sources(settings),
        )


def create_app(settings: Settings, *, parts: OpenParts = open_parts) -> FastAPI:
    """Return the service; its parts are opened when it starts."""
    logs.configure(settings.log_level)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # In a thread: opening migrates and launches, which would hold up the event loop.
        manager = parts(settings)
        app.state.parts = await run_in_threadpool(manager.__enter__)
        try:
            yield
        finally:
            await run_in_threadpool(manager.__exit__, None, None, None)

    app = FastAPI(
        title="certscreen",
        version=__version__,
        summary="A certificate goes in, an honest report comes out",
        description=_DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(from_this_site)],
        form_limits={"max_files": 1, "max_fields": 20, "max_part_size": 16 * 1024},
        responses={
            "default": {
                "description": "Anything else that goes wrong",
                "model": ProblemDetails,
                "content": {MEDIA_TYPE: {}},
            }
        },
    )
    app.add_middleware(BodyLimit, max_bytes=settings.max_upload_bytes + _FORM_OVERHEAD)
    app.add_middleware(Envelope)
    for module in (verifications, verification, events, registries, health, pages, docs):
        app.include_router(module.router)
    app.include_router(pages.of_one)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for kind in (ServiceError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, _trouble)
    return app


def _trouble(request: Request, error: Exception) -> Response:
    """Answer an error as a page or as problem details."""
    as_page = wants_a_page(request)
    response = problem_page(request, error) if as_page else problem_response(request, error)
    request_id = getattr(request.state, "request_id", None)
    if request_id:  # the answer to a bug does not pass the envelope
        protect(MutableHeaders(raw=response.raw_headers), request_id)
    return response


def _is_ready(store: Store) -> bool:
    store.check()
    return migrate.is_current(store.engine)


def _sources(settings: Settings) -> tuple[Source, ...]:
    shipped = bodies.shipped()
    return (
        Source(
            name=CncaBodies.name,
            answers="certification bodies",
            method="snapshot",
            url=PUBLIC_DIRECTORY,
            captured_at=datetime.combine(shipped.as_of, time.min, SHANGHAI),
            rows=len(shipped.rows),
        ),
        Source(name=Cnca.name, answers="certificates", method="operator", url=settings.cnca_url),
    )
