from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.errors import ValueFormatError
from parsers.identifiers import uscc

# The first two are public registry data, the others computed.
VALID = [
    "91371323760038087M",
    "911201117706402073",
    "91000000000000000K",
    "91110000000000000E",
    "12100000000000000F",
    "52100000000000000B",
    "93330000MA2000000D",
]


@pytest.mark.parametrize("code", VALID)
def test_codes_with_a_right_check_character(code):
    assert uscc.parse(f" {code[:8]} {code[8:].lower()} ") == code


@pytest.mark.parametrize("code", ["91310000MA1FL8XH83", "91110108MA01789X0Q"])
def test_fictitious_codes_fail_the_check(code):
    with pytest.raises(ValueFormatError, match="check character"):
        uscc.parse(code)


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        ("9137I323760038087M", "91371323760038087M"),
        ("91371323760O38087M", "91371323760038087M"),
        ("9333B000MA2000000D", None),
        ("93330000MA20D0000D", "93330000MA2000000D"),
    ],
)
def test_confused_characters_are_undone_by_the_check_character(shown, code):
    if code is None:
        with pytest.raises(ValueFormatError):
            uscc.repair(shown)
    else:
        repaired, repairs = uscc.repair(shown)
        assert repaired == code
        assert repairs


@given(st.text())
def test_any_text_is_a_code_or_refused(text):
    for read in (uscc.parse, uscc.repair):
        with suppress(ValueFormatError):
            assert read(text)


@given(st.sampled_from(VALID), st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_changed_figure_is_noticed(code, place, figure):
    changed = code[:place] + figure + code[place + 1 :]
    if changed != code:
        with pytest.raises(ValueFormatError):
            uscc.parse(changed)
