import pytest

from parsers.document import Box
from parsers.triage import Line, PageKind, PictureGlance, sight, words
from parsers.triage.kind import NEIGHBOURS

CERTIFICATE = """质 量 管 理 体 系 认 证 证 书
证书编号：99924Q00001R0S
兹证明
示例精密仪器有限公司
质量管理体系符合 GB/T 19001-2016 / ISO 9001:2015 标准
认证范围：仪器仪表的设计、生产和销售
发证日期：2024年03月05日
有效期至：2027年03月04日
示例认证有限公司"""
ENGLISH = """Certificate of Registration
This is to certify that the information security management system of
EXAMPLE DATA CO., LTD.
has been assessed and conforms to ISO/IEC 27001:2022
Scope: hosting of data
Certificate No: 999-ISMS-0001
Valid until: 2027-03-04"""
CONTRACT = """运行维护服务合同
第三条 质量要求：乙方应保持 ISO/IEC 20000-1 和 ISO 9001 认证证书在合同期内有效，认证范围应当覆盖
本合同的服务内容，并在证书有效期至届满前完成再认证；如乙方未能保持证书有效，甲方有权解除合同。
第四条 付款方式：甲方在合同签订后十五日内支付合同总价的百分之三十，验收合格后支付其余款项。"""
CONTENTS = """目  录
一、投标函 ............................................ 1
二、营业执照 .......................................... 5
三、质量管理体系认证证书 .............................. 8
四、信息安全管理体系认证证书 .......................... 9
五、高新技术企业证书 .................................. 12"""
LIST = """资质认证列表
序号 证书名称 证书编号 发证日期 有效期至
1 质量管理体系认证证书 99924Q00001R0S 2024-03-05 2027-03-04
2 环境管理体系认证证书 99924E00002R0S 2024-03-05 2027-03-04
3 信息安全管理体系认证证书 99924ISMS0003R0S 2024-03-05 2027-03-04
认证范围 ISO 9001:2015 ISO 14001:2015 ISO/IEC 27001:2022"""
MARKETING = """Why should you choose ISO 27001?
Information security matters to every company. Our consultants have helped hundreds of companies,
large and small, on their way, and they can help you, too. Call us today for an offer."""
NEIGHBOUR_TEXTS = {
    PageKind.BUSINESS_LICENCE: "营业执照\n（副本）\n统一社会信用代码\n注册资本 壹仟万元\n经营范围",
    PageKind.AWARD: "荣誉证书\n示例云图信息技术有限公司\n被评为年度先进单位\n特发此证，以资鼓励",
    PageKind.CREDIT_RATING: "企业信用等级证书\n信用等级：AAA级\n评定机构：示例评级",
    PageKind.CMMI: "CMMI\nMaturity Level 5\nAppraisal ID 99900\nLead Appraiser",
    PageKind.ITSS: "信息技术服务标准符合性证书\nITSS\n符合性评估 成熟度等级 叁级",
    PageKind.PRODUCT_CERTIFICATE: "中国国家强制性产品认证证书\n产品名称和系列\n认证模式",
    PageKind.SERVICE_CERTIFICATE: "售后服务认证证书\nGB/T 27922-2011\n五星级",
    PageKind.PERSONAL_CERTIFICATE: "毕业证书\n姓名 示例甲\n性别 男",
    PageKind.QUALIFICATION: "建筑业企业资质证书\n资质类别及等级\n住房和城乡建设",
    PageKind.PATENT_OR_COPYRIGHT: "计算机软件著作权登记证书\n软件名称 示例系统\n登记号",
    PageKind.TEST_REPORT: "检验报告\n样品名称 示例仪表\n委托单位 检验项目",
    PageKind.PLATFORM_SCREENSHOT: "全国认证认可信息公共服务平台\n证书状态 有效",
}


def line(text, *, confidence=0.99, height=0.02, top=0.1, whole=True):
    box = Box(0.2, top, 0.8, top + height)
    return Line(text=text, confidence=confidence, height=height, box=box, whole=whole)


def lines(*texts):
    return [line(text, top=0.1 + 0.05 * index) for index, text in enumerate(texts)]


@pytest.mark.parametrize("text", [CERTIFICATE, ENGLISH])
def test_a_certificate_in_a_text_layer(text):
    assert sight.of_text(text).kind is PageKind.CERTIFICATE


@pytest.mark.parametrize("text", [CONTRACT, CONTENTS, LIST, MARKETING, "第三章 技术方案", ""])
def test_what_only_speaks_of_certificates_is_none(text):
    assert sight.of_text(text).kind is PageKind.OTHER


@pytest.mark.parametrize("kind", NEIGHBOURS)
def test_a_neighbour_is_named(kind):
    text = NEIGHBOUR_TEXTS[kind]
    told = sight.of_text(text)
    assert told.kind is kind
    assert told.because
    assert not told.candidate
    assert sight.of_lines(lines(*text.split("\n"))).kind is kind


def test_an_annex_goes_on_with_a_certificate():
    text = "认证证书附件\n证书编号：99924Q00001R0S\n质量管理体系覆盖场所\n示例市一号路八号"
    assert sight.of_text(text).kind is PageKind.ANNEX
    assert sight.of_lines(lines(*text.split("\n"))).candidate


