"""What kind of file some bytes are, told by content and never by name."""

from typing import Final

_HEAD: Final = 1024
"""A PDF may begin after up to this many other bytes (ISO 32000-1, annex H, note 13)."""

_PICTURES: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
)
_HEIF_BRANDS: Final = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"), "image/heic"),
    **dict.fromkeys((b"mif1", b"msf1"), "image/heif"),
}
_FOREIGN: Final = (
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"GIF8", "a GIF picture"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"#!", "a script"),
)
_ENDINGS: Final = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".heic", ".heif")
_MARKUP: Final = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<?php")
_TAIL: Final = 65_557
"""The end record of a zip lies at most this far from the end of the file."""


def media_type_of(content: bytes) -> str | None:
    """Return the media type of a PDF or of a picture we read, else None.

    >>> media_type_of(b"%PDF-1.7 ...")
    'application/pdf'
    >>> media_type_of(b"GIF89a") is None
    True
    """
    head = content[:_HEAD]
    for signature, media_type in _PICTURES:
        if head.startswith(signature):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return _heif(head)
    return "application/pdf" if b"%PDF-" in head else None


def claims_to_be_read(filename: str) -> bool:
    """Say whether a file's name says that it is a PDF or a picture we read.

    >>> claims_to_be_read("证书.PDF"), claims_to_be_read("notes.txt")
    (True, False)
    """
    return filename.lower().endswith(_ENDINGS)


def second_kind_of(content: bytes) -> str | None:
    """Name the other kind of file that a readable file is as well; None for an honest one.

    A file that is two things at once shows one face to us and another to the next reader.
    """
    media_type = media_type_of(content)
    if media_type is None:
        return None
    if _zip_at_end(content):
        return "a zip archive"
    if media_type != "application/pdf":
        return "a PDF" if b"%PDF-" in content[:_HEAD] else None
    return _before_header(content[: content.find(b"%PDF-")])


def _heif(head: bytes) -> str | None:
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, size, 4))]
    return next((_HEIF_BRANDS[brand] for brand in brands if brand in _HEIF_BRANDS), None)


def _before_header(junk: bytes) -> str | None:
    for signature, name in _FOREIGN:
        if junk.startswith(signature):
            return name
    lowered = junk.lower()
    return "a page of markup" if any(mark in lowered for mark in _MARKUP) else None


def _zip_at_end(content: bytes) -> bool:
    """Tell whether a zip ends the file: its end record after the end of a PDF or picture."""
    tail = content[-_TAIL:]
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return False
    comment = int.from_bytes(tail[at + 20 : at + 22], "little")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    start = len(content) - len(tail) + at - directory
    return at + 22 + comment == len(tail) and content[start : start + 4] in {
        b"PK\x01\x02",
        b"PK\x05\x06",
    }
