import io
import itertools

import pytest
from PIL import Image, ImageDraw

from examples.poor import SIDES, Poverty, copied, poverties


def page():
    picture = Image.new("RGB", (1000, 1400), "white")
    ImageDraw.Draw(picture).rectangle((300, 300, 700, 340), fill="black")
    return picture


def opened(content):
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(("larger", "side"), [(None, 500), (1500, 1500)])
def test_a_copy_has_the_size_it_is_said_to_have(larger, side):
    poverty = Poverty(long_side=500, blur=0.4, quality=45, blown_up_to=larger)
    assert max(opened(copied(page(), poverty)).size) == side


def test_the_same_seed_gives_the_same_copies_of_every_size():
    one = list(poverties(7))
    assert one == list(poverties(7))
    assert one != list(poverties(8))
    assert {each.long_side for each in one if each.blown_up_to is None} == set(SIDES)
    assert len({each.name for each in one}) == len(one)


def test_blur_softens_the_edge_of_what_is_printed():
    sharp, soft = (
        opened(copied(page(), Poverty(long_side=500, blur=blur, quality=60))).convert("L")
        for blur in (0.0, 0.8)
    )
    rows = [[each.getpixel((180, y)) for y in range(95, 135)] for each in (sharp, soft)]
    steepest = [max(abs(a - b) for a, b in itertools.pairwise(row)) for row in rows]
    assert steepest[0] > 1.2 * steepest[1]
