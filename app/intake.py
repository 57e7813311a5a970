"""Accept an upload: check it, keep the original, queue its verification."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta, timezone
from typing import Final
from uuid import UUID, uuid4

from app.errors import UnsupportedUploadError, UploadTooLargeError
from app.evidence import Requirement
from app.files import Files
from app.store.rows import ObjectRow, VerificationRow
from app.store.store import Store, Transaction
from app.trail.entry import Kind
from parsers.kind import claims_to_be_read, media_type_of

SHANGHAI: Final = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has kept one time, without daylight saving, since 1992."""
OCTETS: Final = "application/octet-stream"
_LONGEST_NAME: Final = 255
_NO_NAME: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters, and those that reverse the direction of what follows."""

Enqueue = Callable[[Transaction, UUID], None]
"""Queue a verification's work, in the transaction that records it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the caller wants to know."""

    as_of: date | None = None
    """The day to judge for; today in Shanghai when not given."""
    profile: str = "default"
    overrides: Mapping[str, str] = field(default_factory=dict)
    requirement: Requirement = field(default_factory=Requirement)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The door: what is accepted is kept, recorded and queued together, or not at all."""

    store: Store
    files: Files
    enqueue: Enqueue
    max_bytes: int

    def accept(
        self, content: bytes, filename: str, options: Options | None = None
    ) -> VerificationRow:
        """Return the queued verification of an uploaded file.

        Whatever is offered as a PDF or a picture is accepted, be it empty, damaged, encrypted or
        something else under that name: its verification says what is wrong, and the trail has it.

        Raises:
            UploadTooLargeError: The file has more bytes than are accepted.
            UnsupportedUploadError: It neither is a PDF or a picture we read nor claims to be one.
        """
        media_type = self._kind(content, filename)
        wanted = options or Options()
        now = self.store.now()
        row = VerificationRow(
            id=uuid4(),
            sha256=self.files.put(content),
            filename=plain_name(filename),
            media_type=media_type,
            bytes=len(content),
            created_at=now,
            as_of=wanted.as_of or now.astimezone(SHANGHAI).date(),
            profile=wanted.profile,
            overrides=wanted.overrides,
            requirement=wanted.requirement,
        )
        with self.store.transaction() as transaction:
            _record(transaction, row)
            self.enqueue(transaction, row.id)
        return row

    def _kind(self, content: bytes, filename: str) -> str:
        if len(content) > self.max_bytes:
            raise UploadTooLargeError(max_bytes=self.max_bytes)
        media_type = media_type_of(content)
        if media_type is None and content and not claims_to_be_read(filename):
            raise UnsupportedUploadError
        return media_type or OCTETS


def plain_name(filename: str) -> str:
    r"""Return a file's name as it can be shown: no folders, nothing that cannot be seen.

    >>> plain_name("C:\\scans\\证书\x07.pdf")
    '证书.pdf'
    >>> plain_name("../")
    'document'
    """
    last = re.split(r"[/\\]", filename)[-1]
    return _NO_NAME.sub("", last).strip(" .")[:_LONGEST_NAME] or "document"


def _record(transaction: Transaction, row: VerificationRow) -> None:
    transaction.objects.keep(
        ObjectRow(sha256=row.sha256, size=row.bytes, media_type=row.media_type)
    )
    transaction.verifications.add(row)
    transaction.events.append(row.id, row.status, {})
    transaction.trail.record(
        Kind.RECEIVED,
        str(row.id),
        {
            "sha256": row.sha256,
            "bytes": row.bytes,
            "media_type": row.media_type,
            "as_of": row.as_of.isoformat(),
            "profile": row.profile,
        },
    )
