"""What authorities give a company: licences, permits, qualifications."""

from random import Random

from examples.bidders import day, iso, person, serial, zh
from examples.certificate import Holder
from examples.paper import LANDSCAPE, Neighbour, sheet

TRADE = (
    "许可项目：建设工程施工；建筑智能化系统设计。一般项目：信息系统集成服务；软件开发；"
    "信息技术咨询服务；数据处理和存储支持服务；计算机软硬件及辅助设备零售；物业管理；"
    "认证咨询（依法须经批准的项目，经相关部门批准后方可开展经营活动）。"
)
GAZETTE = (
    "国家企业信用信息公示系统网址：http://www.gsxt.example　"
    "市场主体应当于每年1月1日至6月30日通过公示系统报送年度报告"
)


def licence_landscape(random: Random, holder: Holder) -> Neighbour:
    """营业执照, as issued since 2019: landscape, golden border, code in the corner."""
    founded = day(random, 2008, 2018)
    office = f"{holder.zh[:2]}市市场监督管理局"
    return Neighbour(
        name="business-licence-landscape",
        kind="business-licence",
        sheet=sheet(
            paper=LANDSCAPE,
            edge="gold",
            ground="#fffdf6",
            emblem="coat",
            emblem_y=22,
            title="营业执照",
            title_size=38,
            title_y=48,
            tracking=12,
            subtitle=f"（副本）　统一社会信用代码 {holder.uscc}",
            rows=(
                ("名　　称", holder.zh),
                ("类　　型", "有限责任公司（自然人投资或控股）"),
                ("法定代表人", person(random)),
                ("注册资本", "伍仟万元整"),
                ("成立日期", zh(founded)),
                ("住　　所", holder.address),
                ("经营范围", TRADE),
            ),
            label_width=30,
            label_colour="#8a5a1c",
            left=34,
            right=40,
            top=88,
            gap=4,
            size=11,
            qr_at=(244, 24),
            payload=f"https://qyxx.example/{holder.uscc}",
            issuer="登记机关",
            date=zh(day(random)),
            signed_at=(232, 172),
            seal=office,
            note=GAZETTE,
            note_up=19,
        ),
    )


def licence_portrait(random: Random, holder: Holder) -> Neighbour:
    """营业执照, the older form: portrait, with 营业期限."""
    founded = day(random, 2005, 2015)
    return Neighbour(
        name="business-licence-portrait",
        kind="business-licence",
        sheet=sheet(
            edge="gold",
            ground="#fdf9ee",
            emblem="coat",
            emblem_y=24,
            title="营业执照",
            title_size=36,
            title_y=54,
            tracking=10,
            subtitle=f"统一社会信用代码　{holder.uscc}",
            rows=(
                ("名　　称", holder.zh),
                ("类　　型", "有限责任公司"),
                ("住　　所", holder.address),
                ("法定代表人", person(random)),
                ("注册资本", "人民币壹仟万元整"),
                ("成立日期", zh(founded)),
                ("营业期限", f"{zh(founded)}至{zh(founded, later=30)}"),
                ("经营范围", TRADE),
            ),
            label_width=34,
            label_colour="#8a5a1c",
            top=98,
            issuer="登记机关",
            date=zh(day(random, 2016, 2020)),
            signed_at=(150, 246),
            seal=f"{holder.zh[:2]}市市场监督管理局",
            qr_at=(34, 236),
            payload=f"https://qyxx.example/{holder.uscc}",
        ),
    )


def construction(random: Random, holder: Holder) -> Neighbour:
    """建筑业企业资质证书."""
    return Neighbour(
        name="construction-qualification",
        kind="qualification",
        sheet=sheet(
            paper=LANDSCAPE,
            edge="guilloche",
            colour="#8d2a2a",
            ground="#fdf6f4",
            emblem="coat",
            emblem_y=18,
            title="建筑业企业资质证书",
            title_size=30,
            title_y=45,
            subtitle="（副本）",
            rows=(
                ("企业名称：", holder.zh),
                ("详细地址：", holder.address),
                ("统一社会信用代码：", holder.uscc),
                ("法定代表人：", person(random)),
                ("注册资本：", "5000万元"),
                ("证书编号：", f"D{serial(random, 9)}"),
                ("有效期：", zh(day(random), later=5)),
                ("资质类别及等级：", "电子与智能化工程专业承包壹级；建筑装修装饰工程专业承包贰级"),
            ),
            label_width=46,
            top=72,
            left=40,
            qr_at=(40, 158),
            payload=f"https://zhujian.example/q?no={serial(random, 9)}",
            issuer="发证机关：虚构省住房和城乡建设厅",
            date=zh(day(random)),
            signed_at=(216, 162),
            seal="虚构省住房和城乡建设厅",
            note="全国建筑市场监管公共服务平台查询网址：http://jzsc.example",
        ),
    )


