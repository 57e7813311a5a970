"""A report as people read it on a terminal."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

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
    ("number", "证书编号", "Number"),
    ("organisation", "获证组织", "Organisation"),
    ("organisation_en", "获证组织（英文）", "Organisation, English"),
    ("uscc", "统一社会信用代码", "Credit code"),
    ("standards", "认证依据", "Standard"),
    ("certification_body", "认证机构", "Certification body"),
    ("certification_body_en", "认证机构（英文）", "Certification body, English"),
    ("issued", "发证日期", "Issued"),
    ("first_certified", "初次获证日期", "First certified"),
    ("expires", "有效期至", "Expires"),
    ("accreditation_number", "认可注册号", "Accreditation number"),
    ("scope", "认证范围", "Scope"),
    ("scope_en", "认证范围（英文）", "Scope, English"),
)
_ANSWERS: Final = {
    "genuine": ("真伪", "genuine"),
    "in_force": ("效力", "in force"),
    "fit": ("适用", "fit"),
}
_BESIDE: Final = ("另外识别到（页码）", "Also recognised (page)")
_UNREAD: Final = ("无法读取的页", "Pages that could not be read")
_APART: Final = ("各版本不一致", "the versions differ")
_ASK: Final = ("请在此查询", "ask here")
_ILLEGIBLE: Final = ("图像不够清晰，请提供更好的副本", "Not legible: ask for a better copy")


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
        title = f"{name} 第 {pages} 页" if language == "zh" else f"{name}, page {pages}"
        body = _certificate(certificate, language)
        console.print(Panel(body, title=title, title_align="left"))
    for line in _beside(report["document"], language):
        console.print(line)


def _beside(document: Json, language: str) -> list[Text]:
    """Say what else was recognised, and which pages could not be read; old reports say neither."""
    papers = [
        f"{each['title'][language]} ({_page_range(each['pages'])})"
        for each in document.get("neighbours", ())
    ]
    notes = [
        ((f"第 {each['page']} 页", f"page {each['page']}"), [each["message"][language]], "yellow")
        for each in document.get("notes", ())
    ]
    unread = [str(each["page"]) for each in document.get("unread", ())]
    found = ((_BESIDE, papers, "dim"), (_UNREAD, unread, "yellow"), *notes)
    return [
        Text(f"{_said(label, language)}: {', '.join(parts)}", style=style)
        for label, parts, style in found
        if parts
    ]


def _page_range(pages: Sequence[int]) -> str:
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}"


def found_line(found: Mapping[str, Any], language: str) -> Text:
    """Tell one certificate in a line, as soon as it is found."""
    pages = ", ".join(str(page) for page in found["pages"])
    line = Text(f"第 {pages} 页  " if language == "zh" else f"page {pages}  ", style="dim")
    line.append("  ".join(filter(None, (found["number"], found["organisation"]))), style="default")
    for question, names in _ANSWERS.items():
        answer = found["verdict"][question]
        if answer != "not_asked":
            line.append(f"  {_said(names, language)}: ", style="dim")
            line.append(answer, style=_COLOURS.get(answer, "white"))
    return line


def _certificate(certificate: Json, language: str) -> RenderableType:
    parts: list[RenderableType] = [_answers(certificate["verdict"], language)]
    if not certificate["legible"] and certificate["legibility"]:
        why = certificate["legibility"]["message"][language]
        parts.append(Text(f"{_said(_ILLEGIBLE, language)} ({why})", style="yellow"))
    parts.append(_fields(certificate["fields"], language))
    parts.extend(_disagreements(certificate, language))
    parts.extend(_findings(certificate["findings"], language))
    parts.extend(
        Text(f"→ {_said(_ASK, language)}: {lookup['url']}", style="cyan", overflow="fold")
        for lookup in certificate["lookups"]
        if lookup["outcome"] == "needs_operator"
    )
    return Group(*parts)


def _answers(verdict: Json, language: str) -> Text:
    line = Text()
    for question, names in _ANSWERS.items():
        answer = verdict[question]
        line.append(f"{_said(names, language)}: ")
        line.append(f"{answer}   ", style=f"bold {_COLOURS.get(answer, 'white')}")
    line.append(f"\n{verdict['headline'][language]}\n")
    return line


def _fields(fields: Json, language: str) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, *labels in _SHOWN:
        label = _said(labels, language)
        readings = fields[name] if isinstance(fields[name], list) else [fields[name]]
        for reading in filter(None, readings):
            unread = f"? {reading['raw']}"
            table.add_row(label, str(reading["value"]) if reading["value"] else unread)
    return table


def _disagreements(certificate: Json, language: str) -> list[Text]:
    """Show what the language versions or copies do not print alike."""
    labels = {name: said for name, *said in _SHOWN}
    return [
        Text(f"≠ {_said(_APART, language)}: ", style="yellow").append(
            f"{_said(labels.get(each['field'], [each['field']] * 2), language)} "
            + " / ".join(f"{r['value']} ({r['page']})" for r in each["readings"]),
            style="default",
        )
        for each in certificate.get("disagreements", ())
    ]


def _findings(findings: list[Json], language: str) -> list[RenderableType]:
    """Say what disagrees and who says so; then, each reason once, what cannot be told.

    Beside a guide's claim stands what the real world says.
    """
    lines: list[RenderableType] = [Text()]
    for each in findings:
        if each["outcome"] == "failed":
            style = "dim" if each["severity"] in {"info", "low"} else "red"
            line = Text(f"✗ {each['rule']} ({each['severity']}) ", style=style)
            line.append(each["message"][language], style="default")
            line.append(f" [{each['basis']['citation']}]", style="dim")
            lines.append(line)
            if each["basis"]["authority"] == "guide" and each["note"]:
                lines.append(Text(f"  ↳ {each['note'][language]}", style="cyan"))
    lines.extend(
        Text(f"? {' '.join(rules)} ", style="yellow").append(reason, style="default")
        for reason, rules in _unknown(findings, language).items()
    )
    return lines


def _unknown(findings: list[Json], language: str) -> dict[str, list[str]]:
    reasons: dict[str, list[str]] = {}
    for each in findings:
        if each["outcome"] == "unknown" and each["severity"] != "info":
            reasons.setdefault(each["message"][language], []).append(each["rule"])
    return reasons


def _said(names: Sequence[str], language: str) -> str:
    return names[0] if language == "zh" else names[1]
