"""Invented companies and people in any number: a tender has many, each with its papers."""

from random import Random

from examples.certificate import Holder
from examples.identifiers import uscc

PLACES = (
    *(("云图", "Yuntu"), ("星河", "Xinghe"), ("青山", "Qingshan"), ("蓝鲸", "Lanjing")),
    *(("海棠", "Haitang"), ("松涛", "Songtao"), ("北辰", "Beichen"), ("金帆", "Jinfan")),
    *(("瑞禾", "Ruihe"), ("朗润", "Langrun"), ("启明", "Qiming"), ("安澜", "Anlan")),
)
TRADES = (
    ("信息技术有限公司", "Information Technology Co., Ltd."),
    ("数据科技股份有限公司", "Data Technology Co., Ltd."),
    ("系统集成有限公司", "System Integration Co., Ltd."),
    ("建设工程有限公司", "Construction Engineering Co., Ltd."),
    ("机电设备有限公司", "Electromechanical Equipment Co., Ltd."),
    ("物业管理有限公司", "Property Management Co., Ltd."),
)
STREETS = ("科技大道", "永和路", "观潮路", "天枢街", "银汉路", "信义路")
SURNAMES = "甲乙丙丁戊己庚辛"
PRINTED = "ABCDEFGHJKLMNPQRTUWXY0123456789"


def chance(seed: int) -> Random:
    """Throw dice that fall the same for the same seed."""
    return Random(seed)  # noqa: S311  drawings, not secrets


def company(random: Random) -> Holder:
    """Invent a company."""
    word, first = random.choice(("示例", "虚构")), random.choice(PLACES)
    second, trade = random.choice(PLACES), random.choice(TRADES)
    name = "Shili" if word == "示例" else "Xugou"
    street, house = random.choice(STREETS), random.randint(1, 999)
    room = random.randint(101, 2406)
    stem = "MA" + "".join(random.choice(PRINTED) for _ in range(6))
    return Holder(
        zh=f"{word}{first[0]}{second[0]}{trade[0]}",
        en=f"{name} {first[1]} {second[1]} {trade[1]}",
        uscc=uscc(stem),
        addresses=(("", f"{word}省{second[0]}市{first[0]}区{street}{house}号{room}室"),),
        address_en=f"Room {room}, No. {house} {first[1]} Road, {second[1]} City, {name} Province",
    )


def person(random: Random) -> str:
    """Invent a person, whose name nobody has."""
    return f"示例{random.choice(SURNAMES)}"


def serial(random: Random, digits: int) -> str:
    """Invent a number that begins with 999."""
    return "999" + "".join(str(random.randint(0, 9)) for _ in range(digits - 3))


def day(random: Random, first: int = 2021, last: int = 2025) -> tuple[int, int, int]:
    """Return a day as year, month and day of the month."""
    return random.randint(first, last), random.randint(1, 12), random.randint(1, 28)


def zh(when: tuple[int, int, int], *, later: int = 0) -> str:
    """Write 2024年03月06日, so many years later."""
    year, month, of_month = when
    return f"{year + later}年{month:02}月{of_month:02}日"


def iso(when: tuple[int, int, int], *, later: int = 0) -> str:
    """Write 2024-03-06, so many years later."""
    year, month, of_month = when
    return f"{year + later}-{month:02}-{of_month:02}"
