import io
import os
import signal
import threading
from dataclasses import replace

import pytest
import qrcode
from PIL import Image

from parsers.document import Box, Lack, Source, TextBox
from parsers.errors import BrokenDocumentError, OversizedDocumentError
from parsers.ocr.engine import PictureText
from tests.hostile import pdfs, pictures
from tests.hostile.reading import SMALL, NoOcr, reader

READ = PictureText(
    boxes=(TextBox(text="示例", box=Box(0.1, 0.1, 0.3, 0.2), source=Source.OCR),),
    rotation=0,
    character_height=20.0,
    red_share=0.01,
    grey=False,
    reader="ocr:test",
)
PHOTO = pictures.noise("JPEG")
JPEG = b"/Width 400 /Height 300 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
LOGO = [pdfs.stream(PHOTO, b"/Type /XObject /Subtype /Image " + JPEG)]
MARKED = pdfs.page(
    pdfs.TEXT + b" q 150 0 0 100 72 500 cm /X Do Q",
    resources=b"/XObject << /X 6 0 R >>",
    more=LOGO,
)


@pytest.fixture(scope="module")
def shared():
    with reader(ocr=NoOcr(READ)) as opened:
        yield opened


@pytest.fixture
def ocr(shared):
    shared.ocr.seen.clear()
    shared.ocr.text = READ
    shared.texts.clear()
    return shared.ocr


def code(payload="https://example.com/999"):
    drawn = qrcode.make(payload, box_size=4).convert("RGB")
    sheet = Image.new("RGB", (400, 600), "white")
    sheet.paste(drawn, (20, 30))
    return sheet


RULED = b" 50 600 400 60 re S 250 600 m 250 660 l S"
RECORD = pdfs.TEXT.replace(b"Certificate of registration 99924Q00001R0S", b"First surveillance")


def test_tables_are_read_where_the_text_speaks_of_surveillance(shared):
    [page] = shared.read(pdfs.page(RECORD + RULED)).pages
    assert [len(row) for row in page.tables[0].rows] == [2]
    assert shared.read(pdfs.page(pdfs.TEXT + RULED)).pages[0].tables == ()


