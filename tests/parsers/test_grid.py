import pytest

from parsers import grid
from parsers.grid import Rule


def test_pieces_of_one_line_are_joined():
    pieces = [Rule(100, 10, 50), Rule(100.5, 51, 90), Rule(99.5, 40, 60), Rule(100, 200, 260)]
    assert grid.joined(pieces) == [Rule(99.5, 10, 90), Rule(99.5, 200, 260)]


def test_what_stays_short_is_no_line():
    assert grid.joined([Rule(100, 10, 17)]) == []


def test_a_field_no_line_parts_is_one_cell():
    across = [Rule(at, 0, 300) for at in (0, 50, 100)]
    down = [Rule(0, 0, 100), Rule(300, 0, 100), Rule(100, 50, 100), Rule(200, 50, 100)]
    assert grid.rows((across, down)) == [
        [(0, 0, 300, 50)],
        [(0, 50, 100, 100), (100, 50, 200, 100), (200, 50, 300, 100)],
    ]


def test_a_double_line_is_no_cell():
    across = [Rule(at, 0, 300) for at in (0, 4, 50)]
    down = [Rule(at, 0, 50) for at in (0, 300)]
    assert grid.rows((across, down)) == [[(0, 4, 300, 50)]]


def test_what_is_no_rectangle_is_no_cell():
    across = [Rule(0, 0, 300), Rule(100, 0, 300), Rule(50, 100, 200)]
    down = [Rule(0, 0, 100), Rule(300, 0, 100), Rule(100, 50, 100), Rule(200, 50, 100)]
    assert grid.rows((across, down)) == [[(100, 50, 200, 100)]]


@pytest.mark.parametrize("gap", [0, 2])
def test_lines_that_nearly_meet_hang_together(gap):
    across = [Rule(at, 10 + gap, 100) for at in (10, 50)]
    [net] = grid.nets(across, [Rule(10, 10, 50)])
    assert net == (across, [Rule(10, 10, 50)])


def test_lines_far_from_each_other_do_not():
    assert list(grid.nets([Rule(10, 20, 100), Rule(50, 20, 100)], [Rule(10, 10, 50)])) == []
