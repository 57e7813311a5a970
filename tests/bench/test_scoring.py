from dataclasses import replace

import pytest

from bench import drift, reliability, scoring
from bench.scoring import Judged

RECORD = {
    "id": "one-scan",
    "file": "real/one-scan.jpg",
    "form": "scan",
    "languages": ["zh"],
    "readable": "good",
    "fields": {
        "certificate_number": "99924Q00001R0S",
        "organisation_name_zh": "示例云图信息技术有限公司",
        "valid_until": "2027-03-05",
        "reissue_date": None,
        "accreditation_marks": [{"mark": "IAF", "code": None}, {"mark": "CNAS", "code": "C999-M"}],
        "surveillance": {"record_column": "present", "marks_applied": 2},
        "qr_codes": [{"payload": "http://cx.shili.example/c"}],
    },
}
READ = {
    "languages": ["zh"],
    "fields": {
        "number": {"value": "99924Q00001R0S", "confidence": 0.99},
        "organisation": {"value": "示例云图信息技术 有限公司", "confidence": 0.96},
        "expires": {"value": "2027-03-05", "confidence": 0.97},
        "reissued": None,
        "accreditation_number": {"value": "CNAS C999-M", "confidence": 0.95},
        "surveillance": {"present": {"value": True, "confidence": 0.9}, "filled": 2, "dates": []},
        "qr_codes": [{"payload": "http://cx.shili.example/c"}],
    },
}


def judged(record=RECORD, **changes):
    certificate = {**READ, "fields": {**READ["fields"], **changes}}
    return {each.field: each for each in scoring.judge_record(record, [certificate])}


def test_what_is_read_right_is_right_with_its_confidence():
    found = judged()
    assert {each.outcome for each in found.values()} == {"right"}
    assert found["number"].confidence == 0.99
    assert found["surveillance"].confidence == 0.9
    assert found["qr_codes"].confidence is None
    assert "uscc" not in found  # the truth does not speak of it
    assert "reissued" not in found  # not printed, not given


@pytest.mark.parametrize(
    ("field", "value", "outcome"),
    [
        ("number", "99924Q00001ROS", "wrong"),
        ("number", None, "missed"),
        ("expires", "2027-03-06", "wrong"),
        ("reissued", "2027-03-05", "invented"),
        ("organisation", "示例云图信息技木有限公司", "near"),
        ("organisation", "示例云图", "wrong"),
        ("accreditation_number", "C999-M", "right"),
    ],
)
def test_a_value_is_judged(field, value, outcome):
    assert judged(**{field: {"value": value, "confidence": 0.9}})[field].outcome == outcome


def test_a_reading_without_value_is_missed_and_has_no_confidence():
    found = judged(expires={"value": None, "confidence": 0.3})["expires"]
    assert (found.outcome, found.confidence) == ("missed", None)


def test_several_standards_are_right_only_together():
    want = "GB/T 19001-2016/ISO 9001:2015"
    assert scoring.judge("standard", want, ["ISO 9001:2015"]) == "right"
    assert scoring.judge("standard", want, ["GB/T 19001-2016"]) == "wrong"
    assert scoring.judge("standard", want, ["ISO 9001:2015", "ISO 14001:2015"]) == "wrong"


def test_the_least_sure_of_several_readings_counts():
    assert scoring.confidence_of([{"confidence": 0.97}, {"confidence": 0.8}]) == 0.8


def test_the_certificate_that_agrees_most_is_taken():
    other = {"fields": {"number": {"value": "99924Q00002R0S", "confidence": 0.99}}}
    found = scoring.judge_record(RECORD, [other, READ])
    assert {each.outcome for each in found} == {"right"}


def test_of_a_poor_real_picture_nothing_counts_as_invented():
    real = {key: value for key, value in RECORD.items() if key != "form"}
    date = {"value": "2027-03-05", "confidence": 0.9}
    assert judged({**real, "readable": "poor"}, reissued=date).get("reissued") is None
    assert judged(real, reissued=date)["reissued"].outcome == "invented"


ONE = Judged(
    file="real/one-scan.jpg",
    record="one-scan",
    form="scan",
    field="expires",
    outcome="right",
    truth="2027-03-05",
    got="2027-03-05",
)


def _many(right, missed):
    return [
        replace(ONE, record=f"{index}-scan", outcome="right" if index < right else "missed")
        for index in range(right + missed)
    ]


def test_a_fall_of_more_than_a_point_is_a_fall():
    kept = drift.baseline(_many(200, 0))
    assert list(drift.falls(_many(198, 2), kept)) == []
    assert list(drift.falls(_many(197, 3), kept)) == ["expires recall 1.000 → 0.985"]


def test_an_invention_is_a_fall_of_precision_and_its_end_is_none():
    invented = replace(ONE, field="reissued", outcome="invented", truth=None)
    read = [ONE, replace(ONE, field="reissued", record="two-scan")]
    kept = drift.baseline(read)
    assert list(drift.falls([*read, invented], kept)) == ["reissued precision 1.000 → 0.500"]
    assert list(drift.falls(read, drift.baseline([*read, invented]))) == []


def test_a_record_that_is_not_in_the_baseline_is_not_compared():
    assert list(drift.falls([replace(ONE, outcome="missed")], {})) == []


def test_only_what_is_worse_than_kept_is_named():
    kept = drift.baseline([replace(ONE, outcome="missed"), replace(ONE, field="issued")])
    wrong, missed = replace(ONE, outcome="wrong"), replace(ONE, outcome="missed")
    assert list(drift.changes([ONE, missed], kept)) == []
    assert list(drift.changes([wrong], kept)) == ["real/one-scan.jpg  expires: missed → wrong"]


def test_the_interval_of_wilson():
    low, high = reliability.wilson(95, 100)
    assert (round(low, 4), round(high, 4)) == (0.8882, 0.9785)
    assert reliability.wilson(10, 10)[1] == 1.0
