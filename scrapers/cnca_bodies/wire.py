"""The answer of a snapshot: the rows that bear on the question, and which list they are from."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from pydantic import BaseModel, ConfigDict

from parsers.knowledge.bodies import FoundBody
from parsers.knowledge.body import Body, BodyStatus
from scrapers.registry import BodyRecord, RecordStatus

_STATUS: Final[Mapping[BodyStatus, RecordStatus]] = {
    BodyStatus.VALID: RecordStatus.VALID,
    BodyStatus.SUSPENDED: RecordStatus.SUSPENDED,
    BodyStatus.REVOKED: RecordStatus.WITHDRAWN,
    BodyStatus.CANCELLED: RecordStatus.CANCELLED,
    BodyStatus.EXPIRED: RecordStatus.EXPIRED,
    BodyStatus.UNKNOWN: RecordStatus.UNKNOWN,
}
_WITHOUT_DAY: Final = {BodyStatus.VALID, BodyStatus.UNKNOWN}
_OUR_NAMES: Final = {"name_zh": "name", "approval_no": "approval_number"} | {
    "cnas_code": "accreditation_code"
}


class Answer(BaseModel):
    """What the snapshot says to one question."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    directory: str | None
    """SHA-256 of the whole list."""
    as_of: date
    source: str
    rows: tuple[Body, ...]


def to_record(found: FoundBody, *, certain: bool) -> BodyRecord:
    """Say the same in our words."""
    body = found.body
    return BodyRecord(
        approval_number=body.approval_no,
        name=body.name_zh,
        former_names=body.former_names + body.later_name[:-1],
        later_name=body.later_name[-1] if body.later_name else None,
        name_en=body.name_en or None,
        short_name=body.short_name or None,
        accreditation_code=body.cnas_code or None,
        website=body.website or None,
        status=_STATUS[body.status],
        status_text=body.status.value,
        status_date=None if body.status in _WITHOUT_DAY else body.status_date,
        approved_on=body.approved_on,
        approval_expires=body.approval_expires,
        as_of=body.as_of,
        source=body.source or None,
        approved_for=body.approved_for,
        unverified=tuple(_OUR_NAMES.get(column, column) for column in body.unverified),
        matched_by=found.match,
        certain=certain,
    )
