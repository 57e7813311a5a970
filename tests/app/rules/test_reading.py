import pytest

from app.rules import reading
from app.rules.base import READ_AT, decide
from tests.app.rules.given import evidence, nothing_read, outcome, unread
from tests.app.rules.given import reading as given_reading


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (evidence(), "passed"),
        (evidence(number=given_reading("9992024ITSM0001R0M", confidence=READ_AT)), "passed"),
        (evidence(number=given_reading("9992024ITSM0001R0M", confidence=0.79)), "unknown"),
        (evidence(expires=unread()), "unknown"),
        (evidence(standards=[unread()]), "unknown"),
        (evidence(legible=False), "unknown"),
        (nothing_read(), "passed"),  # nothing printed is nothing misread
    ],
)
def test_read_with_confidence(given, expected):
    """There is no failing case: a bad picture accuses nobody."""
    assert outcome(reading.read_with_confidence, given) == expected


def test_the_weak_fields_are_named_with_their_places():
    result = decide(reading.read_with_confidence.judge, evidence(expires=unread()))
    assert "有效期截止日期" in result.message.zh
    assert [place.field for place in result.places] == ["expires"]
