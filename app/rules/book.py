"""The book of rules: ``python -m app.rules.book > docs/rules.md``; the code is its only source."""

import ast
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from types import FunctionType, ModuleType
from typing import Any, Final

from app.evidence import Evidence
from app.rules.base import Rule
from app.rules.catalogue import RULES
from app.rules.facts import LABELS
from app.rules.policy import DEFAULT, GUIDE_STRICT, OFF, policy
from app.verdict import Authority, Message, Question, Severity
from parsers.fields import CertificateFields

_QUESTIONS: Final = {Question.GENUINE: "真伪", Question.IN_FORCE: "效力", Question.FIT: "适用"}
_SEVERITIES: Final = {
    Severity.CRITICAL: "关键",
    Severity.HIGH: "重要",
    Severity.MEDIUM: "一般",
    Severity.LOW: "轻微",
    Severity.INFO: "提示",
    OFF: "关闭",
}
_AUTHORITIES: Final = {
    Authority.REGISTRY: "官方登记",
    Authority.LAW: "法规",
    Authority.STANDARD: "标准",
    Authority.PRACTICE: "惯例",
    Authority.FORENSICS: "文件特征",
    Authority.GUIDE: "评审指引",
}
_BESIDE: Final = {
    "registry_record": Message(zh="平台记录", en="the platform's record"),
    "body": Message(zh="机构名录", en="directory of bodies"),
    "lookup": Message(zh="登记查询", en="look-ups"),
    "lookups": Message(zh="登记查询", en="look-ups"),
    "requirement": Message(zh="采购要求", en="what the tender asks"),
    "as_of": Message(zh="基准日", en="reference day"),
    "today": Message(zh="当日", en="today"),
    "certificate": Message(zh="清晰度和各版本", en="legibility and versions"),
    "facts": Message(zh="文件自述", en="what the file says of itself"),
    "forensics": Message(zh="文件结构痕迹", en="traces in the file"),
}
_MORE_FIELDS: Final = {
    "address": Message(zh="地址", en="address"),
    "annex": Message(zh="附件", en="annex"),
    "main_certificate": Message(zh="主证书编号", en="number of the main certificate"),
    "qr_codes": Message(zh="二维码", en="QR codes"),
}
_FIELDS: Final = frozenset(CertificateFields.__dataclass_fields__)

_TITLES: Final = {"en": "# Rules", "zh": "# 规则"}
_ABOUT: Final = {
    "en": "{count} rules, generated from the code by `python -m app.rules.book`; do not edit. The"
    " severity is that of the profile `default`, then of `guide-strict`; a rule that is off gives"
    " no finding. What a rule sees are the facts its code looks at. [中文](#规则)",
    "zh": "共 {count} 条，由 `python -m app.rules.book` 从代码生成，请勿手工修改。先列 `default` 的"
    "严重程度，再列 `guide-strict` 的；“关闭”的规则不给出结论。“所看事实”是代码所看的内容。"
    "[English](#rules)",
}
_COLUMNS: Final = {
    "en": "| rule | question | default | guide-strict | basis | sees |",
    "zh": "| 规则 | 问题 | default | guide-strict | 依据 | 所看事实 |",
}


def book() -> str:
    """Return the whole text, English and Chinese."""
    return "\n".join(line for language in ("en", "zh") for line in _chapter(language))


def _chapter(language: str) -> Iterator[str]:
    columns = _COLUMNS[language]
    yield from (_TITLES[language], "", _ABOUT[language].format(count=len(RULES)), "", columns)
    yield "|---" * (columns.count("|") - 1) + "|"
    for rule in RULES:
        yield "| " + " | ".join(_cells(rule, language)) + " |"
    yield ""


def _cells(rule: Rule, language: str) -> Iterator[str]:
    note = f"<br>{getattr(rule.note, language)}" if rule.note else ""
    yield _plain(f"**{rule.id}** {getattr(rule.title, language)}{note}")
    chinese = language == "zh"
    yield _QUESTIONS[rule.question] if chinese else rule.question.value
    yield _severity(rule, DEFAULT, chinese=chinese)
    guide = policy(GUIDE_STRICT).guide(rule)
    quoted = f"<br>{guide.basis.citation}" if guide else ""
    yield _plain(_severity(rule, GUIDE_STRICT, chinese=chinese) + quoted)
    authority = rule.basis.authority
    yield _plain(
        f"{_AUTHORITIES[authority] if chinese else authority.value}: {rule.basis.citation}"
    )
    yield ("、" if chinese else ", ").join(getattr(each, language) for each in seen_by(rule))


def _severity(rule: Rule, profile: str, *, chinese: bool) -> str:
    found = policy(profile).severity(rule)
    name = found.value if found else OFF
    return _SEVERITIES[name] if chinese else name


def _plain(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def seen_by(rule: Rule) -> tuple[Message, ...]:
    """Return what the rule's code looks at, fields first, by reading the code itself."""
    judges = (rule.judge, *((rule.guide.judge,) if rule.guide and rule.guide.judge else ()))
    names = {name for judge in judges for name in _names(judge, set())}
    labels = {**LABELS, **_MORE_FIELDS}
    fields = [labels[name] for name in CertificateFields.__dataclass_fields__ if name in names]
    beside = [_BESIDE[name.removeprefix("evidence.")] for name in names if name in _EVIDENCE]
    beside += [Message(zh=e, en=e) for e in sorted(_UNNAMED) if f"evidence.{e}" in names]
    return tuple(dict.fromkeys([*fields, *sorted(beside, key=lambda each: each.en)]))


_EVIDENCE: Final = frozenset(f"evidence.{name}" for name in _BESIDE)
_UNNAMED: Final = frozenset(Evidence.__dataclass_fields__) - frozenset(_BESIDE)
"""Members of the evidence that the book has no words for yet."""


def _names(function: Callable[..., Any], known: set[object]) -> Iterator[str]:
    """Yield fields and members of the evidence that a function, or one it calls, names."""
    if function in known or not isinstance(function, FunctionType):
        return
    known.add(function)
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    for node in (each for part in getattr(tree, "body", ()) for each in ast.walk(part)):
        yield from _named(node)
        for value in _values(node, function.__globals__):
            if isinstance(value, FunctionType) and value.__module__.startswith("app.rules"):
                yield from _names(value, known)
            elif isinstance(value, Rule):
                yield from _names(value.judge, known)
            else:
                yield from _texts(value)


def _named(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)) if text in _FIELDS:
            yield text
        case ast.Attribute(value=ast.Attribute(attr="fields") | ast.Name(id="fields"), attr=name):
            yield name
        case ast.Attribute(value=ast.Name(id="evidence"), attr=name):
            yield f"evidence.{name}"
        case _:
            pass


def _values(node: ast.AST, names: dict[str, Any]) -> Iterator[Any]:
    """Yield what a name, or a member of a module, stands for."""
    match node:
        case ast.Name(id=name) if name in names:
            yield names[name]
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            if isinstance(names.get(owner), ModuleType):
                yield getattr(names[owner], name, None)
        case _:
            pass


def _texts(value: object) -> Iterator[str]:
    """Yield the fields that a table names; the labels of messages are no such table."""
    if isinstance(value, str) and value in _FIELDS:
        yield value
    elif isinstance(value, tuple | list | frozenset | set | dict) and value is not LABELS:
        inner: Iterable[object] = value
        for each in inner:
            yield from _texts(each)


if __name__ == "__main__":
    sys.stdout.write(book())
