"""Ask a snapshot of the body directory about the issuer of a certificate: at once and offline."""

from datetime import datetime, time, timedelta, timezone
from typing import Final

from pydantic import ValidationError

from parsers.knowledge import bodies
from parsers.knowledge.bodies import Directory
from scrapers.cnca_bodies import match
from scrapers.cnca_bodies.wire import Answer
from scrapers.errors import NothingToAskError, UnexpectedPageError
from scrapers.registry import BodyRecord, CaptureMethod, CertificateQuery, Snapshot

PUBLIC_DIRECTORY: Final = "https://cx.cnca.cn/CertECloud/institutionBody/authenticetionList"
_CHINA: Final = timezone(timedelta(hours=8))


class CncaBodies:
    """The directory of approved certification bodies, as of the day of its snapshot."""

    name = "cnca-bodies"

    def __init__(self, directory: Directory | None = None) -> None:
        self._directory = directory or bodies.shipped()

    def fetch(self, query: CertificateQuery) -> Snapshot:
        """Return the rows that bear on the issuer's name and approval number."""
        if not (query.certification_body or query.certification_body_en or query.body_number):
            message = "neither the certification body nor its approval number was read"
            raise NothingToAskError(message)
        directory = self._directory
        answer = Answer(
            directory=directory.digest,
            as_of=directory.as_of,
            source=directory.source,
            rows=match.candidates(directory, query),
        )
        return Snapshot(
            body=answer.model_dump_json().encode(),
            media_type="application/json",
            captured_at=datetime.combine(directory.as_of, time.min, _CHINA),
            method=CaptureMethod.SNAPSHOT,
            url=PUBLIC_DIRECTORY,
        )

    def read(self, snapshot: Snapshot, query: CertificateQuery) -> tuple[BodyRecord, ...]:
        """Return the body the certificate names, or the several it may name."""
        try:
            answer = Answer.model_validate_json(snapshot.body)
        except ValidationError as error:
            message = f"not an answer of a body directory: {error.error_count()} errors"
            raise UnexpectedPageError(message) from error
        directory = Directory(answer.rows, as_of=answer.as_of, source=answer.source)
        return match.records(directory, query)
