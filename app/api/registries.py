"""The sources of answers, and how fresh they are: ``/v1/registries``."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import Field

from app.api import examples
from app.api.dependencies import PartsDep
from app.api.parts import Parts, Source
from app.api.schemas import Frozen

router = APIRouter(prefix="/v1/registries", tags=["registries"])


class RegistryState(Frozen):
    """One source of answers, and how fresh it is."""

    name: str
    answers: str = Field(description="What it knows: certificates, or certification bodies")
    method: str = Field(description="How it answers: a snapshot, or an operator who asks")
    last_snapshot: datetime | None = Field(description="When its newest imported state was taken")
    rows: int | None
    url: str | None = Field(description="Where a person can ask it")


class Registries(Frozen):
    """Every source of answers."""

    registries: list[RegistryState]


@router.get(
    "",
    operation_id="listRegistries",
    summary="List registries",
    responses={200: {"content": {"application/json": {"example": examples.REGISTRIES}}}},
)
def index(parts: PartsDep) -> Registries:
    """Return every source of answers with the state it is in."""
    return Registries(registries=[_state(parts, each) for each in parts.sources])


def _state(parts: Parts, source: Source) -> RegistryState:
    imported = parts.store.snapshots.latest(source.name)
    return RegistryState(
        name=source.name,
        answers=source.answers,
        method=source.method,
        last_snapshot=imported.captured_at if imported else source.captured_at,
        rows=imported.rows if imported else source.rows,
        url=source.url,
    )
