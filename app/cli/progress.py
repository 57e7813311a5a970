"""How far a file is, on a terminal: pages, and each certificate as it is found."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from app.engine.job import FOUND, Announce
from app.report import Json
from app.terminal import found_line

_LONG: Final = 8
"""Pages up to which the report follows so soon that nothing need be told before it."""
_WORDS: Final = {
    "zh": "{name}：第 {page}/{pages} 页（已浏览 {sifted} 页），找到证书 {found} 份",
    "en": "{name}: page {page} of {pages} ({sifted} looked at), certificates found: {found}",
}


@contextmanager
def progress(name: str, language: str, console: Console) -> Iterator[Announce]:
    """Show on a terminal how far one file is; in a pipe say nothing."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(name)
        yield _teller(name, language, lambda text: bar.update(task, description=text), console)


def _teller(
    name: str, language: str, show: Callable[[str], object], console: Console
) -> Callable[[str, Mapping[str, Any]], None]:
    at: dict[str, int] = {}
    found: dict[int, Json] = {}

    def tell(stage: str, facts: Mapping[str, Any]) -> None:
        if stage == FOUND:
            found[facts["index"]] = dict(facts)
            if at.get("pages", 0) > _LONG and console.is_terminal:
                console.print(found_line(facts, language))
        elif "page" in facts:
            at.update(facts)
            show(_WORDS[language].format(name=name, found=len(found), **at))
        elif not at:
            show(f"{name}: {stage}")

    return tell
