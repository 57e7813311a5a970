from datetime import date

import pytest

from app.rules import standard
from app.rules.base import decide
from tests.app.rules.given import blurred, evidence, outcome, strictly, unread


@pytest.mark.parametrize(
    ("standards", "expected"),
    [
        (["ISO/IEC 20000-1:2018"], "passed"),
        (["ISO 20000-1 : 2018"], "passed"),
        (["ISO/IEC 20000-1:2018/Amd 1:2024"], "passed"),
        (["ISO/IEC 20000-1:2011"], "passed"),
        (["ISO/IEC 20000-1"], "failed"),
        (["ISO/IEC 20000-1:2022"], "unknown"),
        (["ISO 9001:2015"], "not_applicable"),
        ([unread()], "unknown"),
        ([], "unknown"),
    ],
)
def test_edition_printed(standards, expected):
    assert outcome(standard.edition_printed, evidence(standards=standards)) == expected


@pytest.mark.parametrize(
    ("standards", "expected"),
    [
        (["ISO/IEC 20000-1:2018"], "passed"),
        (["ISO/IEC 20000-1:2011"], "failed"),
        (["ISO/IEC 20000-1"], "failed"),
        (["ISO/IEC 27001:2022"], "not_applicable"),
        ([unread()], "unknown"),
    ],
)
def test_the_guide_demands_the_edition_of_2018(standards, expected):
    assert strictly(standard.edition_printed, evidence(standards=standards)) == expected


@pytest.mark.parametrize(
    ("standards", "expected"),
    [
        (["ISO/IEC 20000-1:2018"], "passed"),
        (["ISO/IEC 20000-1:2022"], "failed"),
        (["ISO/IEC 20000-1:2025"], "failed"),
        (["ISO/IEC 20000-1:2026"], "unknown"),  # may be newer than the table
        (["ISO/IEC 20000-1:2001"], "unknown"),  # before the table begins
        ([blurred("ISO/IEC 20000-1:2013")], "unknown"),  # 3 for 8
        (["ISO/IEC 20000-1:2013"], "failed"),
        ([blurred("ISO/IEC 20000-1:2022")], "failed"),
        (["GB/T 19001-2018"], "unknown"),  # a national list may be incomplete at its end
        (["GB/T 19001-2010"], "failed"),
        (["ISO 9001:2026"], "unknown"),
        (["ISO/IEC 42001:2024"], "unknown"),
        (["SA 8000:2014"], "passed"),
        (["GB/T 19001-2016", "ISO 9001:2016"], "failed"),
        ([unread()], "unknown"),
        ([], "unknown"),
    ],
)
def test_edition_exists(standards, expected):
    assert outcome(standard.edition_exists, evidence(standards=standards)) == expected


@pytest.mark.parametrize(
    ("standards", "as_of", "expected"),
    [
        (["ISO/IEC 20000-1:2018"], date(2026, 11, 22), "passed"),
        (["ISO/IEC 20000-1:2011"], date(2022, 3, 31), "passed"),
        (["ISO/IEC 20000-1:2011"], date(2022, 4, 1), "failed"),
        (["ISO/IEC 27001:2013"], date(2025, 10, 31), "passed"),
        (["ISO/IEC 27001:2013"], date(2025, 11, 1), "failed"),
        (["GB/T 22080-2016"], date(2025, 11, 1), "failed"),
        (["ISO/IEC 20000-1:2005"], date(2022, 4, 1), "failed"),
        (["ISO/IEC 27001:2022", "GB/T 22080-2016"], date(2026, 1, 1), "failed"),
        (["ISO/IEC 27001:2005"], date(2016, 1, 1), "passed"),  # its end is unconfirmed
        (["ISO 14001:2015"], date(2029, 6, 1), "passed"),  # only expected to end
        (["GB/T 29490-2013"], date(2026, 1, 1), "unknown"),
        (["SA 8000:2014"], date(2026, 1, 1), "unknown"),
        ([unread()], date(2026, 1, 1), "unknown"),
    ],
)
def test_edition_in_force(standards, as_of, expected):
    given = evidence(standards=standards, as_of=as_of)
    assert outcome(standard.edition_in_force, given) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"issued": date(2018, 9, 15)}, "passed"),
        ({"issued": date(2018, 9, 14)}, "failed"),
        ({"issued": date(2017, 9, 14), "reissued": date(2018, 9, 15)}, "passed"),
        ({"issued": date(2017, 9, 14), "reissued": date(2018, 9, 14)}, "failed"),
        ({"standards": ["ISO/IEC 27001:2013"], "issued": date(2012, 12, 31)}, "failed"),
        ({"standards": ["ISO/IEC 27001:2013"], "issued": date(2013, 1, 1)}, "unknown"),
        ({"standards": ["ISO/IEC 27001:2013"], "issued": date(2013, 10, 1)}, "passed"),
        ({"standards": ["ISO/IEC 20000-1:2022"], "issued": date(2010, 1, 1)}, "unknown"),
        ({"standards": ["SA 8000:2014"], "issued": date(2010, 1, 1)}, "unknown"),
        ({"issued": unread()}, "unknown"),
        ({"standards": [unread()]}, "unknown"),
    ],
)
def test_published_before_issue(changes, expected):
    assert outcome(standard.published_before_issue, evidence(**changes)) == expected


def test_only_an_early_first_certification_is_no_failure():
    given = evidence(first_certified=date(2012, 3, 5))
    assert outcome(standard.published_before_issue, given) == "passed"


def test_the_message_names_the_edition_and_both_days():
    given = evidence(issued=date(2018, 9, 14))
    result = decide(standard.published_before_issue.judge, given)
    assert "2018-09-14" in result.message.zh
    assert "2018-09-15" in result.message.zh
    assert "ISO/IEC 20000-1:2018" in result.message.en
    assert {place.field for place in result.places} == {"issued", "standards"}
