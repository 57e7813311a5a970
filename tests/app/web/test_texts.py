import re
from pathlib import Path

import pytest

from app.store.rows import Status
from app.trail.entry import Kind
from app.verdict import Authority, Fit, Genuine, InForce, Outcome, Question, Severity
from app.web import texts
from app.web.texts import Texts, catalogue
from parsers.document import Source
from parsers.fields import CertificateFields
from scrapers.registry import CaptureMethod, LookupOutcome

TEMPLATES = sorted((Path(texts.__file__).parent / "templates").glob("*.html"))
WORDS = {
    "status": Status,
    "answer.genuine": Genuine,
    "explain.genuine": Genuine,
    "answer.in_force": InForce,
    "explain.in_force": InForce,
    "answer.fit": Fit,
    "explain.fit": Fit,
    "question": Question,
    "findings": Outcome,
    "severity": Severity,
    "authority": Authority,
    "fields.source": Source,
    "outcome": LookupOutcome,
    "outcome_hint": LookupOutcome,
    "method": CaptureMethod,
    "kind": Kind,
    "field": CertificateFields.__dataclass_fields__,
}


@pytest.mark.parametrize("key", catalogue())
def test_every_text_is_there_in_both_languages_with_the_same_places(key):
    text = catalogue()[key]
    assert set(text) == {"zh", "en"}
    places = [set(re.findall(r"{\w+}", text[language])) for language in ("zh", "en")]
    assert places[0] == places[1]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_every_text_a_template_names_is_in_the_catalogue(path):
    named = re.findall(r"""\bt\("([^"]+)"[,)]""", path.read_text())
    assert set(named) <= set(catalogue())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_hold_no_chinese_of_their_own(path):
    own = re.findall(r"[\u4e00-\u9fff]+", path.read_text())
    assert set(own) <= {"中文", "切换到中文"}


@pytest.mark.parametrize(
    "key", [f"{group}.{name}" for group, names in WORDS.items() for name in names]
)
def test_every_value_has_its_words(key):
    assert key in catalogue()


def test_nobody_is_accused():
    said = str(catalogue())
    assert not re.search(r"伪造|造假|假证|forge|fake|fraud", said, re.IGNORECASE)


def test_a_value_newer_than_the_catalogue_is_shown_as_it_is():
    assert Texts("zh").word("outcome", "asked_again") == "asked again"
