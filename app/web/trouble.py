"""Errors as pages, for those who look at pages."""

from typing import Final

from fastapi import Request, Response

from app.api.problems import service_error
from app.errors import ServiceError
from app.web.render import render

_PROGRAMS: Final = ("/v1/", "/static/", "/openapi.json", "/livez", "/readyz", "/metrics")


def wants_a_page(request: Request) -> bool:
    """Say whether a person looks at the answer."""
    accepts = "text/html" in request.headers.get("accept", "")
    by_page = "hx-request" in request.headers
    return (accepts or by_page) and not request.url.path.startswith(_PROGRAMS)


def problem_page(request: Request, error: Exception) -> Response:
    """Show what is wrong and what one can do; a refused file leads back to the form."""
    known: ServiceError = service_error(error)
    request_id = getattr(request.state, "request_id", None)
    problem = {**known.problem.details(), **known.members}
    return render(
        request,
        "problem.html",
        status=known.problem.status,
        problem=problem,
        request_id=request_id,
    )
