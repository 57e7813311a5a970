import pytest

from parsers.certificate.accreditation import number
from parsers.certificate.view import view
from parsers.document import Source
from tests.parsers.certificate.drawing import line, page


def read(text, **more):
    return number(view([page(line(0.8, text, **more))]))


@pytest.mark.parametrize("text", ["CNAS C999-M", "CNASC999-M", "CNAS C999"])
def test_a_code_in_its_form_is_read(text):
    assert read(text).value.startswith("CNAS C999")


def test_a_laboratorys_code_is_read_as_what_it_is():
    assert read("CNAS L9999").value == "CNAS L9999"


def test_a_printed_code_in_no_known_form_is_there_and_not_understood():
    found = read("CNAS 99-MS", source=Source.TEXT, confidence=1.0)
    assert (found.value, found.raw) == (None, "CNAS 99-MS")
    assert found.confidence == 1.0


def test_a_recognised_code_in_no_known_form_is_likelier_misread():
    assert read("CNAS 99-MS", confidence=0.99).confidence <= 0.9


@pytest.mark.parametrize(
    "text", ["CNAS", "CNAS-CC175", "CNAS-CC175:2024", "管理体系", "www.cnas.org.cn"]
)
def test_other_words_are_no_code(text):
    assert read(text) is None
