"""A verification as JSON, and the bytes that belong to it."""

from urllib.parse import quote
from uuid import UUID

from fastapi import Response

from app.api.parts import Parts
from app.errors import NotReadyError, OriginalGoneError, PageNotFoundError
from app.report import Json, envelope
from app.store.rows import VerificationRow
from app.store.store import Store
from parsers.errors import DocumentError


def full_report(store: Store, row: VerificationRow) -> Json:
    """Return the report with its trail; of one that still runs what was found so far."""
    known = envelope(row, store.trail.of(str(row.id)).as_json())
    if not row.status.answered:
        known["certificates"] = list(store.found.of(row.id))
    return known


def picture_of(parts: Parts, row: VerificationRow, page: int) -> bytes:
    """Draw one page, upright as its boxes are measured: known once it has been read."""
    if not row.status.answered:
        raise NotReadyError
    if page < 1 or (row.pages is not None and page > row.pages):
        raise PageNotFoundError
    rotations = (row.report or {}).get("document", {}).get("rotations", {})
    try:
        return parts.pictures.picture(
            original_of(parts, row), page, rotation=rotations.get(str(page), 0)
        )
    except (DocumentError, IndexError) as error:
        raise PageNotFoundError from error


def original_of(parts: Parts, row: VerificationRow) -> bytes:
    """Return the file as received."""
    try:
        return parts.files.get(row.sha256)
    except FileNotFoundError as error:
        raise OriginalGoneError from error


def download(content: bytes, filename: str, media_type: str) -> Response:
    """Return a file to be saved, never shown: it comes from a stranger."""
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(filename, safe='')}",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "private, no-store",
        },
    )


def address_of(verification_id: UUID) -> str:
    """Return where the report of a verification is."""
    return f"/v1/verifications/{verification_id}"
