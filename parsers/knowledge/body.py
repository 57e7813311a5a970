"""One row of the directory of certification bodies, checked when it is read."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from parsers.knowledge.body_names import BodyMatch
from parsers.knowledge.days import earliest, latest

_NUMBER: Final = re.compile(r"CNCA-(RF?)-(\d{4})-(\d{2,4})")
_LIST: Final = re.compile(r"[;；]")


class BodyKind(StrEnum):
    """Which list of approvals a body stands in."""

    DOMESTIC = "domestic"  # CNCA-R
    FOREIGN_INVESTED = "foreign-invested"  # CNCA-RF


class BodyStatus(StrEnum):
    """The state of an approval, as a directory or a notice says it."""

    VALID = "valid"  # 有效
    SUSPENDED = "suspended"  # 暂停
    REVOKED = "revoked"  # 撤销
    CANCELLED = "cancelled"  # 注销
    EXPIRED = "expired"  # 过期失效
    UNKNOWN = "unknown"


def _pieces(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(piece.strip() for piece in _LIST.split(value) if piece.strip())


def _columns(value: object) -> object:
    return _pieces(value.replace(",", ";")) if isinstance(value, str) else value


class Body(BaseModel):
    """One row; a column or a status we do not know is an error here, not a surprise later."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    approval_no: Annotated[str, Field(pattern=f"^{_NUMBER.pattern}$")]
    kind: BodyKind
    serial: str
    """The last group of the approval number, which numbers of certificates begin with."""
    name_zh: Annotated[str, Field(min_length=1)]
    former_names: Annotated[tuple[str, ...], BeforeValidator(_pieces)] = ()
    later_name: Annotated[tuple[str, ...], BeforeValidator(_pieces)] = ()
    """Names taken since, the newest last."""
    name_en: str = ""
    short_name: str = ""
    cnas_code: str = ""
    website: str = ""
    status: BodyStatus
    status_date: Annotated[date | None, BeforeValidator(latest)] = None
    """Of a month or year the last day: nobody is accused for the days before."""
    approved_on: Annotated[date | None, BeforeValidator(latest)] = None
    approval_expires: Annotated[date | None, BeforeValidator(latest)] = None
    district: str = ""
    as_of: Annotated[date | None, BeforeValidator(earliest)] = None
    source: str = ""
    approved_for: Annotated[tuple[str, ...], BeforeValidator(_columns)] = ()
    """Codes of what the body may certify (业务范围), as the directory lists them: A01, A06, …"""
    unverified: Annotated[tuple[str, ...], BeforeValidator(_columns)] = ()
    """Names of the columns above that no official page confirms."""

    @model_validator(mode="before")
    @classmethod
    def _derive(cls, row: Any) -> Any:  # noqa: ANN401  (nothing is known of it yet)
        """Fill kind and serial from the approval number where a list leaves them out."""
        number = row.get("approval_no") if isinstance(row, dict) else None
        if not isinstance(number, str) or (match := _NUMBER.fullmatch(number.strip())) is None:
            return row
        kind = BodyKind.FOREIGN_INVESTED if match[1] == "RF" else BodyKind.DOMESTIC
        derived = {"kind": kind, "serial": match[3]}
        return row | {name: row.get(name) or value for name, value in derived.items()}

    @model_validator(mode="after")
    def _agree(self) -> Self:
        letters, _, serial = self.approval_no.removeprefix("CNCA-").split("-")
        if serial != self.serial or (letters == "R") != (self.kind is BodyKind.DOMESTIC):
            message = f"{self.approval_no} is not {self.kind} with the serial {self.serial}"
            raise ValueError(message)
        if foreign := set(self.unverified) - set(type(self).model_fields):
            message = f"unverified names unknown columns: {', '.join(sorted(foreign))}"
            raise ValueError(message)
        return self

    def names(self) -> Iterator[tuple[BodyMatch, str]]:
        """Yield every name with what it is, those with the most weight first."""
        yield BodyMatch.NAME, self.name_zh
        yield from ((BodyMatch.LATER_NAME, name) for name in self.later_name)
        yield from ((BodyMatch.FORMER_NAME, name) for name in self.former_names)
        yield BodyMatch.NAME_EN, self.name_en
        yield BodyMatch.SHORT_NAME, self.short_name
