"""Filler is printed page by page, the same every time, and speaks of certificates."""

import sys
from itertools import islice

import numpy as np
import pypdfium2

from examples import filler, site_photo
from examples.bidders import chance, company
from examples.filler_pages import WRITERS, divider, qualifications

HOLDER = company(chance(7))
COUNT = 60


def pages(seed=1):
    return list(islice(filler.fillers(seed, HOLDER), COUNT))


def texts(content):
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def test_every_page_is_one_page_and_bears_its_number():
    numbers = [filler.numbered(each, 900 + index) for index, each in enumerate(pages())]
    printed = texts(filler.pdf(numbers, HOLDER))
    assert len(printed) == COUNT
    bare = {"blank", "cover"}
    numbered = [
        text for text, page in zip(printed, numbers, strict=True) if page["form"] not in bare
    ]
    asked = [str(page["number"]) for page in numbers if page["form"] not in bare]
    assert all(number in text for number, text in zip(asked, numbered, strict=True))


def test_a_bid_opens_with_its_cover_and_names_its_certificates():
    printed = texts(filler.pdf(pages()[:2], HOLDER))
    assert "投标文件" in printed[0]
    assert "ISO9001质量管理体系认证证书" in printed[1].replace(" ", "")


def test_the_list_of_qualifications_gives_numbers():
    (printed,) = texts(filler.pdf([qualifications(chance(1), HOLDER)], HOLDER))
    assert "证书编号" in printed
    assert "99824Q" in printed


def test_no_writer_says_more_than_fits_its_page():
    written = [writer(chance(seed), HOLDER) for seed in range(6) for writer, _ in WRITERS]
    assert len(pypdfium2.PdfDocument(filler.pdf(written, HOLDER))) == len(written)


def test_one_seed_says_the_same_and_another_something_else():
    assert pages() == pages()
    assert pages(2) != pages()


def test_pixels_have_the_size_asked_for():
    (picture,) = filler.pictures([divider(chance(1), HOLDER)], HOLDER, dpi=72)
    assert picture.size == (595, 842)


def test_photos_of_sites_are_textured_and_the_same_every_time():
    one, other = site_photo.page(5, dpi=60), site_photo.page(6, dpi=60)
    assert one.tobytes() == site_photo.page(5, dpi=60).tobytes() != other.tobytes()
    assert np.asarray(one).std() > 40


def test_the_command_prints_a_file(tmp_path, monkeypatch):
    out = tmp_path / "filler.pdf"
    monkeypatch.setattr(sys, "argv", ["filler", str(out), "--pages", "5"])
    filler.main()
    assert len(pypdfium2.PdfDocument(out)) == 5
