from dataclasses import replace

import pytest

from parsers import find
from parsers.certificate import lack
from parsers.document import Box, Lack, Source
from tests.parsers.certificate.drawing import centred, document, line, page


def certificate(number="99924Q00001R0S", *, top=0.1):
    return centred(
        "质量管理体系认证证书",
        f"证书编号：{number}",
        "兹证明",
        "示例科技有限公司",
        "质量管理体系符合",
        "GB/T 19001-2016/ISO 9001:2015",
        "认证范围",
        "示例软件的开发和销售",
        "发证日期：2024年03月06日",
        "有效期至：2027年03月05日",
        "虚构华恒认证有限公司",
        top=top,
    )


ENGLISH = centred(
    "Quality Management System Certificate",
    "Certificate No.: 99924Q00001R0S",
    "This is to certify that",
    "Example Technology Co., Ltd.",
    "is in conformity with ISO 9001:2015",
    "This certificate is valid for the following scope:",
    "Development of examples",
    "Date of Issue: Mar. 6, 2024",
    "Date of Expiry: Mar. 5, 2027",
)

OTHERS = {
    "high-tech": [
        "高新技术企业",
        "证书",
        "企业名称：示例科技有限公司",
        "证书编号：GR209932000341",
        "有效期：三年",
    ],
    "award": [
        "科学技术进步奖",
        "证书",
        "获奖单位：示例科技有限公司",
        "证书号：2099-C-3-3",
        "2015年2月4日",
    ],
    "secrecy": [
        "三级保密资格证书",
        "单位名称：示例科技有限公司",
        "编号：GDC99014",
        "有效期至：2022年3月12日",
    ],
    "licence": [
        "营业执照",
        f"统一社会信用代码：{'91990199794369271F'}",
        "示例科技有限公司",
        "经营范围：软件",
    ],
    "badge": ["CERTIFIED", "ISO 9001"],
    "directive": [
        "ATTESTATION OF CONFORMITY",
        "Company Name: Example Co., Ltd",
        "Machinery Directive EN ISO 12100:2010",
        "Certificate Number: M.2099.206.C99750",
        "Expiry Date: 13.11.2028",
    ],
    "maturity": [
        "ITSS信息技术服务标准符合性证书",
        "证书编号：ITSS-YW-3-999920240001",
        "有效期至：2027年3月5日",
    ],
    "screenshot": [
        "证书信息",
        "证书编号：99924Q00001R0S",
        "证书状态：有效",
        "信息上报日期：2024-03-20",
        "ISO 9001:2015",
    ],
    "advertisement": [
        "ISO 27001 certified",
        "Al elegir un proveedor certificado en ISO 27001 su empresa gana",
    ],
    "prose": ["投标人须具备有效的ISO9001质量管理体系认证证书，", "并在投标文件中附复印件。"],
    "empty": [],
}


def found(*pages):
    return find.certificates(document(*pages))


def test_one_page_with_one_certificate():
    (only,) = found(page(*certificate()))
    assert only.pages == (1,)
    assert only.region is None
    assert only.legible


@pytest.mark.parametrize("kind", OTHERS)
def test_other_papers_are_no_certificates(kind):
    assert found(page(*centred(*OTHERS[kind]))) == ()


def test_a_list_of_certificates_is_none():
    rows = [
        f"质量管理体系认证证书 9992{n}Q00001R0S ISO 9001:2015 有效期至：2027-03-05"
        for n in range(5)
    ]
    assert found(page(*centred("企业资质一览表", *rows))) == ()


def test_certificates_are_found_wherever_they_are():
    pages = [page(*centred("第一章 投标函"), number=1), page(*certificate(), number=2)]
    pages += [page(number=3), page(*certificate("99924E00002R0S"), number=4)]
    assert [(each.index, each.pages) for each in found(*pages)] == [(0, (2,)), (1, (4,))]


def test_the_two_languages_on_two_pages_are_two_certificates():
    both = found(page(*certificate(), number=1), page(*ENGLISH, number=2))
    assert [each.fields.languages for each in both] == [("zh",), ("en",)]


def test_an_annex_goes_with_its_certificate():
    annex = page(*centred("附件：认证范围所覆盖的场所", "虚构省示例市科技大道99号"), number=2)
    (only,) = found(page(*certificate(), number=1), annex)
    assert only.pages == (1, 2)


def test_two_certificates_in_one_photo_are_two_regions():
    left = [_moved(box, 0.0) for box in certificate("99924Q00001R0S")]
    right = [_moved(box, 0.5) for box in certificate("99924E00002R0S")]
    both = found(page(*left, *right, aspect=1.41))
    assert [each.fields.number.value for each in both] == ["99924Q00001R0S", "99924E00002R0S"]
    assert both[0].region.x1 == both[1].region.x0


def _moved(box, shift):
    return line(
        (box.box.y0 + box.box.y1) / 2, box.text, x=shift + 0.25 - (box.box.x1 - box.box.x0) / 4
    )


def test_the_columns_of_a_bilingual_certificate_are_one():
    boxes = [
        line(0.1, "质量管理体系认证证书"),
        line(0.15, "证书编号 Certificate No.: 99924Q00001R0S"),
        line(0.3, "兹证明", x=0.1),
        line(0.33, "示例科技有限公司", x=0.1),
        line(0.36, "符合 GB/T 19001-2016", x=0.1),
        line(0.3, "This is to certify that", x=0.55),
        line(0.33, "Example Technology Co., Ltd.", x=0.55),
        line(0.36, "conforms to ISO 9001:2015", x=0.55),
        line(0.5, "有效期至：2027年03月05日", x=0.1),
        line(0.5, "Date of Expiry: Mar. 5, 2027", x=0.55),
    ]
    assert len(found(page(*boxes))) == 1


def test_a_picture_too_small_is_a_certificate_that_cannot_be_read():
    (only,) = found(page(*certificate(), character_height=6.0))
    assert not only.legible
    assert only.legibility == "characters are 6 px high"


def as_text(boxes):
    return [line((box.box.y0 + box.box.y1) / 2, box.text, source=Source.TEXT) for box in boxes]


def test_a_text_layer_that_says_everything_is_complete():
    assert lack(document(page(*as_text(certificate())))) is Lack.NOTHING


def test_a_text_layer_without_the_standard_is_not_complete():
    boxes = [box for box in as_text(certificate()) if "ISO" not in box.text]
    assert lack(document(page(*boxes))) is Lack.MORE


def test_a_page_about_something_else_is_complete():
    prose = centred(
        "投标人应当在规定的时间内提交投标文件，逾期不予受理。",
        "评标委员会由五人以上单数组成，其中专家不少于三分之二。",
    )
    assert lack(document(page(*as_text(prose)))) is Lack.NOTHING


def test_hardly_any_text_is_not_complete():
    assert lack(document(page(line(0.95, "12", source=Source.TEXT)))) is Lack.MORE


def test_a_mark_may_hide_in_a_picture_beside_the_text():
    boxes = [box for box in as_text(certificate()) if "CNAS" not in box.text]
    seal = replace(page(*boxes), pictures=(Box(0.6, 0.7, 0.8, 0.85),))
    assert lack(document(page(*boxes))) is Lack.NOTHING
    assert lack(document(seal)) is Lack.MARK
