"""Rules about what stands on every certificate: the required contents, seal and code."""

from typing import Final

from app.evidence import Evidence
from app.rules import facts, words
from app.rules.base import Result, Seen, doubted, failed, not_applicable, passed, rule, unknown
from app.rules.sources import CONTENTS
from app.verdict import Authority, Basis, Message, Place, Question, Severity
from parsers.fields import Certificate, CertificateFields

_REQUIRED: Final = (
    (("organisation", "organisation_en"), Message(zh="获证组织", en="the organisation")),
    (("address",), Message(zh="地址", en="its address")),
    (
        ("issued", "reissued", "valid_from", "decided", "first_certified"),
        Message(zh="发证或生效日期", en="the day of issue"),
    ),
    (("expires",), Message(zh="有效期", en="the expiry")),
    (("number",), Message(zh="编号", en="the number")),
    (("standards",), Message(zh="标准及版本", en="the standard with its edition")),
    (("scope", "scope_en"), Message(zh="范围", en="the scope")),
    (
        ("certification_body", "certification_body_en", "body_number"),
        Message(zh="认证机构", en="the certification body"),
    ),
)
"""Contents of ISO/IEC 17021-1, 8.2.2 a to g, and the fields any of which shows each."""


@rule(
    "F09",
    title=Message(zh="必备内容", en="Required contents of a certificate"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=CONTENTS,
    note=Message(
        zh="实际：标准 8.2.2 列出应载内容；程序没有认出的内容多半印在页上，故只作提示。",
        en="The standard lists the contents; what the program did not recognise mostly stands on"
        " the page all the same, so this asks and never accuses.",
    ),
)
def contents_are_complete(evidence: Evidence) -> Result:
    """Name what is missing from a page that was read; what is there but unread is not missing."""
    missing = [label for names, label in _REQUIRED if not _stands(evidence.fields, names)]
    if not missing:
        return passed("应载内容齐全", "every required content is seen")
    zh = words.listed(each.zh for each in missing).zh
    en = words.listed(each.en for each in missing).en
    page = facts.absence(evidence, zh, en)
    return unknown(f"未见{zh}，请对照原件", f"not seen: {en}; compare the page", page)


def _stands(fields: CertificateFields, names: tuple[str, ...]) -> bool:
    return any(getattr(fields, name) for name in names)


def _versions(evidence: Evidence) -> tuple[Certificate, ...]:
    return evidence.certificate.versions or (evidence.certificate,)


@rule(
    "I15",
    title=Message(zh="印章/负责人签字", en="Seal and authorised signature"),
    question=Question.GENUINE,
    severity=Severity.LOW,
    basis=Basis(
        authority=Authority.PRACTICE,
        citation="https://m.hqwx.com/tiku/24770/4019329.html: signed or otherwise authorised",
    ),
    note=Message(
        zh="实际：证书由负责人签字或以其他方式授权；印章可为其他颜色或压印，灰度图上看不出。",
        en="A certificate bears a signature or another authorisation; a seal may be of another"
        " colour or embossed, and a grey copy shows none.",
    ),
)
def bears_a_seal(evidence: Evidence) -> Result:
    """Look for strong red on a picture in colour of a certificate from the mainland.

    Elsewhere seals are rare, and anything but a picture in colour leaves it open.
    """
    if evidence.fields.uscc is None:
        return not_applicable("未印统一社会信用代码", "no credit code is printed")
    seals = [each.shown.seal for each in _versions(evidence)]
    if any(seals):
        return passed("见红色印章", "red as of a seal is seen")
    if None in seals or not evidence.certificate.legible:
        return not_applicable(
            "没有可供判断的彩色图像", "no picture in colour from which it could be told"
        )
    page = Seen("seal", (Place(field="page", page=evidence.certificate.pages[0]),))
    return failed("彩色图像上未见红色印章", "no red seal is seen on a picture in colour", page)


@rule(
    "Q04",
    title=Message(zh="应有二维码缺失", en="QR code missing although the text names it"),
    question=Question.GENUINE,
    severity=Severity.LOW,
    basis=Basis(
        authority=Authority.PRACTICE,
        citation="sentence of issuers' templates: valid together with the QR code",
    ),
    note=Message(
        zh="实际：二维码在照片上可能读不出，未读出不等于没有。",
        en="A code on a photo may not be decoded; not decoded is not absent.",
    ),
)
def code_is_there_where_named(evidence: Evidence) -> Result:
    """Where the text makes a code part of the certificate, look whether one was decoded."""
    shown = [each.shown for each in _versions(evidence)]
    note = next((fact for e in shown if (fact := facts.maybe("page", e.code_note))), None)
    if note is None:
        return not_applicable("文字未提及须同时使用二维码", "the text makes no code part of it")
    if evidence.fields.qr_codes:
        codes = [Seen(each, (facts.qr_place(each),)) for each in evidence.fields.qr_codes]
        return passed("有二维码", "there is a QR code", note, *codes)
    zh = f"文字为“{note.value}”，但未读出二维码"
    en = f"the text says {note.value!r}, but no code was decoded"
    if not evidence.certificate.legible or not all(each.pictured for each in shown):
        return unknown(zh, en, note)
    return doubted(zh, en, note)
