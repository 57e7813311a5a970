"""What every answer carries: an id, protective headers, a measured duration, a log line."""

import re
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Final
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import metrics
from app.logs import log

PROTECTION: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_REQUEST_ID = re.compile(r"[0-9A-Za-z-]{8,64}")
_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})


@dataclass(frozen=True, slots=True)
class Envelope:
    """Wrap every answer; never touches a body, so streams stay streams."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = _request_id(Headers(scope=scope).get("x-request-id"))
        scope.setdefault("state", {})["request_id"] = request_id
        began, status = perf_counter(), 500

        async def send_wrapped(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                protect(MutableHeaders(scope=message), request_id)
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self.app(scope, receive, send_wrapped)
            finally:
                _tell(scope, status, perf_counter() - began)


def protect(headers: MutableHeaders, request_id: str) -> None:
    """Add the protective headers and the request's id."""
    headers["X-Request-ID"] = request_id
    for name, value in PROTECTION.items():
        headers.setdefault(name, value)


def _request_id(offered: str | None) -> str:
    return offered if offered and _REQUEST_ID.fullmatch(offered) else uuid4().hex


def _tell(scope: Scope, status: int, seconds: float) -> None:
    """Measure and log by route, for a path or a query may carry a name."""
    route: Any = scope.get("route")
    template = getattr(route, "path", None) or "none"
    method = scope["method"] if scope["method"] in _METHODS else "other"
    metrics.REQUESTS.labels(method, template, str(status)).observe(seconds)
    level = log.debug if template in _BORING else log.info
    level(
        "answered",
        method=method,
        route=template,
        status=status,
        seconds=round(seconds, 4),
    )


_BORING: Final = frozenset({"/livez", "/readyz", "/metrics", "/static"})
