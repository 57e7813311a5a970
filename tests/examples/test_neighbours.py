"""Neighbours of certificates are drawn the same every time, and each says what it is."""

import json
import sys

import pypdfium2
import pytest

from examples import neighbours

KINDS = {
    *("business-licence", "award", "credit-rating", "cmmi", "itss", "product-certificate"),
    *("service-certificate", "personal-certificate", "qualification", "patent-or-copyright"),
    *("test-report", "platform-screenshot", "other"),
}
DRAWN = {each.name: each for each in neighbours.neighbours()}
BY_KIND = {kind: [each for each in DRAWN.values() if each.kind == kind] for kind in KINDS}


def printed(neighbour):
    document = pypdfium2.PdfDocument(neighbours.pdf(neighbour))
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_every_kind_is_drawn_in_more_than_one_layout():
    assert all(len(BY_KIND[kind]) > 1 for kind in KINDS - {"other"})
    assert len(DRAWN) == len(neighbours.SAYINGS)


def test_a_kind_is_a_name_that_the_sifting_gives():
    assert {each.kind for each in DRAWN.values()} <= KINDS
    assert all(set(each.also) <= KINDS - {each.kind} for each in DRAWN.values())


@pytest.mark.parametrize("name", DRAWN)
def test_the_page_prints_its_words(name):
    text = printed(DRAWN[name]).replace("\r\n", "").replace("\n", "").replace(" ", "")
    sheet = DRAWN[name].sheet
    words = sheet.get("title") or sheet["site"]
    assert words.replace("\n", "").replace(" ", "").replace("　", "") in text.replace("　", "")


def test_one_seed_says_the_same_and_another_something_else():
    again = {each.name: each for each in neighbours.neighbours()}
    other = {each.name: each for each in neighbours.neighbours(seed=2)}
    assert again == DRAWN
    assert all(other[name].sheet != each.sheet for name, each in DRAWN.items())


def test_drawing_twice_gives_the_same_bytes():
    paper = DRAWN["ccc-zh"]
    assert neighbours.pdf(paper) == neighbours.pdf(paper)
    assert (
        neighbours.picture(paper, dpi=50).tobytes() == neighbours.picture(paper, dpi=50).tobytes()
    )


def test_the_command_writes_paper_scan_and_kind(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["neighbours", str(tmp_path), "--only", "account-permit"])
    neighbours.main()
    truth = [json.loads(line) for line in (tmp_path / "kinds.jsonl").read_text().splitlines()]
    assert {each["file"] for each in truth} == {"account-permit.pdf", "account-permit.jpg"}
    assert all(each["kind"] == "qualification" for each in truth)
    assert all((tmp_path / each["file"]).stat().st_size for each in truth)
