import cv2
import numpy as np
import pytest
from drawing import LINES, page, pixels
from PIL import ImageFilter

from parsers.ocr.engine import OcrLine
from parsers.ocr.sharpness import sharpness

SHARP = page()


def quads(scale=1.0):
    for top, size, text in LINES:
        left, right = 100 * scale, (110 + size * len(text)) * scale
        upper, lower = (top - 4) * scale, (top + size * 1.5) * scale
        yield OcrLine(
            text=text,
            score=0.99,
            quad=((left, upper), (right, upper), (right, lower), (left, lower)),
        )


def measured(picture, scale=1.0):
    return sharpness(pixels(picture), tuple(quads(scale)))


def resized(picture, scale):
    return picture.resize((round(picture.width * scale), round(picture.height * scale)))


def test_print_is_as_sharp_as_its_pixels_at_any_size():
    assert measured(SHARP) > 0.85
    assert measured(resized(SHARP, 0.5), 0.5) > 0.85


@pytest.mark.parametrize(("radius", "most"), [(2, 0.6), (4, 0.3)])
def test_blur_takes_the_detail(radius, most):
    assert measured(SHARP.filter(ImageFilter.GaussianBlur(radius))) < most


def test_blowing_a_small_picture_up_adds_none():
    small = resized(SHARP, 0.3)
    assert measured(small.resize(SHARP.size)) < 0.7


def test_a_page_without_lines_or_ink_is_not_called_blurred():
    white = np.full((200, 400, 3), 255, np.uint8)
    assert sharpness(white, ()) == 1.0
    assert sharpness(white, tuple(quads())) == 1.0


def test_lines_that_reach_over_the_rim_are_measured_where_they_show():
    grey = cv2.cvtColor(pixels(SHARP), cv2.COLOR_RGB2GRAY)
    ink = np.repeat(grey[:, :, None], 3, axis=2)
    over = OcrLine(text="示例", score=1, quad=((-30, 60), (950, 60), (950, 140), (-30, 140)))
    assert 0 < sharpness(ink, (over,)) <= 1
