import pypdfium2
import pytest

from parsers import pdf_rules
from parsers.grid import Rules
from parsers.pdf_place import Placer
from tests.hostile import pdfs

SCALE = 1000 / 842
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 100 0]"


def rules(drawing, **parts):
    document = pypdfium2.PdfDocument(pdfs.page(drawing, **parts))
    page = document[0]
    try:
        return pdf_rules.rules(page.raw, Placer(page), page.get_size())
    finally:
        page.close()
        document.close()


def test_a_line_is_measured_from_the_top_left():
    [rule] = rules(b"100 742 m 300 742 l S").across
    assert rule == pytest.approx((100 * SCALE, 100 * SCALE, 300 * SCALE), abs=0.1)


def test_a_rectangle_has_four_sides():
    found = rules(b"100 100 200 50 re S")
    assert (len(found.across), len(found.down)) == (2, 2)


def test_a_thin_bar_is_a_line():
    found = rules(b"100 100 200 1 re f 100 100 1 200 re f")
    assert (len(found.across), len(found.down), found.shapes) == (1, 1, [])


def test_a_line_in_a_form_lies_where_the_form_does():
    form = pdfs.stream(b"100 742 m 300 742 l S", FORM)
    [rule] = rules(b"/X Do", resources=b"/XObject << /X 6 0 R >>", more=[form]).across
    assert rule.start == pytest.approx(200 * SCALE, abs=0.1)


def test_a_turned_page_is_measured_upright():
    found = rules(b"100 742 m 300 742 l S", entries=b"/Rotate 90")
    assert (len(found.across), len(found.down)) == (0, 1)


@pytest.mark.parametrize(
    "drawing",
    [
        b"1 G 100 742 m 300 742 l S",  # white
        b"100 742 m 300 742 l n",  # not drawn
        b"100 742 m 300 600 l S",  # aslant
        b"0.9 g 100 100 200 50 re f",  # the shade of a cell
        b"100 100 m 200 200 300 200 400 100 c S",  # bent, and not filled
        b"1 g 100 100 m 150 300 l 200 100 l f",  # white
    ],
)
def test_other_drawings_are_no_rules(drawing):
    assert rules(drawing) == Rules()


@pytest.mark.parametrize(
    "drawing",
    [b"100 100 m 150 300 l 200 100 l f", b"100 100 m 100 200 200 200 200 100 c f"],
)
def test_a_filled_drawing_is_a_shape(drawing):
    found = rules(drawing)
    assert len(found.shapes) == 1
    assert found.across == found.down == []


def test_a_page_of_a_hundred_thousand_lines_has_no_rules():
    lines = b" ".join(b"20 %d m 500 %d l S" % (y % 800, y % 800) for y in range(100_000))
    assert rules(lines) == Rules()
