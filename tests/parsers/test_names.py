import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("示例科技有限公司", "示例科技有限公司"),
        ("示例（虚构）科技股份有限公司", "示例（虚构）科技股份有限公司"),
        ("示例科技有限公司虚构分公司", "示例科技有限公司虚构分公司"),
        ("示例科技有限公司 ：", "示例科技有限公司"),
        ("示例科技有限公司建立的质量管理体系", "示例科技有限公司"),
        ("虛構精密工業股份有限公司", "虛構精密工業股份有限公司"),
        ("某某市示例医院", "某某市示例医院"),
    ],
)
def test_chinese_names(text, name):
    assert names.organisation(text) == name


@pytest.mark.parametrize(
    "text",
    ["认证范围", "有限公司", "本公司", "国家认证认可监督管理委员会", "统一社会信用代码", "", "ABC"],
)
def test_what_is_no_chinese_name(text):
    assert names.organisation(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Example Technology Co., Ltd.", "Example Technology Co., Ltd."),
        ("Example Technology Co.,Ltd", "Example Technology Co.,Ltd"),
        ("EXAMPLE CompanyLtd.", "EXAMPLE CompanyLtd."),
        ("Example Private Limited, No. 9 Example Road", "Example Private Limited"),
        ("Example Certification Center Co., Ltd.", "Example Certification Center Co., Ltd."),
        ("Example Inc., 99 Example Parkway", "Example Inc."),
        ("Example GmbH", "Example GmbH"),
        ("University of Examples Institute", "University of Examples Institute"),
    ],
)
def test_english_names(text, name):
    assert names.organisation_en(text) == name


@pytest.mark.parametrize(
    "text", ["This certificate is the property of Example Ltd.", "www.example.com Ltd", "示例 Ltd"]
)
def test_what_is_no_english_name(text):
    assert names.organisation_en(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("中国.北京示例认证有限公司", "北京示例认证有限公司"),
        ("ABC国际认证有限公司董事局授予：", "ABC国际认证有限公司"),
        ("示例质量认证中心", "示例质量认证中心"),
        ("示例科技有限公司", None),
    ],
)
def test_certification_bodies(text, name):
    assert names.body(text) == name


@pytest.mark.parametrize(
    "text", ["MANAGEMENT SYSTEMS CERTIFICATION BODY", "Example National Accreditation Board"]
)
def test_words_of_a_mark_are_no_certification_body(text):
    assert names.body_en(text) is None


@given(st.text())
def test_any_text_may_be_asked(text):
    for ask in (names.organisation, names.organisation_en, names.body, names.body_en):
        name = ask(text)
        assert name is None or name
