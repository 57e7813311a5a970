import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.knowledge.body import BodyKind, BodyStatus
from scrapers.cnca_bodies.imports import read_list

HEADER = "approval_no,name_zh,status"
GOOD = "CNCA-R-2099-999,示例认证有限公司,valid"
AS_OF = date(2026, 2, 1)


def read(content, filename="list.csv"):
    encoded = content if isinstance(content, bytes) else content.encode()
    return read_list(encoded, filename, as_of=AS_OF, source="a test")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_csv_of_any_usual_encoding_is_read(encoding, newline):
    report = read(newline.join((HEADER, GOOD)).encode(encoding))
    assert not report.problems
    assert [row.name_zh for row in report.rows] == ["示例认证有限公司"]


def test_a_json_array_is_read():
    row = {"approval_no": "CNCA-RF-2099-99", "name_zh": "示例", "status": "cancelled"}
    report = read(json.dumps([row | {"former_names": ["甲", "乙"]}]), "list.json")
    (body,) = report.rows
    assert body.kind is BodyKind.FOREIGN_INVESTED
    assert body.serial == "99"
    assert body.status is BodyStatus.CANCELLED
    assert body.former_names == ("甲", "乙")


def test_a_row_without_a_day_or_a_source_gets_those_of_the_list():
    (body,) = read(f"{HEADER}\n{GOOD}").rows
    assert (body.as_of, body.source) == (AS_OF, "a test")


def test_a_row_with_its_own_day_and_source_keeps_them():
    (body,) = read(f"{HEADER},as_of,source\n{GOOD},2025-03,公告").rows
    assert (body.as_of, body.source) == (date(2025, 3, 1), "公告")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("CNCA-R-2099-998,示例,approved", "status"),
        ("CNCA-R-2099-998,示例,", "status"),
        ("CNCA-R-2099-998,,valid", "name_zh"),
        ("CNCA-X-2099-998,示例,valid", "approval_no"),
        ("998,示例,valid", "approval_no"),
        ("CNCA-R-2099-998,示例", "status"),
        ("CNCA-R-2099-998,示例,valid,one,two", "more values than columns"),
        ("CNCA-R-2099-999,示例,valid", "twice"),
    ],
)
def test_a_row_that_cannot_be_taken_is_reported_with_its_line(row, reason):
    report = read(f"# a remark\n{HEADER}\n{GOOD}\n{row}\n")
    assert len(report.rows) == 1
    (problem,) = report.problems
    assert problem.line == 4
    assert reason in problem.reason


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("status_date", "sometime"),
        ("status_date", "2026-13"),
        ("approved_on", "2026-02-30"),
        ("as_of", "1767571200"),
        ("kind", "foreign-invested"),
        ("serial", "998"),
        ("unverified", "colour"),
    ],
)
def test_a_value_that_makes_no_sense_is_reported(column, value):
    report = read(f"{HEADER},{column}\n{GOOD},{value}")
    assert not report.rows
    assert len(report.problems) == 1


@pytest.mark.parametrize(
    ("content", "filename", "reason"),
    [
        (b"\xff\xff\xff", "list.csv", "neither UTF-8 nor GB 18030"),
        ("", "list.csv", "columns are missing"),
        ("name_zh,status\n示例,valid", "list.csv", "columns are missing: approval_no"),
        (f"{HEADER},colour\n{GOOD},red", "list.csv", "unknown columns: colour"),
        (f"{HEADER},status\n{GOOD},valid", "list.csv", "twice"),
        ("{}", "list.json", "not an array"),
        ("[" * 100_000, "list.json", "not well-formed"),
        ("[{]", "list.json", "not well-formed"),
    ],
)
def test_a_file_that_is_no_list_is_reported_as_a_whole(content, filename, reason):
    report = read(content, filename)
    assert not report.rows
    (problem,) = report.problems
    assert problem.line == 0
    assert reason in problem.reason


def test_rows_before_a_broken_quote_are_kept_and_the_break_is_told():
    report = read(f'{HEADER}\n{GOOD}\n"CNCA-R-2099-998,示例,valid\n')
    assert len(report.rows) == 1
    (problem,) = report.problems
    assert "breaks off" in problem.reason


@pytest.mark.parametrize("item", [None, 1, "x", [], {}, {"approval_no": 1}])
def test_an_item_that_is_no_row_is_reported(item):
    report = read(json.dumps([item]), "list.json")
    assert [problem.line for problem in report.problems] == [1]


@given(st.binary(max_size=200), st.sampled_from(["list.csv", "list.json", ""]))
def test_whatever_is_handed_in_ends_in_a_report(content, filename):
    report = read(content, filename)
    assert report.rows or report.problems or content.strip() == b"[]"


FIELDS = st.fixed_dictionaries(
    {
        "approval_no": st.from_regex(r"CNCA-RF?-20\d\d-\d{2,4}", fullmatch=True),
        "name_zh": st.text(max_size=4),
        "status": st.sampled_from([*BodyStatus, "revoked ", "ok", ""]),
    }
)


@given(st.lists(FIELDS | st.integers() | st.none(), max_size=8))
def test_every_row_is_either_taken_or_reported(rows):
    report = read(json.dumps(rows), "list.json")
    assert len(report.rows) + len(report.problems) == len(rows)
    assert len({problem.line for problem in report.problems}) == len(report.problems)
