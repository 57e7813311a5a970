"""Answer every error as problem details (RFC 9457): no stack, no content of a document."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final, cast

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from app.errors import (
    InternalError,
    InvalidRequestError,
    MethodNotAllowedError,
    NothingAtThisAddressError,
    ServiceError,
    UnavailableError,
    UploadTooLargeError,
)
from app.errors.language import COOKIE, preferred_language
from app.store.sessions import StoreUnavailableError

MEDIA_TYPE: Final = "application/problem+json"


class FieldProblem(BaseModel):
    """What is wrong with one value of a request."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str = Field(examples=["as_of"])
    message: str = Field(examples=["Input should be a valid date"])


class ProblemDetails(BaseModel):
    """An error, as RFC 9457 problem details in both languages."""

    model_config = ConfigDict(frozen=True, extra="allow")

    type: str = Field(
        description="A stable name, and the address where the problem is explained",
        examples=["/problems/verification-not-found"],
    )
    title: str = Field(description="What is wrong, in the language of the request")
    status: int = Field(examples=[404])
    detail: str = Field(description="What one can do, in the language of the request")
    title_zh: str
    title_en: str
    detail_zh: str
    detail_en: str
    request_id: str | None = Field(None, description="Also in the header X-Request-ID")
    errors: list[FieldProblem] | None = Field(None, description="The values that are wrong")


def documented(*errors: type[ServiceError]) -> dict[int | str, dict[str, Any]]:
    """Describe in OpenAPI how these errors are answered."""
    answers: dict[int | str, dict[str, Any]] = {}
    for error in errors:
        problem = error.problem
        answer = answers.setdefault(int(problem.status), _answer(problem.status))
        media = answer["content"][MEDIA_TYPE]
        media["examples"][problem.slug] = {"value": problem.details()}
    return answers


def service_error(error: Exception) -> ServiceError:
    """Say which of our errors a framework's error is."""
    if isinstance(error.__cause__, ServiceError):  # raised while a body was read
        return error.__cause__
    if isinstance(error, ServiceError):
        return error
    if isinstance(error, RequestValidationError):
        return InvalidRequestError(errors=[_field_problem(each) for each in error.errors()])
    if isinstance(error, HTTPException):
        return _BY_STATUS.get(error.status_code, InvalidRequestError)()
    return UnavailableError() if isinstance(error, StoreUnavailableError) else InternalError()


def problem_response(request: Request, error: Exception) -> JSONResponse:
    """Return the problem details in the language of the request."""
    known = service_error(error)
    language = preferred_language(
        request.cookies.get(COOKIE), request.headers.get("accept-language")
    )
    members = {**known.members, "request_id": getattr(request.state, "request_id", None)}
    headers = cast("Mapping[str, str] | None", getattr(error, "headers", None))
    return JSONResponse(
        known.problem.details(language, **members),
        known.problem.status,
        media_type=MEDIA_TYPE,
        headers={**(headers or {}), "Content-Language": language},
    )


_BY_STATUS: Final[dict[int, type[ServiceError]]] = {
    HTTPStatus.NOT_FOUND: NothingAtThisAddressError,
    HTTPStatus.METHOD_NOT_ALLOWED: MethodNotAllowedError,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: UploadTooLargeError,
    HTTPStatus.INTERNAL_SERVER_ERROR: InternalError,
}


def _answer(status: HTTPStatus) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/ProblemDetails"}
    content = {MEDIA_TYPE: {"schema": schema, "examples": {}}}
    return {"description": status.phrase, "content": content}


def _field_problem(error: Mapping[str, Any]) -> dict[str, str]:
    """Name the value by its path; what was sent is not repeated."""
    path = [str(part) for part in error["loc"] if part not in {"body", "query", "path", "header"}]
    return {"field": ".".join(path) or "body", "message": error["msg"]}
