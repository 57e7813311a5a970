import pytest

from app.rules import qr
from scrapers.registry import LookupOutcome
from tests.app.rules.given import blurred, directory, evidence, outcome, unread
from tests.app.rules.given import qr as code

OWN = directory(website="www.example.com.cn")


@pytest.mark.parametrize(
    ("payloads", "lookups", "expected"),
    [
        (["https://cx.cnca.cn/CertECloud/"], [], "passed"),
        (["http://cx.example.com.cn:8003/q?c=1"], [OWN], "passed"),
        (["http://cx.example.net/q?c=1"], [OWN], "failed"),
        (["http://cx.example.net/q?c=1", "http://www.cnas.org.cn"], [OWN], "passed"),
        (["http://cx.example.net/q?c=1"], [directory()], "unknown"),
        (["http://cx.example.net/q?c=1"], [], "unknown"),
        (
            ["http://cx.example.net/q?c=1"],
            [directory(website="www.example.com.cn", unverified=("website",))],
            "unknown",
        ),
        (["http://cx.example.net/q?c=1"], [directory(LookupOutcome.AMBIGUOUS)], "unknown"),
        (["9992024ITSM0001R0M"], [OWN], "not_applicable"),
        ([], [OWN], "not_applicable"),
    ],
)
def test_leads_to_a_known_host(payloads, lookups, expected):
    given = evidence(qr_codes=tuple(code(each) for each in payloads), lookups=lookups)
    assert outcome(qr.leads_to_a_known_host, given) == expected


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("https://cx.cnca.cn/CertECloud/", "passed"),
        ("http://www.example.com/", "passed"),
        ("http://cx-cnca.com/query", "failed"),
        ("http://cx.cnca.cn.example.com/query", "failed"),
        ("http://www.cnas.example.com/", "failed"),
        ("plain text", "not_applicable"),
    ],
)
def test_borrows_no_official_name(payload, expected):
    given = evidence(qr_codes=(code(payload),))
    assert outcome(qr.borrows_no_official_name, given) == expected


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("http://www.example.com:8003/", "passed"),
        ("http://192.0.2.1/query", "failed"),
        ("http://t.cn/Zx", "failed"),
        ("http://xn--fiq.example/", "failed"),
        ("plain text", "not_applicable"),
    ],
)
def test_hides_no_owner(payload, expected):
    assert outcome(qr.hides_no_owner, evidence(qr_codes=(code(payload),))) == expected


@pytest.mark.parametrize(
    ("payload", "number", "expected"),
    [
        ("http://x.example.com/q?CertificationNo=9992024ITSM0001R0M", None, "passed"),
        ("http://x.example.com/q?CertificationNo=9992024ITSM0001ROM", None, "passed"),
        ("http://x.example.com/q/9992024ITSM0001R0M", None, "passed"),
        ("证书编号:9992024ITSM0001R0M", None, "passed"),
        ("http://x.example.com/q?CertificationNo=9992024ITSM0002R0M", None, "failed"),
        (
            "http://x.example.com/q?CertificationNo=9992024ITSM0002R0M",
            blurred("9992024ITSM0001R0M"),
            "unknown",
        ),
        ("http://x.example.com/q?CertificationNo=9992024ITSM0002R0M", unread(), "unknown"),
        ("http://x.example.com/q?id=123456789012", None, "not_applicable"),
        ("http://x.example.com/", None, "not_applicable"),
    ],
)
def test_payload_has_the_number(payload, number, expected):
    changes = {"number": number} if number else {}
    given = evidence(qr_codes=(code(payload),), **changes)
    assert outcome(qr.payload_has_the_number, given) == expected
