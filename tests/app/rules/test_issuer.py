from dataclasses import replace
from datetime import date

import pytest

from app.rules import accreditation, issuer, lookalike, number_parts, qr
from app.rules.base import decide
from parsers.document import QrCode, Source
from parsers.knowledge.body_names import BodyMatch
from scrapers.registry import LookupOutcome, RecordStatus
from tests.app.rules.given import (
    BOX,
    blurred,
    directory,
    evidence,
    outcome,
    platform,
    reading,
    unread,
)

LOST = {
    "status": RecordStatus.WITHDRAWN,
    "status_text": "revoked",
    "status_date": date(2024, 3, 4),
}


LOST_LATER = {**LOST, "status_date": date(2025, 3, 4)}
NAME = "示例认证中心有限公司"


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
        (directory(**LOST_LATER), date(2025, 3, 3), "passed"),
        (directory(**LOST_LATER), date(2025, 3, 4), "failed"),
        (directory(**LOST_LATER), date(2026, 1, 1), "failed"),
        (directory(**LOST), date(2026, 1, 1), "not_applicable"),  # the one fact is I01's
        (directory(**LOST_LATER, matched_by=None), date(2026, 1, 1), "unknown"),
        (directory(**{**LOST, "status_date": date(2024, 3, 5)}), date(2026, 1, 1), "failed"),
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


def weakly(value):
    return reading(value, confidence=0.55, source=Source.OCR)


UNSURE = {"certification_body": weakly(NAME)}


@pytest.mark.parametrize(
    ("changes", "record", "expected"),
    [
        ({}, {}, "failed"),
        (UNSURE, {}, "failed"),  # with the leading digits of the number there are two
        ({**UNSURE, "number": "9982024ITSM0001R0M"}, {}, "unknown"),
        ({**UNSURE, "number": "FM 999999"}, {}, "unknown"),
        ({**UNSURE, "number": None}, {}, "unknown"),
        ({**UNSURE, "number": weakly("9992024ITSM0001R0M")}, {}, "unknown"),
        ({"certification_body": blurred(NAME), "number": None}, {}, "unknown"),
        ({**UNSURE, "number": None, "body_number": "CNCA-R-2015-999"}, {}, "failed"),
        ({**UNSURE, "number": None, "body_number": weakly("CNCA-R-2015-999")}, {}, "failed"),
        ({**UNSURE, "number": None, "body_number": "CNCA-R-2015-998"}, {}, "unknown"),
        ({"number": None, "certification_body": reading(NAME, confidence=0.55)}, {}, "unknown"),
        ({"certification_body": "示例认正中心有限公司"}, {}, "unknown"),
        ({}, {"matched_by": BodyMatch.SIMILAR_NAME}, "unknown"),
        ({}, {"matched_by": BodyMatch.SHORT_NAME}, "unknown"),
        ({}, {"matched_by": None}, "unknown"),
        ({"issued": blurred(date(2024, 3, 5))}, {}, "unknown"),
    ],
)
def test_only_a_body_named_for_certain_is_held_against_a_certificate(changes, record, expected):
    given = evidence(lookups=[directory(**LOST, **record)], **changes)
    assert outcome(issuer.approved_when_issued, given) == expected


@pytest.mark.parametrize(
    ("rule", "changes", "record"),
    [
        (issuer.issuer_still_approved, {}, LOST_LATER),
        (number_parts.year_after_approval, {}, {"approval_number": "CNCA-R-2025-998"}),
        (number_parts.begins_with_body, {}, {"approval_number": "CNCA-R-2015-998"}),
        (
            qr.leads_to_a_known_host,
            {"qr_codes": (QrCode(payload="http://fremd.example/c", page=1, box=BOX),)},
            {"website": "www.shili.example"},
        ),
        (
            accreditation.code_under_the_mark,
            {"accreditation_marks": ["CNAS"], "accreditation_number": "CNAS C998-M"},
            {"accreditation_code": "C999"},
        ),
    ],
)
def test_no_rule_holds_an_unsure_body_against_a_certificate(rule, changes, record):
    sure = evidence(lookups=[directory(**record)], **changes)
    unsure = evidence(lookups=[directory(**record)], **{**changes, "certification_body": unread()})
    assert outcome(rule, sure) == "failed"
    assert outcome(rule, unsure) == "unknown"


def test_a_reissue_after_the_loss_is_told_with_the_day_that_is_meant():
    changes = {"issued": date(2023, 1, 1), "reissued": date(2025, 1, 1)}
    message = decide(
        issuer.approved_when_issued.judge, evidence(lookups=[directory(**LOST)], **changes)
    ).message
    assert "换证日期 2025-01-01" in message.zh
    assert "reissue date 2025-01-01" in message.en


def test_a_loss_is_told_in_the_words_of_each_language():
    given = evidence(lookups=[directory(**LOST)])
    message = decide(issuer.approved_when_issued.judge, given).message
    assert "撤销" in message.zh
    assert "revoked" not in message.zh
    assert "revoked" in message.en


def near(outcome_=LookupOutcome.AMBIGUOUS, *, count=1, **changes):
    found = directory(**{"matched_by": BodyMatch.SIMILAR_NAME, "certain": False, **changes})
    return replace(found, outcome=outcome_, records=found.records * count)


NEAR = {"certification_body": "示例认正中心有限公司", "issued": date(2017, 4, 30)}


@pytest.mark.parametrize(
    ("changes", "lookups", "expected"),
    [
        ({}, [near()], "failed"),
        ({}, [near(count=2)], "failed"),
        ({}, [near(LookupOutcome.FOUND, certain=True)], "failed"),
        ({"issued": date(2017, 5, 1)}, [near()], "failed"),
        ({"issued": date(2017, 5, 2)}, [near()], "unknown"),  # perhaps a later body's name
        ({"issued": unread()}, [near()], "unknown"),
        ({}, [near(as_of=None)], "unknown"),
        ({"certification_body": blurred("示例认正中心有限公司")}, [near()], "unknown"),
        ({"certification_body": weakly("示例认正中心有限公司")}, [near()], "unknown"),
        ({"certification_body": "毫不相干检验认证集团公司"}, [near()], "unknown"),
        ({}, [near(matched_by=BodyMatch.LEGAL_FORM)], "passed"),
        ({"certification_body": NAME}, [directory()], "passed"),
        ({}, [directory(LookupOutcome.NOT_FOUND)], "passed"),
        ({}, [directory(LookupOutcome.UNAVAILABLE)], "unknown"),
        ({}, [platform()], "unknown"),
        ({}, [], "unknown"),
    ],
)
def test_issuer_has_a_name_of_its_own(changes, lookups, expected):
    given = evidence(lookups=lookups, **{**NEAR, **changes})
    assert outcome(lookalike.issuer_has_a_name_of_its_own, given) == expected


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
