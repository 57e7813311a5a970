from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import dates
from parsers.errors import ValueFormatError

DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日",
        "2024 年 03 月 05 日",
        "２０２４年０３月０５日",
        "二〇二四年三月五日",
        "二○二四年三月五日",
        "2024.03.05",
        "2024-03-5",
        "2024/03/05",
        "20240305",
        "Mar. 5, 2024",
        "MAR 05, 2024",
        "March 5th, 2024",
        "Mar.05,2024",
        "5 March 2024",
        "05 Mar. 2024",
        "5th of March, 2024",
        "05-Mar-2024",
        "2024-Mar-05",
        "05.03.2024",
        "2024년 3월 5일",
        "中華民國113年03月05日",
        "民國 113 年 3 月 5 日",
        "发证日期：2024年03月05日止",
        "2O24年O3月05日",
    ],
)
def test_one_day_in_every_form(text):
    assert dates.parse(text) == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二〇年十二月三十一日", date(2020, 12, 31)),
        ("二〇二〇年十月二十日", date(2020, 10, 20)),
        ("22.05.2026", date(2026, 5, 22)),
        ("13/08/2024", date(2024, 8, 13)),
        ("08/13/2024", date(2024, 8, 13)),
        ("05/05/2024", date(2024, 5, 5)),
        ("Sept. 1, 2023", date(2023, 9, 1)),
    ],
)
def test_forms_that_could_be_read_in_two_ways(text, day):
    assert dates.parse(text) == day


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("05/06/2024", "cannot be told apart"),
        ("2022.00.00", "no such day"),
        ("2018-00-15", "no such day"),
        ("2023年02月30日", "no such day"),
        ("年 月 日", "no date"),
        ("", "no date"),
        ("三年", "no date"),
        ("1234567890123", "no date"),
        ("GB/T 19001-2016", "no date"),
    ],
)
def test_what_is_no_day(text, problem):
    with pytest.raises(ValueFormatError, match=problem):
        dates.parse(text)


@pytest.mark.parametrize("between", ["至", "-", " to ", "～", "日至"])
def test_both_ends_of_a_range_are_found(between):
    found = dates.find(f"2021年3月5日{between}2024年3月4日")
    assert [each.value for each in found] == [date(2021, 3, 5), date(2024, 3, 4)]


@given(st.text())
def test_any_text_is_a_date_or_says_why_not(text):
    with suppress(ValueFormatError):
        assert isinstance(dates.parse(text), date)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_what_was_written_is_read(day):
    assert dates.parse(f"{day.year}年{day.month}月{day.day}日") == day
    assert dates.parse(day.isoformat()) == day
    assert dates.parse(f"{day:%d} {day:%B} {day:%Y}") == day


def test_letters_for_ones_are_read_in_either_case():
    assert dates.parse("2024年l1月i5日") == date(2024, 11, 15)
