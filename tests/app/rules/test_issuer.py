from datetime import date

import pytest

from app.rules import issuer
from scrapers.registry import LookupOutcome, RecordStatus
from tests.app.rules.given import directory, evidence, outcome, unread

LOST = {
    "status": RecordStatus.WITHDRAWN,
    "status_text": "revoked",
    "status_date": date(2024, 3, 4),
}


@pytest.mark.parametrize(
    ("lookups", "changes", "expected"),
    [
        ([directory(**LOST)], {}, "failed"),
        ([directory(**{**LOST, "status": RecordStatus.CANCELLED})], {}, "failed"),
        ([directory(**{**LOST, "status_date": date(2024, 3, 5)})], {}, "unknown"),  # the same day
        ([directory(**{**LOST, "status_date": date(2024, 3, 6)})], {}, "passed"),
        ([directory(**{**LOST, "status_date": None})], {}, "unknown"),
        ([directory(**{**LOST, "unverified": ("status",)})], {}, "unknown"),
        ([directory(**{**LOST, "unverified": ("status_date",)})], {}, "unknown"),
        ([directory(**LOST)], {"issued": unread()}, "unknown"),
        ([directory(**LOST)], {"issued": date(2023, 1, 1)}, "passed"),
        ([directory(**LOST)], {"issued": date(2024, 3, 3)}, "passed"),
        (
            [directory(**LOST)],
            {"issued": date(2024, 3, 3), "valid_from": date(2024, 3, 20)},
            "unknown",
        ),
        (
            [directory(**LOST)],
            {"issued": date(2023, 1, 1), "reissued": date(2025, 1, 1)},
            "unknown",
        ),
        ([directory(**LOST, certain=False)], {}, "unknown"),
        ([directory(status=RecordStatus.EXPIRED, status_date=date(2019, 1, 1))], {}, "unknown"),
        ([directory(status=RecordStatus.SUSPENDED, status_date=date(2019, 1, 1))], {}, "unknown"),
        ([directory(status=RecordStatus.UNKNOWN, status_date=date(2019, 1, 1))], {}, "unknown"),
        ([directory()], {}, "passed"),
        ([directory(unverified=("approval_expires",))], {}, "unknown"),
        # An approval that ended in the list of 2017 may have been renewed since.
        ([directory(approval_expires=date(2018, 12, 10))], {}, "unknown"),
        ([directory(approval_expires=None)], {}, "unknown"),
        ([directory(approved_on=date(2025, 1, 1))], {}, "unknown"),
        ([directory(LookupOutcome.NOT_FOUND)], {}, "unknown"),
        ([directory(LookupOutcome.AMBIGUOUS)], {}, "unknown"),
        ([directory(LookupOutcome.UNAVAILABLE)], {}, "unknown"),
        ([], {}, "unknown"),
    ],
)
def test_approved_when_issued(lookups, changes, expected):
    given = evidence(lookups=lookups, **changes)
    assert outcome(issuer.approved_when_issued, given) == expected


@pytest.mark.parametrize(
    ("lookup", "as_of", "expected"),
    [
        (directory(**LOST), date(2024, 3, 3), "passed"),
        (directory(**LOST), date(2024, 3, 4), "failed"),
        (directory(**LOST), date(2026, 1, 1), "failed"),
        (directory(**{**LOST, "status_date": None}), date(2026, 1, 1), "unknown"),
        (directory(**{**LOST, "unverified": ("status",)}), date(2026, 1, 1), "unknown"),
        (directory(), date(2017, 5, 1), "passed"),
        (directory(), date(2017, 5, 2), "unknown"),
        (directory(LookupOutcome.NOT_FOUND), date(2026, 1, 1), "unknown"),
    ],
)
def test_issuer_still_approved(lookup, as_of, expected):
    given = evidence(lookups=[lookup], as_of=as_of)
    assert outcome(issuer.issuer_still_approved, given) == expected


ABSENT = [directory(LookupOutcome.NOT_FOUND)]


@pytest.mark.parametrize(
    ("name", "lookups", "expected"),
    [
        ("示例企业管理咨询有限公司", ABSENT, "failed"),
        ("示例企业管理咨询有限公司", [directory()], "passed"),
        ("示例企业管理咨询有限公司", [directory(LookupOutcome.AMBIGUOUS)], "unknown"),
        ("示例企业管理咨询有限公司", [], "unknown"),
        ("示例咨询认证有限公司", ABSENT, "passed"),
        ("示例认证中心有限公司", ABSENT, "passed"),
        (unread(), ABSENT, "unknown"),
        (None, ABSENT, "unknown"),
    ],
)
def test_issuer_is_no_consultancy(name, lookups, expected):
    given = evidence(certification_body=name, lookups=lookups)
    assert outcome(issuer.issuer_is_no_consultancy, given) == expected
