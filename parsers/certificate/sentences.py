"""How the sentences begin that end a value: they say something of the certificate."""

import re
from typing import Final

STOP: Final = re.compile(
    r"^\s*[(（]?\s*(?:注[:：意]|[^，。]{0,6}(?:签名|签字|签发|盖章)|备注|本证书|该证书|"
    r"此证书|證書|证书(?:信息|有效性|持有|在|"
    r"的|查询)|获证组织|获证企业|获证方|获证客户|持证|在证书|在认证|在本|"
    r"请扫|扫描|查询|如需|任何|若|凡|以上|上述|本机构|本公司|认证机构|证书须|国家认证|"
    r"经(?:审核|评审|认证)|已(?:通过|按|建立)|特(?:此)?发|有效期|可通过|"
    r"(?:质量|环境|职业健康|信息安全|信息技术|服务|能源|食品|"
    r"管理)[\u4e00-\u9fff]{0,12}体系(?:认证)?(?:符合|已|经|满足)|"
    r"this certificate|the certificate|certificate (?:is|remains|validity|information|"
    r"can)|subject to|validity|"
    r"for (?:and )?on behalf|the validity|it is|has been|have been|is in (?:conformity|"
    r"accordance|compliance)|conforms?|"
    r"in (?:conformity|accordance|compliance)(?! with (?:the )?(?:soa|statement of appl))|"
    r"complies|(?:has|is|was) (?:assessed|audited|"
    r"implemented|found)|and (?:found|operates)|"
    r"through an audit|an audit|further clarif|"
    r"the [a-z ]{0,40}management system (?:of|has|is|complies)|"
    r"registered in|accredited|member of|iaf|www\.|http|page \d|issued|signed|multi-?site|"
    r"\(?this is a|the use of|remarks?|note\b)",
    re.IGNORECASE,
)
CODES: Final = re.compile(
    r"^[(（]?\s*(?:IAF|EA|NACE|EAC|专业|行业|SIC)\s*(?:code|代码|scope|sector|"
    r"类)?s?\s*[:：]?\s*[\d.,/、;； ]+[)）]?$",
    re.IGNORECASE,
)
