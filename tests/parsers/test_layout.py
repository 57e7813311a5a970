import pytest

from parsers.document import Box, Source, TextBox
from parsers.layout import rows, skew, straighten, turn


def line(x0, y0, x1, y1, text=""):
    return TextBox(text=text, box=Box(x0, y0, x1, y1), source=Source.OCR)


BOX = Box(0.1, 0.2, 0.4, 0.25)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 360, -90])
def test_turning_there_and_back_changes_nothing(degrees):
    assert turn(turn(BOX, degrees), -degrees) == pytest.approx(BOX)


def test_a_quarter_clockwise_brings_the_left_edge_to_the_top():
    assert turn(BOX, 90) == pytest.approx(Box(0.75, 0.1, 0.8, 0.4))


def test_two_quarters_are_a_half():
    assert turn(turn(BOX, 90), 90) == pytest.approx(turn(BOX, 180))


def test_only_quarters_turn_a_page():
    with pytest.raises(ValueError, match="by quarters, not by 45"):
        turn(BOX, 45)


LEVEL = ((100, 100), (500, 100), (500, 130), (100, 130))
FALLING = ((100, 100), (499.4, 121), (497.8, 151), (98.4, 130))  # by 3 degrees


def test_skew_is_the_angle_of_most_lines():
    assert skew([FALLING, FALLING, LEVEL]) == pytest.approx(3, abs=0.05)


def test_short_and_upright_pieces_tell_no_skew():
    assert (
        skew([((0, 0), (10, 9), (5, 30), (-5, 21)), ((0, 0), (0, 300), (-20, 300), (-20, 0))]) == 0
    )


def test_no_lines_no_skew():
    assert skew([]) == 0


def test_a_straightened_line_is_as_high_as_it_was_drawn():
    box = straighten(FALLING, 3, 1000, 1000)
    assert (box.y1 - box.y0) * 1000 == pytest.approx(30, abs=1)
    assert (box.x1 - box.x0) * 1000 == pytest.approx(400, abs=2)


def test_a_level_page_is_left_alone():
    assert straighten(LEVEL, 0, 1000, 500) == Box(0.1, 0.2, 0.5, 0.26)


def test_boxes_end_at_the_page():
    assert straighten(((-5, -5), (2000, -5), (2000, 40), (-5, 40)), 0, 1000, 500) == Box(
        0, 0, 1, 0.08
    )


def test_a_label_and_its_value_are_one_row_though_a_little_apart_in_height():
    value, label = line(0.5, 0.104, 0.8, 0.124), line(0.1, 0.1, 0.4, 0.12)
    below = line(0.1, 0.13, 0.4, 0.15)
    assert rows([below, value, label]) == ((label, value), (below,))


def test_a_tall_title_beside_two_lines_takes_one_of_them():
    upper, lower = line(0.5, 0.1, 0.8, 0.12), line(0.5, 0.125, 0.8, 0.145)
    assert rows([lower, upper]) == ((upper,), (lower,))


def test_boxes_one_above_the_other_are_two_rows_even_if_they_touch():
    upper, lower = line(0.1, 0.1, 0.5, 0.13), line(0.1, 0.12, 0.5, 0.15)
    assert rows([lower, upper]) == ((upper,), (lower,))


def test_no_boxes_no_rows():
    assert rows([]) == ()


def test_a_banner_beside_the_text_takes_no_line_into_its_row():
    banner, line_of_text = line(0.0, 0.3, 0.1, 0.9), line(0.2, 0.5, 0.8, 0.52)
    assert rows([banner, line_of_text]) in {
        ((line_of_text,), (banner,)),
        ((banner,), (line_of_text,)),
    }
