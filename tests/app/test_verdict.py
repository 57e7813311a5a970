import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules import RULES, judge
from app.rules.policy import GUIDE_STRICT, policy
from app.verdict import (
    Authority,
    Basis,
    Finding,
    Fit,
    Genuine,
    InForce,
    Message,
    Outcome,
    Question,
    Severity,
    conclude,
)
from parsers.document import Source
from scrapers.registry import LookupOutcome, RecordStatus
from tests.app.rules.given import (
    directory,
    evidence,
    faults_of,
    nothing_read,
    platform,
    reading,
)

NEGATIVE = {Genuine.DOUBTFUL, Genuine.CONTRADICTED, InForce.NO, Fit.FAILS}
BADNESS = {
    answer: place
    for answers in (
        [Genuine.CONFIRMED, Genuine.UNCONFIRMED, Genuine.DOUBTFUL, Genuine.CONTRADICTED],
        [InForce.YES, InForce.UNKNOWN, InForce.NO],
        [Fit.MEETS, Fit.NOT_ASKED, Fit.UNKNOWN, Fit.FAILS],
    )
    for place, answer in enumerate(answers)
}


def finding(rule, outcome, *, question="genuine", severity="critical", authority="standard"):
    return Finding(
        rule=rule,
        question=Question(question),
        outcome=Outcome(outcome),
        severity=Severity(severity),
        title=Message(zh="示例", en="example"),
        message=Message(zh=f"{rule} 说明", en=f"{rule} says"),
        basis=Basis(authority=Authority(authority), citation="example"),
    )


def findings(outcomes=tuple(Outcome), authorities=tuple(Authority)):
    one = st.builds(
        finding,
        st.sampled_from([rule.id for rule in RULES]),
        st.sampled_from(outcomes),
        question=st.sampled_from(list(Question)),
        severity=st.sampled_from(list(Severity)),
        authority=st.sampled_from(authorities),
    )
    return st.lists(one, max_size=12)


def answers(found):
    verdict = conclude(found)
    return verdict.genuine, verdict.in_force, verdict.fit


@given(findings())
def test_there_is_a_verdict_for_every_set_of_findings(found):
    verdict = conclude(found)
    assert verdict.genuine in Genuine
    assert verdict.in_force in InForce
    assert verdict.fit in Fit
    assert verdict.headline.zh.endswith("。")
    assert verdict.headline.en.endswith(".")
    assert set(verdict.reasons) <= {each.rule for each in found}


@given(findings(outcomes=[o for o in Outcome if o is not Outcome.FAILED]))
def test_without_a_failure_no_answer_is_negative(found):
    assert not set(answers(found)) & NEGATIVE


@given(findings(), findings(outcomes=[Outcome.UNKNOWN, Outcome.NOT_APPLICABLE]))
def test_unknown_findings_never_make_an_answer_more_negative(found, more):
    before, after = answers(found), answers([*found, *more])
    assert before[:2] == after[:2]
    assert before[2] == after[2] or after[2] is Fit.UNKNOWN
    if after[2] is Fit.UNKNOWN:
        assert before[2] is not Fit.FAILS


@given(findings(), st.randoms())
def test_the_order_of_findings_does_not_matter(found, random):
    shuffled = list(found)
    random.shuffle(shuffled)
    assert conclude(shuffled) == conclude(found)


@given(findings(), findings(outcomes=[Outcome.FAILED]))
def test_failures_never_make_an_answer_better(found, more):
    pairs = zip(answers(found), answers([*found, *more]), strict=True)
    assert all(BADNESS[after] >= BADNESS[before] for before, after in pairs)


@given(findings())
def test_low_and_info_change_no_answer(found):
    light = [
        replace(each, severity=Severity.LOW, outcome=Outcome.FAILED, rule="V01") for each in found
    ]
    assert answers([*found, *light]) == answers(found)


@given(findings(authorities=[Authority.FORENSICS, Authority.PRACTICE]))
def test_forensics_and_practice_never_go_beyond_doubtful(found):
    genuine, in_force, _ = answers(found)
    assert genuine is not Genuine.CONTRADICTED
    assert in_force is not InForce.NO


