"""One verification: its report, its pages, its file."""

from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import JSONResponse

from app import errors
from app.api import examples
from app.api.dependencies import ExistingDep, PartsDep, StoreDep
from app.api.documents import download, full_report, original_of, picture_of
from app.api.problems import documented
from app.api.report import Report

router = APIRouter(prefix="/v1/verifications/{verification_id}", tags=["verifications"])


@router.get(
    "",
    operation_id="getReport",
    summary="Read the report",
    response_model=Report,
    responses={
        200: {"content": {"application/json": {"example": examples.REPORT}}},
        **documented(errors.VerificationNotFoundError, errors.InvalidRequestError),
    },
)
def show(row: ExistingDep, store: StoreDep) -> Response:
    """Return the report; while the work goes on, its status and what is known so far."""
    return JSONResponse(full_report(store, row), headers={"Cache-Control": "private, no-cache"})


@router.get(
    "/pages/{page}.png",
    operation_id="drawPage",
    summary="See a page",
    response_class=Response,
    responses={
        200: {
            "description": "The upright page; the boxes of the report are fractions of it",
            "content": {"image/png": {"schema": {"type": "string", "format": "binary"}}},
        },
        **documented(
            errors.VerificationNotFoundError,
            errors.PageNotFoundError,
            errors.NotReadyError,
            errors.OriginalGoneError,
            errors.InvalidRequestError,
        ),
    },
)
def draw(
    row: ExistingDep,
    parts: PartsDep,
    page: Annotated[int, Path(ge=1, description="Counted from 1", examples=[1])],
) -> Response:
    """Draw one page of the document as a picture."""
    headers = {"Cache-Control": "private, max-age=3600"}
    return Response(picture_of(parts, row, page), media_type="image/png", headers=headers)


@router.get(
    "/original",
    operation_id="downloadOriginal",
    summary="Download the file",
    response_class=Response,
    responses={
        200: {
            "description": "The file as received, byte for byte",
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
            },
        },
        **documented(
            errors.VerificationNotFoundError,
            errors.OriginalGoneError,
            errors.InvalidRequestError,
        ),
    },
)
def original(row: ExistingDep, parts: PartsDep) -> Response:
    """Return the file as received, to be saved rather than shown."""
    return download(original_of(parts, row), row.filename, row.media_type)
