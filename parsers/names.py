"""Names of organisations and of certification bodies: how they look, where they end.

>>> organisation("某某市示例科技有限公司（盖章）")
'某某市示例科技有限公司'
>>> organisation("认证范围") is None
True
>>> organisation_en("EXAMPLE INDUSTRIES CO., LTD.")
'EXAMPLE INDUSTRIES CO., LTD.'
>>> body("中国.北京示例认证有限公司")
'北京示例认证有限公司'
>>> body("国家认证认可监督管理委员会官方网站") is None
True
>>> body_en("Example Certification Center Co., Ltd.")
'Example Certification Center Co., Ltd.'
"""

import re
from functools import lru_cache
from typing import Final

from parsers import recent

_HAN: Final = r"\u3400-\u9fff"
_ZH_ENDING: Final = (
    r"(?:(?:有限|股份|有限责任|集团|責任)公司|公司|集团|工厂|总厂|分厂|制造厂|\w厂|廠|"
    r"研究院|研究所|设计院|"
    r"科学院|医院|醫院|学院|大学|學院|大學|学校|中学|小学|中心|合作社|事务所|银行|銀行|"
    r"管理局|供电局|"
    r"检验局|檢驗局|标准局|委员会|协会|学会|基金会|出版社|报社|酒店|饭店|商行|经营部|"
    r"工作室|支队|总队|站|馆|社|局|院|所)"
)
_ZH_NAME: Final = re.compile(
    rf"(?P<name>[{_HAN}A-Za-z0-9〇]?[{_HAN}A-Za-z0-9〇（）()·.&\-—、 ]{{1,60}}?{_ZH_ENDING}"
    rf"(?:[（(][{_HAN}]{{1,12}}[)）])?(?:[{_HAN}]{{0,20}}(?:分公司|分院|分中心|分厂|分行|支行|分社|分所|分局|分店|营业部|办事处|事业部|项目部|服务部|业务部))?)"
    rf"(?:(?<=公司)|(?![{_HAN}（）()]{{0,24}}有限(?:责任)?公司))"
    rf"(?P<rest>(?:[/、,，;；。.:：（(\s]|所?建立|实施|位于|的|质量|环境|职业|信息|管理|其).*|$)"
)
_ZH_LEGAL: Final = re.compile(
    r"(?:有限公司|有限责任公司|股份有限公司|集团公司|责任公司|集团|公司|分公司|厂)$"
)
_STAMPS: Final = re.compile(r"[（(](?:盖章|公章|签章|章)[）)]")
_NOT_A_NAME: Final = re.compile(
    r"^(?:本|该|贵|上述|以上|下述|下列|以下|获证|被|请|扫|查询|如|由|在|与|经|为|的|认证机构|国家|"
    r"中国国家|有限|股份|责任)|"
    r"认可监督|监督管理委员会|合格评定国家|官方网站|信用代码|证书|地址|范围|证明|兹|符合|签发|网站"
)

_EN_LEGAL: Final = (
    r"(?:\bLimited\s+Liability\s+Company\b|\bJoint\s+Stock\s+Company\b|"
    r"\b(?:GmbH|AG|mbH)\s*&\s*Co\.?\s*KG(?:aA)?\b|(?:\bCo\.?|\bCompany)\s*[,.，、]?\s*(?:Limited|[LI1l]td|[LI]imited)\b\.?|"
    r"\(?\b(?:Pvt|Pte|Pty|Private|Sdn)\.?\)?\s*\.?\s*(?:Ltd|Limited|Bhd)\b\.?|"
    r"\b(?:Limited|Ltd|Inc|LLC|LLP|PLC|GmbH|Corp|Corporation|Incorporated|Co|AG|KG|S\.A|"
    r"S\.?p\.?A|S\.?R\.?L|B\.V|N\.V|A\.?Ş|A\.S|Oy|AB|JSC|FZE|FZCO|mbH|W\.L\.L|N\.A|L\.P|e\.V|SARL|SAS|ApS|Kft|d\.o\.o|s\.r\.o|Şti|STI)"
    r"(?:\.|\b)(?![\w]))"
)
_EN_BRANCH: Final = (
    r"(?:\s*,?\s+(?-i:(?:No\.?\s?\d+\s+)?(?:[A-Z][\w'-]*\s+){0,3}(?i:"
    r"Branch|Plant|Factory|Works|Mill|Division)(?:\s+(?i:Company|Office))?)(?=\s*(?:[,(]|$)))?"
)
"""A part of the company, named behind its legal form."""
_EN_KIND: Final = (
    r"\b(?:Company|University|College|Hospital|Institute|Institution|Laboratory|Laboratories|Bank|"
    r"Group|Center|Centre|Bureau|Factory|Works|Plant|Authority|Academy|Agency|Association|"
    r"Organi[sz]ation|Foundation|Council|Society|Registrars?|School|Clinic|Ministry|Department)\b"
)
_EN_FIELD: Final = r"(?:\s+(?:of|for)(?:\s+(?:and|of|[A-Z][\w&'-]*)){1,6})?"
_EN_NAMES: Final = (
    re.compile(
        rf"(?P<name>[A-Za-z0-9(\"'“][^:：;]{{1,118}}?{_EN_LEGAL}{_EN_BRANCH})", re.IGNORECASE
    ),
    re.compile(
        rf"(?P<name>[A-Za-z0-9(\"'“][^:：;]{{1,100}}?{_EN_KIND}{_EN_FIELD})(?=\s*(?:[,(/（.]|$))",
        re.IGNORECASE,
    ),
)
_SENTENCE: Final = re.compile(
    r"\b(?:the|this|that|has|have|is|are|was|be|been|of the|which|with the|shall|must|your|our|"
    r"please|remains?|property|issued|accredited by|member of|registered in|certify|certifies)\b",
    re.IGNORECASE,
)
_FOOTNOTE: Final = re.compile(
    r"www\.|http|@|tel|fax|phone|e-?mail|电话|传真|网址|邮编", re.IGNORECASE
)

