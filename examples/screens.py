"""Screenshots of public query platforms, as bidders paste them beside their certificates."""

from random import Random
from typing import Any

from examples.bidders import day, iso, serial
from examples.certificate import Holder
from examples.paper import Neighbour

SYSTEMS = (
    ("质量管理体系认证（ISO9001）", "Q", "GB/T 19001-2016/ISO 9001:2015"),
    ("环境管理体系认证", "E", "GB/T 24001-2016/ISO 14001:2015"),
    ("信息安全管理体系认证", "I", "GB/T 22080-2025/ISO/IEC 27001:2022"),
    ("信息技术服务管理体系认证", "T", "ISO/IEC 20000-1:2018"),
)
BODY = "虚构正德质量认证中心有限公司"
SCREEN: dict[str, Any] = {
    "paper": (260, 150),
    "size": 8,
    "phone": False,
    "tab": "认证认可业务信息统一查询平台",
    "address": "http://cx.renzheng-chaxun.example/CertECloud/result/skipResultList",
    "clock": "",
    "accent": "#1c5aa8",
    "site": "全国认证认可信息公共服务平台",
    "menu": ("首页", "认证结果", "从业机构", "认证人员", "自愿性认证规则"),
    "trail": "当前位置：首页 > 认证结果 > 查询结果",
    "search": (),
    "count": "",
    "table": (),
    "widths": (),
    "groups": (),
    "foot": "版权所有：示例市场监督管理局信息中心　虚备999号　建议使用1024*768以上分辨率浏览",
}


def results(random: Random, holder: Holder) -> Neighbour:
    """List the certificates of a company."""
    rows = []
    for index, (system, letter, _) in enumerate(SYSTEMS, start=1):
        given = day(random)
        rows.append(
            (
                str(index),
                f"998{given[0] % 100}{letter}{serial(random, 5)}R0S",
                holder.zh,
                system,
                "有效",
                iso(given, later=3),
                BODY,
            )
        )
    head = ("序号", "证书编号", "获证组织", "认证项目", "证书状态", "证书到期日期", "发证机构")
    return Neighbour(
        name="platform-list",
        kind="platform-screenshot",
        template="screen",
        sheet={
            **SCREEN,
            "search": (("证书编号", ""), ("组织名称", holder.zh)),
            "count": f"共查询到 {len(rows)} 条结果",
            "table": (head, *rows),
            "widths": (1, 4, 4.5, 4, 1.8, 2.6, 4.5),
        },
    )


def _groups(random: Random, holder: Holder, number: str) -> list[Any]:
    """Return the groups of one record."""
    given = day(random)
    system, _, standard = random.choice(SYSTEMS)
    certificate = (
        ("证书编号", number),
        ("证书状态", "有效"),
        ("颁证日期", iso(given)),
        ("证书到期日期", iso(given, later=3)),
        ("初次获证日期", iso(given)),
        ("认证项目/产品类别", system),
        ("认证依据", standard),
        ("认证覆盖的业务范围", "计算机信息系统集成、应用软件开发及运维服务"),
        ("是否覆盖多场所", "否"),
    )
    party = (
        ("组织名称", holder.zh),
        ("统一社会信用代码", holder.uscc),
        ("组织地址", holder.address),
    )
    body = (("机构名称", BODY), ("机构批准号", "CNCA-R-2014-998"), ("机构状态", "正常"))
    return [("证书信息", certificate), ("获证组织信息", party), ("发证机构信息", body)]


def details(random: Random, holder: Holder) -> Neighbour:
    """One certificate's record in a browser."""
    return Neighbour(
        name="platform-detail",
        kind="platform-screenshot",
        template="screen",
        sheet={
            **SCREEN,
            "paper": (230, 210),
            "trail": "当前位置：首页 > 认证结果 > 证书详情",
            "groups": _groups(random, holder, f"99824Q{serial(random, 5)}R0S"),
        },
    )


def phone(random: Random, holder: Holder) -> Neighbour:
    """One certificate's record on a phone."""
    return Neighbour(
        name="platform-phone",
        kind="platform-screenshot",
        template="screen",
        sheet={
            **SCREEN,
            "paper": (90, 195),
            "phone": True,
            "size": 7.2,
            "clock": "10:26",
            "site": "认e云 证书详情",
            "accent": "#0f7fd1",
            "trail": "证书查询结果",
            "groups": _groups(random, holder, f"99825E{serial(random, 5)}R1M"),
            "foot": "认证认可信息公共服务",
        },
    )


def credit_site(random: Random, holder: Holder) -> Neighbour:
    """Show that no bad record of the company exists."""
    return Neighbour(
        name="platform-credit",
        kind="platform-screenshot",
        template="screen",
        sheet={
            **SCREEN,
            "paper": (260, 160),
            "tab": "信用示例",
            "site": "信用示例 · 企业信用信息公示",
            "accent": "#a8321c",
            "address": "https://www.credit-shili.example/xyxx/detail?uuid=999",
            "menu": ("首页", "信用动态", "信用公示", "信用服务"),
            "trail": "首页 > 信用信息 > 查询结果",
            "groups": [
                (
                    "基础信息",
                    (
                        ("企业名称", holder.zh),
                        ("统一社会信用代码", holder.uscc),
                        ("登记状态", "存续"),
                        ("成立日期", iso(day(random, 2006, 2016))),
                        ("住所", holder.address),
                    ),
                ),
                (
                    "失信信息",
                    (("严重失信主体名单", "查询结果：0 条"), ("行政处罚", "查询结果：0 条")),
                ),
            ],
        },
    )


SCREENS = (results, details, phone, credit_site)
