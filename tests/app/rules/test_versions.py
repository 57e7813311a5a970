from dataclasses import replace
from datetime import date

import pytest

from app.evidence import Evidence
from app.rules import versions
from app.rules.base import decide
from parsers.fields import Certificate, Reading
from parsers.twins import joined
from tests.app.rules.given import AS_OF, GENUINE, blurred, fields, outcome


def version(page, language, **changes):
    found = fields(**{**GENUINE, **changes})
    found = replace(found, languages=(language,))
    placed = {
        name: replace(each, page=page)
        for name in GENUINE
        if isinstance(each := getattr(found, name), Reading)
    }
    return Certificate(index=0, pages=(page,), fields=replace(found, **placed))


def evidence(*found):
    certificate = found[0] if len(found) == 1 else joined(*found)
    return Evidence(certificate=certificate, as_of=AS_OF, today=AS_OF)


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ({}, "passed"),
        ({"organisation": None, "organisation_en": "Example Data Co., Ltd."}, "passed"),
        ({"expires": date(2029, 3, 4)}, "failed"),
        ({"number": "9992024ITSM0002R0M"}, "failed"),
        ({"expires": blurred(date(2029, 3, 4))}, "unknown"),
        ({"expires": None}, "passed"),
    ],
)
def test_versions_agree(english, expected):
    given = evidence(version(1, "zh"), version(2, "en", **english))
    assert outcome(versions.versions_agree, given) == expected


def test_one_version_agrees_with_nothing():
    given = evidence(version(1, "zh"))
    assert outcome(versions.versions_agree, given) == "not_applicable"


def test_both_places_are_shown():
    given = evidence(version(1, "zh"), version(2, "en", expires=date(2029, 3, 4)))
    result = decide(versions.versions_agree.judge, given)
    assert [(each.field, each.page) for each in result.places] == [("expires", 1), ("expires", 2)]
    assert "2027-03-04 / 2029-03-04" in result.message.en
