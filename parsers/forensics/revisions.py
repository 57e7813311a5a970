"""Words that an earlier saved state of the file showed and the last one does not."""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2

from parsers import pdf_glance, pdf_objects, pdf_text
from parsers.document import Box
from parsers.errors import DocumentError
from parsers.forensics.traces import MOST_WORDS, Trace, TraceKind
from parsers.pdf_place import Placer

Words = dict[tuple[str, Box], None]

_MOST_BYTES: Final = 50_000_000
"""An earlier state whose index is damaged is searched from end to end."""
_MOST_STATES: Final = 6
"""Earlier states that are looked at, the last ones first."""
_SAME: Final = 0.5
"""Of an earlier state so much must have stayed; less is another page, not an edited one."""
_OVERLAP: Final = 0.3
_FILLED_IN: Final = re.compile(r"[_\-—–xX*.…{}\[\]<>#$/\\年月日%s\s]*")
"""What a form shows where something is to be filled in."""


def ends(content: Any) -> list[int]:  # noqa: ANN401 - any buffer, searched without a copy
    """Return where each saved state of the file ends; a linearised file ends twice when saved."""
    found = [match.end() for match in re.finditer(rb"%%EOF", content)]
    linearised = b"/Linearized" in bytes(memoryview(content)[:2048])
    return found[1:] if linearised else found


def changed(content: Any, page: Any, number: int, pages: int) -> tuple[Trace, ...]:  # noqa: ANN401
    """Return the words of a page that were replaced since an earlier state.

    ``page`` is the page as it is now, of a file of so many ``pages``.
    """
    earlier = ends(content)[:-1][-_MOST_STATES:] if len(content) <= _MOST_BYTES else []
    if not earlier:
        return ()
    plain = _plain(page)
    now: Words | None = None
    found: dict[tuple[str, str], Trace] = {}
    for end in reversed(earlier):
        before = state(content, end, number, pages, unless=plain)
        if not before:
            continue
        now = _words(page) if now is None else now
        for trace in _replaced(before, now, number):
            found.setdefault((trace.before or "", trace.after or ""), trace)
    return tuple(found.values())


def state(
    content: Any,  # noqa: ANN401 - bytes, or a ctypes array
    end: int,
    number: int,
    pages: int,
    *,
    unless: str,
) -> Words | None:
    """Return a page's words in the state that ends there, unless its text is the same.

    None where it is, and where the state cannot be compared.
    """
    part = content[:end] if isinstance(content, bytes) else _view(content, end)
    try:
        document = pypdfium2.PdfDocument(part)
    except pypdfium2.PdfiumError:
        return None
    try:
        if len(document) != pages:
            return None
        page = document[number - 1]
        return None if _plain(page) == unless else _words(page)
    except (pypdfium2.PdfiumError, DocumentError):
        return None
    finally:
        document.close()


def differs(content: Any, end: int, page: Any, number: int, pages: int) -> bool:  # noqa: ANN401
    """Tell whether words of a page were replaced since the state that ends there."""
    before = state(content, end, number, pages, unless=_plain(page))
    return bool(before) and any(_replaced(before or {}, _words(page), number))


def _view(content: Any, end: int) -> Any:  # noqa: ANN401
    return (ctypes.c_ubyte * end).from_buffer(content)


def _plain(page: Any) -> str:  # noqa: ANN401 - PDFium's handles have no static type
    """Return the whole text, which is much faster told than where it stands."""
    textpage = page.get_textpage()
    try:
        return str(textpage.get_text_range())
    finally:
        textpage.close()


def _words(page: Any) -> Words:  # noqa: ANN401
    place, drawing = Placer(page), pdf_objects.drawing(page.raw)
    words: Words = {}
    with pdf_glance.textpage(page) as textpage:
        for piece in pdf_text.pieces(textpage, drawing):
            if not piece.style.invisible and (box := place(piece.rect)):
                words["".join(piece.text), _rounded(box)] = None
    return words


def _replaced(before: Words, now: Words, number: int) -> Iterator[Trace]:
    gone = [each for each in before if each not in now]
    come = [each for each in now if each not in before]
    if len(gone) > _SAME * len(before):
        return
    for old, box in gone:
        over = [(new, place) for new, place in come if _overlap(box, place)]
        if not over or not _was_said(old):
            continue
        new = " ".join(text for text, _ in over)
        if not _is_within(old, new):
            yield Trace(
                kind=TraceKind.CHANGED,
                page=number,
                box=over[0][1],
                before=old[:MOST_WORDS],
                after=new[:MOST_WORDS],
            )


def _was_said(text: str) -> bool:
    """An empty form says nothing, and may be filled in."""
    return not _FILLED_IN.fullmatch(text) and sum(map(str.isalnum, text)) > 1


def _is_within(old: str, new: str) -> bool:
    """Where every old character is still there in its order, something was added at most."""
    left = iter(_letters(new))
    return all(char in left for char in _letters(old))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _rounded(box: Box) -> Box:
    return Box(*(round(edge, 3) for edge in box))


def _overlap(one: Box, other: Box) -> bool:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    if width <= 0 or height <= 0:
        return False
    smaller = min((box.x1 - box.x0) * (box.y1 - box.y0) for box in (one, other))
    return width * height >= _OVERLAP * smaller
