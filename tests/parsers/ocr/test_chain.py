import numpy as np
import pytest
from drawing import HEIGHT, LINES, WIDTH, page, pixels, sealed
from PIL import Image

from parsers.document import Box, Source
from parsers.ocr.colour import without_red


def texts(found):
    return ["".join(box.text.split()) for box in found]


def folded(text):
    return "".join(text.split())


@pytest.fixture(scope="module")
def upright(chain):
    return chain.read(pixels(page()))


class TestAnUprightPage:
    def test_is_read_line_by_line_from_top_to_bottom(self, upright):
        assert texts(upright.boxes) == [folded(text) for _, _, text in LINES]

    def test_is_not_turned(self, upright):
        assert upright.rotation == 0

    def test_tells_where_each_line_stands(self, upright):
        for (top, size, _), found in zip(LINES, upright.boxes, strict=True):
            assert found.box.x0 * WIDTH == pytest.approx(110, abs=12)
            assert found.box.y0 * HEIGHT == pytest.approx(top + size * 0.3, abs=size / 2)
            assert found.source is Source.OCR

    def test_tells_where_each_character_begins(self, upright):
        number = next(found for found in upright.boxes if "99924Q" in found.text)
        colon = number.chars[number.text.index("9")] * WIDTH
        assert len(number.chars) == len(number.text)
        assert colon == pytest.approx(110 + 28 * 5, abs=14)

    def test_tells_how_sure_each_character_is(self, upright):
        for found in upright.boxes:
            assert len(found.certainties) == len(found.text)
            assert np.mean(found.certainties) == pytest.approx(found.confidence, abs=0.001)

    def test_is_read_surely(self, upright):
        assert min(found.confidence for found in upright.boxes) > 0.9

    def test_has_lines_of_a_height_in_pixels(self, upright):
        assert 24 <= upright.character_height <= 40

    def test_names_its_reader(self, upright):
        assert upright.reader == "ocr:pp-ocrv6-small"

    def test_is_grey_without_red(self, upright):
        assert (upright.grey, upright.red_share) == (True, 0.0)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_comes_upright(chain, upright, degrees):
    turned = np.ascontiguousarray(np.rot90(pixels(page()), -degrees // 90))
    found = chain.read(turned)
    assert found.rotation == 360 - degrees
    assert texts(found.boxes) == texts(upright.boxes)


def test_a_page_the_model_takes_for_upright_is_turned_by_its_lines(chain, upright, monkeypatch):
    monkeypatch.setattr(chain, "_orientation", Misled())
    found = chain.read(pixels(page().rotate(180)))
    assert found.rotation == 180
    assert texts(found.boxes) == texts(upright.boxes)


class Misled:
    def of(self, _):
        return 0


@pytest.fixture(scope="module")
def seal():
    return pixels(sealed(page(), (300, 715)))


class TestASealedPage:
    def test_is_read_under_the_seal(self, chain, seal):
        assert "发证日期：2024年03月05日" in texts(chain.read(seal).boxes)

    def test_is_not_grey_and_has_red(self, chain, seal):
        found = chain.read(seal)
        assert not found.grey
        assert 0.01 < found.red_share < 0.05

    def test_keeps_black_text_where_the_red_goes(self, seal):
        faded = without_red(seal)
        assert faded.min() == 0
        assert (faded.min(axis=2) < 128).sum() < 1.05 * (pixels(page()).min(axis=2) < 128).sum()


def test_a_skewed_page_keeps_its_rows(chain):
    lines = [(700, 26, "发证日期：2024年03月05日"), (800, 26, "有效期至：2027年03月04日")]
    picture = page([*LINES[:7], *lines])
    right = page(
        [(700, 26, "初次获证：2018年03月05日"), (800, 26, "换证日期：2025年06月07日")], left=540
    )
    both = Image.fromarray(np.minimum(pixels(picture), pixels(right)))
    skewed = both.rotate(2.5, fillcolor="white", resample=Image.Resampling.BICUBIC)
    found = texts(chain.read(pixels(skewed)).boxes)
    assert found[-4:] == [
        "发证日期：2024年03月05日",
        "初次获证：2018年03月05日",
        "有效期至：2027年03月04日",
        "换证日期：2025年06月07日",
    ]


def test_a_title_and_a_number_printed_in_red_are_read(chain):
    red = page(LINES[:2], ink=(210, 20, 25))
    both = Image.fromarray(np.minimum(pixels(red), pixels(page(LINES[2:]))))
    assert texts(chain.read(pixels(both)).boxes) == [folded(text) for _, _, text in LINES]


def test_a_small_picture_is_read_enlarged(chain):
    small = page().resize((WIDTH * 2 // 5, HEIGHT * 2 // 5), Image.Resampling.LANCZOS)
    found = chain.read(pixels(small))
    assert {"证书编号：99924Q00001R0S", "示例精密仪器有限公司"} <= set(texts(found.boxes))
    assert 9 <= found.character_height <= 16
    assert found.boxes[0].box.y0 * HEIGHT == pytest.approx(80, abs=15)


def test_a_line_that_runs_up_the_margin_comes_last(chain):
    margin = page([(10, 34, "示例认证 ISO 9001:2015")], left=10).crop((0, 0, 480, 64))
    picture = page()
    picture.paste(margin.rotate(90, expand=True), (15, 320))
    found = texts(chain.read(pixels(picture)).boxes)
    assert found == [*(folded(text) for _, _, text in LINES), "示例认证ISO9001:2015"]


def test_an_empty_page_has_no_text(chain):
    found = chain.read(np.full((400, 300, 3), 255, np.uint8))
    assert (found.boxes, found.character_height) == ((), None)


@pytest.mark.parametrize("shape", [(1, 1, 3), (5, 3000, 3), (3000, 5, 3)])
def test_a_sliver_of_a_picture_is_no_error(chain, shape):
    assert chain.read(np.zeros(shape, np.uint8)).boxes == ()


def test_a_second_look_reads_only_the_zone(chain):
    top, _, text = LINES[1]
    zone = Box(0.1, (top - 10) / HEIGHT, 0.9, (top + 50) / HEIGHT)
    looks = chain.second_look(pixels(page()), [zone])
    assert len({look.way for look in looks}) == len(looks) > 1
    for look in looks:
        assert look.zones == (zone,)
        assert texts(look.boxes) == [folded(text)]
        assert look.boxes[0].box.y0 * HEIGHT == pytest.approx(top + 8, abs=14)
        assert look.boxes[0].box.x0 * WIDTH == pytest.approx(110, abs=12)


def test_a_second_look_finds_a_zone_of_the_straightened_page(chain):
    skewed = pixels(page().rotate(-2.5, resample=Image.Resampling.BICUBIC, fillcolor="white"))
    first = chain.read(skewed)
    number = next(box for box in first.boxes if "99924Q" in box.text)
    assert first.skew == pytest.approx(2.5, abs=0.3)
    for look in chain.second_look(skewed, [number.box], skew=first.skew):
        (found,) = look.boxes
        assert found.text == number.text
        assert found.box.y0 == pytest.approx(number.box.y0, abs=0.01)


def test_a_second_look_outside_the_page_finds_nothing(chain):
    assert chain.second_look(pixels(page()), [Box(1.2, 0.2, 1.3, 0.3)]) == ()
