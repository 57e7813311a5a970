"""Certificates with drawn lots for values: other names, numbers and dates on the known layouts.

Every name is put together from pieces and every number opens with a serial that was never given,
so that none belongs to anyone; credit codes carry their right check character.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import numpy as np
import opencc

from examples import designs
from examples import organisations as who
from examples.certificate import Body, Certificate, Holder, Standard, Stickers
from examples.identifiers import uscc
from examples.originals import Original
from examples.sheet import Layout

T = TypeVar("T")

BRANDS = tuple("鑫淼垚璟钰翊昊晟骁霖泓沣禾谷岚峻嵘隆腾骏驰嘉睿哲瀚澜启辰曜皓恒毅锐钧铭铠")
BRANDS_EN = ("Xin", "Miao", "Jing", "Yu", "Hao", "Sheng", "Lin", "Hong", "Feng", "He", "Lan", "Rui")
TRADES = (
    ("信息技术", "Information Technology"),
    ("软件", "Software"),
    ("智能装备", "Intelligent Equipment"),
    ("建设工程", "Construction Engineering"),
    ("环保科技", "Environmental Technology"),
    ("精密机械", "Precision Machinery"),
    ("物业管理", "Property Management"),
    ("医疗器械", "Medical Devices"),
    ("电力设备", "Power Equipment"),
    ("食品", "Food"),
)
FORMS = (("有限公司", "Co., Ltd."), ("股份有限公司", "Co., Ltd."), ("有限责任公司", "LLC"))
SUBJECTS = (
    ("应用软件", "application software"),
    ("电力变压器", "power transformers"),
    ("安防监控系统", "security surveillance systems"),
    ("机房基础设施", "machine room infrastructure"),
    ("预拌混凝土", "ready-mixed concrete"),
    ("一次性使用医用口罩", "disposable medical masks"),
    ("不锈钢阀门", "stainless steel valves"),
    ("办公家具", "office furniture"),
    ("预包装食品", "pre-packaged food"),
    ("污水处理设备", "sewage treatment equipment"),
)
DEEDS = (
    ("的设计、开发和技术服务", "Design, development and technical service of"),
    ("的生产和销售", "Manufacture and sale of"),
    ("的安装、调试及运行维护", "Installation, commissioning and maintenance of"),
    ("的销售和售后服务（资质许可范围内）", "Sale and after-sales service of"),
)
STANDARDS = (who.ITSMS, who.ISMS, who.ISMS_GB, who.QMS, who.EMS, who.OHSMS)
LAYOUTS = (
    *(designs.LEDGER, designs.CENTRED, designs.COLUMNS, designs.RANGE, designs.STATEMENT),
    *(designs.STATEMENT_SENTENCE, designs.TABLE, designs.TABLE_DOTTED, designs.STACKED),
    designs.TRADITIONAL,
)
BODIES = (who.HUAHENG, who.ZHENGDE, who.NANXING)
TERM = 3
"""Years that a certificate runs."""
LAST = date(2026, 5, 31)
"""No certificate is issued later."""


def originals(count: int, *, seed: int = 0) -> Iterator[Original]:
    """Draw so many certificates by lot; the same seed draws the same ones."""
    for index in range(count):
        yield _original(np.random.default_rng((seed, index)), index)


def _original(rng: np.random.Generator, index: int) -> Original:
    layout, standard = LAYOUTS[index % len(LAYOUTS)], _one(rng, STANDARDS)
    body = _one(rng, BODIES)
    certificate = _certificate(rng, standard, body, layout)
    if layout is designs.TRADITIONAL:
        certificate = _in_traditional(certificate)
    return Original(name=f"various-{index:03}", layout=layout, certificate=certificate)


def _certificate(
    rng: np.random.Generator, standard: Standard, body: Body, layout: Layout
) -> Certificate:
    issued = date(2022, 1, 4) + timedelta(days=int(rng.integers((LAST - date(2022, 1, 4)).days)))
    cycle = int(rng.integers(3))
    subject, deed = _one(rng, SUBJECTS), _one(rng, DEEDS)
    other = _one(rng, SUBJECTS)
    return Certificate(
        number=_number(rng, standard, body, issued, cycle),
        holder=_holder(rng),
        body=body,
        standard=standard,
        scope_zh=f"{subject[0]}、{other[0]}{deed[0]}",
        scope_en=f"{deed[1]} {subject[1]} and {other[1]}",
        first=_years(issued, -TERM * cycle) + timedelta(days=int(rng.integers(9)) if cycle else 0),
        issued=issued,
        expires=_years(issued, TERM) - timedelta(days=1),
        reissued=issued + timedelta(days=int(rng.integers(40, 900))) if _chance(rng, 0.2) else None,
        marks=("IAF", "CNAS") if body.cnas else (),
        stickers=_stickers(rng, issued) if layout.template in {"ledger", "table"} else None,
        approval_printed=_chance(rng, 0.5),
        watermark="仅供投标使用" if _chance(rng, 0.2) else None,
    )


def _holder(rng: np.random.Generator) -> Holder:
    size = int(rng.integers(2, 4))
    brand = "".join(_one(rng, BRANDS) for _ in range(size))
    latin = "".join(_one(rng, BRANDS_EN) for _ in range(size)).capitalize()
    trade, form = _one(rng, TRADES), _one(rng, FORMS)
    street, house, room = rng.integers(1, 900), rng.integers(1, 30), rng.integers(101, 2909)
    stem = "MA" + "".join(_one(rng, "0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(6))
    town = _one(rng, BRANDS) + _one(rng, BRANDS)
    return Holder(
        zh=f"示例{brand}{trade[0]}{form[0]}",
        en=f"Shili {latin} {trade[1]} {form[1]}",
        uscc=uscc(stem),
        addresses=(
            ("", f"示例省{town}市高新区{_one(rng, BRANDS)}园路{street}号{house}幢{room}室"),
        ),
        address_en=f"Room {room}, Building {house}, No. {street} Garden Road, Shili Province",
    )


def _number(
    rng: np.random.Generator, standard: Standard, body: Body, issued: date, cycle: int
) -> str:
    size = _one(rng, "SML")
    if standard.scheme == "ITSM":
        return f"{body.prefix}{issued.year}ITSM{rng.integers(1, 900):04}R{cycle}{size}"
    serial = rng.integers(10, 40_000)
    return f"{body.prefix}{issued:%y}{standard.scheme}{serial:05}R{cycle}{size}"


def _stickers(rng: np.random.Generator, issued: date) -> Stickers:
    dates = tuple(_years(issued, year) - timedelta(days=1) for year in range(1, TERM + 1))
    return Stickers(places=TERM, applied=int(rng.integers(TERM)), dates=dates)


def _in_traditional(certificate: Certificate) -> Certificate:
    """Write the holder and the scope in traditional characters; this layout shows no marks."""
    write = opencc.OpenCC("s2t").convert
    holder = certificate.holder
    addresses = tuple((label, write(text)) for label, text in holder.addresses)
    return replace(
        certificate,
        holder=replace(holder, zh=write(holder.zh), addresses=addresses),
        body=replace(who.DONGHAI_BODY_HANT),
        number=who.DONGHAI_BODY_HANT.prefix + certificate.number[3:],
        standard=replace(who.ISMS_HANT),
        scope_zh=write(certificate.scope_zh),
        reissued=None,
        approval_printed=False,
        marks=(),
        qr="",
    )


def _years(day: date, years: int) -> date:
    """Return the same day so many years away; of a leap day, the day before."""
    if (day.month, day.day) == (2, 29):
        day = day - timedelta(days=1)
    return day.replace(year=day.year + years)


def _one(rng: np.random.Generator, several: Sequence[T]) -> T:
    return several[int(rng.integers(len(several)))]


def _chance(rng: np.random.Generator, share: float) -> bool:
    return bool(rng.random() < share)
