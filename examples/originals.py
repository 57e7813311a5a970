"""The certificates with nothing wrong, each in its layout."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from examples import organisations as who
from examples.certificate import Certificate, Stickers
from examples.designs import (
    CENTRED,
    COLUMNS,
    LEDGER,
    RANGE,
    STACKED,
    STATEMENT,
    STATEMENT_SENTENCE,
    TABLE,
    TABLE_DOTTED,
    TRADITIONAL,
)
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

ITSMS_EN = Original(
    name="itsms-en",
    layout=STATEMENT,
    certificate=Certificate(
        number="9992025ITSM0042R1MN",
        holder=who.LANJING,
        body=who.HUAHENG,
        standard=who.ITSMS,
        scope_zh=OPERATION_ZH,
        scope_en=OPERATION_EN,
        first=date(2022, 4, 12),
        issued=date(2025, 4, 9),
        expires=date(2028, 4, 8),
    ),
)
EMS_TABLE = Original(
    name="ems-table",
    layout=TABLE,
    certificate=Certificate(
        number="99825E20088R0S",
        holder=who.QINGSHAN,
        body=who.ZHENGDE,
        standard=who.EMS,
        scope_zh="低压成套开关设备、配电箱的设计、生产、销售及相关环境管理活动",
        scope_en="Design, production and sale of switchgear and related environmental management",
        first=date(2025, 5, 20),
        issued=date(2025, 5, 20),
        expires=date(2028, 5, 19),
        stickers=Stickers(
            places=3, applied=1, dates=(date(2026, 5, 19), date(2027, 5, 19), date(2028, 5, 19))
        ),
        approval_printed=True,
    ),
)
ISMS_HANT = Original(
    name="isms-hant",
    layout=TRADITIONAL,
    certificate=Certificate(
        number="99624I00031R0S",
        holder=who.DONGHAI_HANT,
        body=who.DONGHAI_BODY_HANT,
        standard=who.ISMS_HANT,
        scope_zh="資料中心維運、雲端平台維護與資訊系統軟體開發之資訊安全管理活動",
        scope_en="",
        first=date(2024, 3, 15),
        issued=date(2024, 3, 15),
        expires=date(2027, 3, 14),
        marks=(),
        qr="",
    ),
)
OHSMS_STACKED = Original(
    name="ohsms-stacked",
    layout=STACKED,
    certificate=Certificate(
        number="99825S30119R2L",
        holder=who.QINGSHAN,
        body=who.ZHENGDE,
        standard=who.OHSMS,
        scope_zh="低压成套开关设备的生产及相关职业健康安全管理活动",
        scope_en="Production of low-voltage switchgear and related occupational health and safety",
        first=date(2019, 8, 2),
        issued=date(2025, 7, 30),
        expires=date(2028, 7, 29),
    ),
)
ITSMS_RANGE = Original(
    name="itsms-range",
    layout=RANGE,
    certificate=Certificate(
        number="9992025ITSM0213R0S",
        holder=who.LANJING,
        body=who.HUAHENG,
        standard=who.ITSMS,
        scope_zh="向外部客户提供桌面及网络运维、驻场技术支持服务的信息技术服务管理活动",
        scope_en=OPERATION_EN,
        first=date(2025, 1, 7),
        issued=date(2025, 1, 7),
        expires=date(2028, 1, 6),
        watermark="仅供投标使用",
    ),
)
ISMS_TABLE = Original(
    name="isms-table",
    layout=TABLE_DOTTED,
    certificate=Certificate(
        number="9982026ISMS0056R1M",
        holder=who.YUNTU,
        body=who.ZHENGDE,
        standard=who.ISMS_GB,
        scope_zh="与应用软件开发、系统集成及云服务相关的信息安全管理活动",
        scope_en="Information security of software development, integration and cloud services",
        first=date(2023, 2, 14),
        issued=date(2026, 2, 10),
        expires=date(2029, 2, 9),
    ),
)
QMS_PICTURE = Original(
    name="qms-picture-mark",
    layout=LEDGER,
    certificate=Certificate(
        number="99923Q20477R0M",
        holder=who.LANJING,
        body=who.HUAHENG,
        standard=who.QMS,
        scope_zh="计算机信息系统集成、应用软件开发及机房运维服务",
        scope_en="System integration, software development and machine room operation",
        first=date(2023, 10, 19),
        issued=date(2023, 10, 19),
        expires=date(2026, 10, 18),
    ),
    options={"mark_as_picture": True},
)
ITSMS_STACKED = Original(
    name="itsms-stacked",
    layout=STACKED,
    certificate=Certificate(
        number="9972023ITSM088R0C",
        holder=who.XINGHE,
        body=who.NANXING,
        standard=who.ITSMS,
        scope_zh="向外部客户提供数据中心运维和信息安全监测服务",
        scope_en="Data centre operation and security monitoring for external customers",
        first=date(2023, 12, 5),
        issued=date(2023, 12, 5),
        expires=date(2026, 12, 4),
        marks=(),
    ),
)
EMS_EN = Original(
    name="ems-en",
    layout=STATEMENT_SENTENCE,
    certificate=Certificate(
        number="99724E00318R0S",
        holder=who.QINGSHAN,
        body=who.NANXING,
        standard=replace(who.EMS, printed="ISO 14001:2015", normalised="ISO 14001:2015"),
        scope_zh="",
        scope_en="Design, production and sale of switchgear and distribution boxes",
        first=date(2024, 5, 6),
        issued=date(2024, 5, 6),
        expires=date(2027, 5, 5),
        marks=(),
    ),
)
OHSMS_LEDGER = Original(
    name="ohsms-zh",
    layout=LEDGER,
    certificate=Certificate(
        number="99825S30120R0S",
        holder=who.XINGHE,
        body=who.ZHENGDE,
        standard=who.OHSMS,
        scope_zh="数据中心机房运维服务及相关职业健康安全管理活动",
        scope_en="Data centre operation and related occupational health and safety",
        first=date(2025, 11, 3),
        issued=date(2025, 11, 3),
        expires=date(2028, 11, 2),
        stickers=Stickers(places=2),
    ),
)

ITSMS_PAGE_ZH = Original(
    name="itsms-two",
    layout=LEDGER,
    certificate=replace(
        ITSMS_ZH.certificate,
        number="9992024ITSM0108R0M",
        holder=who.LANJING,
        stickers=None,
        approval_printed=False,
    ),
)
"""The Chinese page of a certificate in two languages."""
ITSMS_PAGE_EN = replace(ITSMS_PAGE_ZH, layout=STATEMENT)

ORIGINALS = (
    *(ITSMS_ZH, QMS_ZH, ISMS_BILINGUAL, ITSMS_EN, EMS_TABLE, ISMS_HANT, OHSMS_STACKED),
    *(ITSMS_RANGE, ISMS_TABLE, QMS_PICTURE, ITSMS_STACKED, EMS_EN, OHSMS_LEDGER),
)
