"""Documents made of lines at given places, as a reader would hand them over."""

from parsers.document import Box, Document, Page, QrCode, Source, TextBox

ASPECT = 0.707
HEIGHT = 0.014


def line(  # noqa: PLR0913 - a line has that many sides
    y, text, *, x=None, height=HEIGHT, confidence=0.99, source=Source.OCR, **more
):
    """A line whose middle lies at y; centred unless x says where it begins."""
    units = sum(1.0 if ord(char) > 0x2E7F else 0.5 for char in text)
    width = units * height / ASPECT
    left = x if x is not None else 0.5 - width / 2
    box = Box(left, y - height / 2, min(left + width, 0.999), y + height / 2)
    return TextBox(text=text, box=box, confidence=confidence, source=source, **more)


def page(*boxes, number=1, codes=(), aspect=ASPECT, character_height=30.0):
    """A page with the lines and QR codes given."""
    qr_codes = tuple(
        QrCode(payload=payload, page=number, box=Box(0.1, 0.85, 0.2, 0.95)) for payload in codes
    )
    return Page(
        number=number,
        width=1000 * aspect,
        height=1000,
        boxes=boxes,
        qr_codes=qr_codes,
        character_height=character_height,
    )


def document(*pages):
    """A document of the pages given."""
    return Document(media_type="image/jpeg", pages=pages)


def centred(*texts, top=0.1, step=0.03):
    """Lines under one another, all centred."""
    return [line(top + index * step, text) for index, text in enumerate(texts)]
