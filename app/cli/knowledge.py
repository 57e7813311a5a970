"""``certscreen knowledge``: what the shipped data files hold, their age, and whether they hold."""

from datetime import date, datetime, timedelta, timezone
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table

from parsers.knowledge import inventory

app = typer.Typer(
    no_args_is_help=True,
    help="The knowledge that ships: standards, bodies, hosts, words; its age and its sources.",
)

BROKEN: Final = 1
_SHANGHAI: Final = timezone(timedelta(hours=8))
_COLUMNS: Final = {
    "en": ("file", "as of", "rows", "sources", "unverified", "age", "good until", "what"),
    "zh": ("文件", "所述日期", "行数", "来源", "未证实", "天数", "保质至", "内容"),
}
_NEVER_NARROWER: Final = 120

_AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="Judge the age on this day, else today."),
]


def _day(as_of: datetime | None) -> date:
    return (as_of or datetime.now(_SHANGHAI)).date()


@app.command()
def show(
    as_of: _AsOf = None,
    language: Annotated[str, typer.Option(help="zh or en.")] = "en",
) -> None:
    """List each data file: day, rows, sources, what is unverified, days since it was compiled."""
    today, chinese = _day(as_of), language == "zh"
    shown = Table(*_COLUMNS["zh" if chinese else "en"], box=None)
    for name in inventory.names():
        held = inventory.holding(name)
        shown.add_row(
            name,
            held.as_of.isoformat(),
            str(held.rows),
            str(held.sources),
            str(held.unverified),
            str((today - held.compiled).days),
            held.relied_on_until.isoformat(),
            held.stated.zh if chinese else held.stated.en,
        )
    console = Console()
    console.width = max(console.width, _NEVER_NARROWER)
    console.print(shown)


@app.command()
def check(as_of: _AsOf = None) -> None:
    """Validate every data file; exit with 1 when one is malformed or past its shelf life."""
    found = tuple(inventory.faults(_day(as_of)))
    for fault in found:
        typer.echo(f"{fault.name}: {fault.en}（{fault.zh}）", err=True)
    if found:
        raise typer.Exit(BROKEN)
    typer.echo(f"{len(inventory.names())} files hold")
