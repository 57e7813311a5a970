"""``certscreen trail``: check the record of what was done."""

import typer

from app import assembly
from app.settings import Settings
from app.trail.verify import check

app = typer.Typer(no_args_is_help=True, help="The record of what was done (留痕).")

BROKEN = 1


@app.command()
def verify() -> None:
    """Find every edit, deletion, reordering and truncation of the trail."""
    store = assembly.open_store(Settings())
    result = check(store.trail)
    store.close()
    typer.echo(f"{result.size} entries hold")
    typer.echo(result.checkpoint.text)
    if result.bad is not None:
        typer.echo(f"entry {result.bad.seq}: {result.bad.fault.value}", err=True)
        raise typer.Exit(BROKEN)
