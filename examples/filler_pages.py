"""Writers of filler pages: each says one page of a bid."""

from collections.abc import Callable
from random import Random
from typing import Any

from examples import filler_words as words
from examples.bidders import company, day, iso, person, serial, zh
from examples.certificate import Holder
from examples.paper import LANDSCAPE, PORTRAIT

Filler = dict[str, Any]
Writer = Callable[[Random, Holder], Filler]

EMPTY: Filler = {
    "paper": PORTRAIT,
    "form": "prose",
    "header": "",
    "chapter": "",
    "number": None,
    "title": "",
    "paragraphs": (),
    "rows": (),
    "widths": (),
    "remark": "",
    "signature": (),
    "seal": False,
    "entries": (),
    "history": (),
    "boxes": (),
    "wires": (),
}


def _page(form: str, title: str = "", **said: object) -> Filler:
    """Fill a page: everything not said is empty."""
    return {**EMPTY, "form": form, "title": title, **said}


def _money(random: Random) -> str:
    return f"{random.randint(8, 96) * 500 + random.choice((0, 250)):,}.00"


def _sentences(random: Random, count: int, *, of_certificates: int = 0) -> tuple[str, ...]:
    """Return paragraphs of one to five sentences."""
    chosen = random.choices(words.PLAIN, k=count)
    chosen += random.sample(words.OF_CERTIFICATES, of_certificates)
    random.shuffle(chosen)
    paragraphs = []
    while chosen:
        length = random.randint(1, 5)
        paragraphs.append("".join(chosen[:length]))
        del chosen[:length]
    return tuple(paragraphs)


def cover(random: Random, holder: Holder) -> Filler:
    """Say the cover."""
    return _page(
        "cover",
        "投标文件",
        paragraphs=(f"项目编号：XGZC-{random.randint(2023, 2026)}-{serial(random, 6)}", "（正本）"),
        signature=(f"投标人：{holder.zh}（盖章）", f"日期：{zh(day(random))}"),
        seal=True,
    )


def contents(random: Random, _: Holder) -> Filler:
    """Say the table of contents, which names every certificate."""
    entries: list[tuple[str, str, int]] = []
    at = 2
    for chapter, title in enumerate(("商务部分", "资格证明文件", "技术部分"), start=1):
        entries.append((f"第{'一二三'[chapter - 1]}章 {title}", str(at), 0))
        names = {
            1: ("投标函", "开标一览表", "分项报价表", "商务偏离表"),
            2: words.ATTACHMENTS,
            3: random.sample(words.CHAPTERS, 8),
        }[chapter]
        for section, name in enumerate(names, start=1):
            at += random.randint(1, 9)
            entries.append((f"{chapter}.{section} {name}", str(at), 1))
    return _page("contents", "目　录", entries=entries)


def prose(random: Random, _: Holder) -> Filler:
    """Say a page of a proposal."""
    chapter = random.choice(words.CHAPTERS)
    part, section = random.randint(1, 9), random.randint(1, 12)
    paragraphs = _sentences(random, random.randint(14, 26))
    return _page("prose", f"{part}.{section} {chapter}", paragraphs=paragraphs, chapter=chapter)


def praise(random: Random, holder: Holder) -> Filler:
    """Say a page that speaks of the bidder's certificates."""
    chapter = random.choice(("质量保证措施", "信息安全保障措施", "投标人基本情况"))
    number = f"99824Q{serial(random, 5)}R0M"
    return _page(
        "prose",
        f"{random.randint(1, 9)}.{random.randint(1, 12)} {chapter}",
        chapter=chapter,
        paragraphs=(
            f"{holder.zh}质量管理体系认证证书编号：{number}，有效期至{zh(day(random), later=3)}。",
            *_sentences(random, 12, of_certificates=3),
        ),
    )


def criteria(random: Random, _: Holder) -> Filler:
    """Say the scoring table of the tender documents."""
    rows = [("序号", "评分因素", "分值", "评分标准", "响应页码")]
    items = ("投标报价", "管理体系认证", "类似业绩", "项目经理", "技术方案", "应急预案", "信用等级")
    for index, item in enumerate(items, start=1):
        text = random.choice(words.OF_CERTIFICATES if item == "管理体系认证" else words.PLAIN)
        page = f"第{random.randint(5, 400)}页"
        rows.append((str(index), item, str(random.randint(2, 30)), text, page))
    return _page("ruled", "评分索引表", rows=rows, widths=(1, 3, 1.2, 9, 2.4))


