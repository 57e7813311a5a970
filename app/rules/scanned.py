"""The rule on a page that a code leads to, against the platform."""

from typing import Final

from app.evidence import PLATFORM, Evidence
from app.rules import facts, words
from app.rules.base import Result, Seen, failed, not_applicable, passed, rule, unknown
from app.rules.sources import PLATFORM_RECORD
from app.verdict import Message, Question, Severity
from parsers.knowledge import hosts
from scrapers.registry import LookupOutcome, RecordStatus, RegistryRecord

SCANNED: Final = "scanned-page"
"""The page a code leads to, as a person captured it; it is never fetched."""
_NEGATIVE: Final = frozenset(
    {RecordStatus.SUSPENDED, RecordStatus.WITHDRAWN, RecordStatus.CANCELLED}
)


@rule(
    "Q06",
    title=Message(
        zh="扫码页有效而平台不一致", en="Scanned page says valid, the platform says otherwise"
    ),
    question=Question.GENUINE,
    severity=Severity.CRITICAL,
    basis=PLATFORM_RECORD,
    note=Message(
        zh="实际：扫码页由发证机构或他人维护，须在官方平台再查一次，以平台为准。",
        en="The page behind a code is kept by the issuer or by anybody; ask the official platform"
        " once more, which ranks higher.",
    ),
)
def scanned_page_agrees(evidence: Evidence) -> Result:
    """Compare what a captured page says with the platform's own negative answer."""
    codes = [
        Seen(code, (facts.qr_place(code),))
        for code in evidence.fields.qr_codes
        if code.host and not hosts.is_official(code.host)
    ]
    if not codes:
        return not_applicable(
            "没有指向非官方网址的二维码", "no code leads to an address that is not official"
        )
    negative = _negative(evidence)
    if negative is None:
        return not_applicable("平台没有不利的回答", "the platform gave no negative answer", *codes)
    page = _record(evidence, SCANNED)
    if page is None:
        return unknown(
            f"{negative.zh}；二维码所指页面未采集，无论其显示什么，以平台为准",
            f"{negative.en}; the page behind the code was not captured, and whatever it says the"
            " platform ranks higher",
            *codes,
        )
    status = words.status(page)
    zh, en = f"扫码页状态为{status.zh}，{negative.zh}", f"the page says {status.en}; {negative.en}"
    if page.status is RecordStatus.VALID:
        return failed(zh, en, codes[0])
    return passed(zh, en, *codes)


def _record(evidence: Evidence, registry: str) -> RegistryRecord | None:
    lookup = evidence.lookup(registry)
    if lookup is None or lookup.outcome is not LookupOutcome.FOUND:
        return None
    return next((each for each in lookup.records if isinstance(each, RegistryRecord)), None)


def _negative(evidence: Evidence) -> Message | None:
    """Return the platform's record that the certificate does not hold; absence is R03's to tell."""
    record = evidence.registry_record
    lookup = evidence.lookup(PLATFORM)
    if record is None or record.status not in _NEGATIVE or lookup is None:
        return None
    status = words.status(record)
    return Message(zh=f"平台状态为{status.zh}", en=f"the platform's status is {status.en}")
