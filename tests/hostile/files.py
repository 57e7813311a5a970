"""Files that were made to break a reader, each with what must become of it.

``HOSTILE`` maps a name to a file; ``content()`` makes it in memory. The outcome is the stable
problem name, or ``document`` for a file that looks dangerous and must be read all the same.
"""

import functools
import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.hostile import pdfs, pictures

DOCUMENT = "document"
UNSUPPORTED = "unsupported-document"
MISLABELLED = "mislabelled-document"
ENCRYPTED = "encrypted-document"
EMPTY = "empty-document"
BROKEN = "broken-document"
OVERSIZED = "oversized-document"
EXHAUSTED = "exhausted-document"


@dataclass(frozen=True)
class HostileFile:
    name: str
    make: Callable[[], bytes]
    outcome: str

    @functools.cached_property
    def content(self):
        return self.make()


def _noise(size):
    return random.Random(size).randbytes(size)  # noqa: S311 - the same on every run


def _archive(*names):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "nothing " * 20)
    return target.getvalue()


def _half(data, share=0.5):
    return data[: int(len(data) * share)]


def _jpeg_and_pdf():
    comment = pdfs.page(b"")[:900]
    data = pictures.jpeg()
    return data[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + data[2:]


def _deep(depth):
    return pdfs.page(more=[b"[" * depth + b"]" * depth], catalogue=b"/Deep 6 0 R")


def _scripted():
    action = b"<< /S /JavaScript /JS (while \\(true\\) app.alert\\(1\\)) /Next 6 0 R >>"
    return pdfs.page(more=[action], catalogue=b"/OpenAction 6 0 R")


def _form(body=b"/X Do"):
    return pdfs.page(
        pdfs.TEXT + b" /X Do",
        resources=b"/XObject << /X 6 0 R >>",
        more=[
            pdfs.stream(
                body,
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
                b" /Resources << /XObject << /X 6 0 R >> >>",
            )
        ],
    )


def _xref_loop():
    data = pdfs.page()
    start = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def _page_tree_loop():
    return pdfs.assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
        ]
    )


def _declares(count):
    return pdfs.page().replace(b"/Count 1", b"/Count %d" % count)


def _flate_bomb(size):
    return pdfs.assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            pdfs.stream(pdfs.bomb(size), b"/Filter [/FlateDecode /FlateDecode]"),
        ]
    )


def _picture_bomb(side):
    return pdfs.picture_page(
        pdfs.bomb(side * side),
        b"/Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Filter [/FlateDecode /FlateDecode]" % (side, side),
    )


def _garbage(codec):
    return pdfs.picture_page(
        _noise(5000),
        b"/Width 500 /Height 500 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /" + codec,
    )


def _glyphs(count):
    return pdfs.page(
        b"BT /F1 1 Tf 9 9 Td " + (b"(" + b"a" * 100 + b") Tj\n") * (count // 100) + b"ET"
    )


def _security(handler):
    return pdfs.assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [] /Count 0 >>",
            b"<< /Filter /%s /V 9 /R 9 /P -4 /O <00> /U <00> >>" % handler,
        ],
        b"/Encrypt 3 0 R /ID [<00> <00>]",
    )


def _type3_loop():
    glyph = pdfs.stream(b"1000 0 0 0 750 750 d1 BT /F1 1 Tf (a) Tj ET")
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0]"
        b" /CharProcs << /a 7 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >>"
        b" /FirstChar 97 /LastChar 97 /Widths [9] /Resources << /Font << /F1 6 0 R >> >> >>"
    )
    return pdfs.page(
        b"BT /F2 9 Tf (aaa) Tj ET", resources=b"/Fnt 6 0 R", more=[font, glyph]
    ).replace(b"/F1 5 0 R", b"/F2 6 0 R")


def _pattern_loop():
    pattern = pdfs.stream(
        b"/Pattern cs /P scn 0 0 9 9 re f",
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 1"
        b" /YStep 1 /Resources << /Pattern << /P 6 0 R >> >>",
    )
    return pdfs.page(
        pdfs.TEXT + b" /Pattern cs /P scn 0 0 500 500 re f",
        resources=b"/Pattern << /P 6 0 R >>",
        more=[pattern],
    )


_FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    # Not what we read
    "nothing": (lambda: b"", EMPTY),
    "one byte": (lambda: b"%", UNSUPPORTED),
    "random bytes": (lambda: _noise(100_000), UNSUPPORTED),
    "zeros": (lambda: bytes(100_000), UNSUPPORTED),
    "text": (lambda: "认证证书 ".encode() * 1000, UNSUPPORTED),
    "markup": (lambda: b"<!doctype html><html><body>certificate</body></html>", UNSUPPORTED),
    "svg": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", UNSUPPORTED),
    "Windows program": (lambda: b"MZ" + bytes(5000), UNSUPPORTED),
    "Linux program": (lambda: b"\x7fELF" + bytes(5000), UNSUPPORTED),
    "zip named pdf": (lambda: _archive("a.txt"), UNSUPPORTED),
    "Word document": (lambda: _archive("[Content_Types].xml", "word/document.xml"), UNSUPPORTED),
    "gif": (lambda: pictures.saved(pictures.picture(), "GIF"), UNSUPPORTED),
    "moving gif": (lambda: pictures.moving("GIF"), UNSUPPORTED),
    "bmp": (lambda: pictures.saved(pictures.picture(), "BMP"), UNSUPPORTED),
    "moving webp": (lambda: pictures.moving("WEBP"), UNSUPPORTED),
    "moving png": (lambda: pictures.moving("PNG"), UNSUPPORTED),
    "header too late": (lambda: bytes(2000) + pdfs.page(), UNSUPPORTED),
    # Two things at once
    "markup before a PDF": (lambda: b"<html><script>1</script>" + pdfs.page(), MISLABELLED),
    "zip before a PDF": (lambda: b"PK\x03\x04" + bytes(26) + pdfs.page(), MISLABELLED),
    "zip after a PDF": (lambda: pdfs.page() + _archive("a.txt"), MISLABELLED),
    "zip after a JPEG": (lambda: pictures.jpeg() + _archive("a.txt"), MISLABELLED),
    "program before a PDF": (lambda: b"MZ" + bytes(500) + pdfs.page(), MISLABELLED),
    "gif before a PDF": (lambda: b"GIF89a" + bytes(10) + pdfs.page(), MISLABELLED),
    "PDF within a JPEG": (_jpeg_and_pdf, MISLABELLED),
    # PDFs with a password
    "user password": (lambda: pdfs.protected(user=b"secret"), ENCRYPTED),
    "owner password only": (pdfs.protected, DOCUMENT),
    "unknown security handler": (lambda: _security(b"Nobody"), UNSUPPORTED),
    # PDFs that are damaged
    "PDF header alone": (lambda: b"%PDF-1.7\n", BROKEN),
    "PDF of noise": (lambda: b"%PDF-1.7\n" + _noise(50_000), BROKEN),
    "PDF cut early": (lambda: _half(pdfs.page(), 0.2), BROKEN),
    "PDF cut before its trailer": (lambda: _half(pdfs.page(), 0.6), BROKEN),
    "PDF cut at its end": (lambda: pdfs.page()[:-9], DOCUMENT),
    "PDF after junk": (lambda: b"junk\n" * 180 + pdfs.page(), DOCUMENT),
    "wrong offsets": (lambda: pdfs.assemble([b"<< >>"]) + pdfs.page(), DOCUMENT),
    "xref names nothing": (
        lambda: pdfs.page().replace(b"startxref\n", b"startxref\n9"),
        DOCUMENT,
    ),
    "xref loop": (_xref_loop, DOCUMENT),
    "page tree loop": (_page_tree_loop, BROKEN),
    "no pages": (lambda: _declares(0).replace(b"[3 0 R]", b"[]"), BROKEN),
    "content is the page": (
        lambda: pdfs.page().replace(b"/Contents 4 0 R", b"/Contents 3 0 R"),
        DOCUMENT,
    ),
    "huge page": (lambda: pdfs.page(box=b"0 0 1e9 1e9"), DOCUMENT),
    "page upside down": (lambda: pdfs.page(box=b"595 842 0 0"), DOCUMENT),
    "page of NaN": (lambda: pdfs.page(box=b"nan -inf 1e400 NaN"), DOCUMENT),
    "page without area": (lambda: pdfs.page(box=b"0 0 0 0"), DOCUMENT),
    "page as a thread": (lambda: pdfs.page(box=b"0 0 1 100000"), DOCUMENT),
    "form within itself": (_form, DOCUMENT),
    "font within itself": (_type3_loop, DOCUMENT),
    "pattern within itself": (_pattern_loop, DOCUMENT),
    "script that never ends": (_scripted, DOCUMENT),
    "JBIG2 of noise": (lambda: _garbage(b"JBIG2Decode"), DOCUMENT),
    "JPEG 2000 of noise": (lambda: _garbage(b"JPXDecode"), DOCUMENT),
    "fax of noise": (lambda: _garbage(b"CCITTFaxDecode"), DOCUMENT),
    # PDFs that cost
    "a hundred thousand pages declared": (lambda: _declares(100_000), OVERSIZED),
    "too many pages": (lambda: pdfs.many(60), OVERSIZED),
    "half a million glyphs": (lambda: _glyphs(500_000), OVERSIZED),
    "a million objects": (
        lambda: pdfs.page(more=[b"null"] * 500_000),
        DOCUMENT,
    ),
    "three million paths": (lambda: pdfs.page(b"0 0 9 9 re f\n" * 3_000_000), EXHAUSTED),
    "nested a hundred thousand deep": (lambda: _deep(100_000), DOCUMENT),
    "states never restored": (lambda: pdfs.page(pdfs.TEXT + b" q" * 300_000), DOCUMENT),
    "content that unpacks to gigabytes": (lambda: _flate_bomb(3_000_000_000), EXHAUSTED),
    "picture that unpacks to half a gigabyte": (lambda: _picture_bomb(22_000), DOCUMENT),
    # Pictures
    "png of fifty thousand squared": (lambda: pictures.png_declaring(50_000, 50_000), OVERSIZED),
    "png with a lying header": (lambda: pictures.png_declaring(3000, 3000), BROKEN),
    "png of no size": (lambda: pictures.png_declaring(0, 0), BROKEN),
    "png with a text bomb": (
        lambda: pictures.png_declaring(
            10,
            10,
            pictures.png_chunk(b"zTXt", b"a\0\0" + pdfs.bomb(200_000_000, layers=1)),
            data=bytes(110),
        ),
        BROKEN,
    ),
    "jpeg of huge size": (lambda: pictures.jpeg_declaring(65_500, 65_500), OVERSIZED),
    "jpeg cut": (lambda: _half(pictures.noise("JPEG")), BROKEN),
    "png cut": (lambda: _half(pictures.noise("PNG")), BROKEN),
    "webp cut": (lambda: _half(pictures.noise("WEBP")), BROKEN),
    "heic cut": (lambda: _half(pictures.HEIC.read_bytes()), BROKEN),
    "tiff cut": (lambda: _half(pictures.noise("TIFF")), BROKEN),
    "jpeg header alone": (lambda: b"\xff\xd8\xff\xe0", BROKEN),
    "heic header alone": (lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", BROKEN),
    "tiff loop": (lambda: pictures.tiff(3, loop=True), DOCUMENT),
    "tiff of ten thousand pages": (lambda: pictures.tiff(10_000), OVERSIZED),
    "tiff of huge width": (lambda: pictures.tiff(1, width=2**31 - 1), OVERSIZED),
    "cmyk jpeg": (lambda: pictures.saved(pictures.picture("CMYK"), "JPEG"), DOCUMENT),
    "deep png": (lambda: pictures.saved(pictures.picture("I").convert("I;16"), "PNG"), DOCUMENT),
    "clear png": (lambda: pictures.saved(pictures.picture("RGBA"), "PNG"), DOCUMENT),
    "black and white tiff": (lambda: pictures.saved(pictures.picture("1"), "TIFF"), DOCUMENT),
    "one pixel": (lambda: pictures.saved(pictures.picture(size=(1, 1)), "PNG"), DOCUMENT),
    "thread": (lambda: pictures.saved(pictures.picture(size=(1, 60_000)), "PNG"), DOCUMENT),
    "ribbon": (lambda: pictures.saved(pictures.picture(size=(60_000, 1)), "PNG"), DOCUMENT),
    "jpeg with broken EXIF": (
        lambda: pictures.jpeg(exif=b"Exif\0\0II*\0" + b"\xff" * 40),
        DOCUMENT,
    ),
}

HOSTILE = tuple(HostileFile(name, make, outcome) for name, (make, outcome) in _FILES.items())