def test_an_annex_of_the_bid_is_no_annex_of_a_certificate():
    assert sight.of_text("附件一 投标函\n致：示例招标有限公司").kind is PageKind.OTHER


def test_text_beside_a_picture_sets_nothing_aside():
    assert sight.of_text("五、企业资信", pictured=True).kind is PageKind.UNSURE
    assert sight.of_text("五、企业资信").kind is PageKind.OTHER


def test_a_text_layer_of_wrong_characters_is_not_believed():
    assert sight.of_text("捄捅掾揎搴摅撄擀擎攥敉斛").kind is PageKind.UNSURE
    assert sight.of_text("\x01\x02\x03 ISO \x04\x05\x06\x07").kind is PageKind.UNSURE


@pytest.mark.parametrize(
    "texts",
    [
        ("认 证 证 书", "示例精密仪器有限公司"),
        ("质量管理体系", "认证证书"),
        ("职业健康安全管理", "体系认证证书"),
        ("质量管理体系认征证书",),
        ("认", "证", "证", "书"),
        ("Gertificate of Registration", "EXAMPLE CO., LTD."),
        ("CERTIFICATEOFREGISTRATION",),
        ("示例精密仪器有限公司", "GB/T19001-2016/IS09001:2015"),
        ("品質管理系統驗證證書",),
    ],
)
def test_titles_survive_ocr(texts):
    assert sight.of_lines(lines(*texts)).kind is PageKind.CERTIFICATE


def test_a_title_that_is_only_art_leaves_a_doubt():
    seen = lines("示例精密仪器有限公司", "证书编号：99924Q00001R0S", "初次获证日期：2024-03-05")
    assert sight.of_lines(seen).kind is PageKind.UNSURE


def test_a_certificate_beside_a_licence_is_not_lost():
    seen = lines("营业执照", "质量管理体系认证证书", "经营范围")
    assert sight.of_lines(seen).kind is PageKind.CERTIFICATE


def test_a_certificate_pasted_beside_a_screenshot_keeps_its_title():
    screen = lines("证书状态：有效", "信息上报日期：2024-03-06", "质量管理体系认证")
    assert sight.of_lines(screen, typical=0.02).kind is PageKind.PLATFORM_SCREENSHOT
    pasted = [line("质量管理体系认证证书", height=0.04), *screen]
    assert sight.of_lines(pasted, typical=0.02).kind is PageKind.CERTIFICATE


def test_a_certificate_may_list_its_sites():
    sites = "\n序号 名称 地址\n1 示例一厂 一号路八号\n2 示例二厂 二号路九号"
    assert sight.of_text(CERTIFICATE + sites).kind is PageKind.CERTIFICATE


def test_a_register_named_at_the_foot_makes_no_screenshot():
    foot = "查询：全国认证认可信息公共服务平台"
    assert sight.of_text(f"{CERTIFICATE}\n{foot}").kind is PageKind.CERTIFICATE
    seen = lines("示例有限公司", foot, "证书编号：99924Q00001R0S", "认证范围：仪器仪表")
    assert sight.of_lines(seen, typical=0.02).candidate


def test_prose_that_praises_a_certificate_is_prose():
    said = line("公司已通过ISO9001质量管理体系认证和", whole=False)
    assert sight.of_lines([said], typical=0.02, prose=True).kind is PageKind.OTHER
    assert sight.of_lines([said], typical=0.02).candidate


def test_nothing_is_ruled_out_by_what_cannot_be_read():
    blurred = [line("示例精密仪器有限公司注册地址", confidence=0.4)]
    assert sight.of_lines(blurred).kind is PageKind.UNSURE
    assert sight.of_lines([]).kind is PageKind.UNSURE


def test_few_lines_and_nothing_else_are_a_heading():
    heading = tuple(lines("第三章", "资格证明文件"))
    bare = PictureGlance(lines=heading, found=2, typical_height=0.02, bare=True)
    assert sight.of_picture(bare).kind is PageKind.OTHER
    assert sight.of_picture(PictureGlance(bare=True)).kind is PageKind.BLANK


def test_a_picture_with_few_lines_that_cannot_be_read_is_read_again():
    poor = tuple(line("示例", confidence=0.4, top=top / 10) for top in range(4))
    assert sight.of_picture(PictureGlance(lines=poor, found=4, typical_height=0.02)).candidate


def test_reading_on_ends_when_enough_is_known():
    titled = PictureGlance(
        lines=tuple(lines("质量管理体系认证证书")), found=30, typical_height=0.02
    )
    assert sight.told(titled)
    named = tuple(lines("营业执照", "统一社会信用代码"))
    assert not sight.told(PictureGlance(lines=named, found=30, typical_height=0.02))
    prose = tuple(lines(*["我公司将按照招标文件的要求提供服务"] * 4))
    page = {"lines": prose, "found": 30, "typical_height": 0.02}
    assert sight.told(PictureGlance(even=True, prose=True, **page))
    assert not sight.told(PictureGlance(**page))


def test_every_kind_of_neighbour_has_its_words():
    assert set(words.table()) == {*NEIGHBOURS, "certificate", "annex"}


def test_a_short_word_stands_alone():
    titles = words.group("cmmi", "title")
    assert titles.of(words.folded("CMMI5级")) == ("cmmi",)
    assert not titles.of(words.folded("acmmily"))
