"""The command line: ``certscreen``.

Exit status 0: nothing disagrees; 1: something does, or is unknown where it was asked; 2: could
not run.
"""

from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from app import __version__
from app.cli import serve, verify

_GROUPS: Final = {
    "registry": "app.cli.registry",
    "trail": "app.cli.trail",
    "knowledge": "app.cli.knowledge",
}


class Commands(TyperGroup):
    """The commands; a group of them is imported when it is asked for, so that others start soon."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - Typer's own copy of Click
        """Name every command in the order of the help."""
        return [*super().list_commands(ctx), *_GROUPS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - likewise
        """Return a command, or a group of them."""
        if cmd_name not in _GROUPS:
            return super().get_command(ctx, cmd_name)
        group = typer.main.get_group(import_module(_GROUPS[cmd_name]).app)
        group.name = cmd_name
        return group


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Verify management-system certificates: what is known, what is not, and why.",
)
app.command()(verify.verify)
app.command()(serve.serve)
app.command()(serve.work)


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
