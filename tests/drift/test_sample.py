"""A sample of the synthetic corpus is read as well as when its baseline was accepted.

The whole corpus is scored by ``python bench/drift.py``, which also accepts a new baseline.
"""

import json

import pytest

from bench import corpus, drift, readings, reliability, scoring


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    folder = corpus.draw(corpus.sample(), tmp_path_factory.mktemp("sample"))
    with readings.flow() as certificates:
        return readings.judge(folder, certificates)


@pytest.fixture(scope="module")
def kept():
    return json.loads(drift.BASELINE.read_text(encoding="utf-8"))


def test_the_sample_shows_every_form_and_every_field(judged):
    assert {each.form for each in judged} == {form.name for form in corpus.FORMS}
    assert {each.field for each in judged if each.truth is not None} == set(scoring.FIELDS)


def test_the_baseline_knows_the_whole_sample(judged, kept):
    assert {each.record for each in judged} <= set(kept)


def test_no_born_digital_certificate_is_read_worse(judged, kept):
    digital = [each for each in judged if each.form == "digital"]
    assert list(drift.changes(digital, kept)) == []


def test_pictures_are_read_no_worse_than_a_point(judged, kept):
    """Recognition differs by a character between machines and runtimes: one may be missing."""
    pictures = [each for each in judged if each.form != "digital"]
    worse = list(drift.changes(pictures, kept))
    assert len(worse) <= drift.POINT * len(pictures), "\n".join(worse)


def test_of_the_sure_readings_99_of_100_are_right(judged):
    sure = [each for each in judged if (each.confidence or 0) >= reliability.SURE]
    wrong = [f"{each.file}  {each.field}" for each in sure if each.outcome != "right"]
    assert sure
    assert len(wrong) <= 0.01 * len(sure), "\n".join(wrong)
