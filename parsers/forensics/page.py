"""Every trace on one page of an opened PDF."""

from typing import Any

from parsers import pdf_objects
from parsers.forensics import overlays, revisions
from parsers.forensics.drawn import Patch, drawn
from parsers.forensics.traces import Trace
from parsers.pdf_objects import Picture
from parsers.pdf_place import Placer


def traces(document: Any, page: Any, content: Any, number: int) -> tuple[Trace, ...]:  # noqa: ANN401 - PDFium's handles have no static type
    """Return what tells of changes on a page, counted from 1.

    ``document`` and ``page`` are PDFium's, ``content`` the bytes of the file.
    """

    def hides(patch: Patch) -> bool:
        picture = Picture(order=patch.order, rect=patch.rect, pixels=(0, 0), handle=patch.handle)
        return pdf_objects.hides(picture, page, document)

    seen = drawn(page)
    over = overlays.found(seen, number, Placer(page), hides) if seen else ()
    return (*revisions.changed(content, page, number, len(document)), *over)
