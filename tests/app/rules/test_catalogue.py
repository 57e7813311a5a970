import re
from pathlib import Path

import pytest

from app.rules import RULES
from app.verdict import Authority, Question, Severity
from tests.app.rules.given import faults_of

TESTS = "\n".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
KNOWN = {
    "N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N09", "N10", "N11", "N12", "N13",
    "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10", "C11", "S01", "S02",
    "S03", "S04", "S05", "S06", "S07", "S08", "T01", "T02", "T03", "T04", "T05", "T06", "T07",
    "T08", "T09", "T10", "T11", "T14", "T15", "V01", "V02", "V03", "V04", "V05", "V07", "V08",
    "V09", "V10", "V11", "V12", "V13", "V14", "V15", "I01", "I02", "I03", "I04", "I05", "I06",
    "I07", "I08", "I09", "I10", "I11", "I12", "I14", "I15", "R01", "R02", "R03", "R04", "R05",
    "R06", "R08", "R09", "R10", "Q01", "Q02", "Q03", "Q04", "Q05", "Q06", "F01", "F02", "F03",
    "F04", "F05", "F09", "F10", "P01", "P02", "P04", "P05", "P06", "A01", "L01", "L02",
}  # fmt: skip
"""Ids ever given out; reports quote them, so none is used for anything else."""

GUIDE_CLAIMS = {
    "N01", "N02", "S01", "S02", "T01", "T02", "T03", "T06", "T07", "T14", "V01", "V02",
    "V07", "I04", "I06", "I14", "F10",
}  # fmt: skip
WITHOUT_SOURCE = {
    "C04", "I10", "I12", "Q03", "Q05", "R08", "T15", "F02", "F03", "V12",
}  # fmt: skip
"""Rules of which we know only in general: none of them weighs more than medium."""
WAITING = {"C01", "C03", "C09", "C11", "F03", "N12", "S04", "S05", "S07", "S08"}
"""Ids given out whose rule is not built yet."""
LONGEST_CITATION = 120
ACCUSING = re.compile("伪造|偽造|造假|假证|冒充|forge|fake cert|fraud", re.IGNORECASE)


def test_every_id_is_used_once():
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_every_demand_of_guide_003_has_its_rule():
    assert {rule.id for rule in RULES if rule.guide} >= GUIDE_CLAIMS


def test_every_id_given_out_has_its_rule_but_those_that_wait():
    assert KNOWN - {rule.id for rule in RULES} <= WAITING


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestRule:
    def test_weighs_no_more_than_what_is_known_of_it(self, rule):
        if rule.id in WITHOUT_SOURCE or "general knowledge" in rule.basis.citation:
            assert rule.severity not in {Severity.HIGH, Severity.CRITICAL}

    def test_has_an_id_that_was_given_out(self, rule):
        assert rule.id in KNOWN

    def test_has_a_citation_and_a_title_in_both_languages(self, rule):
        assert rule.basis.citation
        assert rule.title.zh
        assert rule.title.en

    def test_rests_on_more_than_a_guide_or_is_off(self, rule):
        if rule.basis.authority is Authority.GUIDE:
            assert rule.severity in {None, Severity.INFO}

    def test_decides_by_default_only_with_authority(self, rule):
        if rule.severity is Severity.CRITICAL and rule.basis.authority is not Authority.FORENSICS:
            assert rule.basis.authority in {
                Authority.REGISTRY,
                Authority.LAW,
                Authority.STANDARD,
            }

    def test_says_what_the_real_world_says_where_a_guide_speaks(self, rule):
        if rule.guide:
            assert rule.note
            assert rule.note.en

    def test_accuses_nobody_in_its_words(self, rule):
        texts = [rule.title, rule.note] if rule.note else [rule.title]
        words = " ".join(f"{each.zh} {each.en}" for each in texts) + rule.basis.citation
        words += rule.guide.basis.citation if rule.guide else ""
        assert not ACCUSING.search(words)

    def test_is_titled_and_noted_in_the_punctuation_of_each_language(self, rule):
        texts = [rule.title, rule.note] if rule.note else [rule.title]
        assert [fault for each in texts for fault in faults_of(each)] == []

    def test_cites_in_few_words(self, rule):
        assert len(rule.basis.citation) <= LONGEST_CITATION
        assert not rule.guide or len(rule.guide.basis.citation) <= LONGEST_CITATION

    def test_answers_one_question(self, rule):
        assert rule.question in Question

    def test_is_tested_by_name(self, rule):
        assert re.search(rf"\bdef test_{rule.judge.__name__}\b", TESTS)
