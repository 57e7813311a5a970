import pytest

from app.rules import care
from scrapers.registry import LookupOutcome
from tests.app.rules.given import directory, evidence, outcome, platform


@pytest.mark.parametrize(
    ("lookups", "expected"),
    [
        ([], "not_applicable"),
        ([platform(LookupOutcome.BLOCKED)], "not_applicable"),
        ([platform()], "passed"),
        ([platform(LookupOutcome.NOT_FOUND)], "passed"),
        ([platform(), directory()], "failed"),  # here without its bytes
    ],
)
def test_answers_are_kept(lookups, expected):
    assert outcome(care.answers_are_kept, evidence(lookups=lookups)) == expected


@pytest.mark.parametrize(
    ("lookups", "expected"),
    [
        ([], "not_applicable"),
        ([platform()], "not_applicable"),
        ([platform(LookupOutcome.BLOCKED)], "not_applicable"),
        ([platform(LookupOutcome.NOT_FOUND)], "passed"),
        ([platform(organisation="另一家公司")], "passed"),
    ],
)
def test_says_what_differs(lookups, expected):
    assert outcome(care.says_what_differs, evidence(lookups=lookups)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [({}, "not_applicable"), ({"auditor": "示例审核员"}, "failed")],
)
def test_personal_data_are_guarded(changes, expected):
    assert outcome(care.personal_data_are_guarded, evidence(**changes)) == expected
