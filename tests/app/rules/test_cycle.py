from datetime import date

import pytest

from app.rules import cycle
from scrapers.registry import RecordStatus
from tests.app.rules.given import (
    blurred,
    column,
    evidence,
    outcome,
    platform,
    several,
    unread,
)


def counted(times, **changes):
    return {"lookups": [platform(surveillances=times)], **changes}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (counted(2), "passed"),
        (counted(1, as_of=date(2026, 6, 4)), "passed"),
        (counted(1, as_of=date(2026, 6, 5)), "failed"),
        (counted(0, as_of=date(2025, 6, 4)), "passed"),
        (counted(0, as_of=date(2025, 6, 5)), "failed"),
        (counted(0, as_of=date(2025, 3, 5)), "not_applicable"),
        (counted(0, issued=blurred(date(2024, 3, 5))), "unknown"),
        (counted(None), "unknown"),
        ({}, "not_applicable"),
        (counted(2, issued=unread()), "unknown"),
    ],
)
def test_surveillance_on_time(changes, expected):
    assert outcome(cycle.surveillance_on_time, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "not_applicable"),
        (counted(0), "passed"),
        (counted(2), "passed"),
        ({"surveillance": column(date(2025, 3, 1), filled=1)}, "passed"),
        (counted(2, surveillance=column()), "passed"),
    ],
)
def test_surveillance_counted(changes, expected):
    """There is no failing case: it counts only."""
    assert outcome(cycle.surveillance_counted, evidence(**changes)) == expected


AGAIN = {"number": "99926Q00001R1M", "standards": ["ISO 9001:2015"]}
BEFORE = {"number": "99922Q00001R0M", "standard": "ISO 9001", "issued": date(2022, 5, 1)}


def renewed(ended, issued, **changes):
    number = {"number": f"999{issued:%y}Q00001R1M", **changes}
    return {**AGAIN, "issued": issued, **number, "lookups": [several({**BEFORE, "expires": ended})]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "not_applicable"),
        (AGAIN, "not_applicable"),
        (renewed(date(2025, 4, 30), date(2025, 5, 1)), "passed"),
        (renewed(date(2025, 4, 30), date(2025, 5, 2)), "passed"),
        (renewed(date(2025, 4, 30), date(2025, 10, 30)), "passed"),
        (renewed(date(2025, 4, 30), date(2025, 10, 31)), "failed"),
        (renewed(date(2025, 4, 30), date(2025, 10, 31), number=blurred("99925Q00001R1M")), "n/a"),
        (renewed(date(2025, 12, 31), date(2026, 1, 1)), "passed"),
        (renewed(date(2025, 12, 31), date(2026, 1, 2)), "unknown"),
        (renewed(date(2025, 4, 30), date(2025, 10, 31), uscc=None, organisation="另一家"), "n/a"),
        (renewed(date(2025, 4, 30), date(2025, 5, 1), number=unread()), "unknown"),
        ({**renewed(date(2025, 4, 30), date(2025, 5, 1)), "issued": unread()}, "unknown"),
        ({**renewed(date(2025, 4, 30), date(2025, 5, 1)), "standards": [unread()]}, "unknown"),
    ],
)
def test_recertified_without_gap(changes, expected):
    expected = "not_applicable" if expected == "n/a" else expected
    assert outcome(cycle.recertified_without_gap, evidence(**changes)) == expected


SUSPENDED = RecordStatus.SUSPENDED


@pytest.mark.parametrize(
    ("lookups", "expected"),
    [
        ([], "not_applicable"),
        ([platform()], "not_applicable"),
        ([platform(status=SUSPENDED)], "unknown"),
        ([platform(status=SUSPENDED, status_date=date(2026, 8, 1))], "unknown"),
    ],
)
def test_corrected_in_ninety_days(lookups, expected):
    """There is no failing case: no register tells whether something was corrected."""
    assert outcome(cycle.corrected_in_ninety_days, evidence(lookups=lookups)) == expected


def lost(day, issued=date(2026, 3, 1), status=RecordStatus.WITHDRAWN, **changes):
    record = {**BEFORE, "status": status, "status_date": day}
    return {
        "number": "99926Q00001R0M",
        "standards": ["ISO 9001:2015"],
        "issued": issued,
        "lookups": [several(record)],
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "not_applicable"),
        (lost(date(2025, 3, 2)), "failed"),
        (lost(date(2025, 3, 1)), "passed"),
        (lost(date(2026, 3, 2)), "passed"),
        (lost(date(2025, 3, 2), issued=date(2025, 12, 31)), "unknown"),
        (lost(date(2025, 3, 2), status=SUSPENDED), "unknown"),
        (lost(date(2025, 3, 2), issued=blurred(date(2026, 3, 1))), "unknown"),
        (lost(None), "unknown"),
        (lost(date(2025, 3, 2), status=RecordStatus.EXPIRED), "not_applicable"),
        (lost(date(2025, 3, 2), uscc=None, organisation="另一家"), "not_applicable"),
        (lost(date(2025, 3, 2), issued=unread()), "unknown"),
    ],
)
def test_not_shortly_after_a_loss(changes, expected):
    assert outcome(cycle.not_shortly_after_a_loss, evidence(**changes)) == expected
