"""Is it alive, is it ready, which version, how is it doing."""

from importlib.metadata import version
from typing import Literal

from fastapi import APIRouter, Response

from app import metrics
from app.api.dependencies import PartsDep
from app.api.problems import documented
from app.api.schemas import Frozen
from app.errors import UnavailableError
from app.rules.policy import RULES_VERSION

router = APIRouter(tags=["operation"])


class Alive(Frozen):
    """The process answers."""

    status: Literal["alive"] = "alive"


class Ready(Frozen):
    """Every part that a verification needs answers."""

    status: Literal["ready"] = "ready"


class Version(Frozen):
    """What is running."""

    version: str
    rules_version: str


def _example(**content: str) -> dict[str, object]:
    return {"content": {"application/json": {"example": content}}}


@router.get(
    "/livez",
    operation_id="isAlive",
    summary="Is the process alive?",
    responses={200: _example(status="alive")},
)
async def livez() -> Alive:
    """Answer at once, whatever the service is busy with."""
    return Alive()


@router.get(
    "/readyz",
    operation_id="isReady",
    summary="Can it take work?",
    responses={200: _example(status="ready"), **documented(UnavailableError)},
)
def readyz(parts: PartsDep) -> Ready:
    """Ask the database and the job engine."""
    if not parts.ready():
        raise UnavailableError
    return Ready()


@router.get(
    "/version",
    operation_id="readVersion",
    summary="Which version is it?",
    responses={200: _example(version="0.1.0", rules_version="2026-11-22")},
)
async def show_version() -> Version:
    """Return the version of the service and of its rule set."""
    return Version(version=version("certscreen"), rules_version=RULES_VERSION)


@router.get(
    "/metrics",
    operation_id="readMetrics",
    summary="How is it doing?",
    response_class=Response,
    responses={
        200: {
            "description": "Figures in the text format of Prometheus",
            "content": {"text/plain": {"example": "certscreen_queue_length 0.0\n"}},
        }
    },
)
def show_metrics(parts: PartsDep) -> Response:
    """Return the figures; the queue is counted now."""
    counts = parts.store.verifications.counts()
    metrics.QUEUE.set(sum(number for status, number in counts.items() if not status.answered))
    return Response(metrics.exposition(), media_type=metrics.MEDIA_TYPE)
