import numpy as np
import pytest
from PIL import Image, ImageDraw

from parsers.ocr.colour import colours, only_red, without_red

RED = (200, 20, 30)


def sheet(*, seal=False, title=False, black=True):
    """A page with what is asked for on it."""
    image = Image.new("RGB", (800, 1100), "white")
    pen = ImageDraw.Draw(image)
    if black:
        pen.rectangle((100, 500, 700, 520), fill="black")
    if seal:
        pen.ellipse((500, 800, 700, 1000), outline=RED, width=12)
        pen.rectangle((570, 890, 630, 910), fill=RED)
    if title:
        pen.rectangle((200, 100, 600, 140), fill=RED)
    return np.asarray(image)


def test_a_seal_is_left_out_of_the_red_that_is_read():
    _, box = only_red(sheet(seal=True))
    assert box == (0, 0, 0, 0)


@pytest.mark.parametrize("seal", [False, True])
def test_a_red_title_is_read_whether_there_is_a_seal_or_not(seal):
    ink, box = only_red(sheet(seal=seal, title=True))
    assert box == pytest.approx((200 / 800, 100 / 1100, 601 / 800, 141 / 1100))
    assert ink[120, 400].max() < 60
    assert ink[510, 400].min() == 255


def test_without_red_keeps_black_and_fades_red():
    faded = without_red(sheet(title=True))
    assert faded[120, 400].min() > 190
    assert faded[510, 400].max() < 20


def test_colour_and_its_absence_are_told_apart():
    assert colours(sheet(black=True)) == (0.0, True)
    share, grey = colours(sheet(title=True))
    assert share > 0.01
    assert not grey
