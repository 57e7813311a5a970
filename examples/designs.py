"""The layouts, each with its own wording."""

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
