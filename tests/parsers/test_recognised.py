import numpy as np
import pytest

from parsers.document import Box, Cell, Page, QrCode, Source, Table, TextBox
from parsers.layout import turn
from parsers.ocr.engine import PictureText
from parsers.recognised import WHOLE, cut, merged, within, zone

PLACE = Box(0.1, 0.2, 0.3, 0.25)
PAGE = Page(
    number=1,
    width=595,
    height=842,
    boxes=(TextBox(text="layer", box=PLACE, source=Source.TEXT),),
    qr_codes=(QrCode(payload="999", page=1, box=PLACE),),
    pictures=(PLACE,),
    tables=(Table(box=PLACE, rows=((Cell(box=PLACE, text="合格"),),)),),
    readers=("text-layer",),
)


def text(rotation=0, height=20.0):
    return PictureText(
        boxes=(TextBox(text="ocr", box=PLACE, source=Source.OCR),),
        rotation=rotation,
        character_height=height,
        red_share=0.1,
        grey=True,
        reader="ocr:test",
    )


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_everything_but_the_recognised_is_turned(degrees):
    page = merged(PAGE, text(degrees))
    moved = turn(PLACE, degrees)
    assert [box.box for box in page.boxes] == [moved, PLACE]
    assert page.qr_codes[0].box == page.pictures[0] == moved
    [table] = page.tables
    assert table.box == table.rows[0][0].box == moved
    assert table.rows[0][0].text == "合格"
    assert page.rotation == degrees
    assert (page.width, page.height) == ((842, 595) if degrees in {90, 270} else (595, 842))


def test_an_upright_text_layer_knows_better():
    page = merged(PAGE, text(180), text_is_upright=True)
    assert [box.box for box in page.boxes] == [
        PLACE,
        pytest.approx(turn(PLACE, 180)),
    ]
    assert page.rotation == 0


def test_what_was_seen_is_kept():
    page = merged(PAGE, text(), enlargement=1.5)
    assert page.readers == ("text-layer", "ocr:test")
    assert (page.character_height, page.red_share, page.grey) == (30.0, 0.1, True)
    assert merged(PAGE, text(height=None)).character_height is None


def test_a_few_small_pictures_are_one_zone_and_a_background_is_the_whole_page():
    assert zone((Box(0.6, 0.7, 0.7, 0.8), Box(0.7, 0.75, 0.8, 0.9))) == pytest.approx(
        (0.59, 0.69, 0.81, 0.91)
    )
    assert zone((Box(0, 0, 1, 1), PLACE)) == WHOLE
    assert zone(()) == WHOLE


def test_a_zone_is_cut_out_and_its_text_stands_where_the_zone_stands():
    pixels = np.arange(100 * 200 * 3, dtype=np.uint8).reshape(100, 200, 3)
    part = cut(pixels, Box(0.5, 0.5, 1, 1))
    assert part.shape == (50, 100, 3)
    assert (part == pixels[50:, 100:]).all()
    found = within(text(), Box(0.5, 0.5, 1, 1))
    assert found.boxes[0].box == pytest.approx((0.55, 0.6, 0.65, 0.625))
    assert found.character_height is None


def test_a_zone_read_upside_down_is_put_back_as_it_lies():
    found = within(text(180), Box(0.5, 0.5, 1, 1))
    assert found.rotation == 0
    assert found.boxes[0].box == pytest.approx((0.85, 0.875, 0.95, 0.9))


def test_the_whole_page_stays_as_it_is():
    assert within(text(90), WHOLE) == text(90)
