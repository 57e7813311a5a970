import pytest

from app.rules import number_suffix
from scrapers.registry import RecordStatus
from tests.app.rules.given import blurred, evidence, outcome, platform, several, unread

SUB = "99924Q00001R0M-1"


def sized(letter, people):
    number = f"9992024ITSM0001R0{letter}"
    return {"number": number, "lookups": [platform(number=number, headcount=people)]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (sized("S", 50), "passed"),
        (sized("S", 51), "failed"),
        (sized("M", 50), "passed"),
        (sized("M", 49), "failed"),
        (sized("M", 1000), "passed"),
        (sized("M", 1001), "failed"),
        (sized("L", 500), "passed"),
        (sized("L", 499), "failed"),
        (sized("M", None), "not_applicable"),
        ({}, "not_applicable"),
        ({"number": "9992024ITSM0001R0", "lookups": [platform(headcount=5)]}, "not_applicable"),
        ({"number": unread()}, "unknown"),
    ],
)
def test_size_letter_fits_headcount(changes, expected):
    assert outcome(number_suffix.size_letter_fits_headcount, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "not_applicable"),
        ({"number": SUB}, "unknown"),
        ({"main_certificate": "99924Q00001R0M"}, "unknown"),
        ({"number": SUB, "lookups": [platform(number=SUB)]}, "passed"),
        ({"number": SUB, "lookups": [several({"number": "99924Q00001R0M"})]}, "passed"),
        (
            {
                "number": SUB,
                "lookups": [
                    several({"number": "99924Q00001R0M", "status": RecordStatus.WITHDRAWN})
                ],
            },
            "failed",
        ),
        (
            {
                "number": SUB,
                "lookups": [
                    several({"number": "99924Q00001R0M", "status": RecordStatus.SUSPENDED})
                ],
            },
            "unknown",
        ),
        (
            {
                "number": blurred(SUB),
                "lookups": [
                    several({"number": "99924Q00001R0M", "status": RecordStatus.CANCELLED})
                ],
            },
            "unknown",
        ),
        ({"number": SUB, "lookups": [several({"number": "99924Q00009R0M"})]}, "unknown"),
        ({"number": unread()}, "unknown"),
    ],
)
def test_main_certificate_holds(changes, expected):
    assert outcome(number_suffix.main_certificate_holds, evidence(**changes)) == expected
