import pytest

from parsers.certificate import places
from parsers.document import Box, Cell, Table
from tests.parsers import ruled
from tests.parsers.ruled import SHAPES, printed

PICTURE = object()


def table(*rows):
    """Cells of equal size; PICTURE stands for a picture."""
    high, wide = 0.04, 0.8 / max(map(len, rows))
    cells = tuple(
        tuple(
            Cell(
                box=Box(0.1 + x * wide, 0.5 + y * high, 0.1 + (x + 1) * wide, 0.5 + (y + 1) * high),
                text="" if what is PICTURE else what,
                pictured=what is PICTURE,
            )
            for x, what in enumerate(row)
        )
        for y, row in enumerate(rows)
    )
    return Table(box=Box(0.1, 0.5, 0.9, 0.5 + high * len(rows)), rows=cells)


def filled(*rows):
    return places.record(table(*rows)).filled


@pytest.mark.parametrize("shape", SHAPES)
def test_the_marks_of_a_printed_table(shape):
    body, _, expected = SHAPES[shape]
    [found] = ruled.tables(printed(body))
    assert places.record(found).filled == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("合格", 1),
        ("监督审核合格", 1),
        ("已通过", 1),
        ("Passed", 1),
        ("√", 1),
        ("☑合格", 1),
        ("合格 2025-03-05", 1),
        ("合格。", 1),
        (PICTURE, 1),
        ("2025-03-05", 1),
        ("", 0),
        ("/", 0),
        ("合格标识", 0),
        ("监督标识粘贴处", 0),
        ("Labelling", 0),
        ("不合格", 0),
        ("未通过", 0),
        ("□合格 □不合格", 0),
        ("年 月 日", 0),
        ("2025-03-05前", 0),
        ("贴标处 2025-03-05", 0),
        ("Before 2025-03-05", 0),
    ],
)
@pytest.mark.parametrize("turned", [False, True], ids=["columns", "rows"])
def test_a_place_is_filled_by_a_mark_a_picture_or_a_day(content, expected, turned):
    rows = [("第一次监督", "第二次监督"), (content, "")]
    assert filled(*zip(*rows, strict=True) if turned else rows) == expected


def test_days_in_every_place_may_have_been_printed_beforehand():
    assert filled(("第一次监督", "第二次监督"), ("2025-03-05", "2026-03-05")) == 0


def test_a_day_beside_an_empty_cell_for_the_mark_is_the_day_it_is_due():
    rows = [("次数", "日期", "结论"), ("第一次监督", "2025-03-05", ""), ("第二次监督", "", "")]
    assert filled(*rows) == 0


def test_a_day_that_its_heading_calls_due_is_no_mark():
    rows = [("次数", "应完成日期"), ("第一次监督", "2025-03-05"), ("第二次监督", "")]
    assert filled(*rows) == 0


def test_marks_decide_where_there_are_any():
    rows = [("次数", "日期"), ("第一次", "合格"), ("第二次", "2026-03-05"), ("第三次", "")]
    assert filled(*rows) == 1


def test_a_choice_is_made_by_its_tick():
    choice = [("第一次监督", "合格", "不合格"), ("第二次监督", "合格", "不合格")]
    assert filled(*choice) == 0
    ticks = [("监督", "合格", "不合格"), ("第一次监督", "√", ""), ("第二次监督", "", "√")]
    assert filled(*ticks) == 1


def test_names_and_marks_in_turn():
    assert filled(("第一次监督", "合格", "第二次监督", "")) == 1


def test_a_row_that_follows_the_record_does_not_belong_to_it():
    below = [("第一次监督", "第二次监督"), ("", ""), ("", "合格")]
    broken = table(*below[:2], ("备注", "合格"))
    moved = [
        tuple(
            Cell(box=cell.box._replace(y0=cell.box.y0 + 0.1, y1=cell.box.y1 + 0.1), text=cell.text)
            for cell in row
        )
        for row in broken.rows[2:]
    ]
    apart = Table(box=broken.box, rows=(*broken.rows[:2], *moved))
    assert places.record(apart).filled == 0
    assert filled(*below) == 1


def test_the_record_is_the_table_or_the_part_that_its_places_take():
    places_of_two = (("第一次监督", "合格"), ("第二次监督", ""))
    found = places.record(table(("年度监督", "结论"), *places_of_two))
    assert found.box == pytest.approx((0.1, 0.5, 0.9, 0.62))
    whole = table(*[("证书编号", "999")] * 4, *places_of_two)
    assert places.record(whole).box == pytest.approx((0.1, 0.66, 0.9, 0.74))


@pytest.mark.parametrize(
    "rows",
    [
        [("证书编号", "99925Q00001R0S")],
        [("监督审核记录", "合格")],
        [
            (
                "获证组织应当每年接受一次监督审核，第一次监督应在十二个月内完成，否则证书失效暂停",
                "合格",
            )
        ],
        [(f"第{n}次监督", "") for n in "一二三四" * 4],
    ],
)
def test_a_table_whose_places_are_not_named_is_left_to_its_lines(rows):
    assert places.record(table(*rows)) is None
