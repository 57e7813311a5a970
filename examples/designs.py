"""The layouts, each with its own wording."""

from dataclasses import replace

from examples import wording
from examples.sheet import Layout

LEDGER = Layout(
    template="ledger",
    languages=("zh",),
    labels={
        "number": "证书编号",
        "organisation": "获证组织名称",
        "uscc": "统一社会信用代码",
        "address": "地址",
        "standard": "认证依据",
        "scope": "认证范围",
        "first": "初次获证日期",
        "issued": "本次发证日期",
        "reissued": "换证日期",
        "expires": "有效期至",
    },
    dates=wording.spaced,
)
CENTRED = Layout(
    template="centred",
    languages=("zh",),
    labels={
        "number": "证书号",
        "certify": "兹证明",
        "uscc": "统一社会信用代码",
        "conforms": "符合",
        "standard_tail": " 标准",
        "scope": "通过认证的范围如下",
        "first": "初次发证日期",
        "issued": "颁证日期",
        "reissued": "证书换发日期",
        "expires": "证书有效期至",
    },
    dates=wording.compact,
    body_en=True,
)
COLUMNS = Layout(
    template="columns",
    languages=("zh", "en"),
    labels={
        "number": "证书编号 Certificate No.",
        "uscc": "统一社会信用代码 Unified Social Credit Code",
        "certify": "兹证明",
        "certify_en": "This is to certify that",
        "address": "地址",
        "address_en": "Address",
        "conforms": "符合以下标准",
        "conforms_en": "operates a management system in conformity with",
        "scope": "认证范围",
        "scope_en": "The certificate is valid for the following scope",
        "first": "首次发证日期",
        "issued": "发证日期",
        "reissued": "换证日期",
        "expires": "有效日期至",
        "first_en": "Date of Initial Certification",
        "issued_en": "Date of Issue",
        "reissued_en": "Date of Change",
        "expires_en": "Date of Expiry",
    },
    dates=wording.spaced,
)
RANGE = Layout(
    template="centred",
    languages=("zh",),
    labels={
        "number": "注册号",
        "certify": "兹证明",
        "uscc": "统一社会信用代码",
        "conforms": "符合标准",
        "standard_tail": "",
        "scope": "本证书覆盖范围",
        "first": "首次获证日期",
        "issued": "证书签发日期",
    },
    dates=wording.spaced,
    sentence=wording.sentence_zh,
)
STATEMENT = Layout(
    template="statement",
    languages=("en",),
    labels={
        "number_en": "Certificate Number",
        "certify_en": "This is to certify that",
        "uscc_en": "Unified Social Credit Code",
        "conforms_en": "has been assessed and found to conform to the requirements of",
        "scope_en": "The scope of certification covers",
        "first_en": "Date of initial certification",
        "issued_en": "Date of issue",
        "reissued_en": "Date of renewal",
        "expires_en": "Expiry date",
    },
    dates=wording.iso,
    dates_en=wording.british,
)
STATEMENT_SENTENCE = Layout(
    template="statement",
    languages=("en",),
    labels={
        "number_en": "Registration No.",
        "certify_en": "This is to certify that",
        "uscc_en": "Unified Social Credit Code",
        "conforms_en": "operates a management system which complies with",
        "scope_en": "For the following activities",
        "first_en": "Certified since",
        "issued_en": "Date of approval",
    },
    dates=wording.iso,
    dates_en=wording.american,
    sentence=wording.sentence_en,
)
TABLE = Layout(
    template="table",
    languages=("zh",),
    labels={
        "number": "证书编号",
        "organisation": "获证组织",
        "uscc": "统一社会信用代码",
        "address": "地址",
        "standard": "认证标准",
        "scope": "认证覆盖范围",
        "first": "初次颁证日期",
        "issued": "颁证日期",
        "reissued": "换证日期",
        "expires": "有效日期",
    },
    dates=wording.iso,
    seal=False,
    body_en=True,
)
TABLE_DOTTED = replace(
    TABLE,
    labels={**TABLE.labels, "number": "认证证书编号", "issued": "发证日期", "expires": "有效期至"},
    dates=wording.dotted,
)
STACKED = Layout(
    template="stacked",
    languages=("zh", "en"),
    labels={
        "number": "证书编号 Certificate No.",
        "certify": "兹证明 This is to certify that",
        "uscc": "统一社会信用代码 Unified Social Credit Code",
        "address": "地址 Address",
        "conforms": "管理体系符合 is in conformity with",
        "scope": "认证范围 Scope of certification",
        "first": "初次获证 Initial certification",
        "issued": "发证日期 Date of issue",
        "reissued": "换证日期 Date of change",
        "expires": "有效期至 Valid until",
    },
    dates=wording.iso,
)
TRADITIONAL = Layout(
    template="traditional",
    languages=("zh-Hant",),
    labels={
        "number": "證書編號",
        "organisation": "獲證組織",
        "uscc": "統一社會信用代碼",
        "address": "地址",
        "standard": "驗證標準",
        "scope": "驗證範圍",
        "first": "初次發證日期",
        "issued": "發證日期",
        "expires": "有效期至",
    },
    dates=wording.numerals,
    body_en=True,
)
