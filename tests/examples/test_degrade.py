import numpy as np
import pytest
from PIL import Image, ImageDraw

from examples import degrade

PAGE = Image.new("RGB", (420, 594), "white")
ImageDraw.Draw(PAGE).rectangle((60, 80, 200, 120), fill="black")


@pytest.mark.parametrize("way", [degrade.scan, degrade.photo, degrade.low_copy])
def test_the_same_seed_gives_the_same_pixels(way):
    assert way(PAGE, 7).tobytes() == way(PAGE, 7).tobytes()
    assert way(PAGE, 7).tobytes() != way(PAGE, 8).tobytes()


def test_a_scan_stays_close_to_the_page():
    scan = np.asarray(degrade.scan(PAGE, 1, skew=0.0), dtype=np.int16)
    assert scan.shape == (594, 420, 3)
    assert np.abs(scan - np.asarray(PAGE, dtype=np.int16)).mean() < 12


def test_a_grey_scan_has_one_channel():
    assert degrade.scan(PAGE, 1, grey=True).mode == "L"


def test_a_photograph_shows_the_desk_around_the_whole_page():
    photo = degrade.photo(PAGE, 3, long_side=900)
    pixels = np.asarray(photo.convert("L"))
    assert max(pixels[0, 0], pixels[-1, -1], pixels[0, -1], pixels[-1, 0]) < 90
    assert (pixels > 150).mean() > 0.6


def test_a_low_copy_is_small_and_grey():
    copy = degrade.low_copy(PAGE, 3, long_side=300)
    assert copy.mode == "L"
    assert max(copy.size) == 300


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_stands_upright_again_after_turning_back(degrees):
    there = degrade.turned(PAGE, degrees)
    assert there.size == (PAGE.size if degrees == 180 else PAGE.size[::-1])
    assert degrade.turned(there, 360 - degrees).tobytes() == PAGE.tobytes()


def test_turning_by_90_is_clockwise():
    assert degrade.turned(PAGE, 90).getpixel((594 - 100, 100)) == (0, 0, 0)
