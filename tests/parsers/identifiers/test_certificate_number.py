from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.errors import ValueFormatError
from parsers.identifiers.certificate_number import CertificateNumber, decode, parse, repair

# Public: quoted in registry pages and in the vocabulary of numbering practice.
PUBLIC = {
    "00216Q10097R1S": "plain",
    "29317Q10001R0M": "plain",
    "03214E2026R0M": "plain",
    "240021Q09730R0S": "plain",
    "00114E22766R2L/3502": "plain",
    "016ZB25I30045R1S": "office",
    "0350324Q30696R1M": "office",
    "002FSMS1300012": "no-cycle",
    "0212020ITSM0101R0MN": "long-year",
    "0512024ITSM038R0C": "long-year",
    "2009010702358369": "ccc",
}
INVENTED = {
    "99924QQ00001R0S": "plain",
    "99924Q00001R4": "plain",
    "99924Q00001R000": "plain",
    "99924Q10001R0M": "plain",
    "ABC99924E20001R0M": "acronym",
    "AB24Q20001R0S": "acronym",
    "U24Q2SH9990001R0S": "letter-office",
    "999Q1240001R1M": "scheme-first",
    "999-24-Q-0001-R0-S": "dashed",
    "999-24-QQ-00001-R1-01": "dashed",
    "ABCD-2024-ISMS-G-001-R1": "words",
}
FREE = [
    "FM 999999",
    "AB99/99999",
    "ABCD/CN/999999-B",
    "99999999 QM15",
    "IAS-QMS-24-999",
    "12 100 99999 TMS",
]


@pytest.mark.parametrize(("number", "form"), (PUBLIC | INVENTED).items())
def test_numbers_in_use_have_a_known_form(number, form):
    parts = decode(parse(number))
    assert parts is not None
    assert parts.form == form


@pytest.mark.parametrize("number", FREE)
def test_numbers_from_abroad_are_kept_without_parts(number):
    assert parse(number) == number
    assert decode(parse(number)) is None


def test_the_parts_of_a_number():
    parts = decode(parse("99924Q00001R2M/3502"))
    assert parts is not None
    assert (parts.body, parts.year, parts.scheme, parts.serial) == ("999", 2024, "Q", "00001")
    assert (parts.cycle, parts.size, parts.branch) == (2, "M", "3502")


def test_a_year_before_2000_is_of_the_last_century():
    parts = decode(CertificateNumber("99998Q00001R0S"))
    assert parts is not None
    assert parts.year == 1998


@pytest.mark.parametrize(
    ("shown", "number", "repairs"),
    [
        ("99924Q00001ROS", "99924Q00001R0S", ("O→0 at 13",)),
        ("9992OITSM0101R0M", "99920ITSM0101R0M", ("O→0 at 5",)),
        ("O212O20ITSM0101R0MN", "0212020ITSM0101R0MN", ("O→0 at 1", "O→0 at 5")),
        ("9S924QO0001R0S", "95924Q00001R0S", ("S→5 at 2", "O→0 at 7")),
        ("99924Q0000IR05", "99924Q00001R0S", ("I→1 at 11", "5→S at 14")),
        ("９９９２４Ｑ００００１Ｒ０Ｓ", "99924Q00001R0S", ()),
        ("99924Q00001R0S", "99924Q00001R0S", ()),
    ],
)
def test_confused_characters_are_undone_by_the_form(shown, number, repairs):
    assert repair(shown) == (number, repairs)


@pytest.mark.parametrize("shown", ["99924000001R0S", "99924500001R05"])
def test_a_scheme_read_as_figures_is_not_guessed(shown):
    with pytest.raises(ValueFormatError, match="misread"):
        repair(shown)


@pytest.mark.parametrize("text", ["", "证书", "ABC", "2024-03-05", "05.03.2024", "A" * 40])
def test_what_is_no_number(text):
    with pytest.raises(ValueFormatError):
        parse(text)


@given(st.text())
def test_any_text_is_a_number_or_refused(text):
    for read in (parse, repair):
        with suppress(ValueFormatError):
            assert read(text)


@given(st.from_regex(r"[0-9A-Z]{3,20}", fullmatch=True))
def test_a_parsed_number_parses_to_itself(text):
    try:
        number = parse(text)
    except ValueFormatError:
        return
    assert parse(number) == number


@given(st.sampled_from(["99924Q0000IR0S", "9992024ITSM01OIR0M", "99924Q00001ROS"]))
def test_a_repaired_number_needs_no_more_repair(shown):
    number, _ = repair(shown)
    assert repair(number) == (number, ())
