"""Steps of the recogniser to characters, and how sure each is."""

import numpy as np
import pytest

from parsers.ocr.recognition import Recogniser

CHARACTERS = "123"
BLANK = 0
SIDE = 48


def read(*steps):
    """Decode steps that are given as the likeliest characters with their probabilities."""
    table = np.zeros((len(steps), len(CHARACTERS) + 2), np.float32)
    for row, step in zip(table, steps, strict=True):
        for char, probability in step.items():
            row[CHARACTERS.index(char) + 1 if char else BLANK] = probability
        row[BLANK] += 1 - row.sum()
    [found] = Recogniser(lambda _: table[None], CHARACTERS).read([line()])
    return found


def line():
    return np.zeros((SIDE, 8 * SIDE, 3), np.uint8)


def test_characters_are_as_sure_as_their_steps():
    found = read({"1": 0.99}, {}, {"2": 0.8}, {}, {"3": 0.97})
    assert found.text == "123"
    assert found.certainties == pytest.approx((0.99, 0.8, 0.97), abs=0.001)


def test_what_may_have_been_lost_between_two_makes_both_unsure():
    found = read({"1": 0.99}, {"2": 0.4}, {"3": 0.98}, {}, {"3": 0.97})
    assert found.text == "133"
    assert found.certainties == pytest.approx((0.6, 0.6, 0.97), abs=0.001)


def test_the_score_of_the_line_is_not_touched_by_it():
    found = read({"1": 0.99}, {"2": 0.4}, {"3": 0.97})
    assert found.score == pytest.approx(0.98, abs=0.001)


def test_a_character_that_fades_into_its_blank_is_not_a_lost_one():
    found = read({"1": 0.99}, {"1": 0.4}, {"3": 0.3}, {"3": 0.98})
    assert found.certainties == pytest.approx((0.99, 0.98), abs=0.001)


def test_nothing_but_blanks_is_no_text():
    assert read({}, {}).text == ""
