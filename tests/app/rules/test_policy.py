from datetime import date

import pytest

from app.rules import RULES, RULES_VERSION, PolicyError, judge
from app.rules.policy import PROFILES, _version, policy
from app.verdict import Authority, Genuine, InForce, Outcome, Severity, conclude
from tests.app.rules.given import column, evidence, platform

BY_ID = {rule.id: rule for rule in RULES}
ITSM_OF_THE_GUIDE = {
    "number": "9992024ITSM001R0M",
    "scope": "事件管理、云服务管理",
    "modules": ["组织环境、服务组合管理、数字化运维看板"],
    "surveillance": column(date(2026, 3, 1), filled=1),
    "accreditation_marks": ["CNAS"],
    "accreditation_number": "CNAS C999-M",
    "auditor": "示例审核员",
    "transition_note": "标准转换截止 2025 年底",
}


def finding(rule_id, profile, *, overrides=None, **changes):
    found = judge(evidence(**changes), policy(profile, overrides or {}))
    return next(each for each in found if each.rule == rule_id)


@pytest.mark.parametrize(
    ("profile", "overrides", "named"),
    [
        ("lenient", {}, "lenient"),
        ("default", {"X99": "low"}, "X99"),
        ("default", {"V02": "grave"}, "grave"),
        ("default", {"V02": "OFF"}, "OFF"),
        ("default", {"T02": "critical"}, "guide"),
    ],
)
def test_what_does_not_exist_or_goes_too_far_is_an_error(profile, overrides, named):
    with pytest.raises(PolicyError, match=named):
        policy(profile, overrides)
    assert issubclass(PolicyError, ValueError)


def test_an_override_replaces_the_weight_of_one_rule():
    changed = policy("default", {"V02": "low", "S01": "off", "T02": "medium"})
    assert changed.severity(BY_ID["V02"]) is Severity.LOW
    assert changed.severity(BY_ID["S01"]) is None
    assert changed.severity(BY_ID["T02"]) is Severity.MEDIUM
    assert changed.severity(BY_ID["V03"]) is Severity.CRITICAL
    assert dict(changed.overrides) == {"S01": "off", "T02": "medium", "V02": "low"}


def test_an_override_outweighs_a_result_that_raises_its_own_severity():
    far = {"expires": evidence().fields.expires.value.replace(year=2029)}
    assert finding("V02", "default", **far).severity is Severity.HIGH
    assert finding("V02", "default", overrides={"V02": "low"}, **far).severity is Severity.LOW


def test_a_rule_that_is_off_gives_no_finding():
    found = {each.rule for each in judge(evidence(), policy("default", {"V02": "off"}))}
    assert "V02" not in found
    assert found == {rule.id for rule in RULES if rule.severity} - {"V02"}


def test_policies_cannot_be_changed_afterwards():
    with pytest.raises(TypeError):
        policy("default", {"V02": "low"}).overrides["V02"] = "high"


def test_the_version_is_stable_and_dated():
    assert _version() == RULES_VERSION
    assert RULES_VERSION.startswith("2026.11.22+")


@pytest.mark.parametrize(
    ("rule_id", "changes", "severity", "answer"),
    [
        ("N01", {"number": "9992024ITSM0001R0M"}, "high", None),
        ("N02", {"number": "9992024ITSM001R0M"}, "high", None),
        ("T02", {"modules": []}, "critical", Genuine.CONTRADICTED),
        ("V07", {"surveillance": None}, "critical", Genuine.CONTRADICTED),
        (
            "V02",
            {"expires": evidence().fields.expires.value.replace(day=6)},
            "critical",
            Genuine.CONTRADICTED,
        ),
        ("S01", {"scope": "IT 服务"}, "critical", Genuine.CONTRADICTED),
        ("S02", {"scope": "桌面运维"}, "high", None),
        ("I04", {"accreditation_marks": []}, "high", None),
        ("I06", {"accreditation_number": None}, "critical", Genuine.CONTRADICTED),
        ("I14", {"auditor": None}, "high", None),
        ("T01", {"standards": ["ISO/IEC 20000-1:2011"]}, "high", None),
        ("T06", {"transition_note": None}, "high", None),
        ("T14", {"modules": ["组织环境"]}, "high", None),
        ("F10", {"auditor": None}, "high", None),
    ],
)
def test_each_demand_of_guide_003_acts_under_guide_strict(rule_id, changes, severity, answer):
    given = {**ITSM_OF_THE_GUIDE, **changes}
    found = finding(rule_id, "guide-strict", **given)
    assert (found.outcome, found.severity) == (Outcome.FAILED, severity)
    assert found.basis.authority is Authority.GUIDE
    assert "guides/003_" in found.basis.citation
    assert found.note
    assert found.note.zh.startswith("实际")
    verdict = conclude(judge(evidence(**given), policy("guide-strict")))
    assert verdict.genuine is (answer or Genuine.DOUBTFUL)
    assert rule_id in verdict.reasons
    default = conclude(judge(evidence(**given), policy("default")))
    assert default.genuine in {Genuine.UNCONFIRMED, Genuine.DOUBTFUL}


def test_the_old_edition_is_void_after_the_guides_date():
    found = finding("T07", "guide-strict", standards=["ISO/IEC 20000-1:2011"])
    assert found.outcome is Outcome.FAILED
    verdict = conclude([found])
    assert verdict.in_force is InForce.NO
    assert verdict.reasons == ("T07",)


def test_a_certificate_as_the_guide_describes_it_satisfies_the_guide_but_for_the_body_code():
    found = judge(evidence(**ITSM_OF_THE_GUIDE), policy("guide-strict"))
    by_guide = [each for each in found if each.basis.authority is Authority.GUIDE]
    failed = {each.rule for each in by_guide if each.outcome is Outcome.FAILED}
    assert failed == {"N02"}


@pytest.mark.parametrize("profile", PROFILES)
def test_every_finding_of_a_guide_rule_says_what_the_real_world_says(profile):
    for each in judge(evidence(lookups=[platform()]), policy(profile)):
        if BY_ID[each.rule].guide or each.basis.authority is Authority.GUIDE:
            assert each.note


def test_a_record_that_agrees_is_not_outranked_by_a_guide():
    given = evidence(lookups=[platform()])
    strict = conclude(judge(given, policy("guide-strict")))
    assert strict.genuine is Genuine.DOUBTFUL
    assert conclude(judge(given, policy())).genuine is Genuine.CONFIRMED
