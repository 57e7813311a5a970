from dataclasses import replace

import pytest

from parsers import find, twins
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


def test_the_two_languages_on_two_pages_are_one_certificate():
    (only,) = found(page(*certificate(), number=1), page(*ENGLISH, number=2))
    assert (only.index, only.pages) == (0, (1, 2))
    assert only.fields.languages == ("zh", "en")
    assert [(each.pages, each.fields.languages) for each in only.versions] == [
        ((1,), ("zh",)),
        ((2,), ("en",)),
    ]
    assert (only.fields.organisation.value, only.fields.organisation.page) == (
        "示例科技有限公司",
        1,
    )
    assert (only.fields.organisation_en.value, only.fields.organisation_en.page) == (
        "Example Technology Co., Ltd.",
        2,
    )
    assert twins.disagreements(only) == ()


def test_what_both_versions_say_is_surer_than_each():
    both = [certificate(), list(ENGLISH)]
    alone = [found(page(*[unsure(box) for box in boxes]))[0] for boxes in both]
    pages = [page(*[unsure(box) for box in boxes], number=n) for n, boxes in enumerate(both, 1)]
    (only,) = found(*pages)
    for name in ("number", "expires"):
        each = [getattr(version.fields, name).confidence for version in alone]
        assert getattr(only.fields, name).confidence > max(each)


def unsure(box):
    return replace(box, confidence=0.9)


def test_what_the_versions_say_differently_is_kept_and_doubtful():
    other = [
        line(0.34, "Date of Expiry: Mar. 5, 2029") if "Expiry" in box.text else box
        for box in ENGLISH
    ]
    (only,) = found(page(*certificate(), number=1), page(*other, number=2))
    (apart,) = twins.disagreements(only)
    assert apart.field == "expires"
    assert [(each.value.year, each.page) for each in apart.readings] == [(2027, 1), (2029, 2)]
    assert only.fields.expires.confidence < 0.8


@pytest.mark.parametrize(
    "letter",
    [
        ("附件三：法定代表人授权书", "本授权书声明：示例某为我方代理人，全权处理投标事宜。"),
        ("附表一 分项报价表", "核心交换机 XG-999001 台 2 48,000.00"),
        ("附件6：企业营业执照", "统一社会信用代码 91990199794369271F", "认证咨询"),
    ],
)
def test_what_a_bid_calls_an_annex_of_its_own_is_none_of_a_certificate(letter):
    (only,) = found(page(*certificate(), number=3), page(*centred(*letter), number=4))
    assert only.pages == (3,)


def test_a_version_without_number_belongs_to_its_neighbour_of_the_same_days():
    nameless = [box for box in ENGLISH if "No." not in box.text]
    (only,) = found(page(*certificate(), number=1), page(*nameless, number=2))
    assert only.fields.number.value == "99924Q00001R0S"
    assert only.fields.organisation_en.page == 2
    apart = found(page(*certificate(), number=1), page(number=2), page(*nameless, number=3))
    assert len(apart) == 2


def test_an_english_version_of_another_certificate_is_another():
    other = [replace(box, text=box.text.replace("Q0000", "Q0009")) for box in ENGLISH]
    assert len(found(page(*certificate(), number=1), page(*other, number=2))) == 2


def test_versions_apart_in_the_document_are_joined():
    twin = [replace(box, text=box.text.replace("Q00001", "E00002")) for box in ENGLISH]
    environment = [replace(box, text=box.text.replace("9001", "14001")) for box in twin]
    pages = [
        page(*certificate(), number=1),
        page(*fourteen_thousand(), number=2),
        page(*ENGLISH, number=5),
        page(*environment, number=6),
    ]
    assert [(each.index, each.pages) for each in found(*pages)] == [(0, (1, 5)), (1, (2, 6))]


def fourteen_thousand():
    boxes = certificate("99924E00002R0S")
    return [replace(box, text=box.text.replace("9001", "14001").replace("19001", "24001"))
            for box in boxes]  # fmt: skip


def test_the_same_certificate_twice_is_listed_once_with_both_pages():
    (only,) = found(page(*certificate(), number=3), page(*certificate(), number=40))
    assert only.pages == (3, 40)
    assert [each.pages for each in only.versions] == [(3,), (40,)]


def test_one_number_on_two_certificates_that_differ_stays_two():
    later = [replace(box, text=box.text.replace("2027", "2029")) for box in certificate()]
    assert len(found(page(*certificate(), number=3), page(*later, number=40))) == 2


def test_a_certificate_is_given_when_the_next_page_does_not_go_on():
    finder = find.Finder()
    assert finder.take(page(*certificate(), number=1)) == ()
    assert finder.expects(2)
    annex = page(*centred("附件：认证范围所覆盖的场所", "虚构省示例市科技大道99号"), number=2)
    assert finder.take(annex) == ()
    (given,) = finder.take(page(number=3))
    assert given.pages == (1, 2)
    assert not finder.expects(4)
    assert finder.end() == ()


