import pytest

from parsers.knowledge import hosts


@pytest.mark.parametrize(
    ("host", "official", "lookalike"),
    [
        ("cx.cnca.cn", True, False),
        ("CX.CNCA.CN", True, False),
        ("www.cnca.gov.cn", True, False),
        ("cnas.org.cn", True, False),
        ("cnca.cn.example.com", False, True),
        ("cnca-query.com", False, True),
        ("xcnca.cn", False, False),
        ("www.example.com", False, False),
    ],
)
def test_official_and_lookalike(host, official, lookalike):
    assert hosts.is_official(host) is official
    assert hosts.looks_official(host) is lookalike


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("192.0.2.1", True),
        ("2001:db8::1", True),
        ("t.cn", True),
        ("xn--fiq228c.example", True),
        ("www.example.com", False),
        ("not.t.cn", False),
    ],
)
def test_is_evasive(host, expected):
    assert hosts.is_evasive(host) is expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.example.com", "example.com"),
        ("cx.example.com.cn", "example.com.cn"),
        ("http://cx.example.org.cn:8003/q", "example.org.cn"),
        ("example.cn", "example.cn"),
        ("com.cn", "com.cn"),
    ],
)
def test_registrable(host, expected):
    assert hosts.registrable(host) == expected


def test_every_host_has_a_source():
    assert all(each.source and each.what for each in hosts.hosts().official)
