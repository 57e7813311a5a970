"""What is certified or tested that is no management system: products, services, laboratories."""

from random import Random

from examples.bidders import day, iso, serial, zh
from examples.certificate import Holder
from examples.paper import LANDSCAPE, Neighbour, sheet

BODY = "虚构产品认证中心有限公司"


def compulsory(random: Random, holder: Holder) -> Neighbour:
    """中国国家强制性产品认证证书, in the form of the law."""
    given = day(random)
    return Neighbour(
        name="ccc-zh",
        kind="product-certificate",
        sheet=sheet(
            edge="guilloche",
            colour="#4e7a8c",
            title="中国国家强制性产品认证证书",
            title_size=25,
            title_y=36,
            tracking=1,
            subtitle=f"证书编号：{given[0]}01{serial(random, 10)}",
            rows=(
                ("委托人名称、地址", f"{holder.zh}\n{holder.address}"),
                ("生产者（制造商）名称、地址", f"{holder.zh}\n{holder.address}"),
                ("产品名称和系列、规格、型号", "低压成套开关设备 GGD In=1600A~630A Icw=30kA"),
                ("产品标准和技术要求", "GB/T 7251.12-2013"),
            ),
            label_width=58,
            opening=(),
            paragraphs=(
                "上述产品符合强制性产品认证实施规则CNCA-C03-01:2014的要求，特发此证。",
                f"发证日期：{zh(given)}　　有效期至：{zh(given, later=5)}",
                "证书有效期内本证书的有效性依据发证机构的定期监督获得保持。",
            ),
            top=72,
            issuer=BODY,
            date="http://www.product-cert.example",
            signed_at=(146, 248),
            seal=BODY,
            marks=("ccc",),
            marks_at=(32, 238),
        ),
    )


def compulsory_en(random: Random, holder: Holder) -> Neighbour:
    """Certificate for China Compulsory Product Certification."""
    given = day(random)
    return Neighbour(
        name="ccc-en",
        kind="product-certificate",
        sheet=sheet(
            edge="guilloche",
            colour="#4e7a8c",
            font="serif",
            size=11,
            title="CERTIFICATE FOR CHINA COMPULSORY\nPRODUCT CERTIFICATION",
            title_size=19,
            title_y=34,
            tracking=0,
            subtitle=f"Certificate No.: {given[0]}01{serial(random, 10)}",
            rows=(
                ("Name and address of the applicant", f"{holder.en}\n{holder.address_en}"),
                ("Name and address of the factory", f"{holder.en}\n{holder.address_en}"),
                ("Name, model and specification", "Low-voltage switchgear assembly GGD 1600A"),
                ("Standards and technical requirements", "GB/T 7251.12-2013"),
            ),
            label_width=58,
            paragraphs=(
                (
                    "This is to certify that the above mentioned product has met the requirements "
                    "of the implementation rules for compulsory certification CNCA-C03-01:2014."
                ),
                f"Date of issue: {iso(given)}　Date of expiry: {iso(given, later=5)}",
            ),
            top=76,
            issuer="Example Product Certification Centre",
            date=iso(given),
            signed_at=(146, 248),
            marks=("ccc",),
            marks_at=(32, 238),
        ),
    )


def energy(random: Random, holder: Holder) -> Neighbour:
    """中国节能产品认证证书."""
    given = day(random)
    return Neighbour(
        name="energy-saving-product",
        kind="product-certificate",
        sheet=sheet(
            edge="double",
            colour="#1d7a4c",
            emblem="corner",
            logo="节",
            title="中国节能产品认证证书",
            title_size=28,
            title_y=44,
            title_colour="#1d7a4c",
            tracking=1,
            subtitle=f"证书编号：XPC{given[0]}{serial(random, 8)}",
            rows=(
                ("申请人名称：", holder.zh),
                ("申请人地址：", holder.address),
                ("产品名称：", "台式微型计算机"),
                ("规格型号：", "XG-800、XG-820、XG-860"),
                ("认证依据标准：", "GB 28380-2012 微型计算机能效限定值及能效等级"),
                ("认证模式：", "产品检验＋初始工厂检查＋获证后监督"),
            ),
            paragraphs=(
                "上述产品符合节能产品认证规则的要求，特发此证。",
                f"首次发证日期：{zh(given)}　有效期至：{zh(given, later=3)}",
            ),
            top=92,
            issuer=BODY,
            date=zh(given),
            seal=BODY,
            marks=("CNAS",),
            marks_at=(32, 240),
        ),
    )


