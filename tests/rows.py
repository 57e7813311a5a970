"""Rows for tests."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

from app.store.rows import CertificateRow, ObjectRow, VerificationRow
from app.verdict import Fit, Genuine, InForce

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PDF = ObjectRow(sha256="a" * 64, size=9, media_type="application/pdf")


def verification(**changes):
    """Return a verification of one PDF, received at noon."""
    row = VerificationRow(
        id=uuid4(),
        sha256=PDF.sha256,
        filename="证书.pdf",
        media_type=PDF.media_type,
        bytes=PDF.size,
        created_at=NOON,
        as_of=date(2026, 3, 1),
    )
    return replace(row, **changes)


def certificate(index=0, **changes):
    """Return a certificate with unremarkable answers."""
    row = CertificateRow(
        index=index,
        number="99926Q00001R0S",
        organisation="示例信息技术有限公司",
        genuine=Genuine.UNCONFIRMED,
        in_force=InForce.YES,
        fit=Fit.NOT_ASKED,
    )
    return replace(row, **changes)


def add(store, **changes):
    """Add a verification to the store and return it."""
    row = verification(**changes)
    with store.transaction() as transaction:
        transaction.objects.keep(PDF)
        transaction.verifications.add(row)
    return row