_BODY_WORD: Final = re.compile(
    r"认证|認證|驗證|验证|检验(?!仪|设备)|檢驗|质量体系|质量保证|质量审核|品質保證|质量认可|审核中心|评审中心|评定|船级社|"
    r"标准检验局|質量保證|品质保证|研究發展中心|检测(?!装备|设备|仪|器)|质保|技术监督"
)
_BODY_WORD_EN: Final = re.compile(
    r"certif|zertif|registra|assurance|authentication|verification|assessment|inspection|quality|"
    r"standards|conformity|audit|veritas|accreditation service",
    re.IGNORECASE,
)
_MARK_WORDS: Final = re.compile(
    r"management\s*systems?\s*(?:certification|$)|accredited|accreditation (?:board|forum|"
    r"cooperation|"
    r"service|council|body|authority)|^certification body|certificate of|"
    r"quality management system$",
    re.IGNORECASE,
)


def organisation(text: str) -> str | None:
    """Return the Chinese name at the beginning of the text, ``None`` if none stands there."""
    flat = _STAMPS.sub("", _tight(text)).strip("：:，,。. ")
    match = _ZH_NAME.match(flat)
    if match is None or _NOT_A_NAME.search(match["name"]) or not _has_han(match["name"]):
        return None
    return match["name"].strip(" .")


@lru_cache(maxsize=recent.LINES)
def organisation_en(text: str) -> str | None:
    """Return the English name at the beginning of the text, up to its legal form."""
    flat = " ".join(text.split()).strip(" ：:")
    if _has_han(flat) or _FOOTNOTE.search(flat):
        return None
    match = next((each for form in _EN_NAMES if (each := form.match(flat))), None)
    if match is None or _SENTENCE.search(match["name"]):
        return None
    return match["name"].strip(" ,;")


def has_legal_form(name: str) -> bool:
    """Say whether a Chinese name ends as companies' names do."""
    return _ZH_LEGAL.search(name) is not None


@lru_cache(maxsize=recent.LINES)
def body(text: str) -> str | None:
    """Return the Chinese name of a certification body that the text begins with."""
    flat = re.sub(rf"^(?:中国|地址|名称)?[.。·\s:：]+(?=[{_HAN}])", "", _tight(text))
    flat = re.sub(r"^中国[.。·](?=.{4})", "", flat)
    flat = re.sub(r"(?<=公司|中心)(?:董事局|董事会|授予|签发|颁发|网站|盖章).*$", "", flat)
    if (name := organisation(flat)) is None or not _BODY_WORD.search(name):
        return None
    return name


@lru_cache(maxsize=recent.LINES)
def body_en(text: str) -> str | None:
    """Return the English name of a certification body that the text begins with."""
    name = organisation_en(text)
    if name is None:
        flat = " ".join(text.split())
        bare = re.fullmatch(r"[A-Z][\w .&'-]{5,70}certification body", flat, re.IGNORECASE)
        name = bare[0] if bare and not _SENTENCE.search(flat) else None
    if name is None or not _BODY_WORD_EN.search(name) or _MARK_WORDS.search(name):
        return None
    return name


def _tight(text: str) -> str:
    return re.sub(rf"(?<=[{_HAN}（）()])\s+|\s+(?=[{_HAN}（）()])", "", text.strip())


def _has_han(text: str) -> bool:
    return re.search(rf"[{_HAN}]", text) is not None
