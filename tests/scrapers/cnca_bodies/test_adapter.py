import json
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from parsers.knowledge import bodies
from parsers.knowledge.bodies import Directory
from parsers.knowledge.body import Body
from scrapers.cnca_bodies import match
from scrapers.cnca_bodies.adapter import CncaBodies
from scrapers.cnca_bodies.imports import read_list
from scrapers.errors import NothingToAskError, UnexpectedPageError
from scrapers.lookup import look_up
from scrapers.registry import (
    BodyRecord,
    CaptureMethod,
    CertificateQuery,
    LookupOutcome,
    RecordStatus,
    Snapshot,
)

RECORDS = TypeAdapter(tuple[BodyRecord, ...])
PAGES = sorted((Path(__file__).parent / "pages").glob("*.snapshot"))
SHIPPED = bodies.shipped()


@cache
def adapter():
    return CncaBodies()


def snapshot_of(body):
    return Snapshot(
        body=body,
        media_type="application/json",
        captured_at=datetime(2026, 1, 5, tzinfo=UTC),
        method=CaptureMethod.SNAPSHOT,
    )


def look(**query):
    (lookup,) = look_up(CertificateQuery(**query), [adapter()])
    return lookup


def printed_names():
    """Names as certificates print them: of bodies, damaged ones, and of nobody."""
    known = st.sampled_from(bodies.names())
    damaged = st.builds(
        lambda name, at, char: name[: at % len(name)] + char + name[at % len(name) + 1 :],
        known,
        st.integers(0, 60),
        st.sampled_from("认證中x （"),
    )
    return st.none() | known | damaged | st.text(max_size=20)