def test_the_last_certificate_is_given_at_the_end():
    finder = find.Finder()
    finder.take(page(*certificate(), number=1))
    (given,) = finder.end()
    assert given.pages == (1,)


def test_a_certificate_waits_for_its_version_on_the_next_page_and_no_longer():
    finder = find.Finder()
    finder.take(page(*certificate(), number=1))
    assert finder.take(page(*ENGLISH, number=2)) == ()
    (given,) = finder.take(page(number=3))
    assert (given.index, given.pages) == (0, (1, 2))


def test_a_certificate_is_given_again_when_its_version_turns_up():
    finder = find.Finder()
    finder.take(page(*certificate(), number=1))
    (early,) = finder.take(page(number=2))
    finder.take(page(*ENGLISH, number=9))
    (late,) = finder.end()
    assert (early.index, early.pages, late.index, late.pages) == (0, (1,), 0, (1, 9))


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


def test_two_certificates_one_above_the_other_are_two_regions():
    upper = [_squeezed(box, 0.0) for box in certificate("99924Q00001R0S", top=0.08)]
    lower = [_squeezed(box, 0.5) for box in certificate("99924Q00002R0S", top=0.12)]
    both = found(page(*upper, *lower))
    assert [each.fields.number.value for each in both] == ["99924Q00001R0S", "99924Q00002R0S"]
    assert both[0].region.y1 == both[1].region.y0


def test_four_certificates_on_one_sheet_are_four_regions():
    numbers = [f"99924Q0000{n}R0S" for n in range(1, 5)]
    boxes = [
        _squeezed(_moved(box, 0.5 * (n % 2)), 0.5 * (n // 2))
        for n, number in enumerate(numbers)
        for box in certificate(number, top=0.15)
    ]
    four = found(page(*boxes, aspect=1.41))
    assert sorted(each.fields.number.value for each in four) == numbers
    assert len({each.region for each in four}) == 4


def test_both_versions_side_by_side_are_two_regions():
    left = [_moved(box, 0.0) for box in certificate()]
    right = [_moved(box, 0.5) for box in ENGLISH]
    both = found(page(*left, *right, aspect=1.41))
    assert [each.fields.languages for each in both] == [("zh",), ("en",)]
    assert both[0].region.x1 == both[1].region.x0


def _squeezed(box, shift):
    place = box.box
    middle = shift + (place.y0 + place.y1) / 4
    return replace(box, box=place._replace(y0=middle - 0.007, y1=middle + 0.007))


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
    assert only.legibility.en == "characters are 6 px high, at least 13 are needed"


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


def test_a_heading_over_a_large_picture_is_not_complete():
    heading = as_text(
        centred(
            "虚构市政务云平台建设与运行维护服务项目投标文件", "2.7 质量管理体系认证证书", "第四十页"
        )
    )
    logo, scan = Box(0.8, 0.02, 0.95, 0.08), Box(0.2, 0.2, 0.8, 0.8)
    assert lack(document(page(*heading))) is Lack.NOTHING
    assert lack(document(replace(page(*heading), pictures=(logo,)))) is Lack.NOTHING
    assert lack(document(replace(page(*heading), pictures=(logo, scan)))) is Lack.MORE


def test_a_full_page_about_something_else_is_complete_beside_a_picture():
    prose = as_text(centred(*["评标委员会由五人以上单数组成，其中专家不少于三分之二。"] * 14))
    beside = replace(page(*prose), pictures=(Box(0.2, 0.2, 0.8, 0.8),))
    assert lack(document(beside)) is Lack.NOTHING


def test_prose_that_gives_the_number_of_a_certificate_is_none():
    praise = (
        "示例科技有限公司质量管理体系认证证书编号：99924Q00001R0S，有效期至2027年3月5日。",
        "我方依据GB/T 19001-2016建立质量管理体系，持有认证证书，且证书在有效期内。",
    )
    works = ["备件存放于项目所在地。巡检发现的隐患登记并闭环。"] * 5
    assert find.certificates(document(page(*centred(*praise, *works)))) == ()


def test_hardly_any_text_is_not_complete():
    assert lack(document(page(line(0.95, "12", source=Source.TEXT)))) is Lack.MORE


def test_a_mark_may_hide_in_a_picture_beside_the_text():
    boxes = [box for box in as_text(certificate()) if "CNAS" not in box.text]
    seal = replace(page(*boxes), pictures=(Box(0.6, 0.7, 0.8, 0.85),))
    assert lack(document(page(*boxes))) is Lack.NOTHING
    assert lack(document(seal)) is Lack.MARK
