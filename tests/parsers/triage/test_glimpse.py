from concurrent.futures import Future
from itertools import pairwise

import numpy as np
import pytest

from parsers.content import Glance
from parsers.document import Box
from parsers.errors import BrokenDocumentError, ExhaustedDocumentError
from parsers.triage import Line, PageKind, PictureGlance, look

PIXELS = np.zeros((8, 8, 3), np.uint8)
CONTRACT = "第一条 乙方应按照合同约定的服务内容和质量标准提供服务，甲方应当按照约定支付费用。"
CERTIFICATE = """质量管理体系认证证书
证书编号：99924Q00001R0S
认证范围：仪器仪表的设计
GB/T 19001-2016 / ISO 9001:2015
有效期至：2027年03月04日"""


def shown(*texts):
    lines = tuple(
        Line(text=text, confidence=0.99, height=0.02, box=Box(0, index / 20, 1, index / 20 + 0.02))
        for index, text in enumerate(texts)
    )
    return PictureGlance(lines=lines, found=20, typical_height=0.01)


class Bid:
    """A document whose pages are described; notes what it is asked."""

    def __init__(self, *pages, broken=()):
        self.pages = {page.page: page for page in pages}
        self.broken = broken
        self.asked = []
        self.drawn = []

    def glances(self, first, count):
        self.asked.append((first, count))
        return tuple(self.pages[page] for page in range(first, first + count))

    def thumbnail(self, page, *, long_side):
        if page in self.broken:
            raise BrokenDocumentError
        self.drawn.append(page)
        return PIXELS[:long_side]


def written(page, text, **more):
    return Glance(page=page, text=text, characters=len(text), **more)


def scan(page, digest=None):
    return Glance(page=page, pictured=1.0, digest=digest)


def kinds(bid, *seen, pages=None, memo=None):
    answers = iter(seen)
    sights = look(bid, lambda _: next(answers), pages or sorted(bid.pages), memo)
    return [each.kind for each in sights]


def test_text_pages_need_no_picture():
    bid = Bid(written(1, CERTIFICATE), written(2, CONTRACT), Glance(page=3))
    assert kinds(bid) == [PageKind.CERTIFICATE, PageKind.OTHER, PageKind.BLANK]
    assert bid.drawn == []


def test_a_scan_is_looked_at():
    seen = shown("质量管理体系认证证书"), shown("营业执照", "注册资本", "经营范围")
    bid = Bid(scan(1), scan(2))
    assert kinds(bid, *seen) == [PageKind.CERTIFICATE, PageKind.BUSINESS_LICENCE]


def test_a_picture_under_a_heading_decides():
    bid = Bid(written(1, "五、企业营业执照副本及资质证明文件如下所示", pictured=0.6))
    assert kinds(bid, shown("质量管理体系认证证书")) == [PageKind.CERTIFICATE]


def test_a_logo_does_not_make_a_page_a_picture():
    assert kinds(Bid(written(1, CONTRACT, pictured=0.02))) == [PageKind.OTHER]


def test_letters_that_are_drawn_are_looked_at():
    bid = Bid(Glance(page=1, drawn=True), written(2, CONTRACT * 6, drawn=True))
    assert kinds(bid, shown("认证证书")) == [PageKind.CERTIFICATE, PageKind.OTHER]
    assert bid.drawn == [1]


def test_a_text_layer_of_wrong_characters_gives_way_to_the_picture():
    bid = Bid(written(1, "捄捅掾揎搴摅撄擀擎攥敉斛" * 3))
    assert kinds(bid, shown("认证证书")) == [PageKind.CERTIFICATE]


def test_the_same_scan_is_looked_at_once():
    bid, memo = Bid(*(scan(page, "a" * 64) for page in range(1, 4))), {}
    assert kinds(bid, shown("认证证书"), memo=memo) == [PageKind.CERTIFICATE] * 3
    assert bid.drawn == [1]
    assert kinds(bid, memo=memo, pages=[2]) == [PageKind.CERTIFICATE]


def test_a_background_under_text_is_no_scan():
    bid = Bid(*(written(n, CONTRACT, pictured=1.0, digest="a" * 64) for n in (1, 2)))
    assert kinds(bid, shown("认证证书"), shown(*CONTRACT.split("，"))) == [
        PageKind.CERTIFICATE,
        PageKind.OTHER,
    ]


def test_a_page_that_cannot_be_looked_at_is_read():
    bid = Bid(Glance(page=1, problem="broken-document"), scan(2), broken={2})
    assert kinds(bid) == [PageKind.UNSURE, PageKind.UNSURE]


@pytest.mark.parametrize("late", [False, True])
def test_a_glance_may_answer_late(late):
    answer = Future()
    (
        answer.set_exception(ExhaustedDocumentError())
        if late
        else answer.set_result(shown("营业执照"))
    )
    expected = PageKind.UNSURE if late else PageKind.BUSINESS_LICENCE
    assert kinds(Bid(scan(1, "a"), scan(2, "a")), answer) == [expected] * 2


def test_many_pages_are_asked_for_in_runs():
    bid = Bid(*(written(page, CONTRACT) for page in range(1, 101)))
    pages = [*range(1, 81), 90, 91]
    assert len(kinds(bid, pages=pages)) == len(pages)
    assert sum(count for _, count in bid.asked) == len(pages)
    assert all(first < then for (first, _), (then, _) in pairwise(bid.asked))
    assert max(count for _, count in bid.asked) < 80
