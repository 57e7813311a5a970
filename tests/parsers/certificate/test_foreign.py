from dataclasses import replace

import pytest

from parsers import find
from parsers.document import Box, Document, Page, Source, TextBox
from parsers.scripts import UNREAD

LINES = (
    ("CERTIFICATE OF REGISTRATION", 0.1, 0.98),
    ("품질경영시스템", 0.2, 0.84),
    ("(주) 예시솔루션", 0.26, 0.84),
    ("대구광역시 예시구 예시로 80, 301호", 0.3, 0.82),
    ("인증번호：EXQEA-999163", 0.4, 0.95),
    ("인증표준", 0.45, 0.84),
    ("ISO 9001:2015", 0.48, 0.98),
    ("최 초 인 증일자: 2021년 9원 9일", 0.6, 0.8),
    ("발행일자: 2024년 9월 5일", 0.64, 0.84),
    ("만료일자: 2027년 9월 4일", 0.68, 0.84),
    ("예시시스템인증원", 0.82, 0.84),
    ("EXAMPLE SYSTEM CERTIFICATION BODY", 0.845, 0.99),
)


def boxes(lines):
    for text, top, sure in lines:
        yield TextBox(
            text=text,
            box=Box(0.12, top, 0.12 + 0.012 * len(text), top + 0.018),
            confidence=sure,
            source=Source.OCR,
        )


def read(lines=LINES):
    page = Page(number=1, width=1000, height=1400, boxes=tuple(boxes(lines)), character_height=24)
    [only] = find.certificates(Document(media_type="image/jpeg", pages=(page,)))
    return only.fields


def instead(old, new):
    return tuple((new if text == old else text, top, sure) for text, top, sure in LINES)


def test_korean_dates_are_read_with_moderate_confidence():
    fields = read()
    assert str(fields.issued.value) == "2024-09-05"
    assert str(fields.expires.value) == "2027-09-04"
    assert str(fields.first_certified.value) == "2021-09-09"
    assert fields.first_certified.repairs == ("원→월",)
    assert 0.6 < fields.issued.confidence < 0.95


def test_a_korean_address_is_shown_and_not_relied_on():
    found = read().address
    assert found.value == "대구광역시 예시구 예시로 80, 301호"
    assert found.confidence < 0.8


def test_a_number_beside_a_korean_label_is_not_relied_on():
    assert read().number.value == "EXQEA-999163"
    assert read().number.confidence < 0.8


def test_the_body_has_its_name_in_both_languages():
    found = read().certification_body_en
    assert found.value == "EXAMPLE SYSTEM CERTIFICATION BODY (예시시스템인증원)"
    assert found.confidence < 0.8


@pytest.mark.parametrize("half", [UNREAD, "예시시스템"])
def test_half_a_name_is_no_value(half):
    found = read(instead("예시시스템인증원", half)).certification_body_en
    assert found.raw == "EXAMPLE SYSTEM CERTIFICATION BODY"
    assert found.value is None


def test_an_unread_line_elsewhere_takes_nothing():
    lines = (*(each for each in LINES if each[0] != "예시시스템인증원"), (UNREAD, 0.95, 0.5))
    assert read(lines).certification_body_en.value == "EXAMPLE SYSTEM CERTIFICATION BODY"


def test_the_body_own_address_is_not_the_holders():
    lines = tuple(each for each in LINES if not each[0].startswith(("(주)", "대구")))
    assert read((*lines, ("서울특별시 예시구 예시로 220", 0.93, 0.83))).address is None


def test_a_text_layer_is_relied_on():
    page = Page(number=1, width=1000, height=1400, boxes=tuple(boxes(LINES)))
    page = replace(
        page, boxes=tuple(replace(b, source=Source.TEXT, confidence=1.0) for b in page.boxes)
    )
    [only] = find.certificates(Document(media_type="application/pdf", pages=(page,)))
    assert only.fields.number.confidence > 0.8


def test_vietnamese_names_are_not_relied_on():
    lines = (
        ("QUALITY MANAGEMENT SYSTEM CERTIFICATE", 0.1, 0.98),
        ("Certificate No.: 99924Q00001R0S", 0.2, 0.98),
        ("This is to certify that", 0.26, 0.98),
        ("Example Vit Nam Co., Ltd.", 0.3, 0.98),
        ("8 đưng L Li, Hà Ni", 0.34, 0.97),
        ("đưc chng nhn ISO 9001:2015", 0.4, 0.97),
        ("Date of Expiry: 2027-09-04", 0.6, 0.98),
    )
    found = read(lines)
    assert found.organisation_en.value == "Example Vit Nam Co., Ltd."
    assert found.organisation_en.confidence < 0.8
    assert found.expires.confidence > 0.8
