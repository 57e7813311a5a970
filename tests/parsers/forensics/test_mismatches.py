from dataclasses import replace

import pytest

from parsers.document import Box, Page, Source, TextBox
from parsers.forensics import mismatches

HERE = Box(0.1, 0.2, 0.5, 0.22)
ELSEWHERE = Box(0.1, 0.6, 0.5, 0.62)


def text(words, *, visible=False, box=HERE):
    return TextBox(text=words, box=box, source=Source.TEXT, visible=visible)


def shown(words, *, box=HERE, confidence=0.99, certainties=None):
    return TextBox(
        text=words, box=box, source=Source.OCR, confidence=confidence, certainties=certainties
    )


def found(*boxes):
    return mismatches.found(Page(number=3, width=595, height=842, boxes=boxes))


DATE = "有效期至：2027年03月04日"
LATER = "有效期至：2029年03月04日"


@pytest.mark.parametrize(
    ("told", "seen", "expected"),
    [
        (DATE, LATER, ("2027年03月04日", "2029年03月04日")),
        ("2027-03-04", "2029-3-4", ("2027-03-04", "2029-3-4")),
        ("证书编号：99924Q00001R0S", "99924Q77777R0S", ("99924Q00001R0S", "99924Q77777R0S")),
        ("证书编号：９９９２４Q00001R0S", "99924Q77777R0S", ("99924Q00001R0S", "99924Q77777R0S")),
    ],
)
def test_two_values_at_one_place(told, seen, expected):
    [mismatch] = found(text(told), shown(seen))
    assert (mismatch.text, mismatch.shown) == expected
    assert (mismatch.page, mismatch.box, mismatch.visible) == (3, HERE, False)


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        (DATE, DATE),
        ("2027-03-04", "2027年3月4日"),
        ("99924Q00001R0S", "99924QOOOO1ROS"),  # letters and digits a reader confuses
        ("99924Q00001R0S", "99924E00001R0S"),  # letters alone
        ("99924Q00001R0S", "99924Q0001R0S"),  # one character lost
        ("2027-03-04 2024-03-05", LATER),  # which of the two?
        ("示例数据技术有限公司", "示例科技有限公司"),
        ("第 12 页", "第 13 页"),
    ],
)
def test_what_agrees_or_cannot_be_compared(told, seen):
    assert found(text(told), shown(seen)) == ()


def test_only_the_same_place_is_compared():
    assert found(text(DATE), shown(LATER, box=ELSEWHERE)) == ()


@pytest.mark.parametrize(
    "unsure",
    [
        shown(LATER, confidence=0.97),
        shown(LATER, certainties=(1.0,) * 5 + (0.99, 0.97, 0.99, 0.99) + (1.0,) * 7),
    ],
)
def test_a_reader_that_is_not_sure_contradicts_nothing(unsure):
    assert found(text(DATE), unsure) == ()


def test_a_doubtful_blank_or_character_between_the_digits_is_no_matter():
    sure = (0.4,) * 5 + (0.99,) * 4 + (0.5,) + (0.99,) * 2 + (0.5,) + (0.99,) * 2 + (0.5,)
    [mismatch] = found(text(DATE), shown(LATER, confidence=0.8, certainties=sure))
    assert mismatch.confidence == 0.99


def test_words_that_are_drawn_there_as_well_explain_the_picture():
    """Words under a box: the picture rightly shows the ones on it."""
    assert found(text(DATE), text(LATER, visible=True), shown(LATER)) == ()


def test_a_page_without_both_has_nothing_to_compare():
    assert found(text(DATE)) == found(shown(DATE)) == ()


def test_visible_text_says_so():
    [mismatch] = found(replace(text(DATE), visible=True), shown(LATER))
    assert mismatch.visible
