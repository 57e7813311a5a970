"""``certscreen registry``: which registries there are, their snapshots, what waits for a person."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from app import assembly
from app.files import Files
from app.settings import Settings
from app.store.rows import ObjectRow, SnapshotRow
from parsers.knowledge import bodies
from scrapers.cnca_bodies import imports
from scrapers.cnca_bodies.adapter import CncaBodies

app = typer.Typer(no_args_is_help=True, help="Registries, their snapshots and open questions.")

COULD_NOT_RUN = 2


@app.command("list")
def list_() -> None:
    """List the registries and the snapshot each answers from."""
    settings = Settings()
    store = assembly.open_store(settings)
    held = assembly.imported_directory(store, Files.open(settings.files_url))() or bodies.shipped()
    snapshot = (held.source, held.as_of.isoformat(), str(len(held.rows)))
    person = ("a person, at the registry's own page", "", "")
    table = Table("registry", "answers from", "as of", "rows", box=None)
    for registry in assembly.registries(settings, held):
        table.add_row(registry.name, *(snapshot if isinstance(registry, CncaBodies) else person))
    Console().print(table)
    store.close()


@app.command("import")
def import_(
    registry: Annotated[str, typer.Argument(help="Which registry; today: cnca-bodies.")],
    file: Annotated[Path, typer.Argument(help="CSV or JSON list.", exists=True, dir_okay=False)],
    as_of: Annotated[
        datetime, typer.Option(formats=["%Y-%m-%d"], help="The day the list speaks of.")
    ],
    source: Annotated[str, typer.Option(help="Where the list comes from.")],
) -> None:
    """Import a list as the snapshot a registry answers from; report every row not taken."""
    if registry != CncaBodies.name:
        typer.echo(f"certscreen: no snapshot can be imported for {registry!r}", err=True)
        raise typer.Exit(COULD_NOT_RUN)
    content = file.read_bytes()
    seen = imports.read_list(content, file.name, as_of=as_of.date(), source=source)
    for problem in seen.problems:
        typer.echo(f"line {problem.line}: {problem.reason}", err=True)
    if not seen.rows:
        typer.echo("certscreen: nothing was imported", err=True)
        raise typer.Exit(COULD_NOT_RUN)
    settings = Settings()
    store = assembly.open_store(settings)
    Files.open(settings.files_url).put(content)
    now = store.now()
    with store.transaction() as transaction:
        transaction.objects.keep(
            ObjectRow(sha256=seen.digest, size=len(content), media_type="text/csv")
        )
        new = transaction.snapshots.add(
            SnapshotRow(
                registry=registry,
                sha256=seen.digest,
                captured_at=now,
                as_of=seen.as_of,
                source=source,
                rows=len(seen.rows),
                imported_at=now,
            )
        )
    store.close()
    known = "" if new else " (known already)"
    typer.echo(f"{len(seen.rows)} rows taken, {len(seen.problems)} not{known}")


@app.command()
def tasks() -> None:
    """List the questions that wait for a person, with the page to ask them at."""
    store = assembly.open_store(Settings())
    for task in store.tasks.all():
        typer.echo(f"{task.created_at:%Y-%m-%d %H:%M}\t{task.registry}\t{task.number}\t{task.url}")
    store.close()
