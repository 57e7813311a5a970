"""The pages: upload, watch, report."""

from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from app.api.dependencies import ExistingDep, PartsDep, StoreDep
from app.api.documents import full_report
from app.api.forms import UploadForm
from app.api.listing import ListQuery, listing
from app.errors import NothingAtThisAddressError, problems
from app.errors.language import COOKIE
from app.web.render import render
from app.web.view import certificate_view

RECENT: Final = 10
A_YEAR: Final = 365 * 24 * 3600

router = APIRouter(include_in_schema=False)
of_one = APIRouter(prefix="/verifications/{verification_id}", include_in_schema=False)


@router.get("/")
def home(
    request: Request, parts: PartsDep, after: Annotated[str | None, Query(max_length=200)] = None
) -> Response:
    """Show where to put a file, and what was verified lately."""
    recent = listing(parts.store, ListQuery(limit=RECENT, after=after))
    return render(
        request, "home.html", recent=recent, after=after, limit=parts.settings.max_upload_bytes
    )


@router.post("/")
def upload(form: Annotated[UploadForm, Form()], parts: PartsDep) -> Response:
    """Take a file and lead to its page."""
    row = form.hand_in(parts.intake)
    return RedirectResponse(f"/verifications/{row.id}", 303)


@of_one.get("")
def show(request: Request, row: ExistingDep, store: StoreDep) -> Response:
    """Show how far it is, then the report."""
    report = full_report(store, row)
    if not row.status.answered:
        return render(request, "watch.html", report=report)
    views = [certificate_view(each) for each in report["certificates"]]
    return render(request, "report.html", report=report, views=views)


@router.get("/problems/{slug}")
def explain(request: Request, slug: str) -> Response:
    """Explain one kind of problem, in both languages of the service."""
    problem = next((each for each in problems() if each.slug == slug), None)
    if problem is None:
        raise NothingAtThisAddressError
    return render(request, "problem.html", problem=problem.details(), request_id=None)


def _way_back(back: Annotated[str, Form(max_length=2000)] = "/") -> str:
    """Allow only an address of this site."""
    parts = urlsplit(back.replace("\\", "/"))
    own = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    return back if own and not back.startswith("//") else "/"


@router.post("/language")
def choose_language(
    language: Annotated[str, Form(pattern="^(zh|en)$")], back: Annotated[str, Depends(_way_back)]
) -> Response:
    """Remember the reader's language."""
    response = RedirectResponse(back, 303)
    response.set_cookie(COOKIE, language, max_age=A_YEAR, httponly=True, samesite="lax")
    return response
