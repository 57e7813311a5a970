import pytest

from app.rules import scanned
from scrapers.registry import LookupOutcome, RecordStatus
from tests.app.rules.given import asked, evidence, outcome, platform, qr

CODE = {"qr_codes": (qr("https://query.example.com/c/1"),)}
OFFICIAL = {"qr_codes": (qr("http://cx.cnca.cn/c/1"),)}
REVOKED = platform(status=RecordStatus.WITHDRAWN)
PAGE = asked("scanned-page")


@pytest.mark.parametrize(
    ("lookups", "changes", "expected"),
    [
        ([REVOKED, PAGE], CODE, "failed"),
        ([platform(status=RecordStatus.SUSPENDED), PAGE], CODE, "failed"),
        ([REVOKED, asked("scanned-page", status=RecordStatus.WITHDRAWN)], CODE, "passed"),
        ([REVOKED, asked("scanned-page", LookupOutcome.UNAVAILABLE)], CODE, "unknown"),
        ([REVOKED], CODE, "unknown"),
        ([platform(LookupOutcome.NOT_FOUND), PAGE], CODE, "not_applicable"),
        ([platform(), PAGE], CODE, "not_applicable"),
        ([PAGE], CODE, "not_applicable"),
        ([REVOKED, PAGE], OFFICIAL, "not_applicable"),
        ([REVOKED, PAGE], {}, "not_applicable"),
    ],
)
def test_scanned_page_agrees(lookups, changes, expected):
    given = evidence(lookups=lookups, **changes)
    assert outcome(scanned.scanned_page_agrees, given) == expected
