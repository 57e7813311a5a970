from pathlib import Path

import pytest

from app.rules import RULES
from app.rules.book import book, seen_by

DOCS = Path(__file__).parents[3] / "docs" / "rules.md"
BY_ID = {rule.id: rule for rule in RULES}


def test_the_published_book_is_what_the_code_says():
    """After a change: python -m app.rules.book > docs/rules.md."""
    assert DOCS.read_text(encoding="utf-8") == book()


def test_every_rule_stands_in_both_chapters():
    lines = book().splitlines()
    for rule in RULES:
        assert sum(line.startswith(f"| **{rule.id}** ") for line in lines) == 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_sees_something(rule):
    assert seen_by(rule)


@pytest.mark.parametrize(
    ("rule_id", "seen", "unseen"),
    [
        ("V03", {"expiry date", "issue date", "reference day", "today"}, {"scope"}),
        ("N01", {"certificate number", "standard"}, {"expiry date"}),
        ("C06", {"the platform's record", "name of the certified organisation"}, {"scope"}),
        ("P06", {"standard", "what the tender asks"}, {"certificate number"}),
        ("I04", {"accreditation mark"}, {"scope"}),  # by the guide's own test
    ],
)
def test_what_a_rule_sees_is_read_from_its_code(rule_id, seen, unseen):
    found = {each.en for each in seen_by(BY_ID[rule_id])}
    assert seen <= found
    assert not unseen & found