@given(findings())
def test_confirmed_needs_the_platforms_agreement(found):
    if conclude(found).genuine is Genuine.CONFIRMED:
        assert any(e.rule in {"R01", "C06"} and e.outcome is Outcome.PASSED for e in found)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], "unconfirmed"),
        ([("I01", "passed", "critical", "law")], "unconfirmed"),
        ([("R01", "passed", "critical", "registry")], "confirmed"),
        ([("C06", "failed", "critical", "registry")], "contradicted"),
        (
            [
                ("R01", "passed", "critical", "registry"),
                ("C06", "failed", "critical", "registry"),
            ],
            "contradicted",
        ),
        ([("R03", "failed", "high", "registry")], "doubtful"),
        ([("T08", "failed", "critical", "standard")], "contradicted"),
        ([("I01", "failed", "critical", "law")], "contradicted"),
        ([("Q02", "failed", "critical", "forensics")], "doubtful"),
        ([("N03", "failed", "critical", "practice")], "doubtful"),
        ([("V05", "failed", "high", "standard")], "doubtful"),
        ([("C02", "failed", "medium", "standard")], "doubtful"),
        ([("V01", "failed", "low", "practice")], "unconfirmed"),
        ([("T02", "failed", "critical", "guide")], "contradicted"),
        (
            [("R01", "passed", "critical", "registry"), ("N03", "failed", "medium", "practice")],
            "confirmed",
        ),
        (
            [("R01", "passed", "critical", "registry"), ("T08", "failed", "critical", "standard")],
            "doubtful",
        ),
        (
            [("R01", "passed", "critical", "registry"), ("T02", "failed", "critical", "guide")],
            "doubtful",
        ),
    ],
)
def test_genuine(found, expected):
    made = [finding(r, o, severity=s, authority=a) for r, o, s, a in found]
    assert conclude(made).genuine == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], "unknown"),
        ([("V03", "passed", "critical", "law")], "yes"),
        ([("V03", "unknown", "critical", "law")], "unknown"),
        ([("V03", "failed", "critical", "law")], "no"),
        ([("T05", "passed", "critical", "standard")], "unknown"),
        ([("V03", "passed", "critical", "law"), ("T05", "failed", "critical", "standard")], "no"),
        ([("V03", "passed", "critical", "law"), ("I03", "failed", "high", "law")], "unknown"),
        ([("V03", "passed", "critical", "law"), ("R04", "failed", "critical", "registry")], "no"),
        ([("V03", "failed", "critical", "law"), ("R04", "passed", "critical", "registry")], "yes"),
        ([("V03", "passed", "critical", "law"), ("R04", "unknown", "critical", "registry")], "yes"),
        ([("V03", "passed", "critical", "law"), ("V12", "failed", "info", "practice")], "yes"),
    ],
)
def test_in_force(found, expected):
    made = [finding(r, o, question="in_force", severity=s, authority=a) for r, o, s, a in found]
    assert conclude(made).in_force == expected


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], "not_asked"),
        (["not_applicable", "not_applicable"], "not_asked"),
        (["passed", "not_applicable"], "meets"),
        (["passed", "unknown"], "unknown"),
        (["unknown"], "unknown"),
        (["failed", "unknown", "passed"], "fails"),
    ],
)
def test_fit(outcomes, expected):
    rules = ("C05", "P06", "S03")
    made = [finding(r, o, question="fit") for r, o in zip(rules, outcomes, strict=False)]
    assert conclude(made).fit == expected


def verdict_of(profile="default", **changes):
    verdict = conclude(judge(evidence(**changes), policy(profile)))
    assert faults_of(verdict.headline) == []
    return verdict


def test_a_genuine_certificate_without_a_register_is_unconfirmed_and_in_force():
    verdict = verdict_of()
    assert (verdict.genuine, verdict.in_force, verdict.fit) == ("unconfirmed", "yes", "not_asked")
    assert verdict.reasons == ("R01",)
    assert "平台上的状态未知" in verdict.headline.zh
    assert "not known" in verdict.headline.en


def test_a_suspended_certificate_is_genuine_but_not_in_force():
    suspended = platform(status=RecordStatus.SUSPENDED, status_text="暂停")
    verdict = verdict_of(lookups=[suspended])
    assert (verdict.genuine, verdict.in_force) == ("confirmed", "no")
    assert "暂停" in verdict.headline.zh


def test_an_expired_certificate_is_genuine():
    verdict = verdict_of(as_of=date(2027, 3, 5))
    assert (verdict.genuine, verdict.in_force) == ("unconfirmed", "no")
    verdict = verdict_of(as_of=date(2027, 3, 5), lookups=[platform()])
    assert (verdict.genuine, verdict.in_force) == ("confirmed", "no")


def test_a_genuine_certificate_of_another_company_does_not_fit():
    verdict = verdict_of(lookups=[platform()], requirement={"holder": "另一家示例公司"})
    assert (verdict.genuine, verdict.in_force, verdict.fit) == ("confirmed", "yes", "fails")
    assert "C05" in verdict.reasons


def test_a_body_that_lost_its_approval_before_the_issue_contradicts():
    lost = directory(
        status=RecordStatus.WITHDRAWN, status_text="revoked", status_date=date(2023, 2, 6)
    )
    verdict = verdict_of(lookups=[lost])
    assert (verdict.genuine, verdict.in_force) == ("contradicted", "unknown")
    assert verdict.reasons == ("I01",)
    assert verdict.headline.zh.count("撤销") == 1


def test_a_body_that_lost_its_approval_after_the_issue_leaves_it_genuine():
    lost = directory(
        status=RecordStatus.WITHDRAWN, status_text="revoked", status_date=date(2025, 2, 6)
    )
    verdict = verdict_of(lookups=[lost])
    assert (verdict.genuine, verdict.in_force) == ("unconfirmed", "unknown")