def environment(random: Random, holder: Holder) -> Neighbour:
    """中国环境标志产品认证证书, landscape."""
    given = day(random)
    return Neighbour(
        name="environment-label-product",
        kind="product-certificate",
        sheet=sheet(
            paper=LANDSCAPE,
            edge="guilloche",
            colour="#2c8a46",
            title="中国环境标志产品认证证书",
            title_en="CHINA ENVIRONMENTAL LABELLING PRODUCT",
            title_size=28,
            title_y=28,
            title_colour="#2c8a46",
            tracking=1,
            rows=(
                ("证书编号：", f"XEC{given[0]}ELP{serial(random, 8)}"),
                ("企业名称：", holder.zh),
                ("产品名称：", "办公家具（木制办公桌、会议桌）"),
                ("符合标准：", "HJ 2547-2016 环境标志产品技术要求 家具"),
                ("有效期限：", f"{zh(given)} 至 {zh(given, later=3)}"),
            ),
            left=50,
            top=70,
            size=13,
            issuer="虚构环境认证有限公司",
            date=zh(given),
            signed_at=(222, 156),
            seal="虚构环境认证有限公司",
            qr_at=(46, 150),
            payload="http://www.env-cert.example/q",
        ),
    )


def after_sales(random: Random, holder: Holder) -> Neighbour:
    """商品售后服务评价体系认证证书: a body's own layout, close to a certificate of a system."""
    given = day(random)
    return Neighbour(
        name="after-sales-service",
        kind="service-certificate",
        sheet=sheet(
            edge="guilloche",
            colour="#7a2438",
            emblem="disc",
            logo="NXI",
            emblem_y=26,
            title="商品售后服务认证证书",
            title_size=29,
            title_y=54,
            title_colour="#7a2438",
            subtitle=f"证书编号：997{given[0]}SC{serial(random, 5)}R0S",
            opening=("兹证明",),
            rows=(
                ("组织名称：", holder.zh),
                ("统一社会信用代码：", holder.uscc),
                ("注册地址：", holder.address),
                ("评价等级：", "五星级（★★★★★）"),
                ("认证依据：", "GB/T 27922-2011《商品售后服务评价体系》"),
                ("认证范围：", "计算机软硬件产品的销售、安装及维修的售后服务"),
                ("发证日期：", zh(given)),
                ("有效期至：", zh(given, later=3)),
            ),
            top=86,
            gap=4.4,
            issuer="虚构南星国际认证有限公司",
            date="",
            seal="虚构南星国际认证有限公司",
            qr_at=(32, 238),
            payload="http://cx.nanxing-cert.example/s",
        ),
    )


def service_landscape(random: Random, holder: Holder) -> Neighbour:
    """服务认证证书 of cleaning: landscape, in two languages."""
    given = day(random)
    return Neighbour(
        name="service-landscape",
        kind="service-certificate",
        sheet=sheet(
            paper=LANDSCAPE,
            edge="double",
            colour="#256a77",
            font="hei",
            title="服务认证证书",
            title_en="SERVICE CERTIFICATION",
            title_size=30,
            title_y=28,
            title_colour="#256a77",
            rows=(
                ("证书编号 Certificate No.", f"998{given[0]}FW{serial(random, 5)}"),
                ("受审核方 Organization", holder.zh),
                ("认证依据 Standard", "GB/T 20647.9-2006 社区服务指南 第9部分：物业服务"),
                ("服务等级 Grade", "AAAAA 五星级服务"),
                ("有效期 Validity", f"{iso(given)} 至 {iso(given, later=3)}"),
            ),
            label_width=62,
            left=40,
            top=70,
            issuer="虚构正德质量认证中心有限公司",
            date=zh(given),
            signed_at=(216, 154),
            seal="虚构正德质量认证中心有限公司",
        ),
    )


def report_cover(random: Random, holder: Holder) -> Neighbour:
    """检测报告: the cover with MA and CNAS."""
    given = day(random)
    return Neighbour(
        name="test-report-cover",
        kind="test-report",
        sheet=sheet(
            edge="cover",
            marks=("MA", "CNAS"),
            marks_at=(30, 26),
            title="检 测 报 告",
            title_en="TEST REPORT",
            title_size=40,
            title_y=78,
            subtitle=f"报告编号：XJC-{given[0]}-{serial(random, 6)}",
            rows=(
                ("样品名称", "低压成套开关设备"),
                ("型号规格", "GGD 1600A"),
                ("委托单位", holder.zh),
                ("生产单位", holder.zh),
                ("检测类别", "型式试验"),
                ("检测依据", "GB/T 7251.12-2013"),
            ),
            ruled=True,
            size=14,
            top=136,
            issuer="虚构电气产品质量检验检测有限公司",
            date=zh(given),
            signed_at=(105, 248),
            seal="虚构检验检测专用",
        ),
    )


