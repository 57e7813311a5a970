"""``certscreen verify``: files in, reports out."""

import json
import locale
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console

from app import report, terminal
from app.cli.desk import Desk, open_desk
from app.cli.progress import progress
from app.errors import ServiceError
from app.evidence import Requirement
from app.intake import Options
from app.rules.policy import PolicyError, policy
from app.settings import Settings

Json = dict[str, Any]

DISAGREES: Final = 1
COULD_NOT_RUN: Final = 2

_BAD_ANSWERS: Final = {"doubtful", "contradicted", "no", "fails"}


def verify(  # noqa: PLR0913  (each argument is one option of the command)
    files: Annotated[
        list[Path],
        typer.Argument(help="PDF, JPEG, PNG, TIFF, WebP or HEIC.", exists=True, dir_okay=False),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON per file.")] = False,
    holder: Annotated[str | None, typer.Option(help="Who should hold the certificate.")] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day to judge for; today if not given."),
    ] = None,
    standard: Annotated[str | None, typer.Option(help="E.g. 'ISO/IEC 20000-1'.")] = None,
    scope_keyword: Annotated[
        list[str] | None, typer.Option(help="A word the scope must cover; repeatable.")
    ] = None,
    accredited: Annotated[
        bool | None, typer.Option("--accredited", help="An accreditation mark is required.")
    ] = None,
    profile: Annotated[str, typer.Option(help="default or guide-strict.")] = "default",
    override: Annotated[
        list[str] | None, typer.Option(help="RULE=SEVERITY, e.g. V02=off; repeatable.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="zh or en; by locale if not given.")] = None,
) -> None:
    """Verify certificates: genuine? in force? fit?

    Everything is kept in the store of the settings (./var by default), as a server would.
    Exit status 0: nothing disagrees; 1: something does, or is unknown where it was asked;
    2: a file could not be read.
    """
    options = Options(
        as_of=as_of.date() if as_of else None,
        profile=profile,
        overrides=_overrides(profile, override or []),
        requirement=Requirement(
            holder=holder,
            standard=standard,
            scope_keywords=tuple(scope_keyword or ()),
            accredited=accredited,
        ),
    )
    console = Console()
    language = language if language in {"zh", "en"} else _language()
    worst = 0
    with open_desk(Settings()) as desk:
        for path in files:
            seen = _verify_one(desk, path, options, language)
            if as_json:
                typer.echo(json.dumps(seen, ensure_ascii=False))
            else:
                terminal.show(console, seen, language)
            worst = max(worst, exit_status(seen))
    raise typer.Exit(worst)


def _verify_one(desk: Desk, path: Path, options: Options, language: str) -> Json:
    try:
        with progress(path.name, language, Console(stderr=True)) as announce:
            row, trail = desk.verify(path.read_bytes(), path.name, options, announce)
    except ServiceError as error:
        problem = error.problem.details()
        return {"id": None, "status": "failed", "document": {"filename": path.name},
                "certificates": [], "problem": problem, "trail": {"entries": []}}  # fmt: skip
    return report.envelope(row, trail)


def exit_status(seen: Json) -> int:
    """Return 0, 1 or 2, as the help says.

    >>> exit_status({"status": "failed", "certificates": []})
    2
    """
    if seen["status"] == "failed":
        return COULD_NOT_RUN
    answers = {
        each["verdict"][question]
        for each in seen["certificates"]
        for question in ("genuine", "in_force", "fit")
    }
    asked_in_vain = any(each["verdict"]["fit"] == "unknown" for each in seen["certificates"])
    bad = answers & _BAD_ANSWERS or asked_in_vain or not seen["certificates"]
    return DISAGREES if bad else 0


def _overrides(profile: str, given: list[str]) -> dict[str, str]:
    pairs = [each.partition("=") for each in given]
    overrides = {rule.strip().upper(): severity.strip() for rule, _, severity in pairs}
    try:
        policy(profile, overrides)
    except PolicyError as error:
        typer.echo(f"certscreen: {error}", err=True)
        raise typer.Exit(COULD_NOT_RUN) from error
    return overrides


def _language() -> str:
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
