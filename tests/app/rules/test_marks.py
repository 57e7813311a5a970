from datetime import date

import pytest

from app.rules import marks
from scrapers.registry import LookupOutcome, RecordStatus
from tests.app.rules.given import asked, blurred, cnas, evidence, outcome, platform, unread


def held(printed, recorded):
    return {
        "accreditation_marks": printed,
        "lookups": [platform(accreditation_marks=recorded)],
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (held(["CNAS"], ("CNAS",)), "passed"),
        (held(["CNAS"], ("其他",)), "failed"),
        (held(["UKAS"], ("CNAS",)), "failed"),
        (held(["CNAS", "UKAS"], ("CNAS",)), "failed"),
        (held(["DAkkS"], ("99 其他",)), "unknown"),
        (held(["CNAS", "IAF"], ("CNAS",)), "passed"),
        (held([blurred("CNAS")], ("UKAS",)), "unknown"),
        (held([unread()], ("CNAS",)), "unknown"),
        (held([], ("CNAS",)), "unknown"),
        (held(["CNAS"], ()), "not_applicable"),
        ({"accreditation_marks": ["CNAS"]}, "not_applicable"),
    ],
)
def test_marks_are_on_record(changes, expected):
    assert outcome(marks.marks_are_on_record, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "not_applicable"),
        ({"accreditation_marks": ["IAF"]}, "passed"),
        ({"accreditation_marks": ["IAF"], "issued": date(2026, 1, 1)}, "passed"),
        ({"accreditation_marks": ["IAF"], "issued": unread()}, "unknown"),
    ],
)
def test_mark_of_the_arrangement(changes, expected):
    """There is no failing case: the older mark stays in use."""
    assert outcome(marks.mark_of_the_arrangement, evidence(**changes)) == expected


PRINTED = {"accreditation_marks": ["CNAS"]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "not_applicable"),
        (PRINTED, "unknown"),
        ({"requirement": {"accredited": True}}, "unknown"),
        ({**PRINTED, "lookups": [cnas()]}, "passed"),
        ({**PRINTED, "lookups": [cnas(status=RecordStatus.SUSPENDED)]}, "unknown"),
        ({**PRINTED, "lookups": [cnas(unverified=("status",))]}, "unknown"),
        ({**PRINTED, "lookups": [asked("cnas", LookupOutcome.NOT_FOUND)]}, "unknown"),
        ({**PRINTED, "lookups": [asked("cnas", LookupOutcome.BLOCKED)]}, "unknown"),
    ],
)
def test_listed_by_cnas(changes, expected):
    """There is no failing case here: what was lost, and when, is for I05 to judge."""
    assert outcome(marks.listed_by_cnas, evidence(**changes)) == expected


SECOND = "iaf-certsearch"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "not_applicable"),
        (PRINTED, "not_applicable"),
        ({"accreditation_marks": ["UKAS"]}, "unknown"),
        ({"accreditation_marks": ["UKAS"], "lookups": [asked(SECOND)]}, "passed"),
        ({"lookups": [asked(SECOND, LookupOutcome.NOT_FOUND)]}, "unknown"),
    ],
)
def test_found_in_second_register(changes, expected):
    """There is no failing case: bodies are free to report there or not."""
    assert outcome(marks.found_in_second_register, evidence(**changes)) == expected
