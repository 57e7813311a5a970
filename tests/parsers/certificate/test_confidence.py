"""What a reading's confidence says."""

from dataclasses import replace

import pytest

from parsers.certificate import extract
from parsers.certificate.confidence import calibrated
from parsers.document import Box, Look, Source
from parsers.fields import Reading
from tests.parsers.certificate.drawing import page
from tests.parsers.certificate.test_doubts import WRONG, certificate, line_with

SURE = 0.95
RAW = f"统一社会信用代码：{WRONG}"


def given(**changed):
    return Reading(
        **{
            "value": "99924Q00001R0S",
            "raw": "99924Q00001R0S",
            "page": 1,
            "box": Box(0.1, 0.1, 0.3, 0.12),
            "confidence": 0.97,
            "source": Source.OCR,
            "certainty": 0.999,
        }
        | changed
    )


def confidence(*, legible=True, **changed):
    return calibrated(given(**changed), legible=legible).confidence


def test_a_value_found_and_read_surely_is_sure():
    assert confidence() >= SURE


def test_one_unsure_character_makes_the_value_unsure():
    assert confidence(certainty=0.6) < 0.9


def test_looks_that_agree_make_up_for_it():
    assert confidence(certainty=0.75) < SURE <= confidence(certainty=0.75, agreeing=4)


def test_a_value_in_an_unlikely_place_is_not_sure_however_well_it_is_read():
    assert confidence(confidence=0.75, certainty=1.0) <= 0.75


@pytest.mark.parametrize("better", ["confidence", "certainty"])
def test_it_never_falls_as_the_evidence_rises(better):
    steps = [confidence(**{better: step / 100}) for step in range(101)]
    assert steps == sorted(steps)


def test_an_english_name_without_the_rest_of_its_legal_form_is_not_sure():
    assert confidence(value="Shili Data Co.") < SURE <= confidence(value="Shili Data Co., Ltd.")


def test_what_a_qr_code_says_is_as_sure_as_it_was():
    assert confidence(source=Source.QR, confidence=0.99, certainty=0.1) == 0.99


class TestACodeThatFailsItsCheck:
    """A reading without value: sure only when the print itself must be wrong."""

    def read(self, *looks, first=0.999, **more):
        boxes = certificate(line3=None)
        place = line_with(certificate(line3=RAW), WRONG)
        seen = replace(place, certainties=(first,) * len(RAW))
        zone = place.box
        again = tuple(
            Look(
                way=f"way {at}",
                zones=(zone,),
                boxes=(replace(place, text=text, certainties=(certainty,) * len(text)),),
            )
            for at, (text, certainty) in enumerate(looks)
        )
        fields, _ = extract([replace(page(*boxes, seen, **more), looks=again)])
        assert fields.uscc.value is None
        return fields.uscc.confidence

    def test_one_look_cannot_tell_a_misprint_from_a_misreading(self):
        assert self.read() < SURE

    def test_looks_that_see_every_character_surely_can(self):
        assert self.read((RAW, 0.99), (RAW, 0.98), (RAW, 0.99)) >= SURE

    def test_one_unsure_character_in_one_look_leaves_it_open(self):
        assert self.read((RAW, 0.99), (RAW, 0.8), (RAW, 0.99)) < SURE
        assert self.read((RAW, 0.99), (RAW, 0.99), first=0.9) < SURE

    def test_looks_that_differ_leave_it_open(self):
        other = RAW[:-2] + "7" + RAW[-1]
        assert self.read((RAW, 0.99), (other, 0.99), (RAW, 0.99)) < SURE

    def test_small_characters_leave_it_open(self):
        looks = ((RAW, 0.99), (RAW, 0.99), (RAW, 0.99))
        assert self.read(*looks, character_height=11.0) < SURE
