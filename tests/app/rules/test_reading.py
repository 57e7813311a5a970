from dataclasses import replace

import pytest

from app.rules import reading
from app.rules.base import READ_AT, decide
from parsers.fields import Cause, Illegible
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


def test_a_poor_picture_is_asked_for_again_with_what_was_measured():
    seen = evidence(legible=False)
    poor = replace(
        seen,
        certificate=replace(
            seen.certificate,
            legibility=Illegible(
                cause=Cause.BLURRED,
                character_height=30.0,
                sharpness=0.3,
                confidence=0.9,
                needed=13.0,
            ),
        ),
    )
    message = decide(reading.read_with_confidence.judge, poor).message
    assert message.zh == (
        "图像不够清晰，请提供更好的副本（图像模糊：字高约30像素，清晰度只相当于9像素）"
    )
    assert message.en.endswith("(blurred: characters are 30 px high and show the detail of 9)")


def test_the_weak_fields_are_named_with_their_places():
    result = decide(reading.read_with_confidence.judge, evidence(expires=unread()))
    assert "有效期截止日期" in result.message.zh
    assert [place.field for place in result.places] == ["expires"]
