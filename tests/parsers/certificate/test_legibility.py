from datetime import date

import pytest

from parsers.certificate import legibility
from parsers.certificate.view import view
from parsers.document import Box, Page, Source, TextBox
from parsers.fields import Cause, Reading


def page(*, height=30.0, sharpness=1.0, sure=0.97, source=Source.OCR):
    boxes = tuple(
        TextBox(
            text="示例精密仪器有限公司",
            box=Box(0.1, 0.1 * row, 0.5, 0.1 * row + 0.02),
            confidence=sure,
            source=source,
        )
        for row in range(1, 6)
    )
    return Page(
        number=1,
        width=1000,
        height=1400,
        boxes=boxes,
        character_height=height,
        sharpness=sharpness,
    )


def problem(**measured):
    pages = [page(**measured)]
    return legibility.problem(view(pages), pages)


@pytest.mark.parametrize(
    ("measured", "cause"),
    [
        ({"height": 12.9}, Cause.SMALL),
        ({"height": 9.0, "sharpness": 0.4}, Cause.SMALL),
        ({"height": 36.0, "sharpness": 0.3}, Cause.BLURRED),  # a small picture blown up
        ({"height": 15.0, "sharpness": 0.6}, Cause.BLURRED),
        ({"sure": 0.7}, Cause.UNSURE),
    ],
)
def test_what_is_wrong_with_a_picture_is_measured_and_named(measured, cause):
    assert problem(**measured).cause is cause


@pytest.mark.parametrize(
    "measured",
    [
        {},
        {"height": 14.5, "sharpness": 0.95},
        {"height": 26.0, "sharpness": 0.6},  # softly scanned, and large enough for it
        {"height": 6.0, "source": Source.TEXT},
    ],
)
def test_a_good_picture_or_a_text_layer_has_no_problem(measured):
    assert problem(**measured) is None


def test_the_reason_is_told_in_both_languages():
    small = problem(height=9.0)
    assert small.zh == "字高约9像素，至少需要13像素"
    assert small.en == "characters are 9 px high, at least 13 are needed"
    unsure = problem(sure=0.7)
    assert "70%" in unsure.zh
    assert "70%" in unsure.en


def reading(value, confidence=0.97, certainty=0.99, source=Source.OCR, repairs=()):
    return Reading(
        value=value,
        raw=str(value),
        page=1,
        box=Box(0, 0, 1, 1),
        confidence=confidence,
        certainty=certainty,
        source=source,
        repairs=repairs,
    )


@pytest.mark.parametrize(
    ("name", "given", "stands"),
    [
        ("number", reading("99924Q00001R0S"), True),
        ("number", reading("99924Q00001R0S", certainty=0.85), False),  # one doubtful character
        ("number", reading("99924Q00001R0S", repairs=("O→0 at 13",)), False),
        ("number", reading("EX/CN/999115", certainty=0.99), True),
        ("number", reading("EX/CN/999115", certainty=0.92), False),  # no grammar to lean on
        ("uscc", reading("91990199MA9K7X3W09", certainty=0.6), True),  # it has a check character
        ("uscc", reading("91990199MA9K7X3W09", repairs=("O→0 at 3",)), False),
        ("expires", reading(date(2027, 3, 5), certainty=0.7), True),
        ("expires", reading(date(2027, 3, 5), certainty=0.3), False),
        ("organisation", reading("示例精密仪器有限公司", confidence=0.95), True),
        ("organisation", reading("示例精密仪器有限公司", confidence=0.93), False),
        ("auditor", reading("示例"), False),
        ("number", reading("99924Q00001R0S", certainty=0.1, source=Source.QR), True),
    ],
)
def test_on_a_poor_picture_stands_what_was_read_without_doubt(name, given, stands):
    assert legibility.stands(name, given) is stands


def test_a_standard_stands_sooner_with_its_twin():
    assert not legibility.stands("standards", reading("GB/T 24001-2016", confidence=0.93))
    assert legibility.stands("standards", reading("GB/T 24001-2016", confidence=0.93), 2)