QUERIES = st.builds(
    CertificateQuery,
    number=st.none() | st.sampled_from([f"{row.serial}24Q00001R0S" for row in SHIPPED.rows]),
    certification_body=printed_names(),
    certification_body_en=printed_names(),
    body_number=st.none() | st.sampled_from([row.approval_no for row in SHIPPED.rows]),
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
class TestStoredAnswer:
    def test_reads_as_expected(self, path):
        expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        query = CertificateQuery(**expected["query"])
        records = adapter().read(snapshot_of(path.read_bytes()), query)
        assert RECORDS.dump_python(records, mode="json") == expected["records"]

    def test_is_what_the_shipped_directory_answers(self, path):
        expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        lookup = look(**expected["query"])
        stored = json.loads(path.read_text(encoding="utf-8"))
        assert json.loads(lookup.snapshot.body)["rows"] == stored["rows"]
        assert lookup.outcome == expected["outcome"]


def test_the_snapshot_names_its_list_and_its_day():
    lookup = look(certification_body="中国质量认证中心")
    assert json.loads(lookup.snapshot.body)["directory"] == SHIPPED.digest
    assert lookup.snapshot.method is CaptureMethod.SNAPSHOT
    assert lookup.snapshot.captured_at.isoformat() == "2017-05-01T00:00:00+08:00"
    assert lookup.url == "https://cx.cnca.cn/CertECloud/institutionBody/authenticetionList"


@pytest.mark.parametrize("body_number", [None, ""])
def test_an_issuer_that_was_not_read_is_not_asked_about(body_number):
    lookup = look(number="00124Q00001R0S", organisation="示例有限公司", body_number=body_number)
    assert lookup.outcome is LookupOutcome.NOT_ASKED
    with pytest.raises(NothingToAskError):
        adapter().fetch(CertificateQuery(number="00124Q00001R0S"))


@pytest.mark.parametrize(
    "number",
    ["01624Q00001R0S", "0162024ITSM001R0", "104924Q0001R0S", "01624Q", ""],
)
def test_the_leading_digits_of_the_number_alone_identify_nobody(number):
    lookup = look(number=number, certification_body="示例国际认证有限公司")
    assert lookup.outcome is LookupOutcome.NOT_FOUND


@pytest.mark.parametrize(
    ("number", "settled"),
    [
        ("20924Q00001R0S", "CNCA-R-2016-209"),
        ("2092024ITSM001R0", "CNCA-R-2016-209"),
        ("217 24 Q00001R0S", "CNCA-R-2016-217"),
        ("20824Q00001R0S", None),
        ("209", None),
        ("QMS20924", None),
        (None, None),
    ],
)
def test_the_leading_digits_choose_between_two_bodies_of_similar_names(number, settled):
    lookup = look(number=number, certification_body="中车联合（北京）认证有限公司")
    if settled:
        assert [each.approval_number for each in lookup.records] == [settled]
        assert lookup.outcome is LookupOutcome.FOUND
    else:
        assert lookup.outcome is LookupOutcome.AMBIGUOUS
        assert not any(each.certain for each in lookup.records)


@pytest.mark.parametrize(
    ("number", "name", "outcome"),
    [
        ("21724Q00001R0S", "中标联合（北京）认证有限公司", "found"),
        ("20924Q00001R0S", "中标联合（北京）认证有限公司", "ambiguous"),
        ("01624Q00001R0S", "中标联合（北京）认证有限公司", "found"),
        ("99924Q00001R0S", "中标联合（北京）认证有限公司", "found"),
        ("20924Q00001R0S", "北京新世纪检验认证股份有限公司", "found"),
    ],
)
def test_a_number_of_a_neighbour_leaves_open_which_of_the_two_is_misread(number, name, outcome):
    lookup = look(number=number, certification_body=name)
    assert lookup.outcome == outcome
    assert all(each.certain == (outcome == "found") for each in lookup.records)


def test_a_foreign_invested_body_is_not_settled_by_leading_digits():
    name = SHIPPED.by_number("CNCA-RF-2003-23").name_zh.replace("认证", "认正")
    lookup = look(number="02324Q00001R0S", certification_body=name)
    assert lookup.outcome is LookupOutcome.AMBIGUOUS


@pytest.mark.parametrize(
    ("numbers", "outcome"),
    [
        (["CNCA-R-2099-999", "CNCA-R-2098-998"], "found"),
        (["CNCA-R-2099-999", "CNCA-R-2098-999"], "ambiguous"),  # a serial given twice
        (["CNCA-RF-2099-999", "CNCA-R-2098-998"], "ambiguous"),  # not the serial of a domestic one
    ],
)
def test_the_leading_digits_choose_only_one_domestic_body(numbers, outcome):
    rows = [
        Body.model_validate({"approval_no": number, "name_zh": name, "status": "valid"})
        for number, name in zip(numbers, ["示例甲国际认证中心", "示例乙国际认证中心"], strict=True)
    ]
    directory = CncaBodies(Directory(rows, as_of=date(2026, 1, 5), source="a test"))
    query = CertificateQuery(number="99924Q00001R0S", certification_body="示例丙国际认证中心")
    (lookup,) = look_up(query, [directory])
    assert lookup.outcome == outcome


def test_a_list_without_a_body_says_not_found_and_keeps_the_empty_answer():
    empty = Directory((), as_of=date(2026, 1, 5), source="an empty list", digest="00")
    (lookup,) = look_up(CertificateQuery(certification_body="示例认证"), [CncaBodies(empty)])
    assert lookup.outcome is LookupOutcome.NOT_FOUND
    assert json.loads(lookup.snapshot.body)["rows"] == []


def test_an_imported_list_answers_in_place_of_the_shipped_one():
    content = (
        "approval_no,name_zh,status,status_date\nCNCA-R-2099-999,示例认证有限公司,suspended,2026-01"
    )
    report = read_list(content.encode(), "l.csv", as_of=date(2026, 2, 1), source="示例")
    directory = CncaBodies(report.directory())
    (lookup,) = look_up(CertificateQuery(certification_body="示例认证有限公司"), [directory])
    (record,) = lookup.records
    assert record.status is RecordStatus.SUSPENDED
    assert record.status_date == date(2026, 1, 31)
    assert record.as_of == date(2026, 2, 1)
    assert record.source == "示例"


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b'{"rows": []}', b'{"as_of": "2017-05-01"}', b"\xff\xfe"]
)
def test_an_answer_of_another_form_is_unexpected(body):
    with pytest.raises(UnexpectedPageError):
        adapter().read(snapshot_of(body), CertificateQuery(certification_body="示例"))


@given(QUERIES)
def test_the_stored_answer_reads_the_same_as_the_whole_directory(query):
    try:
        snapshot = adapter().fetch(query)
    except NothingToAskError:
        asked = (query.certification_body, query.certification_body_en, query.body_number)
        assert not any(asked)
        return
    assert adapter().read(snapshot, query) == match.records(SHIPPED, query)


@given(QUERIES)
def test_a_similar_name_alone_never_identifies(query):
    without_numbers = replace(query, number=None, body_number=None)
    (lookup,) = look_up(without_numbers, [adapter()])
    if lookup.outcome is LookupOutcome.FOUND:
        (record,) = lookup.records
        assert record.matched_by.is_certain


def test_only_a_negative_status_carries_a_day():
    for row in SHIPPED.rows:
        lookup = look(body_number=row.approval_no)
        (record,) = lookup.records
        negative = record.status is RecordStatus.WITHDRAWN
        assert (record.status_date is not None) == negative
