"""What registers' own terms are called in messages, in both languages."""

from collections.abc import Iterable
from typing import Final

from app.evidence import DIRECTORY, PLATFORM
from app.verdict import Message
from scrapers.registry import BodyRecord, LookupOutcome, RecordStatus, RegistryRecord

_STATUSES: Final = {
    RecordStatus.VALID: Message(zh="有效", en="valid"),
    RecordStatus.SUSPENDED: Message(zh="暂停", en="suspended"),
    RecordStatus.WITHDRAWN: Message(zh="撤销", en="revoked"),
    RecordStatus.CANCELLED: Message(zh="注销", en="cancelled"),
    RecordStatus.EXPIRED: Message(zh="过期失效", en="expired"),
}
_REGISTRIES: Final = {
    DIRECTORY: Message(zh="认证机构名录", en="directory of bodies"),
    PLATFORM: Message(zh="全国认证认可平台", en="national platform"),
    "cnas": Message(zh="CNAS 名录", en="CNAS directory"),
    "gsxt": Message(zh="企业信用信息公示系统", en="register of enterprises"),
    "creditchina": Message(zh="信用中国", en="Credit China register"),
    "ccgp": Message(zh="政府采购失信名单", en="list of procurement"),
}
_ENDINGS: Final = {
    LookupOutcome.NOT_FOUND: Message(zh="{}查无记录", en="the {} has no record"),
    LookupOutcome.AMBIGUOUS: Message(zh="{}返回多条记录", en="the {} has several records"),
    LookupOutcome.INDETERMINATE: Message(zh="{}的回答无法判读", en="the {}'s answer says nothing"),
    LookupOutcome.NEEDS_OPERATOR: Message(zh="{}需人工查询", en="a person must ask the {}"),
    LookupOutcome.BLOCKED: Message(zh="{}拒绝了查询", en="the {} blocked the query"),
    LookupOutcome.UNAVAILABLE: Message(zh="{}无法访问", en="the {} is unavailable"),
    LookupOutcome.NOT_ASKED: Message(zh="{}尚未查询", en="the {} was not asked"),
    LookupOutcome.FOUND: Message(zh="{}有记录", en="the {} has a record"),
}
_MEMBERS: Final = {
    "name": Message(zh="名称", en="name"),
    "status": Message(zh="状态", en="status"),
    "status_text": Message(zh="状态", en="status"),
    "status_date": Message(zh="状态日期", en="day of the status"),
    "approval_number": Message(zh="批准号", en="approval number"),
    "approved_for": Message(zh="业务范围", en="scope of approval"),
}


def status(record: RegistryRecord | BodyRecord) -> Message:
    """Return a record's status; a word we do not know stays as the register has it."""
    own = Message(zh=record.status_text, en=record.status_text)
    return _STATUSES.get(record.status, own)


def ended(registry: str, outcome: LookupOutcome) -> Message:
    """Say how a look-up ended; a register we have no words for keeps its own name."""
    name = _REGISTRIES.get(registry, Message(zh=registry, en=registry))
    form = _ENDINGS[outcome]
    return Message(zh=form.zh.format(name.zh), en=form.en.format(name.en))


def listed(values: Iterable[str]) -> Message:
    """Return values in a row, as each language divides them."""
    named = tuple(values)
    return Message(zh="、".join(named), en=", ".join(named))


def members(names: Iterable[str]) -> Message:
    """Return what members of a body's record are called."""
    called = [_MEMBERS[name] for name in sorted(names)]
    chinese = listed(dict.fromkeys(each.zh for each in called))
    return Message(zh=chinese.zh, en=listed(dict.fromkeys(each.en for each in called)).en)
