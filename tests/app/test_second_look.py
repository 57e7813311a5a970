"""When a page's doubts are looked at again, and of which pixels."""

from dataclasses import replace

import pytest

from parsers.document import Box, Look, Source, TextBox
from parsers.errors import ExhaustedDocumentError
from tests.app.test_reader import READ
from tests.hostile import pictures
from tests.hostile.reading import NoOcr, reader

ZONE = Box(0.1, 0.1, 0.3, 0.2)
LOOK = Look(
    way="colours",
    zones=(ZONE,),
    boxes=(TextBox(text="示范", box=ZONE, source=Source.OCR),),
)


class Looking(NoOcr):
    def __init__(self):
        super().__init__(READ)
        self.looked = []

    def look_again(self, pixels, zones, *, skew=0.0):
        self.looked.append((pixels.shape[:2], tuple(zones), skew))
        return (LOOK,)


@pytest.fixture(scope="module")
def shared():
    with reader(ocr=Looking()) as opened:
        yield opened


@pytest.fixture
def ocr(shared):
    shared.ocr.looked.clear()
    shared.ocr.text = READ
    return shared.ocr


def read(shared, size, doubts=lambda _: (ZONE,)):
    photo = pictures.saved(pictures.picture(size=size), "PNG")
    [page] = shared.read(photo, doubts=doubts).pages
    return page


def test_what_is_doubtful_is_looked_at_again(shared, ocr):
    page = read(shared, (200, 300))
    assert page.looks == (LOOK,)
    assert page.boxes == READ.boxes
    assert ocr.looked == [((300, 200), (ZONE,), 0.0)]


def test_who_knows_doubts_is_shown_the_page_as_read(shared, ocr):
    shown = []
    read(shared, (201, 300), doubts=lambda document: shown.append(document) or ())
    assert [page.boxes for document in shown for page in document.pages] == [READ.boxes]
    assert ocr.looked == []


def test_the_pixels_stand_upright_and_their_skew_is_told(shared, ocr):
    ocr.text = replace(READ, rotation=90, skew=1.5)
    read(shared, (200, 302))
    assert ocr.looked == [((200, 302), (ZONE,), 1.5)]


def test_a_page_captured_larger_than_it_was_read_is_drawn_anew(shared, ocr):
    read(shared, (1500, 3000))
    assert [max(shape) for shape in ocr.seen[-1:]] == [2000]
    assert ocr.looked[0][0] == (3000, 1500)


def test_a_look_that_fails_leaves_the_page_as_read():
    class Failing(Looking):
        def look_again(self, _pixels, _zones, **_skew):
            raise ExhaustedDocumentError("too slow")

    with reader(ocr=Failing()) as failing:
        page = read(failing, (200, 304))
    assert (page.boxes, page.looks, page.problem) == (READ.boxes, (), None)
