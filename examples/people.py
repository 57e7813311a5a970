"""What a person holds: diplomas, titles, registrations as engineer or manager."""

from random import Random

from examples.bidders import day, iso, person, serial, zh
from examples.certificate import Holder
from examples.paper import LANDSCAPE, Neighbour, sheet


def diploma(random: Random, _: Holder) -> Neighbour:
    """毕业证书."""
    when = day(random, 2005, 2018)
    who = person(random)
    return Neighbour(
        name="diploma",
        kind="personal-certificate",
        sheet=sheet(
            paper=(270, 190),
            edge="double",
            colour="#8d2a2a",
            ground="#fffaf0",
            title="普通高等学校\n毕业证书",
            title_size=28,
            title_y=22,
            photo=(36, 62),
            paragraphs=(
                (
                    f"学生 {who}，男，{when[0] - 22}年8月3日生，于{when[0] - 4}年9月至{when[0]}年"
                    "6月在本校计算机科学与技术专业四年制本科学习，修完教学计划规定的全部课程，"
                    "成绩合格，准予毕业。"
                ),
                f"证书编号：{serial(random, 18)}",
            ),
            size=14,
            left=76,
            right=34,
            top=66,
            issuer="校名：虚构理工大学　校（院）长：示例某",
            date=zh(when),
            signed_at=(186, 142),
            seal="虚构理工大学",
        ),
    )


def title(random: Random, holder: Holder) -> Neighbour:
    """职称证书."""
    when = day(random, 2012, 2023)
    return Neighbour(
        name="professional-title",
        kind="personal-certificate",
        sheet=sheet(
            paper=LANDSCAPE,
            edge="guilloche",
            colour="#27508c",
            ground="#f7fbff",
            title="专业技术职务任职资格证书",
            title_size=28,
            title_y=30,
            photo=(40, 70),
            rows=(
                ("姓　　名", person(random)),
                ("性　　别", "女"),
                ("身份证号", "990199" + serial(random, 11) + "X"),
                ("专业名称", "计算机应用技术"),
                ("资格名称", "高级工程师"),
                ("工作单位", holder.zh),
                ("批准时间", zh(when)),
                ("证书编号", serial(random, 12)),
            ),
            left=84,
            top=64,
            gap=4.5,
            size=13,
            label_width=36,
            issuer="评审机构：虚构省工程系列高级评审委员会",
            date=zh(when),
            signed_at=(210, 158),
            seal="虚构省人力资源和社会保障厅",
        ),
    )


def project_manager(random: Random, _: Holder) -> Neighbour:
    """A project manager's certificate in English."""
    given = day(random)
    return Neighbour(
        name="project-manager-en",
        kind="personal-certificate",
        sheet=sheet(
            paper=LANDSCAPE,
            edge="ribbon",
            colour="#4b2a7a",
            font="serif",
            title="Project Management Professional (PMP)",
            title_size=27,
            title_y=62,
            title_colour="#4b2a7a",
            tracking=0,
            centred=True,
            opening=(
                "THIS IS TO CERTIFY THAT",
                f"Shili {random.choice(('Jia', 'Yi', 'Bing'))}",
                "HAS BEEN FORMALLY EVALUATED FOR DEMONSTRATED EXPERIENCE AND KNOWLEDGE",
            ),
            paragraphs=(
                f"PMP Number: {serial(random, 7)}",
                f"PMP Original Grant Date: {iso(given)}　Expiration Date: {iso(given, later=3)}",
            ),
            size=13,
            gap=7,
            top=92,
            issuer="Example Institute of Project Management",
            date="President and Chief Executive Officer",
            signed_at=(148, 172),
        ),
    )


def builder(random: Random, holder: Holder) -> Neighbour:
    """一级建造师注册证书 (electronic): portrait with photo and code."""
    given = day(random)
    return Neighbour(
        name="registered-builder",
        kind="personal-certificate",
        sheet=sheet(
            edge="thin",
            colour="#9c2b2b",
            ground="#fffdfa",
            emblem="coat",
            emblem_y=20,
            title="中华人民共和国\n一级建造师注册证书",
            title_size=24,
            title_y=50,
            photo=(152, 92),
            rows=(
                ("姓　　名：", person(random)),
                ("性　　别：", "男"),
                ("出生日期：", "1985年05月12日"),
                ("注册编号：", f"虚1{serial(random, 12)}"),
                ("聘用企业：", holder.zh),
                ("注册专业：", f"机电工程（有效期：{iso(given)}至{iso(given, later=3)}）"),
            ),
            right=64,
            top=96,
            gap=7,
            label_width=30,
            issuer="中华人民共和国示例部",
            date=f"签发日期：{zh(given)}",
            seal="建造师注册测试样张",
            qr_at=(32, 226),
            payload="https://zhuce.example/p",
            note="请登录建造师管理系统核验；使用有效期：60天；个人签名：",
        ),
    )


def auditor(random: Random, _: Holder) -> Neighbour:
    """内审员培训合格证书: names a standard, certifies a person."""
    given = day(random)
    return Neighbour(
        name="internal-auditor",
        kind="personal-certificate",
        sheet=sheet(
            paper=LANDSCAPE,
            edge="gold",
            ground="#fffef8",
            title="内审员证书",
            title_en="INTERNAL AUDITOR CERTIFICATE",
            title_size=36,
            title_y=34,
            title_colour="#1f3f7a",
            photo=(34, 76),
            paragraphs=(
                (
                    f"{person(random)} 于{zh(given)}参加GB/T 19001-2016/ISO 9001:2015"
                    "质量管理体系内部审核员培训，经考试合格，特发此证。"
                ),
                f"证书编号：NSY-{given[0]}-{serial(random, 5)}",
            ),
            size=15,
            left=78,
            right=40,
            top=84,
            gap=8,
            issuer="示例捷通企业管理咨询有限公司",
            date=zh(given),
            signed_at=(214, 150),
            seal="示例捷通企业管理咨询有限公司",
        ),
    )


def computing(random: Random, _: Holder) -> Neighbour:
    """计算机技术与软件专业技术资格 (软考): small book in green."""
    given = day(random, 2012, 2023)
    return Neighbour(
        name="software-examination",
        kind="personal-certificate",
        sheet=sheet(
            paper=(176, 250),
            edge="double",
            colour="#2f6b46",
            ground="#f4faf1",
            photo=(75, 40),
            title="计算机技术与软件专业技术资格",
            title_size=18,
            title_y=84,
            tracking=0,
            subtitle="信息系统项目管理师　（高级）",
            rows=(
                ("姓　　名", person(random)),
                ("证件号码", "990199" + serial(random, 11) + "X"),
                ("级　　别", "高级"),
                ("批准日期", zh(given)),
                ("管 理 号", serial(random, 20)),
            ),
            top=118,
            left=34,
            label_width=32,
            issuer="虚构省职业资格考试中心",
            date=zh(given),
            signed_at=(116, 206),
            seal="虚构省职业资格考试中心",
        ),
    )


PEOPLE = (diploma, title, project_manager, builder, auditor, computing)
