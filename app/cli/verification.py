"""The work of ``certscreen verify``: one file after another, each to its report."""

import json
import locale
from pathlib import Path
from typing import Any, Final

import typer
from rich.console import Console

from app import report, terminal
from app.cli.desk import Desk, open_desk
from app.cli.progress import progress
from app.errors import ServiceError
from app.intake import Options
from app.reader import Ocr
from app.rules.policy import PolicyError, policy
from app.settings import Settings

Json = dict[str, Any]

DISAGREES: Final = 1
COULD_NOT_RUN: Final = 2

_BAD_ANSWERS: Final = {"doubtful", "contradicted", "no", "fails"}


def run(
    files: list[Path], options: Options, settings: Settings, ocr: Ocr, *, shown_in: str | None
) -> int:
    """Verify each file and show its report in a language, or as JSON; return the exit status."""
    console = Console()
    language = shown_in if shown_in in {"zh", "en"} else _language()
    worst = 0
    with open_desk(settings, ocr) as desk:
        for path in files:
            seen = _verify_one(desk, path, options, language)
            if shown_in is None:
                typer.echo(json.dumps(seen, ensure_ascii=False))
            else:
                terminal.show(console, seen, language)
            worst = max(worst, exit_status(seen))
    return worst


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


def overrides(profile: str, given: list[str]) -> dict[str, str]:
    """Read ``RULE=SEVERITY`` pairs; end the command where one makes no sense."""
    pairs = [each.partition("=") for each in given]
    found = {rule.strip().upper(): severity.strip() for rule, _, severity in pairs}
    try:
        policy(profile, found)
    except PolicyError as error:
        typer.echo(f"certscreen: {error}", err=True)
        raise typer.Exit(COULD_NOT_RUN) from error
    return found


def _language() -> str:
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
