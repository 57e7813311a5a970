"""One entry of the trail: what was done, to what, when, and which entry stands before it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final, Self

from app.trail.merkle import leaf_hash

START: Final = "0" * 64
"""What the first entry names as the one before it."""

Fact = str | int | bool | None | list[str] | list[int]
Facts = Mapping[str, Fact]
"""Names, numbers and page contents stand here by their digest only: they may be deleted."""


class Kind(StrEnum):
    """What was done."""

    RECEIVED = "received"  # 收到
    READ = "read"  # 识读
    ASKED = "asked"  # 查询
    CAPTURED = "captured"  # 采集
    JUDGED = "judged"  # 判定
    FAILED = "failed"  # 无法识读
    REVIEWED = "reviewed"  # 复核
    EXPORTED = "exported"  # 导出
    DELETED = "deleted"  # 删除


class EntryFormatError(ValueError):
    """The text is not the canonical form of an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One step; ``previous`` is the leaf hash of the entry before."""

    seq: int
    """Counted from 0, over the whole trail."""
    at: datetime
    kind: Kind
    subject: str
    """The id of what it is about, usually a verification."""
    facts: Facts
    previous: str = START

    @property
    def canonical(self) -> str:
        """The one text of this entry: JSON with sorted keys and no spaces."""
        return _canonical(self.as_json())

    @property
    def leaf(self) -> str:
        """The RFC 6962 leaf hash of the canonical text, in hexadecimal."""
        return leaf_hash(self.canonical.encode()).hex()

    def as_json(self) -> dict[str, Any]:
        """Return the entry as it stands in a report."""
        return {
            "seq": self.seq,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "kind": self.kind.value,
            "subject": self.subject,
            "facts": dict(self.facts),
            "previous": self.previous,
        }

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a canonical text; anything that is not exactly one is refused."""
        try:
            content = json.loads(text)
            entry = cls(
                seq=content["seq"],
                at=datetime.fromisoformat(content["at"]),
                kind=Kind(content["kind"]),
                subject=content["subject"],
                facts=content["facts"],
                previous=content["previous"],
            )
            exact = entry.canonical == text and _typed(entry)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise EntryFormatError(str(error)) from error
        if not exact:
            message = "the text is not in canonical form"
            raise EntryFormatError(message)
        return entry


def _typed(entry: Entry) -> bool:
    texts = all(isinstance(each, str) for each in (entry.subject, entry.previous))
    return texts and type(entry.seq) is int and isinstance(entry.facts, dict)


def _canonical(content: Mapping[str, Any]) -> str:
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
