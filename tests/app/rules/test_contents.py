from dataclasses import replace

import pytest

from app.rules import contents
from parsers.fields import Shown
from tests.app.rules.given import blurred, evidence, outcome, qr, reading, unread

WHOLE = {"address": "示例省示例市示例路 9 号"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (WHOLE, "passed"),
        ({**WHOLE, "scope": None, "scope_en": "operation of data centres"}, "passed"),
        ({**WHOLE, "scope": unread()}, "passed"),  # it is there, whatever it says
        ({}, "unknown"),
        ({**WHOLE, "scope": None}, "unknown"),
        ({**WHOLE, "certification_body": None}, "unknown"),
        ({**WHOLE, "certification_body": None, "body_number": "CNCA-R-2015-999"}, "passed"),
        ({**WHOLE, "issued": None}, "passed"),  # the first certification tells a day
        ({**WHOLE, "issued": None, "first_certified": None}, "unknown"),
        ({**WHOLE, "scope": None, "legible": False}, "unknown"),
        ({**WHOLE, "number": None}, "unknown"),
        ({**WHOLE, "scope": None, "expires": unread()}, "unknown"),
    ],
)
def test_contents_are_complete(changes, expected):
    """There is no failing case: of what is not seen, most stands on the page all the same."""
    assert outcome(contents.contents_are_complete, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("seal", "changes", "expected"),
    [
        (True, {}, "passed"),
        (False, {}, "failed"),
        (False, {"legible": False}, "not_applicable"),
        (None, {}, "not_applicable"),
        (False, {"uscc": None}, "not_applicable"),
    ],
)
def test_bears_a_seal(seal, changes, expected):
    assert outcome(contents.bears_a_seal, evidence(shown=Shown(seal=seal), **changes)) == expected


def test_a_seal_on_one_version_is_enough():
    given = evidence(shown=Shown(seal=False))
    sealed = replace(given.certificate, shown=Shown(seal=True))
    versions = replace(given.certificate, versions=(given.certificate, sealed))
    assert outcome(contents.bears_a_seal, replace(given, certificate=versions)) == "passed"


NOTE = reading("本证书须与二维码同时使用方为有效")


@pytest.mark.parametrize(
    ("shown", "changes", "expected"),
    [
        (Shown(), {}, "not_applicable"),
        (Shown(code_note=unread()), {}, "not_applicable"),
        (Shown(code_note=NOTE, pictured=True), {}, "failed"),
        (
            Shown(code_note=NOTE, pictured=True),
            {"qr_codes": (qr("https://example.com"),)},
            "passed",
        ),
        (Shown(code_note=NOTE), {}, "unknown"),
        (Shown(code_note=NOTE, pictured=True), {"legible": False}, "unknown"),
        (Shown(code_note=blurred(NOTE.value), pictured=True), {}, "unknown"),
    ],
)
def test_code_is_there_where_named(shown, changes, expected):
    given = evidence(shown=shown, **changes)
    assert outcome(contents.code_is_there_where_named, given) == expected
