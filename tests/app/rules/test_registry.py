from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.rules import registry
from app.rules.base import decide
from app.verdict import Severity
from scrapers.registry import LookupOutcome, RecordStatus
from tests.app.rules.given import (
    blurred,
    directory,
    evidence,
    outcome,
    platform,
    reading,
    unread,
)

NO_ANSWER = [each for each in LookupOutcome if each is not LookupOutcome.FOUND]
ANOTHER = "另一家示例公司"


@pytest.mark.parametrize("silent", [*NO_ANSWER, None])
@pytest.mark.parametrize(
    "rule", [registry.recorded_on_the_platform, registry.agrees_with_the_record]
)
def test_no_answer_is_unknown(rule, silent):
    lookups = [platform(silent)] if silent else []
    assert outcome(rule, evidence(lookups=lookups)) == "unknown"


@pytest.mark.parametrize(
    ("record", "changes", "expected"),
    [
        ({}, {}, "passed"),
        ({"number": "9992024ITSM0001ROM"}, {}, "passed"),  # registers mix O and 0 too
        ({"organisation": "示例数据技术有限责任公司"}, {}, "passed"),
        ({"organisation": ANOTHER}, {}, "unknown"),
        ({"organisation": ANOTHER, "uscc": "91110000000000000E"}, {}, "passed"),
        ({"number": "9992024ITSM0002R0M"}, {}, "unknown"),
        ({}, {"number": unread()}, "unknown"),
        ({}, {"organisation": unread()}, "unknown"),
        ({}, {"organisation": None}, "unknown"),
    ],
)
def test_recorded_on_the_platform(record, changes, expected):
    """There is no failing case: disagreement is told by C06, absence by R03."""
    given = evidence(lookups=[platform(**record)], **changes)
    assert outcome(registry.recorded_on_the_platform, given) == expected


@pytest.mark.parametrize(
    ("record", "changes", "expected"),
    [
        ({}, {}, "passed"),
        ({"organisation": ANOTHER}, {}, "failed"),
        ({"organisation": "示例数据技木有限公司"}, {}, "failed"),
        (
            {"organisation": "示例数据技木有限公司"},
            {"organisation": blurred("示例数据技术有限公司")},
            "unknown",
        ),
        ({"expires": date(2026, 3, 4)}, {}, "failed"),
        ({"expires": date(2026, 3, 4)}, {"expires": unread()}, "passed"),
        ({"expires": date(2026, 3, 4)}, {"expires": blurred(date(2027, 3, 4))}, "passed"),
        ({"expires": None}, {}, "passed"),
        ({"number": "9992024ITSM0002R0M"}, {}, "failed"),
        (
            {"number": "9992024ITSM0002R0M"},
            {"number": blurred("9992024ITSM0001R0M")},
            "passed",
        ),
        ({"uscc": "91110000000000001W"}, {}, "failed"),
        ({"uscc": "00000000-0"}, {}, "passed"),  # the organisation code within
        ({"standard": "ISO 9001:2015"}, {}, "failed"),
        ({"standard": "信息技术服务管理体系认证"}, {}, "passed"),
        ({"accreditation_marks": ("其他",)}, {"accreditation_marks": ["CNAS"]}, "failed"),
        ({"accreditation_marks": ("CNAS",)}, {"accreditation_marks": ["CNAS"]}, "passed"),
        ({"accreditation_marks": ("CNAS",)}, {}, "passed"),
        ({}, {"organisation": None, "uscc": None}, "unknown"),
    ],
)
def test_agrees_with_the_record(record, changes, expected):
    given = evidence(lookups=[platform(**record)], **changes)
    assert outcome(registry.agrees_with_the_record, given) == expected


def test_a_difference_is_told_with_both_values_and_its_place():
    given = evidence(lookups=[platform(expires=date(2026, 3, 4))])
    result = decide(registry.agrees_with_the_record.judge, given)
    assert "2027-03-04" in result.message.zh
    assert "2026-03-04" in result.message.en
    assert [place.field for place in result.places] == ["expires"]


@pytest.mark.parametrize(
    ("lookup", "changes", "expected"),
    [
        (platform(), {}, "passed"),
        (platform(LookupOutcome.NOT_FOUND, captured=date(2024, 4, 19)), {}, "unknown"),  # 45 days
        (platform(LookupOutcome.NOT_FOUND, captured=date(2024, 4, 20)), {}, "failed"),
        (platform(LookupOutcome.NOT_FOUND), {"issued": unread()}, "unknown"),
        (platform(LookupOutcome.NOT_FOUND), {"number": unread()}, "unknown"),
        (platform(LookupOutcome.NOT_FOUND), {"number": blurred("9992024ITSM0001R0M")}, "unknown"),
        (
            platform(LookupOutcome.NOT_FOUND),
            {"number": reading("9992024ITSM0001R0M", repairs=("O→0 at 17",))},
            "unknown",
        ),
        (platform(LookupOutcome.NEEDS_OPERATOR), {}, "unknown"),
        (platform(LookupOutcome.INDETERMINATE), {}, "unknown"),
        (platform(LookupOutcome.BLOCKED), {}, "unknown"),
    ],
)
def test_found_on_the_platform(lookup, changes, expected):
    given = evidence(lookups=[lookup], **changes)
    assert outcome(registry.found_on_the_platform, given) == expected


