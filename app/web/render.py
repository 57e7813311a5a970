"""Fill in a template in the reader's language."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from app.api.dependencies import language_of
from app.intake import SHANGHAI
from app.web.texts import Texts
from app.web.view import tone

_MEGABYTE: Final = 1_000_000

ENVIRONMENT: Final = Environment(
    loader=PackageLoader("app.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

STATIC: Final = Path(__file__).parent / "static"


def _digest() -> str:
    """Name the state of the static files, so that a browser never keeps an old one."""
    contents = (path.read_bytes() for path in sorted(STATIC.iterdir()))
    return sha256(b"".join(contents)).hexdigest()[:12]


def render(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401  (templates take what they name)
    """Return the page."""
    language = language_of(request)
    page = ENVIRONMENT.get_template(template).render(
        t=Texts(language),
        language=language,
        here=request.url.path if request.method == "GET" else "/",
        **values,
    )
    headers = {
        "Content-Language": "zh-CN" if language == "zh" else "en",
        "Cache-Control": "private, no-cache",
        "Vary": "Accept-Language, Cookie",
    }
    return HTMLResponse(page, status, headers=headers)


def moment(value: datetime | str) -> str:
    """Return a time as the clock in China shows it."""
    time = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return time.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def megabytes(size: int) -> str:
    """Return a size for people."""
    return f"{size / _MEGABYTE:.0f} MB" if size >= _MEGABYTE else f"{size} B"


_STATE: Final = _digest()

ENVIRONMENT.globals["static"] = lambda name: f"/static/{name}?{_STATE}"
ENVIRONMENT.filters |= {
    "moment": moment,
    "megabytes": megabytes,
    "tone": tone,
    # The note of a rule may bring its own label; the page has one already.
    "without_label": lambda note: note.removeprefix("实际:").removeprefix("实际：").lstrip(),
    "mark_in": lambda place, view: view.mark_of(place),
}
