import io

import pytest
from rich.console import Console

from app.cli.progress import progress
from tests.service import REPORT, told

FOUND = told(REPORT["certificates"][0])


def shown(language="en", *, pages=4306, terminal=True):
    output = io.StringIO()
    console = Console(file=output, width=120, force_terminal=terminal, color_system=None)
    with progress("bid.pdf", language, console) as tell:
        tell("reading", {})
        tell("reading", {"page": 812, "pages": pages, "sifted": 1904})
        tell("found", FOUND)
        tell("reading", {"page": 813, "pages": pages, "sifted": 1920})
    return output.getvalue()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "page 813 of 4306 (1920 looked at), certificates found: 1"),
        ("zh", "第 813/4306 页（已浏览 1920 页），找到证书 1 份"),
    ],
)
def test_pages_and_certificates_are_counted(language, words):
    assert words in shown(language)


def test_a_certificate_of_a_long_document_is_told_when_it_is_found():
    assert FOUND["number"] in shown()


def test_of_a_short_document_the_report_is_enough():
    assert FOUND["number"] not in shown(pages=8)


def test_a_pipe_is_told_nothing():
    assert shown(terminal=False) == ""
