import pytest

from parsers import pdf_text
from parsers.document import Box
from parsers.errors import BrokenDocumentError, OversizedDocumentError
from parsers.layout import turn
from parsers.pdf import PdfFile, iso_time, revisions
from tests.hostile import pdfs, pictures

PHOTO = pictures.noise("JPEG")
JPEG = (
    b"/Type /XObject /Subtype /Image /Width 400 /Height 300 /ColorSpace /DeviceRGB"
    b" /BitsPerComponent 8 /Filter /DCTDecode"
)


def opened(data, **limits):
    return PdfFile(data, **{"max_pages": 10, "max_characters": 1000, **limits})


def content(text, **parts):
    return opened(pdfs.page(text, **parts)).content(1)


def texts(text, **parts):
    return [box.text for box in content(text, **parts).boxes]


def over(drawing, *entries, more=()):
    """Draw text, then a picture over all of the page."""
    body = pdfs.TEXT + b" q 595 0 0 842 0 0 cm /X Do Q"
    return content(
        body,
        resources=b"/XObject << /X 6 0 R >>",
        more=[pdfs.stream(drawing, b" ".join(entries)), *more],
    )


def test_a_line_is_one_box_at_its_place():
    [box] = content(pdfs.TEXT).boxes
    assert box.text == "Certificate of registration 99924Q00001R0S"
    assert box.visible
    assert box.font == "Helvetica"
    assert box.box.x0 == pytest.approx(72 / 595, abs=0.005)
    assert box.box.y0 < 1 - 700 / 842 < box.box.y1
    assert box.box.y1 - box.box.y0 == pytest.approx(12 / 842, abs=0.006)


def test_every_character_has_its_place():
    [box] = content(pdfs.TEXT).boxes
    assert len(box.chars) == len(box.text)
    assert list(box.chars) == sorted(box.chars)
    assert box.chars[0] == pytest.approx(box.box.x0, abs=1e-4)
    assert box.box.x0 < box.chars[-1] < box.box.x1
    assert content(pdfs.TEXT, entries=b"/Rotate 90").boxes[0].chars is None


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright(degrees):
    upright = content(pdfs.TEXT)
    turned = content(pdfs.TEXT, entries=b"/Rotate %d" % degrees)
    assert turned.boxes[0].box == pytest.approx(turn(upright.boxes[0].box, degrees), abs=1e-5)
    assert (turned.width > turned.height) is (degrees in {90, 270})


def test_fractions_are_those_of_the_crop_box():
    [box] = content(pdfs.TEXT, entries=b"/CropBox [72 600 372 800]").boxes
    assert box.box.x0 == pytest.approx(0, abs=0.01)
    assert box.box.y0 == pytest.approx(0.45, abs=0.05)


def test_text_outside_the_page_is_not_visible():
    [box] = content(b"BT /F1 12 Tf 72 2000 Td (outside) Tj ET").boxes
    assert not box.visible


def test_columns_are_separate_boxes():
    assert texts(b"BT /F1 12 Tf 72 700 Td (Number:) Tj 200 0 Td (99924Q00001R0S) Tj ET") == [
        "Number:",
        "99924Q00001R0S",
    ]


def test_a_phrase_in_many_strings_is_one_box():
    assert texts(
        b"BT /F1 12 Tf 72 700 Td [(Certi) -20 (fi) 10 (cate) -300 (of) ] TJ ( registration) Tj ET"
    ) == ["Certificate of registration"]


def test_lines_are_separate_boxes():
    assert texts(b"BT /F1 12 Tf 72 700 Td (first) Tj 0 -16 Td (second) Tj ET") == [
        "first",
        "second",
    ]


def test_typed_blanks_hold_a_padded_label_together():
    assert texts(b"BT /F1 12 Tf 72 700 Td (N      o) Tj ET") == ["N o"]


@pytest.mark.parametrize("matrix", [b"0 1 -1 0", b"-1 0 0 -1", b"0 -1 1 0"])
def test_text_written_in_another_direction_is_one_box(matrix):
    [box] = content(b"BT /F1 12 Tf " + matrix + b" 300 300 Tm (Certificate) Tj ET").boxes
    assert box.text == "Certificate"
    upright = box.box.y1 - box.box.y0 > box.box.x1 - box.box.x0
    assert upright is (matrix != b"-1 0 0 -1")


def test_text_in_a_form_is_read_and_its_pictures_are_placed():
    form = pdfs.stream(
        pdfs.TEXT + b" q 100 0 0 100 0 0 cm /Y Do Q",
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 100 0] /Resources"
        b" << /Font << /F1 5 0 R >> /XObject << /Y 7 0 R >> >>",
    )
    found = content(
        b"/X Do",
        resources=b"/XObject << /X 6 0 R >>",
        more=[form, pdfs.stream(PHOTO, JPEG)],
    )
    assert found.boxes[0].box.x0 == pytest.approx(172 / 595, abs=0.005)
    assert found.pictures == (pytest.approx(Box(100 / 595, 742 / 842, 200 / 595, 1.0), abs=1e-4),)


def test_invisible_text_is_told_apart():
    visible, hidden = content(
        b"BT /F1 12 Tf 72 700 Td (seen) Tj 3 Tr 0 -20 Td (not seen) Tj ET"
    ).boxes
    assert (visible.visible, hidden.visible) == (True, False)


