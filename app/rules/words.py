"""What registers' own terms are called in messages, in both languages."""

from typing import Final

from app.evidence import DIRECTORY, PLATFORM
from app.verdict import Message
from scrapers.registry import BodyRecord, RecordStatus, RegistryRecord

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
}
_MEMBERS: Final = {
    "name": "名称",
    "status": "状态",
    "status_text": "状态",
    "status_date": "状态日期",
    "approval_number": "批准号",
}


def status(record: RegistryRecord | BodyRecord) -> Message:
    """Return a record's status; a word we do not know stays as the register has it."""
    own = Message(zh=record.status_text, en=record.status_text)
    return _STATUSES.get(record.status, own)


def registry(name: str) -> Message:
    """Return what a register is called; one we have no words for keeps its own name."""
    return _REGISTRIES.get(name, Message(zh=name, en=name))


def members(names: set[str]) -> Message:
    """Return what members of a record are called."""
    chinese = dict.fromkeys(_MEMBERS.get(name, name) for name in sorted(names))
    return Message(zh="、".join(chinese), en=", ".join(sorted(names)))
