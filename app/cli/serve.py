"""``certscreen serve`` and ``certscreen work``."""

import signal
import threading
from contextlib import ExitStack
from typing import Annotated, Any, Final

import typer

from app.settings import Settings

GRACE: Final = 5
"""Seconds that open answers may take when the service is to stop; a stream has no end."""


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Serve the page and the API, and work off what comes in."""
    import uvicorn  # noqa: PLC0415 - the other commands need no web service, and start sooner

    from app.main import create_app  # noqa: PLC0415 - likewise

    given: dict[str, Any] = {"host": host, "port": port}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})
    typer.echo(f"certscreen: http://{settings.host}:{settings.port}/", err=True)
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=GRACE,
    )


def work() -> None:
    """Work off the queue without serving; many may run beside each other on PostgreSQL."""
    from app import assembly  # noqa: PLC0415 - as in serve
    from app.engine.engine import Engine, EngineOptions  # noqa: PLC0415 - likewise
    from app.files import Files  # noqa: PLC0415 - likewise
    from app.logs import configure  # noqa: PLC0415 - likewise

    settings = Settings()
    configure(settings.log_level)
    with ExitStack() as stack:
        reader = stack.enter_context(assembly.open_reader(settings))
        store = assembly.open_store(settings)
        stack.callback(store.close)
        files = Files.open(settings.files_url)
        engine = Engine(store, files, EngineOptions(database_url=settings.database_url))
        stack.callback(engine.close)
        engine.prepare()
        engine.start(assembly.open_verifier(settings, store, files, reader))
        stop = threading.Event()
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, lambda *_: stop.set())
        stop.wait()
