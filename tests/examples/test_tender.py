"""A drawn bid holds every shape of certificate, and its truth says where."""

import json
from collections import Counter

import pypdfium2
import pytest

from examples import tender
from examples.scan_pool import Pool
from examples.tender_certificates import SHAPES
from examples.tender_plan import plan

POOL = 4


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bids")
    document, truth = tender.build(folder, 40, seed=3, pool=POOL)
    return document, json.loads(truth.read_text(encoding="utf-8"))


@pytest.mark.parametrize("pages", [100, 900, 4500])
def test_a_plan_has_as_many_pages_as_asked_for(pages):
    bid = plan(pages, seed=1, pool=POOL)
    assert len(bid.leaves) == pages
    forms = Counter(leaf.form for leaf in bid.leaves)
    assert 0.4 < forms["text"] / pages < 0.5
    shown = [leaf for leaf in bid.leaves if leaf.sheet]
    assert 0.01 < len(shown) / pages < 0.1


def test_certificates_of_every_shape_lie_where_the_truth_says():
    bid = plan(1200, seed=1, pool=POOL)
    assert {each.shape for each in bid.certificates} == set(SHAPES)
    numbers = [each.number for each in bid.certificates]
    assert len(set(numbers)) == len(numbers)
    for each in bid.certificates:
        for page in each.pages:
            assert each.number in bid.leaves[page - 1].sheet.numbers
    pages_of = {each.shape: len(each.pages) for each in bid.certificates}
    assert pages_of["twins"] == pages_of["annex"] == 2
    assert pages_of["scan"] == 1


def test_one_seed_plans_the_same_and_another_something_else():
    one, again, other = (plan(300, seed=seed, pool=POOL) for seed in (1, 1, 2))
    assert one.certificates == again.certificates != other.certificates
    assert [leaf.name for leaf in one.leaves] == [leaf.name for leaf in again.leaves]


def test_the_pdf_has_the_pages_of_its_truth(built):
    document, truth = built
    pages = pypdfium2.PdfDocument(document)
    assert len(pages) == len(truth["pages"]) == 40
    for page, told in zip(pages, truth["pages"], strict=True):
        text = page.get_textpage().get_text_range().strip()
        if told["kind"] != "blank":
            assert bool(text) == (told["form"] != "scan"), told
        images = [each for each in page.get_objects() if each.type == 3]
        assert bool(images) >= (told["form"] != "text"), told


def test_no_scan_is_drawn_like_another(built):
    document, truth = built
    pages = pypdfium2.PdfDocument(document)
    streams = [
        bytes(image.get_data())
        for page, told in zip(pages, truth["pages"], strict=True)
        if told["form"] == "scan"
        for image in page.get_objects()
        if image.type == 3
    ]
    assert len(set(streams)) > 0.8 * len(streams)


def test_a_bid_that_lies_there_is_not_drawn_again(built):
    document, _ = built
    before = document.stat().st_mtime_ns
    again, _ = tender.build(document.parent, 40, seed=3, pool=POOL)
    assert again == document
    assert again.stat().st_mtime_ns == before


def test_drawn_in_another_folder_a_bid_is_the_same(built, tmp_path):
    document, truth = built
    again, told = tender.build(tmp_path, 40, seed=3, pool=POOL)
    assert json.loads(told.read_text(encoding="utf-8")) == truth
    assert again.read_bytes() == document.read_bytes()


def test_the_pool_tells_blank_scans(tmp_path):
    pool = Pool(tmp_path, 60)
    assert {pool.kind(index) for index in range(60)} == {"blank", "other"}
