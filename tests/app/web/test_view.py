from copy import deepcopy

import pytest

from app.verdict import Fit, Genuine, InForce
from app.web.view import certificate_view, tone
from tests.service import REPORT


@pytest.fixture
def certificate():
    return deepcopy(REPORT["certificates"][0])


def test_a_field_and_its_box_belong_together(certificate):
    view = certificate_view(certificate)
    row = next(row for row in view.rows if row.field == "number")
    assert row.mark in view.marks
    assert row.mark.box == tuple(certificate["fields"]["number"]["box"])


def test_a_field_that_a_failed_finding_shows_stands_out(certificate):
    tones = {row.field: row.mark.tone for row in certificate_view(certificate).rows}
    assert tones["expires"] == "bad"
    assert tones["accreditation_number"] == "open"
    assert tones["organisation"] == "plain"


def test_evidence_outside_every_field_gets_a_box_of_its_own(certificate):
    place = {"field": "facts", "page": 1, "box": [0.1, 0.1, 0.2, 0.2]}
    certificate["findings"][0]["evidence"].append(place)
    view = certificate_view(certificate)
    assert view.mark_of(place).box == (0.1, 0.1, 0.2, 0.2)


def test_evidence_without_a_place_has_no_box(certificate):
    view = certificate_view(certificate)
    assert view.mark_of({"field": "facts", "page": None, "box": None}) is None


def test_a_box_stays_on_its_page(certificate):
    certificate["fields"]["number"]["box"] = [0, 0, 1, 1]
    row = next(row for row in certificate_view(certificate).rows if row.field == "number")
    assert row.mark.frame == (0, 0, 1, 1)


def test_what_was_not_printed_is_listed_apart(certificate):
    view = certificate_view(certificate)
    assert "organisation_en" in view.absent
    assert "organisation" not in view.absent


def test_the_weightiest_finding_comes_first(certificate):
    found = certificate_view(certificate).groups["failed"]
    assert [each["severity"] for each in found] == ["critical", "medium", "low"]


def test_a_value_read_with_little_certainty_says_so(certificate):
    certificate["fields"]["scope"]["confidence"] = 0.6
    certificate["fields"]["surveillance"] = None
    unsure = [row.field for row in certificate_view(certificate).rows if row.unsure]
    assert unsure == ["scope"]


@pytest.mark.parametrize("answer", ["unconfirmed", "unknown"])
def test_what_is_not_known_is_no_bad_news(answer):
    assert tone(answer) == "open"


@pytest.mark.parametrize("answer", [*Genuine, *InForce, *Fit])
def test_every_answer_has_a_colour(answer):
    assert tone(answer.value) in {"good", "warn", "bad", "open", "mute"}
