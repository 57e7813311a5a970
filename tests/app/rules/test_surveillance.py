from datetime import date

import pytest

from app.rules import surveillance
from tests.app.rules.given import column, evidence, outcome, strictly, unread


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"surveillance": column()}, "passed"),
        ({"surveillance": column(present=False)}, "failed"),
        ({"surveillance": column(present=None)}, "unknown"),
        ({}, "failed"),
        ({"legible": False}, "unknown"),
        ({"expires": unread()}, "unknown"),
    ],
)
def test_surveillance_column(changes, expected):
    assert outcome(surveillance.surveillance_column, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"as_of": date(2025, 3, 6)}, "not_applicable"),
        ({"as_of": date(2025, 3, 7)}, "unknown"),
        ({"surveillance": column(date(2025, 11, 21), filled=1)}, "passed"),
        ({"surveillance": column(date(2025, 11, 20), filled=1)}, "unknown"),
        ({"surveillance": column(date(2026, 11, 23), filled=1)}, "unknown"),
        ({"surveillance": column(date(2025, 11, 21))}, "unknown"),  # a day it was due
        ({"issued": unread()}, "unknown"),
    ],
)
def test_surveillance_of_last_year(changes, expected):
    """There is no failing case: a report that is not at hand accuses nobody."""
    assert outcome(surveillance.surveillance_of_last_year, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "failed"),
        ({"as_of": date(2025, 3, 6)}, "not_applicable"),
        ({"surveillance": column(date(2025, 11, 21), filled=1)}, "passed"),
        ({"legible": False}, "unknown"),
        ({"issued": unread()}, "unknown"),
    ],
)
def test_the_guide_takes_a_missing_report_for_a_suspension(changes, expected):
    assert strictly(surveillance.surveillance_of_last_year, evidence(**changes)) == expected
