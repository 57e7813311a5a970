"""Invented holders and certification bodies, and the standards they meet on paper.

Every domain ends in ``.example``; the approval numbers were never given (serials 997 to 999
do not occur in the years named), and region 990199 is no region.
"""

from dataclasses import replace

from examples.certificate import Body, Holder, Standard
from examples.identifiers import uscc

YUNTU = Holder(
    zh="示例云图信息技术有限公司",
    en="Shili Yuntu Information Technology Co., Ltd.",
    uscc=uscc("MA9K7X3W"),
    addresses=(("", "示例省示例市云图区科技大道88号3幢501室"),),
    address_en="Room 501, Building 3, No. 88 Keji Avenue, Yuntu District, Shili City",
)
XINGHE = Holder(
    zh="虚构星河数据科技股份有限公司",
    en="Xugou Xinghe Data Technology Co., Ltd.",
    uscc=uscc("MA4H9R7T"),
    addresses=(
        ("注册地址", "虚构省星河市数据新区银汉路19号"),
        ("经营地址", "虚构省星河市高新区天枢街7号B座12层"),
    ),
    address_en="Floor 12, Block B, No. 7 Tianshu Street, Hi-tech Zone, Xinghe City, Xugou Province",
)
QINGSHAN = Holder(
    zh="示例青山机电设备制造有限公司",
    en="Shili Qingshan Electromechanical Equipment Manufacturing Co., Ltd.",
    uscc=uscc("79436927"),
    addresses=(("", "示例省青山市工业园区永和路366号"),),
    address_en="No. 366 Yonghe Road, Industrial Park, Qingshan City, Shili Province",
)
LANJING = Holder(
    zh="虚构蓝鲸系统集成有限公司",
    en="Xugou Lanjing System Integration Co., Ltd.",
    uscc=uscc("MA7N4E9H"),
    addresses=(
        ("注册地址", "虚构省蓝鲸市滨海区观潮路27号"),
        ("办公地址", "虚构省蓝鲸市滨海区观潮路27号4层"),
    ),
    address_en="Floor 4, No. 27 Guanchao Road, Binhai District, Lanjing City, Xugou Province",
)
DONGHAI_HANT = Holder(
    zh="範例東海資訊服務有限公司",
    en="Fanli Donghai Information Services Co., Ltd.",
    uscc=uscc("MA3T9W4K"),
    addresses=(("", "範例省東海市信義路9號6樓"),),
    address_en="6F, No. 9 Xinyi Road, Donghai City, Fanli Province",
)

HUAHENG = Body(
    zh="示例华恒认证有限公司",
    en="Shili Huaheng Certification Co., Ltd.",
    initials="SHC",
    approval="CNCA-R-2015-999",
    cnas="C999-M",
    domain="shili-renzheng.example",
    colour="#1f3f7a",
)
ZHENGDE = Body(
    zh="虚构正德质量认证中心有限公司",
    en="Xugou Zhengde Quality Certification Centre Co., Ltd.",
    initials="XZQ",
    approval="CNCA-R-2014-998",
    cnas="C998-M",
    domain="xugou-zhengde.example",
    colour="#0e6b4f",
)
NANXING = Body(
    zh="虚构南星国际认证有限公司",
    en="Xugou Nanxing International Certification Co., Ltd.",
    initials="NXI",
    approval="CNCA-R-2016-997",
    cnas=None,
    domain="nanxing-cert.example",
    colour="#7a2438",
)
DONGHAI_BODY_HANT = Body(
    zh="範例海峽驗證有限公司",
    en="Fanli Haixia Certification Co., Ltd.",
    initials="FHC",
    approval="CNCA-R-2015-996",
    cnas=None,
    domain="haixia-cert.example",
    colour="#4a3a86",
)

# Public facts: both bodies stand in parsers/knowledge/bodies.csv with the day of revocation.
REVOKED_2018 = Body(
    zh="北京艾米赛博检验认证有限公司",
    en="",
    initials="AMSB",
    approval="CNCA-R-2016-279",
    cnas=None,
    domain="revoked-2018.example",
    invented=False,
    colour="#5a4a1f",
)
REVOKED_2023 = Body(
    zh="中源国际认证检测（深圳）有限公司",
    en="",
    initials="ZYI",
    approval="CNCA-R-2021-894",
    cnas=None,
    domain="revoked-2023.example",
    invented=False,
    colour="#3b3b3b",
)
CONSULTANCY = Body(
    zh="示例捷通企业管理咨询有限公司",
    en="Shili Jietong Business Consulting Co., Ltd.",
    initials="SJC",
    approval="",
    cnas=None,
    domain="jietong-zixun.example",
    colour="#1f3f7a",
)

ITSMS = Standard(
    scheme="ITSM",
    printed="ISO/IEC 20000-1:2018",
    normalised="ISO/IEC 20000-1:2018",
    system_zh="信息技术服务管理体系",
    system_en="Information Technology Service Management System",
)
ISMS = Standard(
    scheme="I",
    printed="ISO/IEC 27001:2022",
    normalised="ISO/IEC 27001:2022",
    system_zh="信息安全管理体系",
    system_en="Information Security Management System",
)
ISMS_GB = Standard(
    scheme="I",
    printed="GB/T 22080-2025/ISO/IEC 27001:2022",
    normalised="GB/T 22080-2025/ISO/IEC 27001:2022",
    system_zh="信息安全管理体系",
    system_en="Information Security Management System",
)
QMS = Standard(
    scheme="Q",
    printed="GB/T 19001-2016/ISO 9001:2015",
    normalised="GB/T 19001-2016/ISO 9001:2015",
    system_zh="质量管理体系",
    system_en="Quality Management System",
)
EMS = Standard(
    scheme="E",
    printed="GB/T24001-2016/ISO14001:2015",
    normalised="GB/T 24001-2016/ISO 14001:2015",
    system_zh="环境管理体系",
    system_en="Environmental Management System",
)
OHSMS = Standard(
    scheme="S",
    printed="GB/T45001-2020 / ISO45001:2018",
    normalised="GB/T 45001-2020/ISO 45001:2018",
    system_zh="职业健康安全管理体系",
    system_en="Occupational Health and Safety Management System",
)
ISMS_HANT = replace(
    ISMS, system_zh="資訊安全管理系統", system_en="Information Security Management System"
)