def report_inside(random: Random, holder: Holder) -> Neighbour:
    """检验报告: the page with the conclusion."""
    given = day(random)
    return Neighbour(
        name="test-report-conclusion",
        kind="test-report",
        sheet=sheet(
            title="虚构电气产品质量检验检测有限公司\n检验报告",
            title_size=19,
            title_y=24,
            tracking=1,
            subtitle=f"№：XJC-{given[0]}-{serial(random, 6)}　　　共 12 页 第 1 页",
            rows=(
                ("产品名称", "网络交换机"),
                ("商标／型号", "示例牌 S5-24"),
                ("受检单位", holder.zh),
                ("抽样地点", "成品库"),
                ("检验依据", "GB 4943.1-2022；YD/T 1099-2013"),
                ("检验项目", "外观、绝缘电阻、抗电强度、吞吐量、时延等共18项"),
                ("检验结论", "该样品经检验，所检项目均符合标准要求。\n（检验专用章）\n"),
                ("备　　注", "本报告仅对来样负责；未经本机构批准，不得部分复制本报告。"),
            ),
            ruled=True,
            size=11.5,
            label_width=34,
            left=24,
            right=22,
            top=62,
            issuer=f"批准：示例甲　审核：示例乙　主检：示例丙　签发日期：{iso(given)}",
            date="",
            signed_at=(105, 226),
            seal="虚构检验检测专用",
        ),
    )


def laboratory(random: Random, holder: Holder) -> Neighbour:
    """实验室认可证书: an accreditation, not a certification."""
    given = day(random)
    return Neighbour(
        name="laboratory-accreditation",
        kind="qualification",
        also=("test-report", "other"),
        sheet=sheet(
            edge="double",
            colour="#2c3f7f",
            marks=("CNAS",),
            marks_at=(92, 24),
            title="实验室认可证书",
            title_size=30,
            title_y=50,
            tracking=4,
            subtitle=f"（注册号：CNAS L{serial(random, 5)}）",
            opening=("兹证明：",),
            paragraphs=(
                f"{holder.zh}检测中心",
                f"（法人：{holder.zh}）",
                holder.address,
                (
                    "符合ISO/IEC 17025:2017《检测和校准实验室能力的通用要求》（CNAS-CL01）的要求，"
                    "具备承担本证书附件所列服务能力，予以认可。"
                ),
                "获认可的能力范围见标有相同认可注册号的证书附件，证书附件是本证书组成部分。",
                f"生效日期：{iso(given)}　　截止日期：{iso(given, later=6)}",
            ),
            top=96,
            gap=6,
            issuer="虚构合格评定认可委员会授权人",
            date="",
            signed_at=(150, 242),
        ),
    )


def laboratory_en(random: Random, holder: Holder) -> Neighbour:
    """An accreditation of a laboratory in English."""
    given = day(random)
    return Neighbour(
        name="laboratory-accreditation-en",
        kind="qualification",
        also=("test-report", "other"),
        sheet=sheet(
            edge="thin",
            colour="#1f4d3a",
            font="serif",
            emblem="disc",
            logo="ELA",
            emblem_y=22,
            title="LABORATORY ACCREDITATION CERTIFICATE",
            title_size=19,
            title_y=52,
            tracking=0,
            subtitle=f"Registration No. L{serial(random, 5)}",
            centred=True,
            paragraphs=(
                f"{holder.en} Testing Centre",
                holder.address_en,
                (
                    "is accredited in accordance with ISO/IEC 17025:2017 General requirements for "
                    "the competence of testing and calibration laboratories."
                ),
                "The scope of accreditation is detailed in the attached schedule.",
                f"Date of issue {iso(given)} · Date of expiry {iso(given, later=4)}",
            ),
            top=90,
            gap=7,
            issuer="Example Laboratory Accreditation Board",
            date=iso(given),
            signed_at=(105, 238),
        ),
    )


PRODUCTS = (
    *(compulsory, compulsory_en, energy, environment, after_sales, service_landscape),
    *(report_cover, report_inside, laboratory, laboratory_en),
)
