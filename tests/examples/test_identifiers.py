"""Checked with the product's own parsers, which were written without these drawings."""

import pytest

from examples import files, identifiers
from parsers.errors import ValueFormatError
from parsers.identifiers import organisation_code, uscc

RECORDS = {record["id"]: record for plan in files.plans() for record in plan.records}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_drawn_credit_code_is_right_unless_its_fault_is_planted(record):
    fields = record["fields"]
    if (record["planted"] or {}).get("rule") == "C02":
        with pytest.raises(ValueFormatError):
            uscc.repair(fields["uscc_printed"])
    else:
        assert uscc.parse(fields["uscc"]) == fields["uscc"]


@pytest.mark.parametrize("stem", ["MA9K7X3W", "79436927", "MA3T9W4K"])
def test_an_organisation_code_ends_in_its_check_character(stem):
    assert organisation_code.parse(identifiers.organisation_code(stem)).replace("-", "") == (
        identifiers.organisation_code(stem)
    )


def test_a_wrong_code_is_wrong_in_its_last_place_only():
    right = identifiers.uscc("MA9K7X3W")
    wrong = identifiers.wrong_uscc(right)
    assert wrong[:-1] == right[:-1]
    assert wrong[-1] != right[-1]
