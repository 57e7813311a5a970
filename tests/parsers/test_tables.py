import pytest

from parsers import tables
from parsers.content import PageContent
from parsers.document import Box, Source, TextBox
from parsers.grid import Rule, Rules
from tests.parsers import ruled
from tests.parsers.ruled import SHAPES, printed

ACROSS = [Rule(at, 100, 500) for at in (100, 150, 200)]
DOWN = [Rule(at, 100, 200) for at in (100, 300, 500)]


def text(words, box, **more):
    return TextBox(text=words, box=box, source=Source.TEXT, **more)


def content(*boxes, pictures=()):
    return PageContent(width=1000, height=1000, boxes=boxes, pictures=pictures)


def one(rules, page):
    [found] = tables.read(rules, page)
    return found


def printed_rows(table):
    """A title over the table may stand in a row of its own."""
    return [row for row in ruled.texts(table) if any(row)]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_cells_of_a_printed_table(shape):
    body, rows, _ = SHAPES[shape]
    [table] = ruled.tables(printed(body))
    assert printed_rows(table) == rows


def test_a_table_has_the_place_of_its_lines():
    table = one(Rules(ACROSS, DOWN), content())
    assert table.box == pytest.approx((0.1, 0.1, 0.5, 0.2))
    assert table.rows[1][1].box == pytest.approx((0.3, 0.15, 0.5, 0.2))
    assert [len(row) for row in table.rows] == [2, 2]


def test_a_text_that_runs_through_two_cells_is_cut_between_characters():
    words = text(
        "监督一二合格", Box(0.12, 0.11, 0.48, 0.14), chars=(0.12, 0.2, 0.25, 0.3, 0.35, 0.4)
    )
    table = one(Rules(ACROSS, DOWN), content(words))
    assert [cell.text for cell in table.rows[0]] == ["监督一", "二合格"]


def test_a_text_of_unknown_characters_stands_where_its_middle_is():
    words = text("监督", Box(0.12, 0.11, 0.32, 0.14))
    assert one(Rules(ACROSS, DOWN), content(words)).rows[0][0].text == "监督"


def test_what_is_not_visible_is_not_in_a_cell():
    words = text("合格", Box(0.12, 0.11, 0.2, 0.14), visible=False)
    assert one(Rules(ACROSS, DOWN), content(words)).rows[0][0].text == ""


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        (Box(0.12, 0.105, 0.25, 0.145), True),
        (Box(0.05, 0.05, 0.5, 0.25), False),  # a seal across the table
        (Box(0.2, 0.12, 0.21, 0.13), False),  # a speck
        (Box(0.6, 0.1, 0.7, 0.2), False),
    ],
)
def test_a_picture_is_in_the_cell_that_holds_it(picture, expected):
    table = one(Rules(ACROSS, DOWN), content(pictures=(picture,)))
    assert table.rows[0][0].pictured is expected


def test_lines_that_do_not_meet_are_no_table():
    apart = [Rule(at, 300, 400) for at in (600, 650)]
    assert tables.read(Rules(ACROSS, apart), content()) == ()
    assert tables.read(Rules(ACROSS[:1], []), content()) == ()


def test_two_tables_are_told_from_top_to_bottom():
    low = [rule._replace(at=rule.at + 500) for rule in ACROSS]
    uprights = [Rule(rule.at, 600, 700) for rule in DOWN]
    found = tables.read(Rules(low + ACROSS, uprights + DOWN), content())
    assert [round(table.box.y0, 2) for table in found] == [0.1, 0.6]


def test_tables_are_bounded():
    many = Rules(
        [Rule(10 + 20 * i, 10, 900) for i in range(40)],
        [Rule(10 + 20 * i, 10, 900) for i in range(40)],
    )
    assert tables.read(many, content()) == ()
    crowd = [text("监督", Box(0.12, 0.11, 0.2, 0.14))] * 1001
    assert tables.read(Rules(ACROSS, DOWN), content(*crowd)) == ()
    drawing = Rules([Rule(3 * i, 10, 900) for i in range(301)], DOWN)
    assert tables.read(drawing, content()) == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("第一次监督", True),
        ("Second Surveillance", True),
        ("年检记录", True),
        ("认证范围", False),
    ],
)
def test_tables_are_wanted_where_the_text_speaks_of_surveillance(words, expected):
    box = Box(0.1, 0.1, 0.2, 0.2)
    assert tables.wanted([text(words, box)]) is expected
    assert not tables.wanted([text(words, box, visible=False)])
