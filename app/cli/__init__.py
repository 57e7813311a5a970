"""The command line: ``certscreen``.

Exit status 0: nothing disagrees; 1: something does, or is unknown where it was asked; 2: could
not run.
"""

from typing import Annotated

import typer

from app import __version__
from app.cli import registry, serve, trail, verify

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Verify management-system certificates: what is known, what is not, and why.",
)
app.command()(verify.verify)
app.command()(serve.serve)
app.command()(serve.work)
app.add_typer(registry.app, name="registry")
app.add_typer(trail.app, name="trail")


@app.callback(invoke_without_command=True)
def _version(
    *, version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    app()
