"""What a reading process may answer, checked as if a stranger had written it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from parsers import tables
from parsers.content import MOST_TEXT, Glance, PageContent
from parsers.document import Box, FileFacts, Table
from parsers.errors import (
    BrokenDocumentError,
    DocumentError,
    EncryptedDocumentError,
    ExhaustedDocumentError,
    MislabelledDocumentError,
    OversizedDocumentError,
    UnsupportedDocumentError,
)
from parsers.forensics.traces import MOST_TRACES, MOST_WORDS, Signature, Trace

T = TypeVar("T")
_DIGEST: Final = 64
_PROBLEMS: Final[dict[str, type[DocumentError]]] = {
    each.problem: each
    for each in (
        BrokenDocumentError,
        EncryptedDocumentError,
        ExhaustedDocumentError,
        MislabelledDocumentError,
        OversizedDocumentError,
        UnsupportedDocumentError,
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The file could be opened."""

    pages: int
    facts: FileFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """QR codes of a page, and the size of the pixels that come along, if any do."""

    codes: tuple[tuple[str, Box], ...] = ()
    width: int = 0
    height: int = 0
    blank: bool = False
    """Every pixel has nearly the same colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The ruled tables of a page."""

    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Glances:
    """What some pages show, in their order."""

    pages: tuple[Glance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumbnail:
    """The size of the pixels that come along."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What tells of changes on a page."""

    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """The electronic signatures of the file."""

    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The file cannot be read."""

    problem: str
    message: str


OPENED: Final = TypeAdapter(Opened)
CONTENT: Final = TypeAdapter(PageContent)
CODES: Final = TypeAdapter(Codes)
TABLES: Final = TypeAdapter(Tables)
GLANCES: Final = TypeAdapter(Glances)
THUMBNAIL: Final = TypeAdapter(Thumbnail)
TRACES: Final = TypeAdapter(Traces)
SIGNATURES: Final = TypeAdapter(Signatures)
_REFUSED: Final = TypeAdapter(Refused)


def written(answer: Any) -> bytes:  # noqa: ANN401 - one of the dataclasses above
    """Return an answer as JSON."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"), default=_fields).encode()


def _fields(fact: Any) -> dict[str, Any]:  # noqa: ANN401
    """Much faster than ``dataclasses.asdict``, which copies every number."""
    return {name: getattr(fact, name) for name in fact.__slots__}


def parsed(adapter: TypeAdapter[T], header: bytearray) -> T:
    """Return the answer, raise what it refuses with, distrust everything else."""
    try:
        if header.startswith(b'{"problem"'):
            refusal = _REFUSED.validate_json(bytes(header))
            raise _PROBLEMS[refusal.problem](refusal.message[:300])
        answer = adapter.validate_json(bytes(header))
    except (ValidationError, KeyError) as error:
        message = "the reading process answered out of turn"
        raise BrokenDocumentError(message) from error
    if not _sound(answer):
        message = "the reading process answered with impossible values"
        raise BrokenDocumentError(message)
    return answer


def _sound(answer: Any) -> bool:  # noqa: ANN401
    return any(isinstance(answer, kind) and sound(answer) for kind, sound in _SOUND.items())


def _sound_content(content: PageContent) -> bool:
    boxes = chain((each.box for each in content.boxes), content.pictures)
    sizes = 0 < content.width < 1e9 and 0 < content.height < 1e9  # noqa: PLR2004 - beyond any page
    starts = chain.from_iterable(each.chars or () for each in content.boxes)
    return sizes and all(map(_inside, boxes)) and all(0 <= x <= 1 for x in starts)


def _sound_glance(seen: Glance) -> bool:
    whole = 0 <= seen.pictured <= 1 and len(seen.text) <= min(MOST_TEXT, seen.characters)
    return whole and len(seen.digest or "") <= _DIGEST and len(seen.problem or "") <= _DIGEST


def _sound_tables(answer: Tables) -> bool:
    found = answer.tables
    cells = [cell for table in found for row in table.rows for cell in row]
    return (
        len(found) <= tables.MOST_TABLES
        and len(cells) <= tables.MOST_CELLS
        and all(table.rows and _inside(table.box) for table in found)
        and all(_inside(cell.box) and len(cell.text) <= tables.MOST_TEXT for cell in cells)
    )


def _sound_traces(answer: Traces) -> bool:
    found = answer.traces
    words = (text for each in found for text in (each.before, each.after, each.font))
    return (
        len(found) <= 2 * MOST_TRACES
        and all(_inside(each.box) for each in found)
        and all(len(text or "") <= MOST_WORDS for text in words)
    )


def _sound_signatures(answer: Signatures) -> bool:
    found = answer.signatures
    words = (t for each in found for t in (each.field, each.signer, each.issuer, each.signed))
    return len(found) <= MOST_TRACES and all(len(text or "") <= MOST_WORDS for text in words)


def _inside(box: Box) -> bool:
    return 0 <= box.x0 <= box.x1 <= 1 and 0 <= box.y0 <= box.y1 <= 1


_SOUND: Final[dict[type, Callable[[Any], bool]]] = {
    Opened: lambda answer: answer.pages >= 1,
    PageContent: _sound_content,
    Codes: lambda answer: all(_inside(box) for _, box in answer.codes),
    Tables: _sound_tables,
    Glances: lambda answer: all(map(_sound_glance, answer.pages)),
    Traces: _sound_traces,
    Signatures: _sound_signatures,
    Thumbnail: lambda answer: answer.width > 0 and answer.height > 0,
}
