"""The form of an upload: the file, and what is asked of it."""

from datetime import date
from typing import Annotated, Any

from fastapi import UploadFile
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from app.errors import UnknownProfileError
from app.evidence import Requirement
from app.intake import Intake, Options
from app.rules.policy import DEFAULT, PROFILES
from app.store.rows import VerificationRow


def _none_if_blank(value: Any) -> Any:  # noqa: ANN401  (whatever the form held)
    """Take an empty field of a page's form as not asked."""
    return (value.strip() or None) if isinstance(value, str) else value


def _words(value: str | None) -> tuple[str, ...]:
    """Split at commas, semicolons and line ends, Chinese ones too."""
    parts = (value or "").translate(str.maketrans("，、；;\n\r", ",,,,,,")).split(",")
    return tuple(part.strip() for part in parts if part.strip())


Blank = BeforeValidator(_none_if_blank)
_Text = Annotated[str | None, Blank]


class UploadForm(BaseModel):
    """One document and what is asked of it."""

    model_config = ConfigDict(frozen=True)

    file: UploadFile = Field(description="PDF, JPEG, PNG, TIFF, WebP or HEIC; judged by content")
    holder: _Text = Field(
        None,
        max_length=300,
        description="The organisation the certificate must belong to",
        examples=["示例云海信息技术有限公司"],
    )
    as_of: Annotated[date | None, Blank] = Field(
        None,
        description="The day on which it must be in force, e.g. the bid deadline; by default today",
        examples=["2026-11-22"],
    )
    profile: str = Field(
        DEFAULT,
        max_length=100,
        description="The policy profile to judge by",
        json_schema_extra={"enum": list(PROFILES)},
    )
    standard: _Text = Field(
        None,
        max_length=100,
        description="The standard that is asked for",
        examples=["ISO/IEC 20000-1"],
    )
    scope_keywords: _Text = Field(
        None,
        max_length=500,
        description="Words the scope must contain, separated by commas",
        examples=["运维服务, 信息技术服务"],
    )
    accredited: Annotated[bool | None, Blank] = Field(
        None, description="Whether an accreditation mark is asked for"
    )

    def hand_in(self, intake: Intake) -> VerificationRow:
        """Hand the file in, with what is asked of it; at most what is accepted is read."""
        if self.profile not in PROFILES:
            raise UnknownProfileError(profiles=list(PROFILES))
        content = self.file.file.read(intake.max_bytes + 1)
        return intake.accept(content, self.file.filename or "", self._options())

    def _options(self) -> Options:
        return Options(
            as_of=self.as_of,
            profile=self.profile,
            requirement=Requirement(
                holder=self.holder,
                standard=self.standard,
                scope_keywords=_words(self.scope_keywords),
                accredited=self.accredited,
            ),
        )


class ApiUploadForm(UploadForm):
    """One document, what is asked of it, and how long to wait for the answer."""

    wait: float = Field(
        0, ge=0, le=60, description="Seconds to wait for the report before answering with 202"
    )
