"""JSON log lines on standard error: ids, digests and outcomes, never what a document says."""

import logging
import sys
from collections.abc import MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import structlog

Event = MutableMapping[str, Any]

TOLD: Final = frozenset(
    {
        "attempt", "bytes", "certificates", "count", "database", "detail_type", "digest",
        "event", "executor", "exception", "files", "host", "in_force", "genuine", "fit",
        "kind", "level", "limit", "logger", "media_type", "method", "migration", "outcome",
        "page", "pages", "pid", "port", "position", "problem", "profile", "queue", "reader",
        "registry", "request_id", "route", "rule", "seconds", "signal", "size", "stage",
        "status", "task", "timestamp", "version", "verification", "where", "worker", "workers",
    }
)  # fmt: skip
"""The members an event may have; others are left out, for a name or a number has no place here."""

PLAIN_SPOKEN: Final = ("uvicorn",)
"""Libraries whose own messages are known to carry addresses and counts only."""

_TALKATIVE: Final = ("alembic", "dbos")

log: structlog.stdlib.BoundLogger = structlog.get_logger("certscreen")


def configure(level: str) -> None:
    """Send every event, ours and the libraries', to standard error as one JSON line."""
    structlog.configure(
        processors=[*_BEFORE, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    stream = logging.StreamHandler(sys.stderr)
    stream.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_withhold_foreign_prose, *_BEFORE],
            use_get_message=False,
            pass_foreign_args=True,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _name_the_exception,
                _only_what_may_be_told,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [stream]
    root.setLevel(level.upper())
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", *_TALKATIVE):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel("WARNING")


def _withhold_foreign_prose(_: object, __: str, event: Event) -> Event:
    """Keep where a library complained; its message may quote what it was working on."""
    record: logging.LogRecord = event["_record"]
    values = event.pop("positional_args", ())
    if record.name.startswith(PLAIN_SPOKEN):
        event["event"] = str(event["event"]) % values if values else event["event"]
        return event
    event["event"] = event["event"] if values else "withheld"
    event["where"] = f"{Path(record.pathname).name}:{record.lineno}"
    return event


def _name_the_exception(_: object, __: str, event: Event) -> Event:
    """Say the kind of the exception and where it was raised, never its message."""
    raised = event.pop("exc_info", None)
    if raised is True:
        raised = sys.exc_info()
    error = raised if isinstance(raised, BaseException) else raised and raised[1]
    if error:
        event["exception"] = type(error).__name__
        event["where"] = _last_place(error.__traceback__)
    return event


def _last_place(traceback: TracebackType | None) -> str | None:
    while traceback and traceback.tb_next:
        traceback = traceback.tb_next
    if traceback is None:
        return None
    return f"{Path(traceback.tb_frame.f_code.co_filename).name}:{traceback.tb_lineno}"


def _only_what_may_be_told(_: object, __: str, event: Event) -> Event:
    return {name: value for name, value in event.items() if name in TOLD}


_BEFORE: Final[list[Any]] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
