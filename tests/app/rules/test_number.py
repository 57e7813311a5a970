import pytest

from app.rules import number
from tests.app.rules.given import evidence, outcome, reading, strictly, unread

QMS = {"standards": ["ISO 9001:2015"]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"number": "9992024ITSM001R0M"}, "passed"),  # 17
        ({"number": "9992024ITSM0001R0MNC"}, "passed"),  # 20
        ({"number": "99924IT0001R0S"}, "failed"),  # 14
        ({"number": "9992024ITSM00001R0MNC"}, "failed"),  # 21
        ({"number": "PDCA/ITSMS/E99/99999"}, "not_applicable"),
        ({"number": "99924Q00001R0S", **QMS}, "not_applicable"),
        ({"number": unread()}, "unknown"),
        ({"standards": [unread()]}, "unknown"),
    ],
)
def test_seventeen_positions(changes, expected):
    assert outcome(number.seventeen_positions, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"number": "9992024ITSM01R0M"}, "failed"),
        ({"number": "9992024ITSM001R0M"}, "passed"),
        ({"number": "9992024ITSM0001R0M"}, "failed"),
        ({"number": unread()}, "unknown"),
        ({**QMS}, "not_applicable"),
    ],
)
def test_the_guide_demands_exactly_seventeen(changes, expected):
    assert strictly(number.seventeen_positions, evidence(**changes)) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("HXZ99924E00001R0M", "passed"),
        ("99924Q00001R0S", "failed"),
        ("9992024ITSM0001R0M", "failed"),
        ("FM 999999", "unknown"),
        (unread(), "unknown"),
    ],
)
def test_six_positions_of_body(printed, expected):
    assert outcome(number.six_positions_of_body, evidence(number=printed)) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("99924Q00001R0S", "passed"),
        ("9992024ITSM0001R0MN", "passed"),
        ("99.99.99.99999.9999999", "unknown"),
        (unread(), "unknown"),
        (None, "unknown"),
    ],
)
def test_known_grammar(printed, expected):
    """There is no failing case: a form we do not know is our ignorance."""
    assert outcome(number.known_grammar, evidence(number=printed)) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (reading("99924Q00001R0S", raw="99924Q00001ROS", repairs=("O→0 at 13",)), "passed"),
        ("99924Q00001R0S", "passed"),
        (unread(), "unknown"),
    ],
)
def test_confused_characters(printed, expected):
    """There is no failing case: O for 0 accuses nobody."""
    assert outcome(number.confused_characters, evidence(number=printed)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"number": "2024010702999999"}, "failed"),
        ({"number": "2024010702999999", "standards": ["GB 4943.1-2022"]}, "unknown"),
        ({"number": "2024010702999999", "standards": []}, "unknown"),
        ({"number": "202401070299999"}, "passed"),
        ({"number": unread()}, "unknown"),
    ],
)
def test_not_a_product_number(changes, expected):
    assert outcome(number.not_a_product_number, evidence(**changes)) == expected