def test_text_under_a_picture_is_not_visible():
    found = over(PHOTO, JPEG)
    assert [box.visible for box in found.boxes] == [False]
    assert found.captured_side == 400


def test_text_under_a_picture_with_holes_is_visible():
    mask = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
    found = over(
        PHOTO,
        JPEG,
        b"/SMask 7 0 R",
        more=[pdfs.stream(b"\x60", mask + b" /BitsPerComponent 8")],
    )
    assert [box.visible for box in found.boxes] == [True]


def test_text_over_a_picture_is_visible():
    found = content(
        b"q 595 0 0 842 0 0 cm /X Do Q " + pdfs.TEXT,
        resources=b"/XObject << /X 6 0 R >>",
        more=[pdfs.stream(PHOTO, JPEG)],
    )
    assert [box.visible for box in found.boxes] == [True]


def test_a_glyph_without_a_character_is_marked():
    assert texts(b"BT /F1 12 Tf 72 700 Td (No \\003 9) Tj ET") == ["No � 9"]


@pytest.mark.parametrize(
    ("code", "font", "expected"),
    [
        (0x8BC1, None, "证"),
        (0x20BB7, None, "𠮷"),
        (0xE000, None, "�"),
        (0xF0B7, "SimSun", "�"),
        (0xF0B7, "SymbolMT", "•"),
        (0xFFFE, None, "�"),
        (0xFDD0, None, "�"),
        (0xD800, None, "�"),
        (0x1, None, "�"),
        (0x2, None, "-"),
    ],
)
def test_a_code_is_a_character_or_nothing(code, font, expected):
    assert pdf_text.character(code, font) == expected


def test_fonts_that_are_not_in_the_file_are_named():
    assert content(pdfs.TEXT).fonts_not_embedded == ("Helvetica",)


def test_chinese_font_names_in_the_old_encoding_are_understood():
    font = pdfs.FONT.replace(b"/Helvetica", b"/#CB#CE#CC#E5")
    assert opened(pdfs.page().replace(pdfs.FONT, font)).content(1).boxes[0].font == "宋体"


def test_a_stamp_counts_as_a_picture():
    stamp = b"<< /Type /Annot /Subtype /Stamp /Rect [100 100 200 200] >>"
    link = b"<< /Type /Annot /Subtype /Link /Rect [300 300 400 400] >>"
    found = content(pdfs.TEXT, entries=b"/Annots [6 0 R 7 0 R]", more=[stamp, link])
    assert found.pictures == (
        pytest.approx(Box(100 / 595, 642 / 842, 200 / 595, 742 / 842), abs=1e-4),
    )


def test_an_empty_page_is_empty_and_plain_text_cannot_be_a_code():
    assert content(b"").empty
    assert not content(pdfs.TEXT).empty
    assert not content(pdfs.TEXT).drawn
    assert content(pdfs.TEXT + b" 0 0 5 5 re f" * 60).drawn


def test_facts_are_what_the_file_says():
    about = (
        b"<< /Producer (Press) /Creator <FEFF8BC14E66> /CreationDate (D:20240305143000+08'00')"
        b" /ModDate (yesterday) >>"
    )
    data = pdfs.page(more=[about]).replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 6 0 R")
    facts = opened(data).facts()
    assert (facts.producer, facts.creator, facts.title) == ("Press", "证书", None)
    assert facts.created == "2024-03-05T14:30:00+08:00"
    assert facts.modified is None
    assert (facts.revisions, facts.signatures) == (1, 0)


def test_a_file_saved_again_has_another_revision():
    assert revisions(pdfs.page()) == 1
    assert revisions(pdfs.page() + b"\n%%EOF\n") == 2
    assert revisions(b"%PDF-1.7 << /Linearized 1 >> %%EOF ... %%EOF") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("D:20240305143000Z", "2024-03-05T14:30:00+00:00"),
        ("D:20240305143000-03'30'", "2024-03-05T14:30:00-03:30"),
        ("20240305", "2024-03-05T00:00:00"),
        ("D:20241399", None),
        ("D:20240305143000+99'00'", None),
        ("", None),
        (None, None),
    ],
)
def test_times_are_iso_8601(text, expected):
    assert iso_time(text) == expected


def test_a_page_is_drawn_upright_within_the_given_side():
    pixels = opened(pdfs.page(entries=b"/Rotate 90")).render(1, long_side=500)
    assert pixels.shape == (353, 500, 3)
    assert opened(pdfs.page()).render(1, long_side=5000, dpi=72).shape == (842, 595, 3)


def test_colours_are_red_green_blue():
    pixels = opened(pdfs.page(b"1 0 0 rg 0 0 595 842 re f")).render(1, long_side=100)
    assert tuple(pixels[50, 30]) == (255, 0, 0)


def test_limits_are_kept():
    with pytest.raises(OversizedDocumentError, match="11 pages"):
        opened(pdfs.many(11))
    with pytest.raises(OversizedDocumentError, match="characters"):
        opened(pdfs.page(), max_characters=10).content(1)


def test_a_page_that_does_not_exist_is_damaged():
    with pytest.raises(BrokenDocumentError):
        opened(pdfs.page()).content(2)
