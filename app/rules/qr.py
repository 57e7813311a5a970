"""Rules about QR codes; a payload is read, never fetched."""

import re
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from app.evidence import Evidence
from app.rules import facts, words
from app.rules.base import Guide, Result, Seen, failed, not_applicable, passed, rule, unknown
from app.rules.sources import GUIDE_002
from app.verdict import Authority, Basis, Message, Question, Severity
from parsers.document import QrCode
from parsers.errors import ValueFormatError
from parsers.identifiers import certificate_number
from parsers.identifiers.confusions import folded
from parsers.identifiers.width import compact
from parsers.knowledge import hosts

FORENSICS: Final = Basis(
    authority=Authority.FORENSICS,
    citation="hosts of QR codes on published certificates; fake query pages are reported at"
    " https://gfjl.org/archiver/tid-242059.html",
)


def _hosts(evidence: Evidence) -> tuple[tuple[str, Seen[QrCode]], ...]:
    """Return each host a code leads to, with the code."""
    codes = evidence.fields.qr_codes
    return tuple((code.host, Seen(code, (facts.qr_place(code),))) for code in codes if code.host)


def _no_code() -> Result:
    return not_applicable("没有指向网址的二维码", "no QR code leads to an address")


@rule(
    "Q01",
    title=Message(zh="二维码域名白名单", en="Host of the QR code is official or the issuer's"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=FORENSICS,
    note=Message(
        zh="实际：机构的二维码多指向自有或托管的网址，常为 http 和特殊端口；商业网站不是证明。",
        en="Issuers' codes lead to their own or hosted addresses, often plain http on odd ports;"
        " commercial portals prove nothing.",
    ),
    guide=Guide(file=GUIDE_002, quote="中企檢測認證網在線客服13550333441"),
)
def leads_to_a_known_host(evidence: Evidence) -> Result:
    """A host we do not know is unknown, unless the issuer's own is confirmed and is another."""
    if not (found := _hosts(evidence)):
        return _no_code()
    strangers = [(host, code) for host, code in found if not hosts.is_official(host)]
    record = evidence.body
    website = record.website if record else None
    if website:
        strangers = [each for each in strangers if not hosts.same_owner(each[0], website)]
    names = words.listed(host for host, _ in strangers)
    codes = [code for _, code in strangers] or [code for _, code in found]
    if not strangers:
        names = words.listed(host for host, _ in found)
        return passed(f"二维码指向 {names.zh}", f"the code leads to {names.en}", *codes)
    if record is None or website is None or "website" in record.unverified:
        return unknown(
            f"二维码指向 {names.zh}；发证机构的网址未经证实，无法判断",
            f"the code leads to {names.en}; the issuer's own address is not confirmed",
            *codes,
        )
    if len(strangers) < len(found):
        return passed("另有二维码指向已知网址", "another code leads to a known host", *codes)
    facts.held_against(facts.body(evidence))
    return failed(
        f"二维码指向 {names.zh}，而 {record.name} 的网址为 {website}",
        f"the code leads to {names.en}, the address of {record.name} is {website}",
        codes[0],
        *codes[1:],
    )


@rule(
    "Q02",
    title=Message(zh="仿冒域名", en="Look-alike host"),
    question=Question.GENUINE,
    severity=Severity.CRITICAL,
    basis=FORENSICS,
)
def borrows_no_official_name(evidence: Evidence) -> Result:
    """Find hosts that carry an official name without lying under an official host."""
    if not (found := _hosts(evidence)):
        return _no_code()
    fakes = [(host, code) for host, code in found if hosts.looks_official(host)]
    if fakes:
        host, code = fakes[0]
        return failed(
            f"二维码指向 {host}，借用官方名称但不属于官方域名",
            f"the code leads to {host}, which borrows an official name and is not official",
            code,
        )
    return passed("未见仿冒官方的域名", "no look-alike host", *(code for _, code in found))


@rule(
    "Q05",
    title=Message(zh="可疑链接形态", en="Address that hides its owner"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=FORENSICS,
    note=Message(
        zh="实际：普通 http 和特殊端口本身不可疑。",
        en="Plain http and odd ports alone are not suspicious.",
    ),
)
def hides_no_owner(evidence: Evidence) -> Result:
    """Find bare addresses, shorteners and punycode."""
    if not (found := _hosts(evidence)):
        return _no_code()
    hidden = [(host, code) for host, code in found if hosts.is_evasive(host)]
    if hidden:
        host, code = hidden[0]
        return failed(
            f"二维码指向 {host}，看不出属于谁",
            f"the code leads to {host}, which does not show whose it is",
            code,
        )
    return passed("链接形态无异常", "the addresses show their owners", *(c for _, c in found))


@rule(
    "Q03",
    title=Message(zh="二维码内容与票面一致", en="QR payload equals the printed number"),
    question=Question.GENUINE,
    severity=Severity.MEDIUM,
    basis=FORENSICS,
)
def payload_has_the_number(evidence: Evidence) -> Result:
    """Compare a number of a known form in a payload with the printed one."""
    carried = [
        (number, Seen(code, (facts.qr_place(code),)))
        for code in evidence.fields.qr_codes
        for number in _numbers(code.payload)
    ]
    if not carried:
        return not_applicable("二维码内容不含证书编号", "no payload holds a certificate number")
    printed = facts.seen("number", evidence.fields.number)
    ours = folded(compact(printed.value))
    for number, code in carried:
        if folded(compact(number)) == ours:
            return passed(f"二维码内容含 {number}", f"the payload holds {number}", printed, code)
    number, code = carried[0]
    if not printed.certain:
        return unknown(
            f"二维码内容为 {number}，票面读作 {printed.value}，可能误读",
            f"the payload holds {number}, {printed.value} was read and may be misread",
            printed,
            code,
        )
    return failed(
        f"二维码内容为 {number}，票面为 {printed.value}",
        f"the payload holds {number}, {printed.value} is printed",
        printed,
        code,
    )


_WORDS: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z/_-]{8,30}")


def _numbers(payload: str) -> tuple[str, ...]:
    """Return the certificate numbers of a known form in a payload's query or plain text."""
    parts = urlsplit(payload) if "://" in payload else None
    texts = [value for _, value in parse_qsl(parts.query)] if parts else _WORDS.findall(payload)
    if parts:
        texts.append(unquote(parts.path.rsplit("/", 1)[-1]))
    return tuple(number for text in texts if (number := _number(text)))


def _number(text: str) -> str | None:
    """Return a number of a known form, also where its printer took O for 0."""
    try:
        number, _ = certificate_number.repair(text)
    except ValueFormatError:
        return None
    parts = certificate_number.decode(number)
    return number if parts and parts.form != "ccc" else None