def safety(random: Random, holder: Holder) -> Neighbour:
    """安全生产许可证."""
    given = day(random)
    return Neighbour(
        name="safety-permit",
        kind="qualification",
        sheet=sheet(
            edge="double",
            colour="#b3201e",
            ground="#fffaf4",
            emblem="coat",
            emblem_y=22,
            title="安全生产许可证",
            title_size=34,
            title_y=54,
            title_colour="#b3201e",
            subtitle=f"编号：（虚）JZ安许证字〔{given[0]}〕{serial(random, 6)}",
            rows=(
                ("企业名称：", holder.zh),
                ("法定代表人：", person(random)),
                ("单位地址：", holder.address),
                ("经济类型：", "有限责任公司"),
                ("许可范围：", "建筑施工"),
                ("有效期：", f"{zh(given)} 至 {zh(given, later=3)}"),
            ),
            size=14,
            gap=7,
            top=100,
            issuer="发证机关：虚构省住房和城乡建设厅",
            date=zh(given),
            seal="虚构省住房和城乡建设厅",
        ),
    )


def high_tech(random: Random, holder: Holder) -> Neighbour:
    """高新技术企业证书: red title, three offices as issuers."""
    given = day(random)
    return Neighbour(
        name="high-tech-enterprise",
        kind="qualification",
        also=("award",),
        sheet=sheet(
            paper=LANDSCAPE,
            edge="guilloche",
            colour="#a47b26",
            ground="#fffdf5",
            title="高新技术企业",
            title_en="HIGH-TECH ENTERPRISE CERTIFICATE",
            title_size=40,
            title_y=34,
            title_colour="#c8161d",
            tracking=8,
            subtitle="证　书",
            rows=(
                ("企业名称：", holder.zh),
                ("证书编号：", f"GR{given[0]}{serial(random, 8)}"),
                ("发证时间：", zh(given)),
                ("有效期：", "三年"),
            ),
            size=15,
            gap=7,
            top=92,
            left=70,
            label_width=42,
            issuer="批准机关：虚构省科学技术厅　虚构省财政厅",
            date="国家税务总局虚构省税务局",
            signed_at=(200, 162),
            seal="虚构省科学技术厅",
        ),
    )


def security_service(random: Random, holder: Holder) -> Neighbour:
    """信息安全服务资质证书: its issuer certifies, but no management system."""
    given = day(random)
    return Neighbour(
        name="security-service-qualification",
        kind="qualification",
        also=("service-certificate",),
        sheet=sheet(
            edge="guilloche",
            colour="#27508c",
            emblem="corner",
            logo="XSC",
            title="信息安全服务资质认证证书",
            title_size=27,
            title_y=48,
            title_colour="#27508c",
            tracking=1,
            opening=(f"证书编号：XSC-{given[0]}-ISV-SI-{serial(random, 4)}", "兹证明"),
            rows=(("组织名称：", holder.zh), ("地　　址：", holder.address)),
            paragraphs=(
                "的信息系统安全集成服务资质符合XSC-ISV-C01:2021《信息安全服务规范》三级要求。",
                f"发证日期：{zh(given)}　　有效期至：{zh(given, later=3)}",
                "本证书的有效性通过年度监督审核保持。",
            ),
            issuer="虚构网络安全审查技术与评定中心",
            date=zh(given),
            seal="虚构网络安全审查技术与评定中心",
            qr_at=(30, 236),
            payload="http://www.xsc.example/query",
        ),
    )


def taxpayer(random: Random, holder: Holder) -> Neighbour:
    """开户许可证."""
    return Neighbour(
        name="account-permit",
        kind="qualification",
        also=("other",),
        sheet=sheet(
            paper=(250, 176),
            edge="double",
            colour="#47703d",
            ground="#f3f8ee",
            title="开户许可证",
            title_size=30,
            title_y=24,
            subtitle=f"核准号：J{serial(random, 13)}　　编号：{serial(random, 8)}",
            rows=(
                ("存款人名称", holder.zh),
                ("法定代表人", person(random)),
                ("开户银行", "虚构银行股份有限公司示例支行"),
                ("账　　号", serial(random, 18)),
            ),
            opening=("经审核，符合开户条件，准予开立基本存款账户。",),
            top=64,
            issuer="发证机关（盖章）",
            date=iso(day(random, 2012, 2018)),
            signed_at=(190, 132),
            seal="虚构银行示例中心支行",
        ),
    )


LICENCES = (
    licence_landscape,
    licence_portrait,
    construction,
    safety,
    high_tech,
    security_service,
    taxpayer,
)
