from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.errors import ValueFormatError
from parsers.identifiers import accreditation_number, body_number, organisation_code


@pytest.mark.parametrize("code", ["760038087", "739547709", "770640207", "76003808-7"])
def test_public_organisation_codes(code):
    assert organisation_code.parse(code) == code.replace("-", "")


def test_an_organisation_code_with_a_wrong_check_character_is_refused():
    with pytest.raises(ValueFormatError, match="expected 7"):
        organisation_code.parse("760038081")


@pytest.mark.parametrize(
    ("text", "number", "repaired"),
    [
        ("批准号：CNCA-R-2099-001", "CNCA-R-2099-001", False),
        ("认证机构批准书编号 CNCA－RF－2099－01", "CNCA-RF-2099-01", False),
        ("CNCA-R-2O99-0O1", "CNCA-R-2099-001", True),
        ("CNCA-R-2099-1234", "CNCA-R-2099-1234", False),
    ],
)
def test_approval_numbers_in_a_line(text, number, repaired):
    found = body_number.find(text)
    assert found is not None
    assert found[0] == number
    assert bool(found[1]) is repaired


def test_a_web_address_is_no_approval_number():
    assert body_number.find("www.cnca.gov.cn") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("CNAS C999-M", "CNAS C999-M"),
        ("CNASC999-M", "CNAS C999-M"),
        ("MANAGEMENT SYSTEM CNAS C099-Q", "CNAS C099-Q"),
        ("CNAS C9O9-M", "CNAS C909-M"),
        ("CNAS C999—M", "CNAS C999-M"),
    ],
)
def test_accreditation_numbers_in_a_line(text, number):
    found = accreditation_number.find(text)
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize("text", ["CNAS", "CNAS 中国认可", "SCNASC999-M", "www.cnas.org.cn"])
def test_what_is_no_accreditation_number(text):
    assert accreditation_number.find(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CNAS C999-M", "certification body"),
        ("CNAS L9999", "laboratory"),
        ("CNAS IB0999", "inspection body"),
    ],
)
def test_the_kind_of_an_accreditation_number(text, kind):
    assert accreditation_number.kind(accreditation_number.parse(text)) == kind


@given(st.text())
def test_any_text_is_a_number_or_refused(text):
    for read in (accreditation_number.parse, body_number.parse, organisation_code.parse):
        with suppress(ValueFormatError):
            assert read(text)
    accreditation_number.find(text)
    body_number.find(text)
