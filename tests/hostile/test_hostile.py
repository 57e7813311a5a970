"""Every hostile file ends as expected, costs bounded memory, and leaves no process behind."""

import resource

import pytest

from parsers.document import Document
from parsers.errors import DocumentError
from tests.hostile import pdfs
from tests.hostile.files import DOCUMENT, HOSTILE
from tests.hostile.reading import children, reader


@pytest.fixture(scope="module")
def reading():
    with reader() as opened:
        yield opened


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_file_ends_as_expected(reading, hostile):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        outcome = reading.read(hostile.content)
    except DocumentError as error:
        outcome = error
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    if hostile.outcome == DOCUMENT:
        assert isinstance(outcome, Document), outcome
        assert not any(page.problem for page in outcome.pages)
    else:
        assert getattr(outcome, "problem", outcome) == hostile.outcome
    assert reading.read(pdfs.page()).pages[0].boxes[0].text.startswith("Certificate")
    assert children(reading.sandbox.pid) == []
    assert after - before < 300_000  # kilobytes; the largest of these files unpacks to gigabytes


def test_there_are_enough_hostile_files():
    assert len(HOSTILE) >= 45
    assert len({each.outcome for each in HOSTILE}) == 8
