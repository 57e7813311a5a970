"""Files that hold certificates in unusual ways: two pages, two on a photo, one in a bid."""

import io
import re
import zlib
from time import gmtime, strftime

import pypdfium2

from examples import degrade, forms, press
from examples.originals import Original
from examples.prose import bid_pages


def two_pages(first: Original, second: Original) -> bytes:
    """Bind two born-digital sheets into one PDF."""
    bound = pypdfium2.PdfDocument.new()
    for original in (first, second):
        bound.import_pages(pypdfium2.PdfDocument(forms.digital(original)))
    buffer = io.BytesIO()
    bound.save(buffer)
    return undated(buffer.getvalue())


def undated(content: bytes) -> bytes:
    """Replace the day of binding, and the identifier made from it, by fixed ones."""
    moment = strftime("%Y%m%d%H%M%S", gmtime(press.PRINTED_ON)).encode()
    content = re.sub(rb"(/CreationDate ?\(D:)\d{14}", rb"\g<1>" + moment, content)
    return re.sub(rb"(?<=<)[0-9A-F]{32}(?=>)", b"0" * 32, content)


def folder_photo(left: Original, right: Original) -> bytes:
    """Photograph an opened folder with a certificate on either side."""
    pages = [press.pages(each.layout.template, forms.sheet(each))[0] for each in (left, right)]
    folder = degrade.side_by_side(*pages)
    return forms.jpeg(degrade.photo(folder, forms.seed(left.name), long_side=3400), quality=80)


def bid(original: Original, *, page: int, pages: int) -> bytes:
    """Paste a scan of the certificate into a bid of many pages."""
    picture = degrade.scan(forms.picture(original), forms.seed("bid"), skew=1.0)
    sheet = {
        "header": "虚构市政务云运维服务项目 · 投标文件 · 商务部分",
        "pages": bid_pages(original.certificate.holder, certificate_page=page, count=pages),
        "scan": list(forms.jpeg(picture, quality=75)),
    }
    return press.pdf("tender", sheet)


def without_unicode(original: Original, hidden: dict[str, str]) -> bytes:
    """Take characters out of the Unicode maps of fonts: seen on the page, unknown as text.

    ``hidden`` gives, for the name of a font, the characters to hide.
    """
    content = forms.digital(original)
    for font, letters in hidden.items():
        content = _edit_map(content, font, letters)
    return content


def _edit_map(content: bytes, font: str, letters: str) -> bytes:
    """Rewrite one font's map in place; the file's length and offsets stay as they are."""
    start = _map_offset(content, font)
    head = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\n").search(content, start)
    if head is None:
        message = f"the map of {font} has no stream"
        raise ValueError(message)
    length = int(head[1])
    end = head.end() + length
    lines = zlib.decompress(content[head.end() : end]).decode().splitlines()
    codes = {f"<{ord(letter):04X}>" for letter in letters}
    kept = [line for line in lines if line.split(" ")[-1] not in codes]
    kept = [_recounted(line, len(lines) - len(kept)) for line in kept]
    packed = zlib.compress("\n".join(kept).encode(), 9)
    shorter = head[0].replace(head[1], str(len(packed)).encode().rjust(len(head[1]), b"0"))
    padding = b" " * (length - len(packed))
    tail = b"\nendstream"
    rest = content[end + len(tail) :]
    return content[: head.start()] + shorter + packed + tail + padding + rest


def _map_offset(content: bytes, font: str) -> int:
    """Find where the map of a font begins."""
    used = re.search(rf"\+{font}[^>]*?/ToUnicode (\d+) 0 R".encode(), content, re.DOTALL)
    number = used[1].decode() if used else "?"
    found = re.search(rf"\n{number} 0 obj".encode(), content)
    if found is None:
        message = f"{font} has no map"
        raise ValueError(message)
    return found.start()


def _recounted(line: str, removed: int) -> str:
    """Correct the number of entries that the map announces."""
    count = re.fullmatch(r"(\d+) beginbfchar", line)
    return f"{int(count[1]) - removed} beginbfchar" if count else line
