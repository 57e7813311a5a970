"""What is registered: software copyright, patents, trade marks."""

from random import Random

from examples.bidders import day, person, serial, zh
from examples.certificate import Holder
from examples.paper import LANDSCAPE, Neighbour, sheet


def software(random: Random, holder: Holder) -> Neighbour:
    """计算机软件著作权登记证书."""
    given = day(random)
    return Neighbour(
        name="software-copyright",
        kind="patent-or-copyright",
        sheet=sheet(
            edge="guilloche",
            colour="#b7903f",
            ground="#fbfdf4",
            emblem="disc",
            logo="版权",
            emblem_y=26,
            title="计算机软件著作权登记证书",
            title_size=26,
            title_y=58,
            tracking=1,
            subtitle=f"证书号：软著登字第{serial(random, 8)}号",
            rows=(
                ("软件名称：", "云运维调度管理平台\nV2.0"),
                ("著作权人：", holder.zh),
                ("开发完成日期：", zh(day(random, 2018, 2020))),
                ("首次发表日期：", "未发表"),
                ("权利取得方式：", "原始取得"),
                ("权利范围：", "全部权利"),
                ("登记号：", f"{given[0]}SR{serial(random, 7)}"),
            ),
            paragraphs=(
                (
                    "根据《计算机软件保护条例》和《计算机软件著作权登记办法》的规定，经审核，"
                    "对以上事项予以登记。"
                ),
            ),
            gap=6,
            top=98,
            issuer="虚构版权登记中心",
            date=zh(given),
            seal="计算机软件著作权登记",
            note=f"No. {serial(random, 8)}",
            qr_at=(32, 236),
            payload="http://www.copyright.example/r",
        ),
    )


def patent(random: Random, holder: Holder) -> Neighbour:
    """发明专利证书."""
    given = day(random)
    return Neighbour(
        name="invention-patent",
        kind="patent-or-copyright",
        sheet=sheet(
            edge="thin",
            colour="#8a1f1f",
            ground="#fefcf6",
            emblem="coat",
            emblem_y=48,
            title="发明专利证书",
            title_size=32,
            title_y=78,
            opening=(f"证书号 第 {serial(random, 7)} 号",),
            rows=(
                ("发明名称：", "一种数据中心运维告警的归并方法及系统"),
                ("发 明 人：", f"{person(random)};{person(random)}"),
                ("专 利 号：", f"ZL {given[0]} 1 {serial(random, 7)}.X"),
                ("专利申请日：", zh(day(random, 2017, 2019))),
                ("专利权人：", holder.zh),
                ("授权公告日：", zh(given)),
                ("授权公告号：", f"CN {serial(random, 9)} B"),
            ),
            paragraphs=(
                (
                    "国家知识产权局依照中华人民共和国专利法进行审查，决定授予专利权，颁发发明专利证书"
                    "并在专利登记簿上予以登记。专利权自授权公告之日起生效。专利权期限为二十年，"
                    "自申请日起算。"
                ),
            ),
            label_width=34,
            top=108,
            size=11.5,
            issuer="局长　示例某",
            date=zh(given),
            signed_at=(140, 244),
            seal="专利登记测试样张",
            note="第 1 页（共 2 页）",
        ),
    )


def trade_mark(random: Random, holder: Holder) -> Neighbour:
    """商标注册证."""
    given = day(random, 2014, 2022)
    return Neighbour(
        name="trade-mark",
        kind="patent-or-copyright",
        also=("other",),
        sheet=sheet(
            paper=LANDSCAPE,
            edge="double",
            colour="#355e9e",
            emblem="corner",
            logo="图",
            title="商标注册证",
            title_size=34,
            title_y=30,
            tracking=10,
            subtitle=f"第 {serial(random, 8)} 号",
            rows=(
                ("核定使用商品/服务项目", "国际分类：42　计算机编程；软件运营服务；云计算"),
                ("注册人", holder.zh),
                ("注册地址", holder.address),
                ("注册日期", zh(given)),
                ("有效期至", zh(given, later=10)),
            ),
            label_width=56,
            left=46,
            top=80,
            issuer="发证机关",
            date=zh(given),
            signed_at=(226, 158),
            seal="商标注册测试样张",
        ),
    )


REGISTRATIONS = (software, patent, trade_mark)