@pytest.mark.parametrize(
    ("record", "captured", "as_of", "expected"),
    [
        ({}, date(2026, 11, 22), date(2026, 11, 22), "passed"),
        ({}, date(2026, 11, 15), date(2026, 11, 22), "passed"),
        ({}, date(2026, 11, 14), date(2026, 11, 22), "unknown"),  # too old to tell
        ({}, date(2026, 11, 22), date(2026, 10, 1), "passed"),
        ({}, date(2027, 3, 4), date(2027, 3, 4), "passed"),
        ({}, date(2027, 3, 5), date(2027, 3, 5), "failed"),
        ({}, date(2026, 11, 22), date(2027, 3, 5), "unknown"),
        ({"expires": None}, date(2027, 3, 5), date(2027, 3, 5), "failed"),  # by the printed day
        ({"issued": date(2024, 3, 5)}, date(2026, 11, 22), date(2024, 3, 5), "passed"),
        ({"issued": date(2024, 3, 5)}, date(2026, 11, 22), date(2024, 3, 4), "unknown"),
        ({"status": RecordStatus.SUSPENDED}, date(2026, 11, 22), date(2026, 11, 22), "failed"),
        ({"status": RecordStatus.SUSPENDED}, date(2026, 11, 22), date(2026, 11, 29), "failed"),
        ({"status": RecordStatus.SUSPENDED}, date(2026, 11, 22), date(2026, 11, 30), "unknown"),
        ({"status": RecordStatus.SUSPENDED}, date(2026, 11, 22), date(2026, 11, 21), "unknown"),
        ({"status": RecordStatus.WITHDRAWN}, date(2026, 1, 1), date(2026, 11, 23), "failed"),
        ({"status": RecordStatus.CANCELLED}, date(2026, 11, 22), date(2026, 11, 22), "failed"),
        ({"status": RecordStatus.CANCELLED}, date(2026, 11, 22), date(2026, 11, 21), "unknown"),
        ({"status": RecordStatus.EXPIRED}, date(2026, 11, 22), date(2026, 11, 22), "passed"),
        ({"status": RecordStatus.EXPIRED}, date(2027, 3, 5), date(2027, 3, 5), "failed"),
        (
            {"status": RecordStatus.EXPIRED, "expires": None},
            date(2027, 3, 5),
            date(2027, 3, 5),
            "unknown",
        ),
        ({"status": RecordStatus.UNKNOWN}, date(2027, 3, 5), date(2027, 3, 5), "unknown"),
    ],
)
def test_valid_on_the_platform(record, captured, as_of, expected):
    given = evidence(lookups=[platform(captured=captured, **record)], as_of=as_of)
    assert outcome(registry.valid_on_the_platform, given) == expected


def test_the_day_of_an_answer_is_the_day_in_shanghai():
    late = platform(status=RecordStatus.SUSPENDED)
    evening = datetime(2026, 11, 21, 16, tzinfo=UTC)  # midnight of the 22nd in Shanghai
    late = replace(late, snapshot=replace(late.snapshot, captured_at=evening))
    given = evidence(lookups=[late], as_of=date(2026, 11, 21))
    assert outcome(registry.valid_on_the_platform, given) == "unknown"
    absent = platform(LookupOutcome.NOT_FOUND)
    evening = datetime(2024, 4, 19, 16, tzinfo=UTC)  # the 46th day in Shanghai
    absent = replace(absent, snapshot=replace(absent.snapshot, captured_at=evening))
    assert outcome(registry.found_on_the_platform, evidence(lookups=[absent])) == "failed"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"organisation": ANOTHER, "uscc": "91110000000000000E"}, ("failed", Severity.LOW)),
        (
            {
                "organisation": ANOTHER,
                "uscc": "91110000000000000E",
                "expires": date(2026, 3, 4),
            },
            ("failed", None),
        ),
        ({"organisation": ANOTHER, "uscc": "91110000000000001W"}, ("failed", None)),
        ({"organisation": ANOTHER}, ("failed", None)),
    ],
)
def test_an_equal_credit_code_decides_over_another_name(record, expected):
    given = evidence(lookups=[platform(**record)])
    result = decide(registry.agrees_with_the_record.judge, given)
    assert (result.outcome.value, result.severity) == expected
    assert ("更名" in result.message.zh) == (expected[1] is Severity.LOW)


@pytest.mark.parametrize("silent", NO_ANSWER)
def test_no_answer_says_nothing_of_the_status(silent):
    given = evidence(lookups=[platform(silent)])
    assert outcome(registry.valid_on_the_platform, given) == "unknown"


@pytest.mark.parametrize(
    ("lookups", "expected"),
    [
        ([platform(), directory()], "passed"),
        ([platform(LookupOutcome.NOT_FOUND)], "passed"),
        ([platform(LookupOutcome.NEEDS_OPERATOR), directory()], "unknown"),
        ([platform(LookupOutcome.UNAVAILABLE)], "unknown"),
        ([platform(LookupOutcome.BLOCKED)], "unknown"),
        ([], "unknown"),
    ],
)
def test_registers_answered(lookups, expected):
    """There is no failing case: an outage accuses nobody."""
    assert outcome(registry.registers_answered, evidence(lookups=lookups)) == expected


def test_records_of_an_answer_that_is_none_decide_nothing():
    contrary = platform(organisation=ANOTHER)
    for silent in NO_ANSWER:
        stray = platform(silent)
        mixed = type(stray)(
            registry=stray.registry, query=stray.query, outcome=silent, records=contrary.records
        )
        given = evidence(lookups=[mixed])
        assert outcome(registry.agrees_with_the_record, given) == "unknown"
