"""What associations give a company: awards, ratings, maturity and capability."""

from random import Random

from examples.bidders import day, iso, serial, zh
from examples.certificate import Holder
from examples.paper import LANDSCAPE, Neighbour, sheet


def honour(random: Random, holder: Holder) -> Neighbour:
    """荣誉证书: landscape, red and gold."""
    when = day(random)
    return Neighbour(
        name="honour-certificate",
        kind="award",
        sheet=sheet(
            paper=LANDSCAPE,
            edge="gold",
            colour="#c8161d",
            ground="#fff8e7",
            title="荣誉证书",
            title_size=46,
            title_y=34,
            title_colour="#c8161d",
            tracking=14,
            opening=(f"{holder.zh}：",),
            paragraphs=(
                f"荣获{when[0]}年度虚构市优秀软件企业称号。",
                "特发此证，以资鼓励。",
            ),
            size=19,
            gap=9,
            top=84,
            left=46,
            right=46,
            issuer="虚构市软件行业协会",
            date=f"{when[0]}年{when[1]}月",
            signed_at=(222, 150),
            seal="虚构市软件行业协会",
        ),
    )


def prize(random: Random, holder: Holder) -> Neighbour:
    """获奖证书: portrait, numbered, with a project."""
    when = day(random)
    return Neighbour(
        name="prize-certificate",
        kind="award",
        sheet=sheet(
            edge="guilloche",
            colour="#b0312a",
            ground="#fffaf2",
            emblem="disc",
            logo="奖",
            emblem_y=30,
            title="科学技术奖获奖证书",
            title_size=30,
            title_y=62,
            title_colour="#b0312a",
            subtitle=f"证书编号：{when[0]}-J-2-{serial(random, 6)}",
            centred=True,
            paragraphs=(
                "为表彰科学技术奖获得者，特颁发此证书。",
                "项目名称：面向数据中心的质量管理与运维调度平台",
                "奖励等级：二等奖",
                f"获 奖 者：{holder.zh}",
            ),
            size=15,
            gap=9,
            top=110,
            issuer="虚构省科学技术协会",
            date=zh(when),
            seal="虚构省科学技术协会",
        ),
    )


def award_en(random: Random, holder: Holder) -> Neighbour:
    """An English award."""
    return Neighbour(
        name="award-en",
        kind="award",
        sheet=sheet(
            paper=LANDSCAPE,
            edge="ribbon",
            colour="#1e355e",
            font="serif",
            title="Certificate of Excellence",
            title_size=34,
            title_y=44,
            title_colour="#1e355e",
            tracking=0,
            centred=True,
            opening=("This award is presented to",),
            paragraphs=(
                holder.en,
                "in recognition of outstanding quality of service as Partner of the Year",
            ),
            size=16,
            gap=9,
            top=86,
            issuer="Example Partner Council",
            date=iso(day(random)),
            signed_at=(148, 160),
        ),
    )


def credit(random: Random, holder: Holder) -> Neighbour:
    """企业信用等级证书: AAA in the middle."""
    given = day(random)
    return Neighbour(
        name="credit-rating-aaa",
        kind="credit-rating",
        sheet=sheet(
            paper=LANDSCAPE,
            edge="gold",
            ground="#fffdf2",
            title="企业信用等级证书",
            title_en="Enterprise Credit Grade Certificate",
            title_size=34,
            title_y=30,
            title_colour="#b3201e",
            opening=(f"证书编号：XY{given[0]}{serial(random, 8)}",),
            rows=(
                ("企业名称：", holder.zh),
                ("统一社会信用代码：", holder.uscc),
                ("信用等级：", "AAA"),
                ("评价依据：", "GB/T 23794-2023《企业信用评价指标》"),
                ("有效期：", f"{zh(given)} 至 {zh(given, later=3)}"),
            ),
            label_width=52,
            left=60,
            top=74,
            size=14,
            issuer="虚构信用评估有限公司",
            date=zh(given),
            signed_at=(222, 152),
            seal="虚构信用评估有限公司",
            qr_at=(40, 152),
            payload=f"http://credit.example/q?no={serial(random, 8)}",
        ),
    )


def credit_portrait(random: Random, holder: Holder) -> Neighbour:
    """AAA级重合同守信用企业: a plaque in portrait, in two languages."""
    given = day(random)
    return Neighbour(
        name="credit-contract-keeping",
        kind="credit-rating",
        also=("award",),
        sheet=sheet(
            edge="double",
            colour="#b98a2f",
            ground="#fffbe9",
            emblem="disc",
            logo="AAA",
            emblem_y=30,
            title="AAA级重合同守信用企业",
            title_en="AAA Enterprise of Contract-Honouring and Trustworthy",
            title_size=26,
            title_y=64,
            title_colour="#b3201e",
            tracking=1,
            centred=True,
            opening=(f"证书编号：SX{serial(random, 10)}",),
            paragraphs=(
                holder.zh,
                "经评定，贵单位在履行合同、遵守信用方面符合规定条件，",
                "被评为AAA级重合同守信用企业。",
                f"有效期至：{zh(given, later=3)}",
            ),
            size=14,
            gap=8,
            top=112,
            issuer="示例信用评级有限公司",
            date=zh(given),
            seal="示例信用评级有限公司",
            qr_at=(34, 226),
            payload="http://rating.example/aaa",
        ),
    )


