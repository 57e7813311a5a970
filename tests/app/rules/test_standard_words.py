from datetime import date

import pytest

from app.rules import standard_words
from parsers.fields import Shown
from tests.app.rules.given import blurred, evidence, outcome, reading, unread


def other(*names):
    return Shown(other_bases=tuple(reading(name) for name in names))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "passed"),
        ({"standards": ["ISO 9001:2015"]}, "passed"),
        ({"standards": ["ISO/IEC 20000:2018"]}, "failed"),
        ({"standards": ["ISO/IEC 20000:2018", "ISO/IEC 20000-1:2018"]}, "passed"),
        ({"standards": [blurred("ISO/IEC 20000:2018")]}, "unknown"),
        ({"standards": [], "shown": other("ISO 20020000")}, "failed"),
        ({"standards": [], "shown": other("ISO/IEC 2000-1:2018")}, "failed"),
        ({"shown": other("ISO/IEC 2000-1:2018")}, "passed"),
        ({"standards": [], "shown": other("ITIL")}, "unknown"),
        ({"standards": []}, "unknown"),
        ({"standards": [unread()]}, "unknown"),
    ],
)
def test_standard_is_well_formed(changes, expected):
    assert outcome(standard_words.standard_is_well_formed, evidence(**changes)) == expected


def written(raw, make=reading):
    return {"standards": [make("ISO/IEC 20000-1:2018", raw=raw)]}


AMENDED = "ISO/IEC 20000-1:2018/Amd 1:2024"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "not_applicable"),
        (written(AMENDED), "passed"),
        (written("ISO/IEC 20000-1:2018+A1:2024"), "passed"),
        ({**written(AMENDED), "issued": date(2024, 2, 23)}, "passed"),
        ({**written(AMENDED), "issued": date(2024, 2, 22)}, "failed"),
        ({**written(AMENDED), "issued": blurred(date(2024, 2, 22))}, "unknown"),
        ({**written(AMENDED), "issued": unread()}, "unknown"),
        ({"standards": [unread(AMENDED)]}, "not_applicable"),
    ],
)
def test_amendment_is_told(changes, expected):
    assert outcome(standard_words.amendment_is_told, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "passed"),
        ({"standards": ["RB/T 999-2020"]}, "passed"),
        ({"standards": [], "shown": other("ITIL")}, "failed"),
        ({"shown": other("ITIL V4")}, "passed"),
        ({"standards": [], "shown": Shown(other_bases=(blurred("ITIL"),))}, "unknown"),
        ({"standards": []}, "unknown"),
        ({"standards": [unread()]}, "unknown"),
    ],
)
def test_certified_to_a_standard(changes, expected):
    assert outcome(standard_words.certified_to_a_standard, evidence(**changes)) == expected
