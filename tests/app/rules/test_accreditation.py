from datetime import date

import pytest

from app.rules import accreditation
from parsers.document import Source
from scrapers.registry import RecordStatus
from tests.app.rules.given import (
    cnas,
    directory,
    evidence,
    outcome,
    platform,
    reading,
    strictly,
    unread,
)

MARK = {"accreditation_marks": ["CNAS", "IAF"]}


@pytest.mark.parametrize(
    ("lookups", "expected"),
    [
        ([platform(accreditation_marks=("CNAS",))], "passed"),
        ([platform(accreditation_marks=("其他",))], "failed"),
        ([platform()], "unknown"),
        ([], "unknown"),
    ],
)
def test_accredited_by_cnas(lookups, expected):
    assert outcome(accreditation.accredited_by_cnas, evidence(lookups=lookups)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (MARK, "passed"),
        ({}, "failed"),
        ({"accreditation_marks": ["UKAS"]}, "failed"),
        ({"number": unread()}, "unknown"),
        ({"legible": False}, "unknown"),
    ],
)
def test_the_guide_demands_the_mark(changes, expected):
    assert strictly(accreditation.accredited_by_cnas, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("lookups", "changes", "expected"),
    [
        ([platform(accreditation_marks=("其他",))], MARK, "failed"),
        ([platform(accreditation_marks=("CNAS",))], MARK, "passed"),
        ([platform()], MARK, "unknown"),
        ([directory(accreditation_code=None)], MARK, "unknown"),  # silence is no denial
        ([cnas()], MARK, "passed"),
        ([cnas(status=RecordStatus.SUSPENDED, status_date=date(2024, 3, 4))], MARK, "failed"),
        ([cnas(status=RecordStatus.SUSPENDED, status_date=date(2024, 3, 5))], MARK, "unknown"),
        ([cnas(status=RecordStatus.SUSPENDED, status_date=None)], MARK, "unknown"),
        (
            [
                cnas(
                    status=RecordStatus.CANCELLED,
                    status_date=date(2020, 1, 1),
                    unverified=("status",),
                )
            ],
            MARK,
            "unknown",
        ),
        ([], MARK, "unknown"),
        ([platform(accreditation_marks=("其他",))], {}, "not_applicable"),
        ([platform(accreditation_marks=("其他",))], {"accreditation_marks": [unread()]}, "n/a"),
    ],
)
def test_mark_is_backed(lookups, changes, expected):
    given = evidence(lookups=lookups, **changes)
    expected = expected.replace("n/a", "not_applicable")
    assert outcome(accreditation.mark_is_backed, given) == expected


CODES = [
    ("CNAS C999-M", [], "passed"),
    ("CNAS C9999-M", [], "passed"),
    ("CNAS C99-M", [], "failed"),
    ("CNAS L9999", [], "failed"),
    ("CNAS C999-M", [directory(accreditation_code="C999")], "passed"),
    ("CNAS C999-M", [directory(accreditation_code="C998")], "failed"),
    (
        "CNAS C999-M",
        [directory(accreditation_code="C998", unverified=("accreditation_code",))],
        "unknown",
    ),
    (reading(None, raw="管理体系 CNAS 99-MS"), [], "failed"),
    (reading(None, raw="管理体系 CNAS 99-MS", confidence=0.94, source=Source.OCR), [], "unknown"),
    (reading(None, raw="管理体系 CNAS"), [], "unknown"),
    (unread(), [], "unknown"),
]


@pytest.mark.parametrize(("code", "lookups", "expected"), [*CODES, (None, [], "unknown")])
def test_code_under_the_mark(code, lookups, expected):
    given = evidence(accreditation_number=code, lookups=lookups, **MARK)
    assert outcome(accreditation.code_under_the_mark, given) == expected


def test_without_a_mark_no_code_is_asked_for():
    assert outcome(accreditation.code_under_the_mark, evidence()) == "not_applicable"


@pytest.mark.parametrize(("code", "lookups", "expected"), [*CODES, (None, [], "failed")])
def test_the_guide_demands_a_code(code, lookups, expected):
    given = evidence(accreditation_number=code, lookups=lookups, **MARK)
    assert strictly(accreditation.code_under_the_mark, given) == expected


def test_on_a_picture_the_small_code_may_only_be_unread():
    mark = [reading("CNAS", source=Source.OCR)]
    given = evidence(accreditation_number=None, accreditation_marks=mark)
    assert strictly(accreditation.code_under_the_mark, given) == "unknown"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("CNAS C999-M", "passed"),
        ("CNAS L9999", "failed"),
        ("CNAS IB0999", "failed"),
        (reading(None, raw="CNAS L9999"), "failed"),
        (reading("CNAS L9999", confidence=0.9, source=Source.OCR), "unknown"),
        (unread(), "unknown"),
        (None, "not_applicable"),
    ],
)
def test_code_is_of_a_certification_body(code, expected):
    given = evidence(accreditation_number=code)
    assert outcome(accreditation.code_is_of_a_certification_body, given) == expected