def test_printed_dates_put_nothing_in_force_that_the_register_contradicts():
    elsewhere = platform(organisation="另一家示例公司", captured=date(2026, 1, 1))
    verdict = verdict_of(lookups=[elsewhere])
    assert (verdict.genuine, verdict.in_force) == ("contradicted", "unknown")
    current = platform(organisation="另一家示例公司")
    assert verdict_of(lookups=[current]).in_force == "yes"


def test_a_renamed_holder_with_the_same_credit_code_is_confirmed():
    renamed = platform(organisation="另一家示例公司", uscc="91110000000000000E")
    assert verdict_of(lookups=[renamed]).genuine == "confirmed"
    strict = judge(evidence(lookups=[renamed]), policy(overrides={"C06": "high"}))
    assert conclude(strict).genuine == "confirmed"


def test_a_headline_has_one_sentence_for_each_question():
    for requirement in ({}, {"holder": "另一家示例公司"}):
        headline = verdict_of(requirement=requirement).headline
        assert headline.zh.count("。") == 2 + bool(requirement)
        assert headline.zh.startswith("真伪：")


NOTHING = [LookupOutcome.NOT_FOUND, *(o for o in LookupOutcome if o is not LookupOutcome.FOUND)]


@pytest.mark.parametrize("profile", ["default", GUIDE_STRICT])
@pytest.mark.parametrize("silent", NOTHING)
def test_an_unread_certificate_and_silent_registers_give_no_negative_answer(profile, silent):
    asked = nothing_read(
        lookups=[platform(silent), directory(silent)],
        requirement={"holder": "示例", "standard": "ISO 9001", "scope_keywords": ("运维",)},
    )
    verdict = conclude(judge(asked, policy(profile)))
    assert (verdict.genuine, verdict.in_force, verdict.fit) == ("unconfirmed", "unknown", "unknown")


@given(
    st.dictionaries(
        st.sampled_from(
            ["number", "organisation", "uscc", "scope", "issued", "first_certified", "expires"]
        ),
        st.sampled_from([None, "weak", "valueless"]),
    ),
    st.sampled_from(NOTHING),
)
def test_fields_missing_from_a_genuine_certificate_give_no_negative_answer(missing, silent):
    whole = evidence().fields
    changes = {
        name: _weakened(getattr(whole, name), how) if how else None for name, how in missing.items()
    }
    lookups = [platform(silent), directory(silent)] if silent is not NOTHING[0] else []
    verdict = conclude(judge(evidence(lookups=lookups, **changes), policy()))
    assert not {verdict.genuine, verdict.in_force, verdict.fit} & NEGATIVE


def _weakened(whole, how):
    value = whole.value if how == "weak" else None
    return reading(value, raw=whole.raw, confidence=0.5, source=Source.OCR)


DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
TEXTS = st.sampled_from(
    ["IT 服务", "物业保洁", "2024010702999999", "CNAS L9999", "ISO 9001:2016", "示例咨询有限公司"]
)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "number": TEXTS,
            "scope": TEXTS,
            "accreditation_number": TEXTS,
            "accreditation_marks": st.sampled_from([["CNAS"], ["WAF"], []]),
            "certification_body": TEXTS,
        },
    )
)
def test_by_default_forensics_and_guides_alone_never_go_beyond_doubtful(changes):
    found = judge(evidence(**changes), policy())
    weak = {Authority.FORENSICS, Authority.GUIDE}
    alone = [each for each in found if each.basis.authority in weak]
    assert conclude(alone).genuine is not Genuine.CONTRADICTED
    assert all(
        each.severity is not Severity.CRITICAL
        for each in found
        if each.basis.authority is Authority.GUIDE
    )


@given(DAYS, DAYS, DAYS)
def test_a_certificate_in_force_is_so_on_every_day_of_its_period(issued, expires, as_of):
    verdict = verdict_of(issued=issued, first_certified=None, expires=expires, as_of=as_of)
    within = issued <= as_of <= expires
    assert (verdict.in_force is InForce.YES) == within
    next_day = verdict_of(expires=expires, as_of=expires + timedelta(days=1))
    assert next_day.in_force is InForce.NO


def test_a_headline_says_when_only_a_guide_speaks():
    headline = conclude([finding("T02", "failed", authority="guide")]).headline
    assert "仅依据指南" in headline.zh
    assert "authority of a guide" in headline.en


def test_headlines_accuse_nobody():
    for outcomes in itertools.product(Outcome, repeat=3):
        made = [
            finding(rule, outcome, question=question)
            for rule, outcome, question in zip(
                ("T08", "V03", "C05"), outcomes, Question, strict=True
            )
        ]
        headline = conclude(made).headline
        assert "伪造" not in headline.zh
        assert "forg" not in headline.en
