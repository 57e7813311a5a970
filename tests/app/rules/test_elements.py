from datetime import date

import pytest

from app.rules import elements
from tests.app.rules.given import column, evidence, nothing_read, outcome, strictly, unread

QMS = {"standards": ["ISO 9001:2015"]}
HALF_READ = {"number": unread()}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"modules": ["组织环境、服务组合管理"]}, "passed"),
        ({"modules": ["示例模块"]}, "failed"),
        ({}, "failed"),
        (QMS, "not_applicable"),
        (HALF_READ, "unknown"),
        ({"legible": False}, "unknown"),
    ],
)
def test_modules_of_2025(changes, expected):
    assert outcome(elements.modules_of_2025, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"transition_note": "标准转换截止 2025 年底"}, "passed"),
        ({"transition_note": unread()}, "unknown"),
        ({}, "failed"),
        (HALF_READ, "unknown"),
    ],
)
def test_transition_note(changes, expected):
    assert outcome(elements.transition_note, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("standards", "as_of", "expected"),
    [
        (["ISO/IEC 20000-1:2018"], date(2026, 1, 1), "passed"),
        (["ISO/IEC 20000-1:2011"], date(2025, 12, 31), "passed"),
        (["ISO/IEC 20000-1:2011"], date(2026, 1, 1), "failed"),
        (["ISO 9001:2015"], date(2026, 1, 1), "not_applicable"),
        ([unread()], date(2026, 1, 1), "unknown"),
    ],
)
def test_upgraded_by_2025(standards, as_of, expected):
    given = evidence(standards=standards, as_of=as_of)
    assert outcome(elements.upgraded_by_2025, given) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"modules": ["数字化运维看板"]}, "passed"),
        ({}, "failed"),
        (QMS, "not_applicable"),
        (HALF_READ, "unknown"),
    ],
)
def test_dashboard_module(changes, expected):
    assert outcome(elements.dashboard_module, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"auditor": "示例审核员"}, "passed"),
        ({"auditor": unread()}, "unknown"),
        ({}, "failed"),
        (HALF_READ, "unknown"),
    ],
)
def test_auditor_named(changes, expected):
    assert outcome(elements.auditor_named, evidence(**changes)) == expected


COMPLETE = {
    "modules": ["组织环境"],
    "accreditation_marks": ["CNAS"],
    "auditor": "示例审核员",
    "surveillance": column(),
    "transition_note": "2025 年底",
}


@pytest.mark.parametrize(
    ("given", "default", "strict"),
    [
        (evidence(**COMPLETE), "passed", "passed"),
        (evidence(**{**COMPLETE, "auditor": None}), "passed", "failed"),
        (evidence(**{**COMPLETE, "auditor": None, **HALF_READ}), "passed", "unknown"),
        (evidence(**QMS), "passed", "not_applicable"),
        (
            evidence(**COMPLETE, organisation=None, organisation_en="Example Data Ltd"),
            "passed",
            "passed",
        ),
        (nothing_read(), "unknown", "unknown"),
    ],
)
def test_elements_of_the_guide(given, default, strict):
    assert outcome(elements.elements_of_the_guide, given) == default
    assert strictly(elements.elements_of_the_guide, given) == strict