def cmmi(random: Random, holder: Holder) -> Neighbour:
    """CMMI appraisal in English: landscape, ribbons."""
    given = day(random)
    return Neighbour(
        name="cmmi-en",
        kind="cmmi",
        sheet=sheet(
            paper=LANDSCAPE,
            edge="ribbon",
            colour="#0b4a6f",
            font="hei",
            title="CMMI Maturity Level 5",
            title_size=34,
            title_y=36,
            title_colour="#0b4a6f",
            tracking=0,
            centred=True,
            opening=("This is to certify that", holder.en),
            paragraphs=(
                "has been appraised at Maturity Level 5 of the CMMI Development model V2.0",
                (
                    f"Appraisal ID: {serial(random, 5)}　　Appraisal End Date: {iso(given)}　　"
                    f"Expiration Date: {iso(given, later=3)}"
                ),
                "Benchmark Appraisal · Organizational Unit: Software Delivery Centre",
            ),
            size=14,
            gap=8,
            top=72,
            issuer="Certified High Maturity Lead Appraiser",
            date="Example Appraisal Partner",
            signed_at=(214, 158),
        ),
    )


def cmmi_zh(random: Random, holder: Holder) -> Neighbour:
    """CMMI三级评估证书: portrait, in two languages."""
    given = day(random)
    return Neighbour(
        name="cmmi-zh",
        kind="cmmi",
        sheet=sheet(
            edge="guilloche",
            colour="#1f3f7a",
            emblem="disc",
            logo="CMMI",
            emblem_y=28,
            title="软件能力成熟度模型集成",
            title_en="Capability Maturity Model Integration",
            title_size=27,
            title_y=60,
            title_colour="#1f3f7a",
            subtitle="CMMI 三级评估证书",
            rows=(
                ("组织名称 Organization", holder.zh),
                ("模型 Model", "CMMI-DEV V2.0"),
                ("成熟度等级 Level", "Maturity Level 3"),
                ("评估编号 Appraisal ID", serial(random, 6)),
                ("评估日期 Date", iso(given)),
                ("有效期至 Valid until", iso(given, later=3)),
            ),
            label_width=56,
            top=112,
            issuer="虚构软件过程评估中心",
            date=zh(given),
            seal="虚构软件过程评估中心",
        ),
    )


def itss(random: Random, holder: Holder) -> Neighbour:
    """ITSS 信息技术服务标准符合性证书（运行维护）."""
    given = day(random)
    return Neighbour(
        name="itss-conformity",
        kind="itss",
        sheet=sheet(
            edge="guilloche",
            colour="#16639c",
            emblem="corner",
            logo="ITSS",
            title="信息技术服务标准符合性证书",
            title_en="Certificate of Conformity to ITSS",
            title_size=26,
            title_y=52,
            title_colour="#16639c",
            tracking=1,
            subtitle=f"证书编号：ITSS-YW-3-{serial(random, 12)}",
            paragraphs=(
                "经评估，",
                holder.zh,
                f"（统一社会信用代码：{holder.uscc}）",
                (
                    "运行维护服务能力符合GB/T 28827.1-2022《信息技术服务 运行维护 第1部分"
                    "：通用要求》成熟度三级要求，特发此证。"
                ),
                f"有效期：{zh(given)}至{zh(given, later=3)}",
            ),
            size=14,
            gap=7,
            top=108,
            issuer="虚构信息技术服务分会",
            date=zh(given),
            seal="虚构信息技术服务分会",
            qr_at=(30, 232),
            payload="http://www.itss.example/cert",
        ),
    )


def itss_landscape(random: Random, holder: Holder) -> Neighbour:
    """ITSS 云服务能力, landscape with rows."""
    given = day(random)
    return Neighbour(
        name="itss-landscape",
        kind="itss",
        sheet=sheet(
            paper=LANDSCAPE,
            edge="band",
            colour="#16639c",
            font="hei",
            emblem="",
            title="ITSS 信息技术服务运行维护标准符合性证书",
            title_size=23,
            title_y=36,
            tracking=1,
            rows=(
                ("单位名称", holder.zh),
                ("证书编号", f"ITSS-YW-2-{serial(random, 12)}"),
                ("成熟度等级", "贰级"),
                ("依据标准", "ITSS.1-2015《信息技术服务 运行维护服务能力成熟度模型》"),
                ("发证日期", iso(given)),
                ("有效期至", iso(given, later=3)),
            ),
            ruled=True,
            top=66,
            left=50,
            right=50,
            size=13,
            issuer="虚构信息技术标准化分会",
            date=zh(given),
            signed_at=(224, 164),
            seal="虚构信息技术标准化分会",
        ),
    )


HONOURS = (
    *(honour, prize, award_en, credit, credit_portrait),
    *(cmmi, cmmi_zh, itss, itss_landscape),
)
