from datetime import date

import pytest

from app.rules import issuer_scope
from parsers.knowledge.body_names import BodyMatch
from tests.app.rules.given import blurred, directory, evidence, outcome, unread

TODAY = date(2026, 1, 1)


def listed(*codes, as_of=TODAY, **changes):
    return directory(approved_for=codes, as_of=as_of, **changes)


@pytest.mark.parametrize(
    ("lookup", "changes", "expected"),
    [
        (listed("A01", "A06"), {}, "passed"),
        (listed("A0601"), {}, "passed"),
        (listed("A01", "A05"), {}, "failed"),
        (listed("A01", as_of=date(2024, 3, 5)), {}, "failed"),
        (listed("A01", as_of=date(2024, 3, 4)), {}, "unknown"),
        (listed("A01", as_of=None), {}, "unknown"),
        (listed("A01"), {"standards": ["ISO/IEC 20000-1:2018", "ISO 9001:2015"]}, "failed"),
        (listed("A01"), {"standards": [blurred("ISO/IEC 20000-1:2018")]}, "unknown"),
        (listed("A01"), {"standards": ["ISO 22301:2019"]}, "unknown"),
        (listed("A01"), {"issued": unread()}, "unknown"),
        (listed("A01"), {"standards": [unread()]}, "unknown"),
        (listed("A01", unverified=("approved_for",)), {}, "unknown"),
        (listed("A01", matched_by=BodyMatch.SIMILAR_NAME), {}, "unknown"),
        (listed(), {}, "unknown"),
        (None, {}, "unknown"),
    ],
)
def test_approval_covers_the_scheme(lookup, changes, expected):
    given = evidence(lookups=[lookup] if lookup else [], **changes)
    assert outcome(issuer_scope.approval_covers_the_scheme, given) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"accreditation_marks": ["UKAS"]}, "unknown"),
        ({"accreditation_marks": ["UKAS", "CNAS"]}, "not_applicable"),
        ({"accreditation_marks": ["IAF"]}, "not_applicable"),
        ({}, "not_applicable"),
        ({"accreditation_marks": ["UKAS"], "uscc": None}, "not_applicable"),
        ({"accreditation_marks": ["UKAS"], "body_number": "CNCA-RF-2005-99"}, "passed"),
        ({"accreditation_marks": ["UKAS"], "lookups": [directory()]}, "passed"),
        ({"accreditation_marks": [unread()]}, "not_applicable"),
    ],
)
def test_issuer_may_act_in_china(changes, expected):
    """There is no failing case: who is missing from the list may be approved all the same."""
    assert outcome(issuer_scope.issuer_may_act_in_china, evidence(**changes)) == expected
