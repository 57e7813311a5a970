import numpy as np
import pytest
from PIL import Image

from parsers.content import MOST_TEXT
from parsers.pdf import PdfFile
from tests.hostile import pdfs, pictures

SIZE = (400, 560)
PAPER = b" q 595 0 0 842 0 0 cm /X Do Q"


def opened(data):
    return PdfFile(data, max_pages=10, max_characters=1000)


def shaded():
    """Four corners of different brightness, so that a turned picture is told apart."""
    shade = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    shade[:280, :200], shade[:280, 200:], shade[280:, :200] = 240, 170, 100
    return Image.fromarray(shade)


def scanned(drawing=PAPER, *, picture=None, **parts):
    picture = picture or shaded()
    space = {"RGB": b"RGB", "L": b"Gray", "CMYK": b"CMYK"}[picture.mode]
    entries = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /Device%s"
        b" /BitsPerComponent 8 /Filter /DCTDecode" % (*picture.size, space)
    )
    stream = pdfs.stream(pictures.saved(picture, "JPEG", quality=90), entries)
    resources = b"/XObject << /X 6 0 R >>"
    return opened(pdfs.page(drawing, resources=resources, more=[stream], **parts))


def same(one, other):
    height, width = (min(sides) for sides in zip(one.shape[:2], other.shape[:2], strict=True))
    return np.abs(one[:height:20, :width:20].astype(int) - other[:height:20, :width:20]).mean() < 12


def test_text_is_shown_without_places():
    seen = opened(pdfs.page()).glance(1)
    assert seen.text == "Certificate of registration 99924Q00001R0S"
    assert seen.characters == len(seen.text)
    assert (seen.pictured, seen.drawn, seen.digest) == (0.0, False, None)


def test_long_text_is_cut_off():
    body = b"BT /F1 8 Tf 10 700 Td (" + b"a " * 5000 + b") Tj ET"
    seen = opened(pdfs.page(body)).glance(1)
    assert len(seen.text) == MOST_TEXT < seen.characters


def test_text_that_is_not_drawn_is_not_shown():
    hidden = pdfs.TEXT.replace(b"BT", b"BT 3 Tr")
    assert opened(pdfs.page(hidden)).glance(1).characters == 0
    both = hidden + b" BT 0 Tr /F1 12 Tf 72 600 Td (Seen) Tj ET"
    assert opened(pdfs.page(both)).glance(1).text == "Seen"


def test_a_scan_has_a_digest_of_its_picture():
    first, again = scanned().glance(1), scanned().glance(1)
    other = scanned(picture=shaded().convert("L")).glance(1)
    assert first.pictured == pytest.approx(1.0)
    assert first.digest == again.digest != other.digest
    assert scanned(b"q 300 0 0 400 0 0 cm /X Do Q").glance(1).digest is None
    assert scanned(PAPER + PAPER).glance(1).digest is None


def test_strips_are_counted_together():
    strips = b" q 595 0 0 421 0 0 cm /X Do Q q 595 0 0 421 0 421 cm /X Do Q"
    assert scanned(strips).glance(1).pictured == pytest.approx(1.0)


def test_letters_that_are_drawn_are_noticed():
    curves = b"0 0 m " + b"1 2 3 4 5 6 c " * 450 + b"f"
    rules = b"10 10 100 20 re S " * 200
    assert opened(pdfs.page(curves)).glance(1).drawn
    assert not opened(pdfs.page(rules)).glance(1).drawn


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_scan_is_decoded_as_the_file_turns_it(degrees):
    file = scanned(entries=b"/Rotate %d" % degrees)
    small = file.thumbnail(1, long_side=280)
    assert max(small.shape) in range(278, 283)
    assert same(small, file.render(1, long_side=280))


@pytest.mark.parametrize(
    "drawing",
    [
        b" q -595 0 0 842 595 0 cm /X Do Q",
        b" q 0 842 -595 0 595 0 cm /X Do Q",
        PAPER + pdfs.TEXT,
        b" q 300 0 0 400 100 100 cm /X Do Q",
    ],
)
def test_whatever_else_is_on_the_page_is_drawn(drawing):
    file = scanned(drawing)
    assert same(file.thumbnail(1, long_side=280), file.render(1, long_side=280))


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_other_colours_look_the_same(mode):
    file = scanned(picture=shaded().convert(mode))
    assert same(file.thumbnail(1, long_side=280), file.render(1, long_side=280))


def test_a_damaged_scan_is_still_a_page():
    entries = b"/Type /XObject /Subtype /Image /Width 9 /Height 9 /Filter /DCTDecode"
    more = [pdfs.stream(b"\xff\xd8\xffgarbage", entries)]
    file = opened(pdfs.page(PAPER, resources=b"/XObject << /X 6 0 R >>", more=more))
    assert file.thumbnail(1, long_side=100).shape == (100, 71, 3)
