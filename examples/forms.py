"""The forms in which a certificate reaches a desk: the bytes of a file."""

import io
from functools import cache
from time import gmtime
from typing import Any
from zlib import crc32

import pypdfium2
from PIL import Image

from examples import degrade, press
from examples.certificate import Body
from examples.originals import Original
from examples.sheet import content


def sheet(original: Original) -> dict[str, Any]:
    """Return the sheet of an original, with its seal and its QR code."""
    certificate, layout = original.certificate, original.layout
    printed = content(certificate, layout, **original.options)
    if layout.seal:
        printed["seal_png"] = list(_seal(certificate.body, chinese=layout.chinese))
    if printed.get("mark_as_picture"):
        printed["cnas_png"] = list(press.picture("mark", printed, dpi=220))
    return printed


@cache
def _seal(body: Body, *, chinese: bool) -> bytes:
    """Stamp the body's seal as a clear-backed picture."""
    if not body.invented:
        name = "测试样张不是真实印章"
    else:
        name = body.zh if chinese else body.en.removesuffix(" Co., Ltd.").upper()
    serial = f"99019910{sum(map(ord, name)) % 100_000:05}"
    stamp = {"name": name, "purpose": "证书专用章" if chinese else "CERTIFIED", "serial": serial}
    return press.picture("seal", stamp, dpi=220)


def digital(original: Original) -> bytes:
    """Print the certificate as a born-digital PDF."""
    return press.pdf(original.layout.template, sheet(original))


_PICTURES: dict[str, Image.Image] = {}


def picture(original: Original) -> Image.Image:
    """Print the certificate as pixels at 200 dpi; the last one is kept for its other forms."""
    if original.name not in _PICTURES:
        _PICTURES.clear()
        _PICTURES[original.name] = press.pages(original.layout.template, sheet(original))[0]
    return _PICTURES[original.name]


def forget_pictures() -> None:
    """Print anew next time."""
    _PICTURES.clear()


def scan(original: Original) -> bytes:
    """Scan in colour."""
    return jpeg(_scanned(original))


def grey(original: Original) -> bytes:
    """Scan in grey, without loss."""
    buffer = io.BytesIO()
    image = degrade.scan(picture(original), seed(original.name), grey=True)
    image.save(buffer, "PNG", dpi=(press.DPI, press.DPI))
    return buffer.getvalue()


def scan_pdf(original: Original) -> bytes:
    """Scan into a PDF that holds nothing but the picture."""
    return pictures_as_pdf([_scanned(original)])


def photo(original: Original, *, strength: float = 1.0) -> bytes:
    """Photograph with a phone."""
    return jpeg(degrade.photo(picture(original), seed(original.name), strength=strength))


def low(original: Original, *, long_side: int = 1280) -> bytes:
    """Copy badly."""
    copy = degrade.low_copy(picture(original), seed(original.name), long_side=long_side)
    return jpeg(copy, quality=40)


def chat(original: Original) -> bytes:
    """Send the scan through a chat app."""
    return jpeg(degrade.chat_copy(_scanned(original), seed(original.name)), quality=70)


def sleeve(original: Original) -> bytes:
    """Scan in its plastic sleeve, under a lamp."""
    return jpeg(degrade.sleeve_glare(_scanned(original), seed(original.name)))


def watermarked(original: Original, *, words: str) -> bytes:
    """Print words across the page, as a bidder does who lends a copy, and scan it."""
    strip = press.picture("words", {"words": words}, dpi=press.DPI)
    page = degrade.watermarked(picture(original), Image.open(io.BytesIO(strip)))
    return jpeg(degrade.scan(page, seed(original.name)))


def sealed_dates(original: Original) -> bytes:
    """Press a second seal of the body upon the dates, and scan."""
    seal = Image.open(io.BytesIO(_seal(original.certificate.body, chinese=original.layout.chinese)))
    size = round(seal.width * press.DPI / 220)
    page = degrade.stamped(picture(original), seal.resize((size, size)), _middle_of_dates(original))
    return jpeg(degrade.scan(page, seed(original.name)))


def _middle_of_dates(original: Original) -> tuple[float, float]:
    """Return the middle of the last printed date, in fractions of the page."""
    printed = sheet(original)
    written = [text for _, text in (*printed["dates"], *printed["dates_en"])]
    with pypdfium2.PdfDocument(digital(original)) as document:
        page = document[0]
        text, (width, height) = page.get_textpage(), page.get_size()
        found = (text.search(each).get_next() for each in reversed(written))
        start, count = next(each for each in found if each)
        boxes = [text.get_charbox(start + i) for i in range(count)]
    left, right = min(each[0] for each in boxes), max(each[2] for each in boxes)
    low, high = min(each[1] for each in boxes), max(each[3] for each in boxes)
    return (left + right) / 2 / width, 1 - (low + high) / 2 / height


def turned(original: Original, *, degrees: int) -> bytes:
    """Scan with the page lying on its side or on its head."""
    return jpeg(degrade.turned(_scanned(original), degrees))


def _scanned(original: Original) -> Image.Image:
    """Lay the printed page on the glass."""
    return degrade.scan(picture(original), seed(original.name))


def scanned_page(page: Image.Image, name: str) -> bytes:
    """Scan any printed page in colour."""
    return jpeg(degrade.scan(page, seed(name)))


def seed(name: str) -> int:
    """Give each drawing its own noise."""
    return crc32(name.encode())


def jpeg(image: Image.Image, *, quality: int = 82) -> bytes:
    """Encode as JPEG that says its resolution."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, dpi=(press.DPI, press.DPI))
    return buffer.getvalue()


def pictures_as_pdf(images: list[Image.Image]) -> bytes:
    """Bind pictures into a PDF, one JPEG a page; its dates are fixed."""
    buffer = io.BytesIO()
    moment = gmtime(press.PRINTED_ON)
    images[0].save(
        buffer,
        "PDF",
        save_all=True,
        append_images=images[1:],
        resolution=press.DPI,
        quality=80,
        creationDate=moment,
        modDate=moment,
    )
    return buffer.getvalue()
