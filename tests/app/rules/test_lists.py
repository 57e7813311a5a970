import pytest

from app.rules import lists
from scrapers.registry import LookupOutcome
from tests.app.rules.given import asked, blurred, evidence, outcome, unread

ABSENT, BLOCKED = LookupOutcome.NOT_FOUND, LookupOutcome.BLOCKED


@pytest.mark.parametrize(
    ("lookups", "changes", "expected"),
    [
        ([], {}, "not_applicable"),
        ([asked("gsxt", ABSENT)], {}, "passed"),
        ([asked("gsxt", ABSENT), asked("creditchina", ABSENT)], {}, "passed"),
        ([asked("gsxt", ABSENT), asked("creditchina", BLOCKED)], {}, "unknown"),
        ([asked("gsxt")], {}, "unknown"),
        ([asked("gsxt", organisation="另一家公司")], {}, "unknown"),
        ([asked("gsxt", ABSENT)], {"organisation": unread()}, "unknown"),
    ],
)
def test_holder_without_penalty(lookups, changes, expected):
    """There is no failing case: a penalty's day and kind are for a person to read."""
    given = evidence(lookups=lookups, **changes)
    assert outcome(lists.holder_without_penalty, given) == expected


LISTED = asked("ccgp", uscc="91110000000000000E")


@pytest.mark.parametrize(
    ("lookups", "changes", "expected"),
    [
        ([], {}, "not_applicable"),
        ([asked("ccgp", ABSENT)], {}, "passed"),
        ([asked("ccgp")], {}, "failed"),
        ([LISTED], {}, "failed"),
        ([LISTED], {"uscc": blurred("91110000000000000E")}, "unknown"),
        ([asked("ccgp", organisation="另一家公司")], {}, "unknown"),
        ([asked("ccgp", BLOCKED)], {}, "unknown"),
        ([asked("ccgp")], {"organisation": unread()}, "unknown"),
    ],
)
def test_holder_not_listed(lookups, changes, expected):
    assert outcome(lists.holder_not_listed, evidence(lookups=lookups, **changes)) == expected
