from datetime import date

import pytest

from app.rules import validity
from app.rules.base import decide
from tests.app.rules.given import blurred, evidence, nothing_read, outcome, unread

ISSUED = date(2024, 3, 5)


@pytest.mark.parametrize(
    ("expires", "expected"),
    [
        (date(2027, 3, 3), "passed"),
        (date(2027, 3, 4), "passed"),
        (date(2027, 3, 5), "passed"),
        (date(2027, 3, 2), "failed"),
        (date(2027, 3, 6), "failed"),
        (unread(), "unknown"),
        (None, "unknown"),
    ],
)
def test_three_years(expires, expected):
    assert outcome(validity.three_years, evidence(expires=expires)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"reissued": date(2025, 6, 1)}, "passed"),  # keeps number and expiry
        ({"issued": date(2025, 6, 1), "first_certified": ISSUED}, "passed"),
        ({"issued": date(2025, 6, 1), "first_certified": date(2018, 3, 5)}, "passed"),
        ({"issued": date(2025, 6, 1), "first_certified": date(2019, 3, 5)}, "failed"),
        ({"issued": date(2025, 6, 1), "first_certified": None}, "failed"),
        ({"reissued": date(2025, 6, 1), "expires": date(2028, 5, 31)}, "passed"),
        ({"reissued": date(2025, 6, 1), "expires": date(2028, 3, 4)}, "failed"),
    ],
)
def test_a_reissued_certificate_has_the_term_of_its_cycle(changes, expected):
    assert outcome(validity.three_years, evidence(**changes)) == expected


def test_a_term_is_told_with_the_day_it_counts_from():
    given = evidence(reissued=date(2025, 6, 1), expires=date(2029, 1, 1))
    message = decide(validity.at_most_three_years.judge, given).message
    assert "换证日期 2025-06-01" in message.zh
    assert "reissue date 2025-06-01" in message.en


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"expires": date(2027, 3, 5)}, ("passed", None)),
        ({"expires": date(2027, 3, 6)}, ("failed", None)),
        ({"expires": date(2027, 9, 5)}, ("failed", None)),
        ({"expires": date(2027, 9, 6)}, ("failed", "high")),
        ({"issued": date(2024, 2, 29), "expires": date(2027, 3, 1)}, ("passed", None)),
        ({"issued": date(2024, 2, 29), "expires": date(2027, 3, 2)}, ("failed", None)),
        ({"issued": date(2020, 3, 5), "reissued": date(2024, 3, 5)}, ("passed", None)),
        ({"reissued": date(2025, 6, 1)}, ("passed", None)),
        ({"issued": unread()}, ("unknown", None)),
        ({"expires": unread()}, ("unknown", None)),
    ],
)
def test_at_most_three_years(changes, expected):
    result = decide(validity.at_most_three_years.judge, evidence(**changes))
    assert (result.outcome, result.severity) == expected


def test_the_message_quotes_both_days():
    result = decide(validity.at_most_three_years.judge, evidence(expires=date(2028, 1, 1)))
    assert "2024-03-05" in result.message.zh
    assert "2028-01-01" in result.message.en
    assert {place.field for place in result.places} == {"issued", "expires"}
    assert all(place.page == 1 and place.box for place in result.places)


@pytest.mark.parametrize(
    ("as_of", "changes", "expected"),
    [
        (date(2027, 3, 4), {}, "passed"),
        (date(2027, 3, 5), {}, "failed"),
        (date(2024, 3, 5), {}, "passed"),
        (date(2024, 3, 4), {}, "failed"),
        (date(2024, 3, 4), {"first_certified": date(2021, 3, 5)}, "unknown"),
        (date(2024, 3, 4), {"valid_from": date(2024, 3, 1)}, "passed"),
        (date(2026, 11, 22), {"issued": None}, "passed"),
        (date(2026, 11, 21), {"issued": None}, "unknown"),
        (date(2030, 1, 1), {"issued": None}, "failed"),
        (date(2030, 1, 1), {"expires": unread()}, "unknown"),
        (date(2030, 1, 1), {"expires": None}, "unknown"),
    ],
)
def test_valid_on_the_day(as_of, changes, expected):
    given = evidence(as_of=as_of, **changes)
    assert outcome(validity.valid_on_the_day, given) == expected


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        (date(2024, 3, 5), "passed"),
        (date(2024, 3, 6), "failed"),
        (unread(), "unknown"),
        (None, "not_applicable"),
    ],
)
def test_not_before_the_decision(decided, expected):
    assert outcome(validity.not_before_the_decision, evidence(decided=decided)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "passed"),
        ({"first_certified": date(2024, 3, 6)}, "failed"),
        ({"first_certified": unread()}, "passed"),
        ({"expires": date(2024, 3, 5)}, "passed"),
        ({"expires": date(2024, 3, 4)}, "failed"),
        ({"reissued": date(2027, 3, 5)}, "failed"),
        ({"reissued": date(2024, 3, 4)}, "failed"),
        ({"issued": date(2026, 11, 22)}, "passed"),
        ({"issued": date(2026, 11, 23)}, "failed"),
        ({"first_certified": None, "expires": unread()}, "unknown"),
    ],
)
def test_dates_in_order(changes, expected):
    assert outcome(validity.dates_in_order, evidence(**changes)) == expected


def test_a_date_read_below_the_threshold_orders_nothing():
    early = blurred(date(2020, 1, 1))
    assert outcome(validity.dates_in_order, evidence(expires=early)) == "failed"
    assert outcome(validity.dates_in_order, nothing_read()) == "unknown"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2026, 12, 3), "passed"),
        (date(2026, 12, 4), "failed"),
        (date(2027, 3, 4), "failed"),
        (date(2027, 3, 5), "not_applicable"),
    ],
)
def test_expires_soon(as_of, expected):
    assert outcome(validity.expires_soon, evidence(as_of=as_of)) == expected
    assert outcome(validity.expires_soon, nothing_read(as_of=as_of)) == "unknown"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 36, date(2027, 3, 1)),
        (date(2024, 8, 31), 6, date(2025, 3, 1)),
        (date(2024, 12, 31), 36, date(2027, 12, 31)),
        (date(2024, 5, 31), 6, date(2024, 12, 1)),
    ],
)
def test_a_day_the_month_lacks_moves_to_the_first_after(day, months, expected):
    assert validity.months_later(day, months) == expected
