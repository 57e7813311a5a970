"""Layouts as certification bodies print them, with invented names and numbers."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.certificate import extract
from parsers.document import Box, Cell, Source, Table
from parsers.fields import CertificateFields, Reading
from tests.parsers.certificate.drawing import centred, line, page

USCC = "91990199794369271F"


def read(*boxes, **more):
    fields, _ = extract([page(*boxes, **more)])
    return fields


def value(reading):
    return reading.value if reading is not None else None


CHINESE = centred(
    "信息技术服务管理体系认证证书",
    "证书编号：9992024ITSM0101R0MN",
    "兹证明",
    "示例云图信息技术有限公司",
    f"统一社会信用代码：{USCC}",
    "注册地址：虚构省示例市科技大道88号3幢501室",
    "经营地址：虚构省示例市科技大道99号",
    "服务管理体系符合",
    "ISO/IEC 20000-1:2018",
    "认证范围",
    "向外部客户提供信息系统软件运维、硬件运维和机房",
    "基础环境运行维护服务",
    "初次发证日期：2021年03月06日",
    "发证日期：2024年03月06日",
    "有效期至：2027年03月05日",
    "示例华恒认证有限公司",
    "CNAS C999-M",
    "本证书信息可在国家认证认可监督管理委员会官方网站（www.cnca.gov.cn）查询",
    step=0.025,
)


def test_a_chinese_certificate_of_service_management():
    fields = read(*CHINESE)
    assert value(fields.number) == "9992024ITSM0101R0MN"
    assert value(fields.organisation) == "示例云图信息技术有限公司"
    assert fields.organisation_en is None
    assert value(fields.uscc) == USCC
    assert value(fields.address) == (
        "注册地址：虚构省示例市科技大道88号3幢501室；经营地址：虚构省示例市科技大道99号"
    )
    assert value(fields.scope) == (
        "向外部客户提供信息系统软件运维、硬件运维和机房基础环境运行维护服务"
    )
    assert [value(each) for each in fields.standards] == ["ISO/IEC 20000-1:2018"]
    assert value(fields.certification_body) == "示例华恒认证有限公司"
    assert value(fields.first_certified) == date(2021, 3, 6)
    assert value(fields.issued) == date(2024, 3, 6)
    assert value(fields.expires) == date(2027, 3, 5)
    assert value(fields.accreditation_number) == "CNAS C999-M"
    assert fields.languages == ("zh",)


def test_values_in_boxes_of_their_own_beside_or_under_their_labels():
    fields = read(
        line(0.1, "信息安全管理体系认证证书", height=0.03),
        line(0.2, "证书编号", x=0.1),
        line(0.2, "99924I00021R0M", x=0.4),
        line(0.24, "获证组织名称", x=0.1),
        line(0.24, "虚构星河数据科技股份有限公司", x=0.4),
        line(0.28, "发证日期", x=0.1),
        line(0.28, "有效期至", x=0.5),
        line(0.3, "2024-11-18", x=0.1),
        line(0.3, "2027-11-17", x=0.5),
        line(0.34, "GB/T 22080-2016/ISO/IEC 27001:2022", x=0.1),
    )
    assert value(fields.number) == "99924I00021R0M"
    assert value(fields.organisation) == "虚构星河数据科技股份有限公司"
    assert value(fields.issued) == date(2024, 11, 18)
    assert value(fields.expires) == date(2027, 11, 17)


def test_bilingual_labels_and_columns():
    fields = read(
        line(0.15, "证书编号 Certificate No.：99924I00021R0M"),
        line(0.2, "兹证明", x=0.1),
        line(0.22, "虚构星河数据科技股份有限公司", x=0.1),
        line(0.2, "This is to certify that", x=0.52),
        line(0.22, "Xugou Xinghe Data Technology Co.,", x=0.52),
        line(0.235, "Ltd.", x=0.52),
        line(0.3, "认证范围：", x=0.1),
        line(0.32, "数据中心机房托管服务", x=0.1),
        line(0.3, "The certificate is valid for the following scope:", x=0.52),
        line(0.32, "Hosting services of data centres", x=0.52),
        line(0.4, "有效期至：2027 年 11 月 17 日", x=0.1),
        line(0.4, "Date of Expiry: Nov. 17, 2027", x=0.52),
    )
    assert value(fields.number) == "99924I00021R0M"
    assert value(fields.organisation) == "虚构星河数据科技股份有限公司"
    assert value(fields.organisation_en) == "Xugou Xinghe Data Technology Co., Ltd."
    assert value(fields.scope) == "数据中心机房托管服务"
    assert value(fields.scope_en) == "Hosting services of data centres"
    assert value(fields.expires) == date(2027, 11, 17)


def test_an_english_certificate_with_a_column_of_values():
    fields = read(
        line(0.1, "Certificate of Registration", x=0.1, height=0.03),
        line(0.2, "This is to certify that:", x=0.1),
        line(0.2, "Example Instruments (Shili) Co., Ltd.", x=0.4),
        line(0.22, "No. 99, Example Road", x=0.4),
        line(0.24, "Shili City, China", x=0.4),
        line(0.3, "Holds Certificate No:", x=0.1),
        line(0.3, "FM 999999", x=0.4),
        line(
            0.35,
            "and complies with the requirements of ISO 9001:2015 for the following scope:",
            x=0.1,
        ),
        line(0.375, "The design and manufacture of example instruments and", x=0.4),
        line(0.39, "associated software.", x=0.4),
        line(0.7, "Original Registration Date: 2012-01-06", x=0.1),
        line(0.7, "Effective Date: 2021-01-06", x=0.55),
        line(0.72, "Latest Revision Date: 2020-12-01", x=0.1),
        line(0.72, "Expiry Date: 2024-01-05", x=0.55),
        line(0.9, "Example Assurance UK Limited, registered in England", x=0.1),
    )
    assert value(fields.number) == "FM 999999"
    assert value(fields.organisation_en) == "Example Instruments (Shili) Co., Ltd."
    assert value(fields.address) == "No. 99, Example Road Shili City, China"
    assert value(fields.scope_en) == (
        "The design and manufacture of example instruments and associated software."
    )
    assert value(fields.certification_body_en) == "Example Assurance UK Limited"
    assert value(fields.first_certified) == date(2012, 1, 6)
    assert value(fields.valid_from) == date(2021, 1, 6)
    assert value(fields.reissued) == date(2020, 12, 1)
    assert value(fields.expires) == date(2024, 1, 5)
    assert fields.issued is None


def test_a_traditional_certificate_with_dates_of_the_republic():
    fields = read(
        *centred(
            "品質管理系統驗證證書",
            "證書編號：ABC-9999-01",
            "茲證明",
            "虛構精密工業股份有限公司",
            "地址：虛構市示例區工業一路9號",
            "ISO 9001:2015",
            "驗證範圍：",
            "精密零件之設計、製造與銷售",
            "發證日期：中華民國 104 年 11 月 09 日",
            "有效期限：中華民國 107 年 11 月 08 日",
            "示例國際驗證股份有限公司",
        )
    )
    assert value(fields.organisation) == "虛構精密工業股份有限公司"
    assert value(fields.scope) == "精密零件之設計、製造與銷售"
    assert value(fields.issued) == date(2015, 11, 9)
    assert value(fields.expires) == date(2018, 11, 8)
    assert value(fields.certification_body) == "示例國際驗證股份有限公司"
    assert fields.languages == ("zh-Hant",)


@pytest.mark.parametrize(
    "text",
    [
        "有效期：2021年03月05日-2024年03月04日",
        "注册有效期：2021-03-05 至 2024-03-04",
        "该证书的有效期自2021年3月5日至2024年3月4日",
        "This certificate is valid from 5 March 2021 until 4 March 2024 and remains valid",
        "Valid: 05 March 2021 – 04 March 2024",
    ],
)
def test_ranges_and_sentences_give_begin_and_end(text):
    fields = read(line(0.5, text))
    assert value(fields.valid_from) == date(2021, 3, 5)
    assert value(fields.expires) == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("证书有效期：2021年03月05日至", "2024年03月04日"),
        ("本证书的有效期自2021年03月05日", "至2024年03月04日止，有效性以年度监督保持"),
        ("This certificate is valid from 5 March 2021 until", "4 March 2024 and remains valid"),
    ],
)
def test_a_range_may_go_on_in_the_next_line(first, second):
    fields = read(line(0.5, first, x=0.2), line(0.52, second, x=0.2))
    assert value(fields.valid_from) == date(2021, 3, 5)
    assert value(fields.expires) == date(2024, 3, 4)


def test_the_beginning_of_a_range_is_never_taken_for_its_end():
    fields = read(line(0.5, "证书有效期：2021年03月05日至"))
    assert value(fields.expires) is None


def test_two_languages_that_disagree_make_a_date_less_sure():
    alone = read(line(0.5, "有效期至：2027年03月05日")).expires
    both = read(
        line(0.5, "有效期至：2027年03月05日"), line(0.52, "Date of Expiry: Mar. 6, 2027")
    ).expires
    assert both.confidence < alone.confidence


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("首次签发证书日：2024-03-05", "first_certified"),
        ("初次获证日期 2024-03-05", "first_certified"),
        ("Certified since: 5 March 2024", "first_certified"),
        ("证书颁发日期：2024-03-05", "issued"),
        ("Date of this Certificate: 05.03.2024", "issued"),
        ("证书换发日期：2024-03-05", "reissued"),
        ("Date of revision 2024-03-05", "reissued"),
        ("认证决定日期：2024-03-05", "decided"),
        ("Effective Date: 2024-03-05", "valid_from"),
        ("证书有效日期：2024-03-05", "expires"),
        ("Date of expiry certificate: 05.03.2024", "expires"),
        ("Expiry Date: 2024-03-05", "expires"),
        ("首次族婚日期：2024-03-05", "first_certified"),
        ("만료일자 : 2024년 3월 5일", "expires"),
    ],
)
def test_a_date_is_known_by_its_label(text, field):
    fields = read(line(0.5, text))
    dated = ("first_certified", "issued", "reissued", "decided", "valid_from", "expires")
    found = {name for name in dated if value(getattr(fields, name)) == date(2024, 3, 5)}
    assert found == {field}


def test_two_dates_in_one_line_keep_their_labels():
    fields = read(
        line(0.5, "本次发证日期：2017年03月07日－证书有效日期：2018年03月08日"),
        line(0.52, "首次注册日期：2010年04月07日-注册有效日期：2018年09月15日"),
    )
    assert value(fields.issued) == date(2017, 3, 7)
    assert value(fields.first_certified) == date(2010, 4, 7)
    assert value(fields.expires) == date(2018, 3, 8)


@pytest.mark.parametrize(
    "text",
    [
        "本证书依其认证范围及认证地址有效",
        "获证组织在证书有效期内需按期接受监督审核",
        "本证书信息可在国家认证认可监督管理委员会官方网站查询",
    ],
)
def test_a_label_inside_a_sentence_announces_nothing(text):
    fields = read(line(0.5, text), line(0.52, "示例文字"))
    assert fields.scope is None
    assert fields.expires is None
    assert fields.certification_body is None


def test_two_holders_and_two_codes_are_joined_as_printed():
    fields = read(
        line(0.1, "认证证书", height=0.03),
        line(0.2, "示例维时科技有限公司/", height=0.02),
        line(0.225, "示例光电科技有限公司", height=0.02),
        line(0.26, f"统一社会信用代码：{USCC}/91110000000000000E"),
    )
    assert value(fields.organisation) == "示例维时科技有限公司/示例光电科技有限公司"
    assert value(fields.uscc) == f"{USCC}/91110000000000000E"


def test_a_code_that_fails_its_check_is_printed_but_not_read():
    fields = read(line(0.3, "统一社会信用代码：91990199794369271A"))
    assert fields.uscc is not None
    assert fields.uscc.value is None
    assert "91990199794369271A" in fields.uscc.raw


def test_an_older_organisation_code_is_no_credit_code():
    assert read(line(0.3, "组织机构代码：76003808-7")).uscc is None


def test_an_impossible_date_is_printed_but_not_read():
    fields = read(line(0.3, "有效期至：2018-00-15"))
    assert fields.expires is not None
    assert fields.expires.value is None


def test_the_number_is_repaired_by_its_form_and_says_so():
    number = read(line(0.2, "证书编号：99924Q00001ROS")).number
    assert value(number) == "99924Q00001R0S"
    assert number.repairs == ("O→0 at 13",)
    assert "ROS" in number.raw


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("证书编号：NO. 99924Q00001R0S", "99924Q00001R0S"),
        ("证书 CN99/99999", "CN99/99999"),
        ("Certificate CN99/99999", "CN99/99999"),
        ("Certificate registration no. 99999999 QM15", "99999999 QM15"),
        ("Sertifika No / Certification Number: 99.99.99.9999999", "99.99.99.9999999"),
        ("인증번호 : KXQEA-999999", "KXQEA-999999"),
    ],
)
def test_numbers_behind_every_kind_of_label(text, number):
    assert value(read(line(0.2, text)).number) == number


def test_a_code_in_the_picture_confirms_the_number():
    plain = read(line(0.2, "证书编号：99924Q00001R0S", confidence=0.8)).number
    sure = read(
        line(0.2, "证书编号：99924Q00001R0S", confidence=0.8),
        codes=["http://cx.example/c?no=99924Q00001R0S"],
    ).number
    assert plain.confidence < sure.confidence


def test_a_code_in_the_picture_gives_the_number_that_print_hides():
    number = read(line(0.2, "证书编号："), codes=["http://cx.example/c?no=99924Q00001R0S"]).number
    assert value(number) == "99924Q00001R0S"
    assert number.source is Source.QR


def test_text_layer_with_lost_glyphs_gives_way_to_the_picture():
    lost = f"统一社会信用代码：{USCC[:8]}\N{REPLACEMENT CHARACTER}{USCC[9:]}"
    fields = read(
        line(0.3, lost, source=Source.TEXT, confidence=1.0),
        line(0.3, f"统一社会信用代码：{USCC}"),
    )
    assert value(fields.uscc) == USCC
    assert fields.uscc.source is Source.OCR


def test_a_sound_text_layer_is_believed_before_the_picture():
    fields = read(
        line(0.3, "有效期至：2027年03月05日", source=Source.TEXT, confidence=1.0),
        line(0.3, "有效期至：2021年03月05日"),
    )
    assert value(fields.expires) == date(2027, 3, 5)
    assert fields.expires.source is Source.TEXT


def test_an_invisible_text_layer_is_not_believed():
    fields = read(
        line(0.3, "有效期至：2021年03月05日", source=Source.TEXT, visible=False),
        line(0.3, "有效期至：2027年03月05日"),
    )
    assert value(fields.expires) == date(2027, 3, 5)


def test_what_the_text_layer_lacks_is_taken_from_the_picture():
    fields = read(
        line(0.2, "99924Q00001R0S", x=0.4, source=Source.TEXT),
        line(0.2, "证书编号： 99924Q00001R0S", x=0.2),
        line(0.4, "ISO 9001:2015"),
    )
    assert value(fields.number) == "99924Q00001R0S"
    assert [value(each) for each in fields.standards] == ["ISO 9001:2015"]


def test_the_foot_of_the_page_is_not_the_holders_address():
    fields = read(
        *CHINESE[:5],
        line(0.5, "有效期至：2027年03月05日"),
        line(0.9, "示例华恒认证有限公司"),
        line(0.915, "地址：虚构省示例市认证路1号"),
    )
    assert fields.address is None


def test_a_standard_named_only_in_a_note_on_transition_is_not_certified():
    fields = read(
        line(0.3, "ISO/IEC 27001:2013"),
        line(0.8, "本证书须于2025年10月31日前转换为ISO/IEC 27001:2022"),
    )
    assert [value(each) for each in fields.standards] == ["ISO/IEC 27001:2013"]
    assert fields.transition_note is not None


def test_the_record_of_surveillance_audits():
    record = read(
        line(0.6, "监督审核记录"),
        line(0.63, "第一次监督", x=0.1),
        line(0.63, "第二次监督", x=0.5),
        line(0.65, "合格", x=0.1),
        line(0.67, "2025年03月05日前", x=0.1),
        line(0.67, "2026年03月05日前", x=0.5),
    ).surveillance
    assert record is not None
    assert record.filled == 1
    assert [value(each) for each in record.dates] == [date(2025, 3, 5), date(2026, 3, 5)]


def ruled(*rows, top=0.6, high=0.03):
    """A table over the width of the page, two cells in a row."""
    return Table(
        box=Box(0.1, top, 0.9, top + high * len(rows)),
        rows=tuple(
            tuple(
                Cell(box=Box(x, top + high * y, x + 0.4, top + high * (y + 1)), text=text)
                for x, text in zip((0.1, 0.5), row, strict=True)
            )
            for y, row in enumerate(rows)
        ),
    )


def test_the_cells_of_a_ruled_record_say_more_than_its_lines():
    table = ruled(("第一次监督", "第二次监督"), ("√", ""), ("2025-03-05", ""))
    lines = (
        line(0.58, "监督审核记录"),
        line(0.615, "第一次监督", x=0.12),
        line(0.615, "第二次监督", x=0.52),
        line(0.645, "√", x=0.12),
        line(0.675, "2025-03-05", x=0.12),
        line(0.72, "合格"),
        line(0.74, "2024-03-05"),
    )
    seen = page(*CHINESE, *lines)
    without = extract([seen])[0].surveillance
    record = extract([replace(seen, tables=(table,))])[0].surveillance
    assert record.filled == 1
    assert record.present.value
    assert record.present.box == pytest.approx((0.1, 0.6, 0.9, 0.69))
    assert [value(each) for each in record.dates] == [date(2025, 3, 5)]
    assert without.present.box != record.present.box


def test_a_table_of_something_else_is_no_record():
    table = ruled(("第一次", "第二次"), ("合格", "合格"), top=0.2)
    seen = page(*CHINESE, line(0.6, "监督审核记录"), line(0.63, "第一次监督"))
    assert extract([replace(seen, tables=(table,))])[0].surveillance.filled == 0


def test_a_sentence_about_surveillance_is_no_record():
    text = "获证组织必须定期接受监督审核，并经审核合格，此证书方继续有效"
    assert read(line(0.7, text)).surveillance is None


def test_restrictions_across_the_page_are_kept_apart_from_the_text():
    fields = read(*CHINESE, line(0.5, "仅供投标使用"))
    assert [value(each) for each in fields.watermarks] == ["仅供投标使用"]
    assert value(fields.organisation) == "示例云图信息技术有限公司"


@pytest.mark.parametrize("height", [6.0, 11.0])
def test_small_characters_give_what_was_read_without_doubt(height):
    fields, problem = extract([page(*CHINESE, character_height=height)])
    assert problem is not None
    assert problem.character_height == height
    assert value(fields.uscc) == USCC
    assert value(fields.number) == "9992024ITSM0101R0MN"
    assert value(fields.expires) is not None


@pytest.mark.parametrize("height", [6.0, 11.0])
def test_small_characters_give_nothing_that_one_character_makes_doubtful(height):
    boxes = [
        replace(box, certainties=(0.99,) * (len(box.text) - 1) + (0.4,))
        if any(map(str.isdigit, box.text))
        else box
        for box in CHINESE
    ]
    fields, _ = extract([page(*boxes, character_height=height)])
    assert value(fields.uscc) == USCC  # its check character speaks for it
    assert fields.expires is not None
    assert fields.expires.value is None


def test_what_was_read_without_certainty_has_no_value():
    fields = read(line(0.3, "有效期至：2027年03月05日", confidence=0.4))
    assert fields.expires is not None
    assert fields.expires.value is None


TEXTS = st.lists(
    st.one_of(
        st.text(min_size=1, max_size=30),
        st.sampled_from([box.text for box in CHINESE]),
        st.sampled_from(
            ["证书编号：", "有效期至", "认证范围", "Certificate No.", "至", "/", "2024"]
        ),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.integers(0, 3))
def test_no_page_breaks_the_reading(texts, columns):
    boxes = [
        line(0.05 + 0.07 * index, text, x=None if columns == 0 else 0.25 * (index % (columns + 1)))
        for index, text in enumerate(texts)
        if text.strip()
    ]
    fields, _ = extract([page(*boxes)])
    assert isinstance(fields, CertificateFields)
    for name in ("number", "uscc", "expires", "scope"):
        reading = getattr(fields, name)
        assert reading is None or isinstance(reading, Reading)
        assert reading is None or 0.0 <= reading.confidence <= 1.0
