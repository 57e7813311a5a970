"""Follow a verification while it happens: server-sent events, resumable by their number."""

from collections.abc import AsyncIterator
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Header
from fastapi.concurrency import run_in_threadpool
from fastapi.sse import EventSourceResponse, ServerSentEvent

from app.api.dependencies import ExistingDep, PartsDep
from app.api.documents import address_of
from app.api.problems import documented
from app.engine.job import FOUND
from app.errors import InvalidRequestError, VerificationNotFoundError
from app.store.rows import EventRow, Status
from app.store.store import Store

PATIENCE: Final = 1.0
"""Seconds until the database is looked at again: another process may have written."""

_EXAMPLE: Final = (
    'event: progress\ndata: {"status":"reading","at":"2026-11-22T01:02:03+00:00",'
    '"facts":{"page":812,"pages":4306,"sifted":1904}}\nid: 2\n\n'
    'event: found\ndata: {"at":"2026-11-22T01:02:04+00:00","certificate":{"index":0,'
    '"pages":[811],"number":"9992024ITSM0012R0MN","organisation":"示例云海信息技术有限公司",'
    '"standards":["ISO/IEC 20000-1:2018"],"verdict":{"genuine":"unconfirmed","in_force":"no",'
    '"fit":"not_asked","reasons":["R01"],"headline":{"zh":"…","en":"…"}}}}\nid: 3\n\n'
    'event: end\ndata: {"status":"done","url":"/v1/verifications/…"}\n\n'
)

router = APIRouter(prefix="/v1/verifications/{verification_id}", tags=["verifications"])


@router.get(
    "/events",
    operation_id="followVerification",
    summary="Follow the progress",
    response_class=EventSourceResponse,
    responses={
        200: {
            "description": "Numbered events: `progress`, `found` for each certificate as soon as it"
            " is found (told again under its index when its other version turns up); then one"
            " `end`",
            "content": {"text/event-stream": {"example": _EXAMPLE}},
        },
        **documented(VerificationNotFoundError, InvalidRequestError),
    },
)
async def follow(
    row: ExistingDep,
    parts: PartsDep,
    last_event_id: Annotated[int, Header(description="Resume after this event", ge=0)] = 0,
) -> AsyncIterator[ServerSentEvent]:
    """Send every step after the last one seen, and end when there is an answer."""
    seen = last_event_id
    while True:
        # The status is read before the events, so that no event before the end is missed.
        status, steps = await run_in_threadpool(_look, parts.store, row.id, seen)
        for step in steps:
            yield _progress(step)
            seen = step.seq
        if status is None or status.answered:
            yield _end(row.id, status)
            return
        await parts.changed(row.id, PATIENCE)


def _look(
    store: Store, verification_id: UUID, seen: int
) -> tuple[Status | None, tuple[EventRow, ...]]:
    status = store.verifications.status(verification_id)
    return status, store.events.after(verification_id, seen)


def _progress(step: EventRow) -> ServerSentEvent:
    facts = dict(step.data)
    if step.kind == FOUND:
        data = {"at": step.at.isoformat(), "certificate": facts}
        return ServerSentEvent(event=FOUND, id=str(step.seq), data=data)
    stage = facts.pop("stage", step.kind)
    data = {"status": stage, "at": step.at.isoformat(), "facts": facts}
    return ServerSentEvent(event="progress", id=str(step.seq), data=data)


def _end(verification_id: UUID, status: Status | None) -> ServerSentEvent:
    last = status.value if status else "deleted"
    return ServerSentEvent(event="end", data={"status": last, "url": address_of(verification_id)})
