import pytest

from app.rules import requirement
from tests.app.rules.given import blurred, evidence, outcome, platform, unread

HOLDER = "示例数据技术有限公司"


@pytest.mark.parametrize(
    ("holder", "changes", "expected"),
    [
        (HOLDER, {}, "passed"),
        ("示例數據技術有限公司", {}, "passed"),
        (" 示例数据技术（有限公司） ", {"organisation": "示例数据技术(有限公司)"}, "passed"),
        ("另一家示例公司", {}, "failed"),
        ("示例数据技木有限公司", {}, "failed"),
        ("示例数据技木有限公司", {"organisation": blurred(HOLDER)}, "unknown"),
        ("另一家示例公司", {"organisation": blurred(HOLDER)}, "failed"),
        ("另一家示例公司", {"annex": "覆盖：另一家示例公司"}, "unknown"),
        ("Example Data Ltd", {}, "unknown"),
        ("Example Data Ltd.", {"organisation_en": "EXAMPLE DATA LTD"}, "passed"),
        ("Example Data Ltd", {"organisation_en": "Other Ltd"}, "failed"),
        ("91110000000000000E", {}, "passed"),
        ("91110000000000001W", {}, "failed"),
        ("91110000000000001W", {"uscc": unread()}, "unknown"),
        (HOLDER, {"organisation": unread()}, "unknown"),
        (HOLDER, {"organisation": None}, "unknown"),
        (None, {}, "not_applicable"),
    ],
)
def test_held_by_the_bidder(holder, changes, expected):
    given = evidence(requirement={"holder": holder}, **changes)
    assert outcome(requirement.held_by_the_bidder, given) == expected


@pytest.mark.parametrize(
    ("asked", "standards", "expected"),
    [
        ("ISO/IEC 20000-1", ["ISO/IEC 20000-1:2018"], "passed"),
        ("ISO20000", ["ISO/IEC 20000-1:2018"], "passed"),
        ("ISO/IEC 20000-1:2018", ["ISO/IEC 20000-1:2018"], "passed"),
        ("ISO/IEC 20000-1:2018", ["ISO/IEC 20000-1:2011"], "failed"),
        ("ISO/IEC 27001", ["ISO/IEC 20000-1:2018"], "failed"),
        ("ISO 9001", ["GB/T 19001-2016"], "passed"),
        ("GB/T 19001-2016", ["ISO 9001:2015"], "passed"),
        ("ISO 9001:2015", ["GB/T 19001-2008"], "failed"),
        ("SA 8000", ["ISO 9001:2015"], "unknown"),
        ("SA 8000:2014", ["SA 8000:2014"], "passed"),
        ("ISO 9001", ["SA 8000:2014"], "unknown"),
        ("ISO 9001", [unread()], "unknown"),
        (None, ["ISO 9001:2015"], "not_applicable"),
    ],
)
def test_to_the_standard_asked(asked, standards, expected):
    given = evidence(requirement={"standard": asked}, standards=standards)
    assert outcome(requirement.to_the_standard_asked, given) == expected


@pytest.mark.parametrize(
    ("keywords", "changes", "expected"),
    [
        (("数据中心",), {}, "passed"),
        (("數據中心", "运行维护"), {}, "passed"),
        (("数据中心", "软件开发"), {}, "unknown"),
        (("软件开发",), {}, "failed"),
        (("数据申心",), {}, "unknown"),  # one character off: perhaps misread
        (("software",), {}, "unknown"),  # a Latin word in a Chinese scope is told by nobody
        (("Data Centre",), {"scope": None, "scope_en": "Operation of data centres"}, "passed"),
        (("数据中心",), {"scope": None, "scope_en": "Operation of data centres"}, "unknown"),
        (("数据中心",), {"scope": unread()}, "unknown"),
        ((), {}, "not_applicable"),
        ((" ",), {}, "not_applicable"),
    ],
)
def test_scope_covers_the_subject(keywords, changes, expected):
    given = evidence(requirement={"scope_keywords": keywords}, **changes)
    assert outcome(requirement.scope_covers_the_subject, given) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"accreditation_marks": ["CNAS"]}, "passed"),
        ({"accreditation_marks": ["UKAS"]}, "passed"),
        ({"accreditation_marks": ["WAF"]}, "unknown"),
        ({"accreditation_marks": [unread()]}, "unknown"),
        ({}, "unknown"),
        ({"lookups": [platform(accreditation_marks=("CNAS",))]}, "passed"),
        (
            {
                "accreditation_marks": ["CNAS"],
                "lookups": [platform(accreditation_marks=("其他",))],
            },
            "failed",
        ),
    ],
)
def test_accredited_as_asked(changes, expected):
    given = evidence(requirement={"accredited": True}, **changes)
    assert outcome(requirement.accredited_as_asked, given) == expected
    for not_asked in (None, False):
        silent = evidence(requirement={"accredited": not_asked}, **changes)
        assert outcome(requirement.accredited_as_asked, silent) == "not_applicable"


@pytest.mark.parametrize(
    ("asked", "title", "expected"),
    [
        ("ISO/IEC 20000-1", "信息技术服务管理体系认证证书", "passed"),
        ("ISO/IEC 20000-1", "信息技术服务标准符合性证书(ITSS)", "failed"),
        ("ISO/IEC 20000-1", unread(), "unknown"),
        ("ISO/IEC 20000-1", None, "unknown"),
        ("ISO 9001", "CMMI", "not_applicable"),
        (None, "CMMI", "not_applicable"),
    ],
)
def test_not_another_scheme(asked, title, expected):
    given = evidence(requirement={"standard": asked}, title=title)
    assert outcome(requirement.not_another_scheme, given) == expected


@pytest.mark.parametrize(
    ("project", "changes", "expected"),
    [
        ("智慧城市", {"modules": ["组织环境"]}, "passed"),
        ("Hybrid Cloud", {}, "failed"),
        ("智慧城市", {"number": unread()}, "unknown"),
        ("智慧城市", {"standards": ["ISO 9001:2015"]}, "not_applicable"),
        ("物业", {}, "not_applicable"),
        (None, {}, "not_applicable"),
    ],
)
def test_modules_for_special_projects(project, changes, expected):
    given = evidence(requirement={"project_type": project}, **changes)
    assert outcome(requirement.modules_for_special_projects, given) == expected
