from datetime import date

import pytest

from app.rules import holder
from parsers.document import Source
from tests.app.rules.given import blurred, evidence, outcome, platform, reading, unread

RIGHT = "91110000000000000E"
WRONG = "911100000000000001"
MISREAD = "9111000000000000QE"  # Q for 0


def text(raw):
    return reading(None, raw=raw)


def picture(raw, confidence):
    return reading(None, raw=raw, confidence=confidence, source=Source.OCR)


@pytest.mark.parametrize(
    ("uscc", "expected"),
    [
        (RIGHT, "passed"),
        (WRONG, "failed"),
        (text(f"统一社会信用代码：{WRONG}"), "failed"),
        (reading(None, raw=WRONG, confidence=0.3), "failed"),  # a text layer misreads nothing
        (picture(f"信用代码 {WRONG}", 0.97), "failed"),
        (picture(f"信用代码 {WRONG}", 0.94), "unknown"),  # without value, not certain
        (reading("91110107PC8W4ARWE4", confidence=0.9, source=Source.OCR), "unknown"),
        (reading(MISREAD, confidence=0.9, source=Source.OCR), "unknown"),
        (reading(MISREAD), "failed"),
        (text("68904400-2"), "unknown"),  # an organisation code of old
        (f"{RIGHT}/{RIGHT}", "passed"),  # two companies on one certificate
        (f"{RIGHT}/{WRONG}", "failed"),
        (f"{RIGHT}/91110000000000001H", "passed"),
        (picture(f"{RIGHT}／{RIGHT}", 0.97), "passed"),
        (picture(f"{RIGHT}/{WRONG}", 0.9), "unknown"),
        (text(f"{RIGHT}/{WRONG}"), "failed"),
        (text(f"{RIGHT}1"), "unknown"),
        (unread(), "unknown"),
        (None, "not_applicable"),
    ],
)
def test_check_character_fits(uscc, expected):
    assert outcome(holder.check_character_fits, evidence(uscc=uscc)) == expected


OLD = "组织机构代码：76003808-7"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "passed"),
        ({"uscc": None}, "not_applicable"),
        ({"uscc": "91110000000000001X"}, "failed"),
        ({"uscc": reading("91110000000000001X", source=Source.OCR, confidence=0.92)}, "unknown"),
        ({"uscc": reading(None, raw=OLD), "issued": date(2018, 12, 31)}, "passed"),
        ({"uscc": reading(None, raw=OLD), "issued": date(2019, 1, 1)}, "failed"),
        ({"uscc": reading(None, raw=OLD[:-1] + "1"), "issued": date(2015, 1, 1)}, "failed"),
        ({"uscc": reading(None, raw=OLD), "issued": unread()}, "unknown"),
        ({"uscc": reading(None, raw="9111")}, "unknown"),
        ({"uscc": unread("9111")}, "unknown"),
    ],
)
def test_organisation_code_fits(changes, expected):
    assert outcome(holder.organisation_code_fits, evidence(**changes)) == expected


ADDRESS = "示例省示例市示例路 9 号"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"address": ADDRESS, "lookups": [platform(address="示例省示例市示例路9号")]}, "passed"),
        ({"address": ADDRESS, "lookups": [platform(address="示例市示例路9号2层")]}, "passed"),
        ({"address": ADDRESS, "lookups": [platform(address="甲乙丙丁县戊己大街88号")]}, "failed"),
        (
            {"address": blurred(ADDRESS), "lookups": [platform(address="甲乙丙丁县戊己大街88号")]},
            "unknown",
        ),
        ({"address": ADDRESS, "lookups": [platform()]}, "not_applicable"),
        ({"address": ADDRESS}, "not_applicable"),
        ({"lookups": [platform(address=ADDRESS)]}, "not_applicable"),
        ({"address": unread(), "lookups": [platform(address=ADDRESS)]}, "unknown"),
    ],
)
def test_address_is_on_record(changes, expected):
    assert outcome(holder.address_is_on_record, evidence(**changes)) == expected
