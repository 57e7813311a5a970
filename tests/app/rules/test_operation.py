from datetime import date

import pytest

from app.rules import operation
from tests.app.rules.given import evidence, outcome, unread


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "passed"),
        ({"as_of": date(2024, 6, 5)}, "passed"),
        ({"as_of": date(2024, 6, 4)}, "unknown"),
        ({"first_certified": None, "as_of": date(2024, 6, 4)}, "unknown"),
        ({"first_certified": date(2018, 3, 5), "as_of": date(2024, 6, 4)}, "passed"),
        ({"first_certified": None, "issued": unread()}, "unknown"),
    ],
)
def test_ran_for_three_months(changes, expected):
    """There is no failing case: it is a request for records, never a fact about them."""
    assert outcome(operation.ran_for_three_months, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "not_applicable"),
        ({"as_of": date(2024, 3, 5)}, "unknown"),
        ({"as_of": date(2024, 9, 4)}, "unknown"),
        ({"as_of": date(2024, 9, 5)}, "not_applicable"),
        ({"as_of": date(2024, 3, 4)}, "not_applicable"),
        ({"first_certified": None, "issued": None}, "unknown"),
    ],
)
def test_application_has_evidence(changes, expected):
    """There is no failing case: nobody has to enclose these papers with a bid."""
    assert outcome(operation.application_has_evidence, evidence(**changes)) == expected
