from datetime import date

import pytest

from app.rules import edition_pairs
from tests.app.rules.given import evidence, outcome, unread


@pytest.mark.parametrize(
    ("standards", "expected"),
    [
        (["GB/T 19001-2016", "ISO 9001:2015"], "passed"),
        (["GB/T 19001-2016/ISO 9001:2015"], "passed"),
        (["GB/T 22080-2016", "ISO/IEC 27001:2022"], "failed"),
        (["ISO/IEC 27001:2022", "GB/T 22080-2016"], "failed"),
        (["GB/T 22080-2025", "ISO/IEC 27001:2022"], "passed"),
        (["GB/T 24405.1-2009", "ISO/IEC 20000-1:2018"], "failed"),
        (["GB/T 19001-2016", "ISO 14001:2015"], "not_applicable"),
        (["ISO 9001:2015"], "not_applicable"),
        (["GB/T 19001-2016", unread()], "not_applicable"),
        ([unread()], "unknown"),
    ],
)
def test_editions_belong_together(standards, expected):
    given = evidence(standards=standards)
    assert outcome(edition_pairs.editions_belong_together, given) == expected


@pytest.mark.parametrize(
    ("standards", "expires", "expected"),
    [
        (["ISO/IEC 27001:2013"], date(2025, 10, 31), "passed"),
        (["ISO/IEC 27001:2013"], date(2025, 11, 1), "failed"),
        (["GB/T 22080-2016"], date(2025, 11, 1), "failed"),
        (["ISO 14001:2015"], date(2030, 1, 1), "not_applicable"),
        (["ISO/IEC 27001:2022"], date(2030, 1, 1), "not_applicable"),
        (["ISO/IEC 27001:2013"], unread(), "unknown"),
        ([unread()], date(2025, 11, 1), "unknown"),
    ],
)
def test_expiry_within_transition(standards, expires, expected):
    given = evidence(standards=standards, expires=expires)
    assert outcome(edition_pairs.expiry_within_transition, given) == expected