def qualifications(random: Random, holder: Holder) -> Filler:
    """Say the bidder's own list of what it holds."""
    systems = (
        ("质量管理体系认证证书", "Q", "GB/T 19001-2016/ISO 9001:2015"),
        ("环境管理体系认证证书", "E", "GB/T 24001-2016/ISO 14001:2015"),
        ("职业健康安全管理体系认证证书", "S", "GB/T 45001-2020/ISO 45001:2018"),
        ("信息安全管理体系认证证书", "I", "ISO/IEC 27001:2022"),
        ("信息技术服务管理体系认证证书", "T", "ISO/IEC 20000-1:2018"),
    )
    rows = [("序号", "证书名称", "证书编号", "依据标准", "发证机构", "有效期至")]
    for index, (name, letter, standard) in enumerate(systems, start=1):
        number = f"99824{letter}{serial(random, 5)}R0M"
        until = iso(day(random, 2024), later=3)
        rows.append((str(index), name, number, standard, "虚构正德质量认证中心有限公司", until))
    return _page(
        "ruled",
        "资质认证列表",
        paper=LANDSCAPE if random.random() < 0.4 else PORTRAIT,  # noqa: PLR2004  some of them
        paragraphs=(f"{holder.zh}取得的主要资质及管理体系认证情况如下：",),
        rows=rows,
        widths=(1, 4, 3.6, 4.2, 4, 2.6),
        remark="注：证书扫描件见后附资质证明文件。",
    )


def prices(random: Random, _: Holder) -> Filler:
    """Say a table of prices."""
    wide = random.random() < 0.4  # noqa: PLR2004
    rows = [("序号", "名称", "规格型号", "单位", "数量", "单价（元）", "合价（元）")]
    for index in range(1, (13 if wide else 21)):
        goods = random.choice(words.GOODS)
        model = f"XG-{serial(random, 6)}"
        unit, count = random.choice(("台", "套", "项")), str(random.randint(1, 48))
        rows.append((str(index), goods, model, unit, count, _money(random), _money(random)))
    return _page(
        "ruled",
        "分项报价表",
        paper=LANDSCAPE if wide else PORTRAIT,
        rows=rows,
        widths=(1, 4, 3.5, 1.2, 1.2, 2.6, 2.6),
        remark="合计金额以开标一览表为准。",
    )


def schedule(random: Random, _: Holder) -> Filler:
    """Say who does what and when: a landscape table."""
    rows = [("序号", "工作内容", "责任人", "频次", "交付物", "说明")]
    for index in range(1, 11):
        task = random.choice(words.TASKS)
        often = random.choice(("每日", "每周", "每月", "每季度"))
        note = random.choice(words.PLAIN)[:24]
        rows.append((str(index), task, person(random), often, f"{task}记录", note))
    widths = (1, 3, 2, 1.6, 3, 6)
    return _page("ruled", "服务工作计划表", paper=LANDSCAPE, rows=rows, widths=widths)


def contract(random: Random, holder: Holder) -> Filler:
    """Say a page of a contract of the past."""
    when = day(random)
    client = random.choice(words.CLIENTS)
    return _page(
        "letter",
        "运行维护服务合同",
        paragraphs=(
            f"合同编号：HT-{when[0]}-{serial(random, 6)}",
            f"甲方：{client}　　乙方：{holder.zh}",
            f"第一条 服务内容：{random.choice(words.PLAIN)}",
            f"第二条 合同金额：人民币{_money(random)}元，按季度支付。",
            "第三条 质量要求：乙方应保持ISO/IEC 20000-1和ISO 9001管理体系认证证书有效。",
            *(f"第{number}条 {random.choice(words.PLAIN)}" for number in "四五六七八九"),
        ),
        signature=(f"甲方（盖章）：{client}", f"乙方（盖章）：{holder.zh}", zh(when)),
        seal=True,
    )


def curriculum(random: Random, _: Holder) -> Filler:
    """Say a member of the team."""
    who = person(random)
    rows = (
        ("姓　名", who, "性　别", random.choice("男女")),
        ("年　龄", str(random.randint(25, 52)), "学　历", random.choice(("本科", "硕士"))),
        ("职　称", random.choice(("工程师", "高级工程师")), "职　务", "项目成员"),
        ("证书名称", "信息系统项目管理师", "证书编号", serial(random, 10)),
        ("毕业院校", "虚构理工大学", "从业年限", str(random.randint(3, 25))),
    )
    history = [("时间", "参加过的类似项目", "担任职务")]
    for _ in range(random.randint(4, 9)):
        years = f"{random.randint(2015, 2020)}—{random.randint(2021, 2025)}"
        history.append((years, f"{random.choice(words.CLIENTS)}信息化项目", "工程师"))
    return _page("curriculum", f"主要人员简历表（{who}）", rows=rows, history=history)


