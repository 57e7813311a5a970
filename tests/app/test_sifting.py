import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from app.reader import Wanted
from app.reader.memory import Memory
from app.reader.sifting import BATCH, Sifter
from parsers import find
from parsers.errors import BrokenDocumentError
from parsers.triage import PageKind, Sight
from tests.hostile import pdfs
from tests.hostile.reading import SMALL, children, reader

PROSE = (
    "The bidder shall hand in the offer in time.",
    "Offers that come late are not opened.",
    "The committee consists of five persons or more.",
)
ANNEX = ("Annex to the certificate", "Sites: 99 Example Road, Example City")


def certificate(number="99924Q00001R0S"):
    return (
        "Quality Management System Certificate",
        f"Certificate No.: {number}",
        "This is to certify that",
        "Example Technology Co., Ltd.",
        "is in conformity with ISO 9001:2015",
        "This certificate is valid for the following scope:",
        "Development of examples",
        "Date of Issue: Mar. 6, 2024",
        "Date of Expiry: Mar. 5, 2027",
        "Example Certification Co., Ltd.",
    )


@pytest.fixture(scope="module")
def shared():
    with reader(replace(SMALL, max_pages=5_000)) as opened:
        yield opened


def through(shared, pages, progress=None):
    """Return the certificates found in the pages, which pages were read, and the outline."""
    finder, read = find.Finder(), []

    def seen(pages):
        for page in pages:
            if page.boxes:
                read.append(page.number)
            yield page

    wanted = Wanted(expects=finder.expects, progress=progress)
    with shared.stream(pdfs.written(pages), wanted) as reading:
        found = tuple(finder.over(seen(reading.pages)))
    return found, read, reading.outline


def test_only_what_could_be_a_certificate_is_read_and_what_follows_it(shared):
    pages = [PROSE] * 40
    pages[20] = certificate()
    (only,), read, outline = through(shared, pages)
    assert only.pages == (21,)
    assert read == [21, 22]
    assert outline.pages == 40
    assert outline.kinds == {n: PageKind.OTHER for n in range(1, 41) if n not in {21, 22}}


def test_an_annex_that_no_glance_would_show_is_read_with_its_certificate(shared):
    pages = [PROSE] * 12
    pages[4:6] = [certificate(), ANNEX]
    (only,), read, _ = through(shared, pages)
    assert only.pages == (5, 6)
    assert read == [5, 6, 7]


def test_a_short_document_is_read_whole(shared):
    _, read, outline = through(shared, [PROSE] * 8)
    assert read == list(range(1, 9))
    assert outline.kinds == {}


def test_from_how_many_pages_on_is_a_setting(shared, monkeypatch):
    monkeypatch.setattr(shared, "sift_from", 2)
    _, read, outline = through(shared, [PROSE] * 2)
    assert read == []
    assert set(outline.kinds) == {1, 2}


def test_pages_come_in_order_however_they_were_looked_at(shared):
    pages = [certificate(f"99924Q000{n:02}R0S") if n % 7 == 3 else PROSE for n in range(60)]
    told = []
    found, _, _ = through(shared, pages, progress=lambda *each: told.append(each))
    assert [each.pages for each in found] == [(n + 1,) for n in range(60) if n % 7 == 3]
    assert [done for done, _, _ in told] == list(range(1, 61))
    assert all(total == 60 and done <= sifted for done, total, sifted in told)


def test_a_certificate_is_given_while_later_pages_are_still_looked_at(shared, monkeypatch):
    given, look = threading.Event(), shared.look

    def waiting(session, pages):
        if pages[0] > 2 * BATCH:
            assert given.wait(20)
        return look(session, pages)

    monkeypatch.setattr(shared, "look", waiting)
    finder = find.Finder()
    pages = [certificate(), *[PROSE] * (5 * BATCH)]
    with shared.stream(pdfs.written(pages), Wanted(expects=finder.expects)) as reading:
        for found in finder.over(reading.pages):
            assert found.pages == (1,)
            given.set()
    assert given.is_set()


def test_every_process_ends_when_the_reading_is_left_early(shared):
    finder = find.Finder()
    pages = [certificate(), *[PROSE] * (9 * BATCH)]
    with shared.stream(pdfs.written(pages), Wanted(expects=finder.expects)) as reading:
        next(finder.over(reading.pages))
    shared.sifters.submit(int).result()
    shared.sifters.submit(int).result()
    assert children(shared.sandbox.pid) == []


def test_a_batch_that_breaks_is_looked_at_page_by_page():
    def look(_session, pages):
        if 3 in pages:
            raise BrokenDocumentError
        return [Sight(PageKind.OTHER)] * len(pages)

    class Session:
        def close(self):
            pass

    with ThreadPoolExecutor(1) as executor:
        sifter = Sifter(Session, look, executor, pages=BATCH + 2)
        sifter.begin(1)
        kinds = [sight and sight.kind for sight in sifter.sights()]
    assert kinds == [None if n == 3 else PageKind.OTHER for n in range(1, BATCH + 3)]
    assert sifter.sifted == BATCH + 2


def test_what_was_not_asked_for_longest_is_forgotten():
    memory = Memory(2)
    memory["a"], memory["b"] = 1, 2
    assert memory["a"] == 1
    memory["c"] = 3
    assert set(memory) == {"a", "c"}


def test_the_memory_of_two_thousand_pages_is_that_of_two_hundred(shared):
    """Resident bytes of the service and of its reading processes, with a certificate in between."""
    pages = [certificate() if n % 100 == 50 else PROSE for n in range(2_000)]
    finder, at = find.Finder(), {}
    with shared.stream(pdfs.written(pages), Wanted(expects=finder.expects)) as reading:
        for page in reading.pages:
            finder.take(page)
            if page.number in {200, 2_000}:
                at[page.number] = [resident("self"), *map(resident, children(shared.sandbox.pid))]
    assert sum(at[2_000]) < sum(at[200]) + 40_000_000


def resident(pid):
    """Return the resident bytes of a process, none where it has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
    except OSError:
        return 0
