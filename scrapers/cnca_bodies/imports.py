"""Read a list of certification bodies that somebody hands in, and say what is wrong with it.

CSV (UTF-8 or GB 18030) with the columns of the shipped list, or a JSON array of such rows. Lines
at the top of a CSV that begin with ``#`` are remarks. Every row is either accepted or reported.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pydantic import ValidationError

from parsers.knowledge.bodies import Directory
from parsers.knowledge.body import Body

_ENCODINGS: Final = ("utf-8-sig", "gb18030")
_EXTRA: Final = "more values than columns"
_COLUMNS: Final = frozenset(Body.model_fields)
_NEEDED: Final = frozenset({"approval_no", "name_zh", "status"})
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_REMARKS: Final = re.compile(r"(?:#[^\r\n]*(?:\r\n|\r|\n))*")

_Row = tuple[int, object]


class _UnreadableListError(Exception):
    """The file is no list of certification bodies at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProblem:
    """One row that was not taken, or with line 0 the whole file."""

    line: int
    """Counted from 1: the line of a CSV in which the row ends, the place in a JSON array."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What was taken from a list and what was not."""

    rows: tuple[Body, ...]
    problems: tuple[ImportProblem, ...]
    as_of: date
    source: str
    digest: str
    """SHA-256 of the file."""

    def directory(self) -> Directory:
        """Return the accepted rows as a directory to ask."""
        return Directory(self.rows, as_of=self.as_of, source=self.source, digest=self.digest)


def read_list(content: bytes, filename: str, *, as_of: date, source: str) -> ImportReport:
    """Return the accepted rows and, by line, every one that was not accepted."""
    accepted: dict[str, Body] = {}
    problems: list[ImportProblem] = []
    try:
        for line, row in _rows(content, filename):
            body = _checked(row)
            if isinstance(body, Body) and body.approval_no in accepted:
                body = f"{body.approval_no} stands in the list twice"
            if isinstance(body, Body):
                accepted[body.approval_no] = _dated(body, as_of, source)
            else:
                problems.append(ImportProblem(line=line, reason=body))
    except _UnreadableListError as error:
        problems.append(ImportProblem(line=0, reason=str(error)))
    return ImportReport(
        rows=tuple(accepted.values()),
        problems=tuple(problems),
        as_of=as_of,
        source=source,
        digest=hashlib.sha256(content).hexdigest(),
    )


def _dated(body: Body, as_of: date, source: str) -> Body:
    """Say of a row that does not say it itself when and where it comes from."""
    return body.model_copy(update={"as_of": body.as_of or as_of, "source": body.source or source})


def _checked(row: object) -> Body | str:
    try:
        return Body.model_validate(row)
    except ValidationError as error:
        return "; ".join(_reason(each["loc"], each["msg"]) for each in error.errors())


def _reason(place: Iterable[int | str], message: str) -> str:
    return ": ".join((*(str(part) for part in place), message))


def _rows(content: bytes, filename: str) -> Iterator[_Row]:
    text = _decoded(content)
    if filename.lower().endswith(".json") or text.lstrip().startswith("["):
        return _json_rows(text)
    return _csv_rows(text)


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    message = "neither UTF-8 nor GB 18030"
    raise _UnreadableListError(message)


def _json_rows(text: str) -> Iterator[_Row]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = "not well-formed JSON"
        raise _UnreadableListError(message) from error
    if not isinstance(rows, list):
        message = "the JSON is not an array of rows"
        raise _UnreadableListError(message)
    return enumerate(rows, start=1)


def _csv_rows(text: str) -> Iterator[_Row]:
    remarks = _REMARKS.match(text)
    above = len(_LINE_END.findall(remarks[0])) if remarks else 0
    lines = io.StringIO(text[remarks.end() if remarks else 0 :], newline="")
    reader = csv.DictReader(lines, restkey=_EXTRA, strict=True)
    try:
        _check_columns(reader.fieldnames or ())
        for row in reader:
            yield above + reader.line_num, row
    except csv.Error as error:
        message = f"the CSV breaks off at line {above + reader.line_num}: {error}"
        raise _UnreadableListError(message) from error


def _check_columns(columns: Sequence[str]) -> None:
    if missing := _NEEDED - set(columns):
        message = f"columns are missing: {', '.join(sorted(missing))}"
    elif unknown := set(columns) - _COLUMNS:
        message = f"unknown columns: {', '.join(sorted(unknown))}"
    elif len(set(columns)) < len(columns):
        message = "a column stands in the list twice"
    else:
        return
    raise _UnreadableListError(message)
