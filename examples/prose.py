"""The words of papers that are no certificates: a bid's pages, a licence, an award, a contract."""

from dataclasses import dataclass
from typing import Any

from examples.certificate import Holder
from examples.organisations import LANJING, QINGSHAN, XINGHE, YUNTU

CHAPTERS = (
    ("第一章 投标函", "我方已仔细研究招标文件的全部内容，愿意按照合同约定提供服务。"),
    ("第二章 法定代表人身份证明", "兹证明下述人员系本公司法定代表人，特此证明。"),
    ("第三章 企业概况", "公司主要从事信息系统的建设与运行维护，设有技术、质量和客户服务部门。"),
    ("第四章 类似业绩", "近三年完成的同类项目如下表所列，合同关键页附后。"),
    ("第五章 服务团队", "拟投入本项目的人员均具有相应岗位经验，分工见下表。"),
    ("第六章 资质证书", "公司取得的管理体系认证证书扫描件附后，原件备查。"),
    ("第七章 服务方案", "服务台实行七乘二十四小时值守，事件按影响程度分为四级处置。"),
    ("第八章 质量承诺", "我方承诺按照管理体系文件的要求提供服务，并接受招标人的监督。"),
    ("第九章 报价说明", "报价包括完成本项目所需的全部费用，分项报价见下表。"),
    ("第十章 偏离表", "我方对招标文件的商务条款和技术条款均无偏离。"),
    ("第十一章 其他材料", "与本项目有关的其他材料按招标文件要求附后。"),
    ("附录 目录", "本投标文件由投标函、资质证书、服务方案和报价说明组成。"),
)
FILLER = (
    "服务期内，我方将按月提交服务报告，列明事件数量、响应时间、解决率以及改进措施。",
    "涉及系统停机的变更须提前三个工作日申请，经批准后在维护窗口内实施，并准备回退方案。",
    "备品备件存放于项目所在地，常用部件的更换时间不超过四小时。",
    "对外包人员的管理适用与本公司员工相同的保密要求，离岗时办理账号回收和资料移交。",
)


def bid_pages(holder: Holder, *, certificate_page: int, count: int) -> list[dict[str, Any]]:
    """Return the pages of a bid; one holds the certificate's scan."""
    pages = []
    for number in range(1, count + 1):
        title, opening = CHAPTERS[(number - 1) % len(CHAPTERS)]
        scan = number == certificate_page
        rows = [["序号", "内容", "说明"], ["1", "服务台", "已配置"], ["2", "巡检", "每周一次"]]
        pages.append(
            {
                "scan": scan,
                "title": "资质证书扫描件" if scan else title,
                "paragraphs": [f"{holder.zh}：{opening}", *FILLER],
                "rows": rows if number % 3 == 0 else [],
            }
        )
    return pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper that is no certificate of a management system."""

    name: str
    title: str
    subtitle: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    issuer: str
    date: str
    colour: str = "#7a1f1f"
    framed: bool = True


PAPERS = (
    Paper(
        name="business-licence",
        title="营业执照",
        subtitle="（副本）",
        rows=(
            ("统一社会信用代码", YUNTU.uscc),
            ("名称", YUNTU.zh),
            ("类型", "有限责任公司"),
            ("法定代表人", "示例某"),
            ("注册资本", "伍佰万元整"),
            ("成立日期", "2016年04月18日"),
            ("营业期限", "2016年04月18日至2046年04月17日"),
            ("住所", YUNTU.address),
            ("经营范围", "信息系统集成服务；软件开发；信息技术咨询服务；数据处理服务。"),
        ),
        issuer="登记机关：示例市市场监督管理局",
        date="2021年06月30日",
    ),
    Paper(
        name="science-award",
        title="科技进步奖证书",
        subtitle="编号：XG-2023-JB-018",
        paragraphs=(
            "为表彰在科学技术进步工作中作出突出贡献的单位，特颁发此证书。",
            f"获奖单位：{XINGHE.zh}",
            "项目名称：面向数据中心的运维调度平台",
            "奖励等级：二等奖",
        ),
        issuer="虚构省科学技术协会",
        date="二〇二三年十二月",
    ),
    Paper(
        name="maturity-appraisal",
        title="软件能力成熟度评估证书",
        subtitle="Appraisal Record No. 7001-XG",
        rows=(
            ("组织名称", LANJING.zh),
            ("成熟度等级", "三级（Maturity Level 3）"),
            ("模型", "能力成熟度模型 开发 2.0"),
            ("评估结束日期", "2024-08-16"),
            ("有效期至", "2027-08-15"),
        ),
        paragraphs=("本证书表明上述组织的软件过程达到所列等级。",),
        issuer="虚构软件过程评估中心",
        date="2024年8月16日",
        colour="#1f3f7a",
    ),
    Paper(
        name="service-capability",
        title="运行维护服务能力等级证书",
        rows=(
            ("证书编号", "XG-YW-3-990120240031"),
            ("单位名称", LANJING.zh),
            ("能力等级", "叁级"),
            ("依据标准", "信息技术服务 运行维护 通用要求"),
            ("有效期", "2024年05月20日至2027年05月19日"),
        ),
        paragraphs=("经评估，你单位的运行维护服务能力符合相应等级要求。",),
        issuer="虚构信息技术服务协会",
        date="2024年05月20日",
        colour="#0e6b4f",
    ),
    Paper(
        name="auditor-training",
        title="内审员培训合格证书",
        subtitle="证书编号：PX2024-0613",
        paragraphs=(
            "示例某同志于2024年6月11日至13日参加ISO/IEC 27001:2022信息安全管理体系内审员培训，",
            "经考试合格，特发此证。",
        ),
        issuer="示例捷通企业管理咨询有限公司",
        date="2024年06月13日",
        colour="#4a3a86",
    ),
    Paper(
        name="contract-page",
        title="运维服务合同",
        subtitle="合同编号：HT-2025-0316",
        paragraphs=(
            f"甲方：虚构市政务服务中心　　乙方：{XINGHE.zh}",
            "第一条 服务内容：乙方为甲方的机房、网络和业务系统提供运行维护服务。",
            "第二条 服务期限：自2025年4月1日起至2026年3月31日止。",
            "第三条 质量要求：乙方应保持ISO/IEC 20000-1:2018和ISO 9001:2015管理体系认证证书有效。",
            "第四条 费用与支付：按季度支付，凭验收单和发票办理。",
        ),
        issuer="虚构市政务服务中心",
        date="2025年03月16日",
        colour="#222222",
        framed=False,
    ),
    Paper(
        name="product-qualification",
        title="产品合格证",
        rows=(
            ("产品名称", "低压配电箱"),
            ("规格型号", "XL-21"),
            ("出厂编号", "2024-0917-03"),
            ("执行标准", "GB/T 7251.12-2013"),
            ("检验员", "07"),
        ),
        issuer=QINGSHAN.zh,
        date="2024-09-17",
        colour="#222222",
    ),
)
