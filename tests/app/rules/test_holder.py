import pytest

from app.rules import holder
from parsers.document import Source
from tests.app.rules.given import evidence, outcome, reading, unread

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