def letter(random: Random, holder: Holder) -> Filler:
    """Say a stamped promise."""
    title = random.choice(("投标函", "承诺书", "法定代表人授权委托书", "无重大违法记录声明函"))
    return _page(
        "letter",
        title,
        paragraphs=(f"致：{random.choice(words.CLIENTS)}", *_sentences(random, 9), "特此声明。"),
        signature=(
            f"投标人（盖章）：{holder.zh}",
            f"法定代表人：{person(random)}",
            zh(day(random)),
        ),
        seal=True,
    )


def guarantee(random: Random, holder: Holder) -> Filler:
    """Say a bank's guarantee."""
    return _page(
        "letter",
        "投标保函",
        paragraphs=(
            f"保函编号：BH{serial(random, 12)}",
            f"受益人：{random.choice(words.CLIENTS)}",
            (
                f"鉴于{holder.zh}参加{words.PROJECT}投标，我行愿意为其提供担保，担保金额为人民币"
                f"{_money(random)}元。"
            ),
            "本保函自开立之日起生效，有效期至投标有效期届满后三十日。",
        ),
        signature=("虚构银行股份有限公司示例支行（盖章）", zh(day(random))),
        seal=True,
    )


def invoice(random: Random, holder: Holder) -> Filler:
    """Say an invoice for an earlier job."""
    other = company(random)
    rows = [("项目名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额")]
    rows += [
        (f"*信息服务*{random.choice(words.TASKS)}", "", "项", "1", *[_money(random)] * 2, "6%", "—")
        for _ in range(random.randint(1, 4))
    ]
    return _page(
        "invoice",
        "虚构增值税电子普通发票",
        paper=(240, 140),
        paragraphs=(f"发票号码：{serial(random, 20)}", f"开票日期：{zh(day(random))}"),
        history=(
            ("购买方", f"{other.zh}　{other.uscc}"),
            ("销售方", f"{holder.zh}　{holder.uscc}"),
        ),
        rows=rows,
        widths=(4, 2, 1, 1, 2, 2, 1.2, 1.5),
        remark=f"价税合计：¥{_money(random)}　　开票人：{person(random)}",
    )


def divider(random: Random, _: Holder) -> Filler:
    """Say a sheet that holds a heading alone, often the name of the certificate that follows."""
    name = random.choice((*words.ATTACHMENTS[:8], *words.CHAPTERS))
    return _page("divider", f"{random.randint(1, 9)}.{random.randint(1, 16)} {name}")


def drawing(random: Random, _: Holder) -> Filler:
    """Say a plan of rooms and cables: few words, many lines."""
    boxes = []
    for column in range(5):
        for row in range(3):
            x, y = 12 + column * 45 + random.randint(0, 8), 12 + row * 40 + random.randint(0, 8)
            name = random.choice(words.GOODS)
            boxes.append((x, y, random.randint(24, 32), random.randint(12, 20), name))
    wires = [
        (a[0] + a[2], a[1] + 6, b[0], b[1] + 6) for a, b in zip(boxes, boxes[3:], strict=False)
    ]
    title = (
        ("工程名称", words.PROJECT),
        ("图名", "网络拓扑图"),
        ("图号", f"XG-{serial(random, 5)}"),
    )
    return _page("drawing", paper=LANDSCAPE, boxes=boxes, wires=wires, rows=title)


def blank(_random: Random, _holder: Holder) -> Filler:
    """Say nothing."""
    return _page("blank")


WRITERS: tuple[tuple[Writer, float], ...] = (
    (cover, 0),
    (contents, 0),
    (prose, 34),
    (praise, 6),
    (criteria, 2),
    (qualifications, 1.5),
    (prices, 10),
    (schedule, 6),
    (contract, 10),
    (curriculum, 9),
    (letter, 6),
    (guarantee, 1.5),
    (invoice, 5),
    (divider, 2.5),
    (drawing, 4),
    (blank, 2.5),
)
"""The writers and how often their pages come; those of weight 0 open a bid."""
