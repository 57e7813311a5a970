from datetime import date

import pytest

from app.rules import number_parts
from parsers.knowledge.body_names import BodyMatch
from scrapers.registry import LookupOutcome
from tests.app.rules.given import blurred, directory, evidence, outcome, unread


@pytest.mark.parametrize(
    ("changes", "lookups", "expected"),
    [
        ({}, [directory()], "passed"),
        ({"number": "99824Q00001R0S"}, [directory()], "failed"),
        ({"number": "0999" + "24Q00001R0S"}, [directory()], "passed"),
        ({"number": "99824Q00001R0S"}, [directory(approval_number="CNCA-RF-2015-99")], "n/a"),
        ({"number": "99824Q00001R0S"}, [directory(LookupOutcome.NOT_FOUND)], "unknown"),
        ({"number": "99824Q00001R0S"}, [directory(LookupOutcome.AMBIGUOUS)], "unknown"),
        ({"number": "99824Q00001R0S"}, [], "unknown"),
        ({"number": blurred("99824Q00001R0S")}, [directory()], "unknown"),
        ({"number": blurred("99924Q00001R0S")}, [directory()], "passed"),
        ({"number": "99824Q00001R0S", "body_number": blurred("CNCA-R-2015-999")}, [], "unknown"),
        ({"number": "99824Q00001R0S"}, [directory(unverified=("approval_number",))], "unknown"),
        # Digits that settled a similar name agree with it for ever.
        ({}, [directory(matched_by=BodyMatch.SIMILAR_NAME)], "unknown"),
        ({"certification_body": blurred("示例认证中心有限公司")}, [directory()], "passed"),
        ({"number": "99824Q00001R0S", "body_number": "CNCA-R-2015-998"}, [], "passed"),
        ({"number": "U24Q2SH8000001R0S"}, [directory()], "n/a"),
        ({"number": "FM 999999"}, [directory()], "n/a"),
        ({"number": unread()}, [directory()], "unknown"),
    ],
)
def test_begins_with_body(changes, lookups, expected):
    given = evidence(lookups=lookups, **changes)
    assert outcome(number_parts.begins_with_body, given) == expected.replace(
        "n/a", "not_applicable"
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "passed"),
        ({"issued": date(2023, 12, 31), "first_certified": None}, "failed"),
        ({"issued": date(2023, 12, 31), "reissued": date(2024, 1, 2)}, "passed"),
        ({"issued": date(2028, 1, 2), "first_certified": None}, "passed"),
        ({"issued": date(2029, 1, 2), "first_certified": None}, "failed"),
        ({"first_certified": date(2025, 3, 5), "issued": date(2026, 3, 5)}, "passed"),
        ({"first_certified": date(2026, 3, 5), "issued": date(2026, 3, 5)}, "failed"),
        ({"number": blurred("9992028ITSM0001R0M")}, "unknown"),
        ({"number": "9992028ITSM0001R0M"}, "failed"),
        ({"issued": unread()}, "unknown"),
        ({"number": "FM 999999"}, "not_applicable"),
        ({"number": unread()}, "unknown"),
    ],
)
def test_year_agrees_with_dates(changes, expected):
    assert outcome(number_parts.year_agrees_with_dates, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "passed"),
        ({"standards": ["ISO/IEC 27001:2022"]}, "failed"),
        ({"number": "99924Q00001R0S", "standards": ["GB/T 19001-2016"]}, "passed"),
        ({"number": "99924QZ0001R0S", "standards": ["ISO 9001:2015"]}, "passed"),
        ({"number": "99924Q00001R0S", "standards": ["ISO 14001:2015"]}, "failed"),
        ({"number": "99924Q00001R0S", "standards": ["ISO 14001:2015", "ISO 9001:2015"]}, "passed"),
        ({"number": "99924I00001R0S", "standards": ["ISO/IEC 27001:2022"]}, "passed"),
        ({"number": "99924XY0001R0S"}, "unknown"),
        ({"number": blurred("99924Q00001R0S"), "standards": ["ISO 14001:2015"]}, "unknown"),
        ({"number": blurred("9992024ISMS0001R0M")}, "failed"),  # a word confirms itself
        ({"standards": ["SA 8000:2014"]}, "unknown"),
        ({"standards": [unread()]}, "unknown"),
        ({"standards": []}, "unknown"),
        ({"number": "FM 999999"}, "not_applicable"),
    ],
)
def test_scheme_letter_agrees(changes, expected):
    assert outcome(number_parts.scheme_letter_agrees, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "passed"),
        ({"number": "9992024ITSM0001R1M"}, "failed"),
        ({"number": "9992024ITSM0001R1M", "first_certified": date(2021, 3, 5)}, "passed"),
        ({"number": "9992024ITSM0001R1M", "first_certified": date(2024, 3, 4)}, "passed"),
        ({"number": "9992024ITSM0001R1M", "first_certified": None}, "unknown"),
        ({"number": "FM 999999"}, "not_applicable"),
    ],
)
def test_cycle_agrees_with_dates(changes, expected):
    assert outcome(number_parts.cycle_agrees_with_dates, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("number", "lookups", "expected"),
    [
        ("99915Q00001R0S", [directory()], "passed"),
        ("99914Q00001R0S", [directory()], "failed"),
        ("99914Q00001R0S", [directory(former_names=("示例旧认证中心",))], "not_applicable"),
        ("99914Q00001R0S", [directory(later_name="示例新认证中心")], "not_applicable"),
        ("99914Q00001R0S", [], "unknown"),
        ("99914Q00001R0S", [directory(unverified=("approval_number",))], "unknown"),
        (blurred("99914Q00001R0S"), [directory()], "unknown"),
        ("FM 999999", [directory()], "not_applicable"),
    ],
)
def test_year_after_approval(number, lookups, expected):
    given = evidence(number=number, lookups=lookups)
    assert outcome(number_parts.year_after_approval, given) == expected
