"""Verify a document, and list what was verified: ``/v1/verifications``."""

from http import HTTPStatus
from time import monotonic
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Form, Query, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse

from app import errors
from app.api import examples
from app.api.dependencies import PartsDep, StoreDep
from app.api.documents import address_of, full_report
from app.api.forms import ApiUploadForm
from app.api.listing import ListQuery, listing
from app.api.parts import Parts
from app.api.problems import documented
from app.api.report import Report
from app.api.schemas import Accepted, Listing
from app.store.rows import VerificationRow
from app.store.store import Store

PATIENCE: Final = 0.5
"""Seconds until the database is looked at again: another process may have written."""

router = APIRouter(prefix="/v1/verifications", tags=["verifications"])


@router.post(
    "",
    operation_id="verifyDocument",
    summary="Verify a document",
    status_code=HTTPStatus.ACCEPTED,
    response_model=Accepted,
    responses={
        202: {
            "description": "Received; the header Location leads to the report",
            "content": {"application/json": {"example": examples.ACCEPTED}},
            "headers": examples.LOCATION,
        },
        201: {
            "description": "The report, if it was there within `wait`",
            "model": Report,
            "content": {"application/json": {"example": examples.REPORT}},
            "headers": examples.LOCATION,
        },
        **documented(
            errors.CrossSiteError,
            errors.UploadTooLargeError,
            errors.UnsupportedUploadError,
            errors.UnknownProfileError,
            errors.InvalidRequestError,
            errors.UnavailableError,
        ),
    },
)
async def create(
    form: Annotated[ApiUploadForm, Form(media_type="multipart/form-data")], parts: PartsDep
) -> Response:
    """Keep the document and queue its verification.

    The answer comes at once, unless `wait` asks to stay on the line for the report.
    """
    began = monotonic()
    row = await run_in_threadpool(form.hand_in, parts.intake)
    row = await _answered(parts, row.id, until=began + form.wait)
    return await run_in_threadpool(_reply, parts.store, row)


@router.get(
    "",
    operation_id="listVerifications",
    summary="List verifications",
    responses={
        200: {
            "content": {"application/json": {"example": examples.LISTING}},
            "headers": {"Link": {"schema": {"type": "string"}, "description": "rel=next"}},
        },
        **documented(errors.InvalidRequestError),
    },
)
def index(query: Annotated[ListQuery, Query()], store: StoreDep, response: Response) -> Listing:
    """Return the verifications that fit every filter, newest first, by pages."""
    page = listing(store, query)
    if page.next:
        response.headers["Link"] = f'<{page.next}>; rel="next"'
    return page


async def _answered(parts: Parts, verification_id: UUID, *, until: float) -> VerificationRow:
    """Look until there is an answer or the time is up."""
    while True:
        row = await run_in_threadpool(parts.store.verifications.get, verification_id)
        if row is None:
            raise errors.VerificationNotFoundError
        left = until - monotonic()
        if row.status.answered or left <= 0:
            return row
        await parts.changed(verification_id, min(left, PATIENCE))


def _reply(store: Store, row: VerificationRow) -> Response:
    headers = {"Location": address_of(row.id)}
    if row.status.answered:
        return JSONResponse(full_report(store, row), HTTPStatus.CREATED, headers=headers)
    accepted = Accepted(id=row.id, status=row.status, sha256=row.sha256, url=address_of(row.id))
    return JSONResponse(accepted.model_dump(mode="json"), HTTPStatus.ACCEPTED, headers=headers)
