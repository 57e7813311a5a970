"""The certificates with nothing wrong, each in its layout."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from examples import organisations as who
from examples.certificate import Certificate, Stickers
from examples.designs import CENTRED, COLUMNS, LEDGER
from examples.sheet import Layout

AS_OF = date(2026, 6, 30)
"""The day for which the answers of the truth hold, unless a record names another."""

OPERATION_ZH = "向外部客户提供信息系统软件运维、硬件运维和机房基础环境运行维护服务"
OPERATION_EN = (
    "Operation and maintenance of information system software, hardware and machine room "
    "infrastructure for external customers"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A certificate, its layout, and what the drawing adds."""

    name: str
    certificate: Certificate
    layout: Layout
    options: dict[str, Any] = field(default_factory=dict)


ITSMS_ZH = Original(
    name="itsms-zh",
    layout=LEDGER,
    certificate=Certificate(
        number="9992024ITSM0107R0M",
        holder=who.YUNTU,
        body=who.HUAHENG,
        standard=who.ITSMS,
        scope_zh=OPERATION_ZH,
        scope_en=OPERATION_EN,
        first=date(2024, 3, 6),
        issued=date(2024, 3, 6),
        expires=date(2027, 3, 5),
        stickers=Stickers(
            places=3, applied=2, dates=(date(2025, 3, 5), date(2026, 3, 5), date(2027, 3, 5))
        ),
        approval_printed=True,
    ),
)
QMS_ZH = Original(
    name="qms-zh",
    layout=CENTRED,
    certificate=Certificate(
        number="99824Q10231R1M",
        holder=who.QINGSHAN,
        body=who.ZHENGDE,
        standard=who.QMS,
        scope_zh="低压成套开关设备、配电箱的设计、生产和销售（国家有资质要求的产品除外）",
        scope_en="Design, production and sale of low-voltage switchgear and distribution boxes",
        first=date(2021, 9, 14),
        issued=date(2024, 9, 10),
        expires=date(2027, 9, 9),
        reissued=date(2025, 4, 22),
        approval_printed=True,
    ),
)
ISMS_BILINGUAL = Original(
    name="isms-bilingual",
    layout=COLUMNS,
    certificate=Certificate(
        number="99924I00021R0M",
        holder=who.XINGHE,
        body=who.HUAHENG,
        standard=who.ISMS,
        scope_zh="与数据中心机房托管、云计算平台运维及大数据处理服务相关的信息安全管理活动",
        scope_en=(
            "Information security management of data centre hosting, cloud platform operation "
            "and big data processing services"
        ),
        first=date(2024, 11, 18),
        issued=date(2024, 11, 18),
        expires=date(2027, 11, 17),
    ),
)

ORIGINALS = (ITSMS_ZH, QMS_ZH, ISMS_BILINGUAL)
