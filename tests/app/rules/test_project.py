import pytest

from app.rules import project
from tests.app.rules.given import evidence, outcome, unread

BOTH = {"standard": "ISO/IEC 20000-1 和 ISO/IEC 27001"}


@pytest.mark.parametrize(
    ("requirement", "changes", "expected"),
    [
        ({}, {}, "not_applicable"),
        ({"standard": "ISO/IEC 20000-1"}, {}, "not_applicable"),
        (BOTH, {}, "unknown"),
        (BOTH, {"standards": ["ISO/IEC 27001:2022"]}, "unknown"),
        (BOTH, {"standards": ["ISO/IEC 20000-1:2018", "ISO/IEC 27001:2022"]}, "passed"),
        (BOTH, {"standards": [unread()]}, "unknown"),
    ],
)
def test_both_are_asked(requirement, changes, expected):
    """There is no failing case: the other certificate may lie elsewhere in the bid."""
    assert outcome(project.both_are_asked, evidence(requirement=requirement, **changes)) == expected


CITY = {"project_type": "智慧城市运维"}


@pytest.mark.parametrize(
    ("requirement", "changes", "expected"),
    [
        ({}, {}, "not_applicable"),
        ({"project_type": "桌面运维"}, {}, "not_applicable"),
        (CITY, {}, "unknown"),
        (CITY, {"modules": ["组织环境"]}, "passed"),
    ],
)
def test_special_project(requirement, changes, expected):
    """There is no failing case: only the guide demands anything, and T03 speaks for it."""
    given = evidence(requirement=requirement, **changes)
    assert outcome(project.special_project, given) == expected