def test_a_hundred_thousand_lines_are_no_table_and_cost_no_page(shared):
    lines = b" ".join(
        b"%d %d m %d %d l S" % (x, y, x + 90 * (n % 2), y + 90 * (1 - n % 2))
        for n in range(100_000)
        for x, y in [(n % 500, n // 125)]
    )
    [page] = shared.read(pdfs.page(RECORD + b" " + lines)).pages
    assert page.boxes[0].text == "First surveillance"
    assert page.tables == ()
    assert page.problem is None


def test_a_text_layer_is_read_without_ocr(shared, ocr):
    document = shared.read(pdfs.page())
    assert document.readers == ("text-layer",)
    assert document.media_type == "application/pdf"
    assert ocr.seen == []


def test_a_scan_is_recognised_whole(shared, ocr):
    [page] = shared.read(pdfs.picture_page(PHOTO, JPEG)).pages
    assert page.readers == ("ocr:test",)
    assert page.boxes == READ.boxes
    assert ocr.seen == [(400, 283, 3)]  # never larger than it was captured


def test_text_and_pictures_are_read_side_by_side(shared, ocr):
    [page] = shared.read(MARKED).pages
    assert page.readers == ("text-layer", "ocr:test")
    assert [box.source for box in page.boxes] == [Source.TEXT, Source.OCR]
    assert len(ocr.seen) == 1


def test_pictures_beside_text_are_left_alone_when_the_text_is_enough(shared, ocr):
    seen = []
    document = shared.read(MARKED, lack=lambda document: seen.append(document) or Lack.NOTHING)
    assert document.readers == ("text-layer",)
    assert [len(each.pages) for each in seen] == [1]
    assert ocr.seen == []


def test_glyphs_without_characters_are_recognised_whatever_else_is_enough(shared, ocr):
    text = b"BT /F1 12 Tf 72 700 Td (Certificate of registration \\001\\002\\003) Tj ET"
    document = shared.read(pdfs.page(text), lack=lambda _: Lack.NOTHING)
    assert "�" in document.pages[0].boxes[0].text
    assert document.readers == ("text-layer", "ocr:test")
    assert len(ocr.seen) == 1


def test_an_empty_page_is_not_recognised(shared, ocr):
    [page] = shared.read(pdfs.page(b"")).pages
    assert page.readers == ()
    assert shared.read(pictures.saved(Image.new("RGB", (300, 300), "white"), "PNG")).readers == ()
    assert ocr.seen == []


def test_a_code_is_found_on_pictures_and_on_pages_with_enough_text(shared, ocr):
    photo = pictures.saved(code(), "PNG")
    [found] = shared.read(photo).pages[0].qr_codes
    assert (found.payload, found.host, found.page) == (
        "https://example.com/999",
        "example.com",
        1,
    )
    entries = b"/Width 400 /Height 600 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    page = pdfs.page(
        pdfs.TEXT + b" q 200 0 0 300 72 300 cm /X Do Q",
        resources=b"/XObject << /X 6 0 R >>",
        more=[pdfs.stream(code().tobytes(), b"/Type /XObject /Subtype /Image " + entries)],
    )
    ocr.seen.clear()
    [found] = shared.read(page, lack=lambda _: Lack.NOTHING).pages[0].qr_codes
    assert found.payload == "https://example.com/999"
    assert ocr.seen == []


def test_everything_on_a_turned_page_is_turned(shared, ocr):
    photo = pictures.saved(code(), "PNG")
    [before] = shared.read(photo).pages
    shared.texts.clear()
    ocr.text = replace(READ, rotation=90)
    [after] = shared.read(photo).pages
    assert (before.width, before.height) == (after.height, after.width) == (400, 600)
    assert after.rotation == 90
    assert after.boxes == READ.boxes
    was, now = before.qr_codes[0].box, after.qr_codes[0].box
    assert now == pytest.approx((1 - was.y1, was.x0, 1 - was.y0, was.x1))


def test_the_same_picture_is_recognised_once(shared, ocr):
    frames = [pictures.picture() for _ in range(3)]
    data = pictures.saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    document = shared.read(data)
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert all(page.boxes == READ.boxes for page in document.pages)
    assert len(ocr.seen) == 1


def test_the_same_picture_in_another_file_is_recognised_once(shared, ocr):
    photo = pictures.saved(pictures.picture(size=(90, 120)), "PNG")
    first = shared.read(photo)
    again = shared.read(photo + b"\0")
    assert again.pages[0].boxes == first.pages[0].boxes == READ.boxes
    assert len(ocr.seen) == 1


def test_pages_come_in_order_and_progress_is_told(shared):
    told = []
    document = shared.read(pdfs.many(7), progress=lambda *each: told.append(each))
    assert [page.number for page in document.pages] == list(range(1, 8))
    assert told == [(done, 7, done) for done in range(1, 8)]


def test_a_damaged_page_among_sound_ones_is_a_fact_about_that_page(shared):
    document = shared.read(pictures.tiff(3, lost=1))
    assert [page.problem for page in document.pages] == [None, "broken-document", None]
    assert [page.number for page in document.pages] == [1, 2, 3]


def test_an_ocr_failure_on_the_only_page_is_a_failure():
    class Failing(NoOcr):
        def read(self, _pixels):
            raise BrokenDocumentError("nothing to see")

    with reader(ocr=Failing()) as failing, pytest.raises(BrokenDocumentError, match="nothing"):
        failing.read(PHOTO)


def test_while_one_page_is_recognised_the_next_is_drawn():
    class Waiting(NoOcr):
        def __init__(self):
            super().__init__(READ)
            self.both = threading.Barrier(2, timeout=30)

        def read(self, pixels):
            self.both.wait()
            return super().read(pixels)

    frames = [pictures.picture(size=(200, 300)), pictures.picture(size=(300, 200))]
    data = pictures.saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    with reader(ocr=Waiting()) as waiting:
        assert len(waiting.read(data).pages) == 2


def test_the_picture_of_a_page_is_an_upright_png(shared):
    data = shared.picture(pdfs.page(), 1, long_side=800)
    with Image.open(io.BytesIO(data)) as drawn:
        assert drawn.format == "PNG"
        assert drawn.height == pytest.approx(800, abs=2)
        assert drawn.width == pytest.approx(800 * 595 / 842, abs=2)
    marked = Image.new("RGB", (40, 20), "white")
    marked.putpixel((0, 0), (255, 0, 0))
    turned = shared.picture(pictures.saved(marked, "PNG"), 1, rotation=90)
    with Image.open(io.BytesIO(turned)) as drawn:
        assert drawn.size == (20, 40)
        assert drawn.getpixel((19, 0)) == (255, 0, 0)


def test_a_page_that_does_not_exist_has_no_picture(shared):
    with pytest.raises(BrokenDocumentError):
        shared.picture(pdfs.page(), 2)


def test_a_reader_survives_the_death_of_its_processes(shared):
    shared.read(pdfs.page())
    os.kill(shared.sandbox.pid, signal.SIGKILL)
    assert shared.read(pdfs.page()).pages[0].boxes


def test_many_threads_read_at_once(shared):
    done = []

    def read():
        done.append(len(shared.read(pdfs.many(5)).pages))

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [5] * 6


def test_a_file_above_the_limit_is_refused_unopened():
    with (
        reader(replace(SMALL, max_bytes=100)) as small,
        pytest.raises(OversizedDocumentError),
    ):
        small.read(pdfs.page())


def test_closing_a_reader_closes_its_ocr():
    ocr = NoOcr()
    with reader(ocr=ocr) as opened:
        opened.read(pdfs.page())
    assert ocr.closed.is_set()
    assert opened.sandbox.pid is None
