import numpy as np
import pytest
import qrcode
from PIL import Image, ImageFilter

from parsers import qr


def code(payload, box_size=4):
    return qrcode.make(payload, box_size=box_size, border=3).convert("RGB")


def sheet(*placed, size=(800, 1100)):
    page = Image.new("RGB", size, "white")
    for picture, place in placed:
        page.paste(picture, place)
    return page


def found(page):
    return qr.codes(np.asarray(page))


def test_a_code_is_found_at_its_place():
    drawn = code("https://example.com/?n=99924Q00001R0S")
    [(payload, box)] = found(sheet((drawn, (100, 700))))
    assert payload == "https://example.com/?n=99924Q00001R0S"
    assert box.x0 == pytest.approx(112 / 800, abs=0.01)
    assert box.y0 == pytest.approx(712 / 1100, abs=0.01)
    assert box.x1 == pytest.approx((100 + drawn.width - 12) / 800, abs=0.01)


def test_all_codes_are_found_each_once():
    one, two = code("https://example.com/1"), code("https://example.com/2")
    payloads = [payload for payload, _ in found(sheet((one, (0, 0)), (two, (400, 500))))]
    assert sorted(payloads) == ["https://example.com/1", "https://example.com/2"]


def test_the_same_code_at_two_places_is_two_codes():
    one = code("https://example.com/1")
    places = [box.x0 for _, box in found(sheet((one, (0, 0)), (one, (400, 500))))]
    assert len(places) == 2


@pytest.mark.parametrize("turn", [90, 180, 270, 7])
def test_a_turned_code_is_read(turn):
    page = sheet((code("示例"), (300, 400))).rotate(turn, fillcolor="white", expand=True)
    assert [payload for payload, _ in found(page)] == ["示例"]


def test_a_small_soft_code_is_read_by_looking_again():
    page = sheet((code("https://example.com/query?id=99924Q00001R0S", 3), (50, 900)))
    small = page.resize((480, 660), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.6))
    [(payload, box)] = found(small)
    assert payload == "https://example.com/query?id=99924Q00001R0S"
    assert box.x0 == pytest.approx(59 / 800, abs=0.02)
    assert box.y0 == pytest.approx(909 / 1100, abs=0.02)


@pytest.mark.parametrize("size", [(1, 1), (2, 5000), (5000, 2), (300, 400)])
def test_a_page_without_codes_has_none(size):
    assert found(sheet(size=size)) == ()


def test_a_very_large_page_is_looked_at_smaller():
    [(_, box)] = found(sheet((code("x", 20), (3000, 3000)), size=(6000, 5000)))
    assert box.x0 == pytest.approx(3060 / 6000, abs=0.01)


def test_a_code_guessed_to_lie_beside_the_picture_is_none(monkeypatch):
    beside = qr.Box(1.0, 0.2, 1.0, 0.2)
    monkeypatch.setattr(qr, "_decode", lambda _: ([], [beside]))
    assert found(sheet()) == ()
