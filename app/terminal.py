"""A report as people read it on a terminal."""

from typing import Final

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from app.report import Json

_COLOURS: Final = {
    "confirmed": "green",
    "yes": "green",
    "meets": "green",
    "doubtful": "yellow",
    "contradicted": "red",
    "no": "red",
    "fails": "red",
}
_SHOWN: Final = (
    ("number", "证书编号"),
    ("organisation", "获证组织"),
    ("organisation_en", "Organisation"),
    ("uscc", "统一社会信用代码"),
    ("standards", "认证依据"),
    ("certification_body", "认证机构"),
    ("certification_body_en", "Certification body"),
    ("issued", "发证日期"),
    ("first_certified", "初次获证"),
    ("expires", "有效期至"),
    ("accreditation_number", "认可注册号"),
    ("scope", "认证范围"),
    ("scope_en", "Scope"),
)


def show(console: Console, report: Json, language: str) -> None:
    """Print one document's report: answers, fields, what disagrees, what is unknown."""
    name = report["document"]["filename"]
    if problem := report.get("problem"):
        text = f"{problem[f'title_{language}']}\n{problem[f'detail_{language}']}"
        console.print(Panel(text, title=name, border_style="red", title_align="left"))
        return
    if not report["certificates"]:
        none = {"zh": "没有找到管理体系认证证书。", "en": "No management-system certificate found."}
        console.print(Panel(none[language], title=name, title_align="left"))
    for certificate in report["certificates"]:
        pages = ", ".join(str(page) for page in certificate["pages"])
        title = f"{name}  {'第' if language == 'zh' else 'page'} {pages}"
        body = _certificate(certificate, language)
        console.print(Panel(body, title=title, title_align="left"))


def _certificate(certificate: Json, language: str) -> RenderableType:
    parts: list[RenderableType] = [_answers(certificate["verdict"], language)]
    if not certificate["legible"] and certificate["legibility"]:
        parts.append(Text(certificate["legibility"], style="yellow"))
    parts.append(_fields(certificate["fields"]))
    parts.extend(_findings(certificate["findings"], language))
    parts.extend(
        Text(f"→ {lookup['registry']}: {lookup['url']}", style="cyan", overflow="fold")
        for lookup in certificate["lookups"]
        if lookup["outcome"] == "needs_operator"
    )
    return Group(*parts)


def _answers(verdict: Json, language: str) -> Text:
    line = Text()
    for question in ("genuine", "in_force", "fit"):
        answer = verdict[question]
        line.append(f"{question}: ")
        line.append(f"{answer}   ", style=f"bold {_COLOURS.get(answer, 'white')}")
    line.append(f"\n{verdict['headline'][language]}\n")
    return line


def _fields(fields: Json) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, label in _SHOWN:
        readings = fields[name] if isinstance(fields[name], list) else [fields[name]]
        for reading in filter(None, readings):
            unread = f"? {reading['raw']}"
            table.add_row(label, str(reading["value"]) if reading["value"] else unread)
    return table


def _findings(findings: list[Json], language: str) -> list[RenderableType]:
    lines: list[RenderableType] = [Text()]
    for outcome, sign, colour in (("failed", "✗", "red"), ("unknown", "?", "yellow")):
        for each in findings:
            if each["outcome"] != outcome or (outcome == "unknown" and each["severity"] == "info"):
                continue
            style = colour if each["severity"] not in {"info", "low"} else "dim"
            line = Text(f"{sign} {each['rule']} [{each['severity']}] ", style=style)
            line.append(each["message"][language], style="default")
            line.append(f"  ({each['basis']['citation']})", style="dim")
            lines.append(line)
    return lines
