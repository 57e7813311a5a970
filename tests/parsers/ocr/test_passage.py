import numpy as np
import pytest

from parsers.document import Box
from parsers.ocr.engine import OcrLine
from parsers.ocr.passage import cut_out, is_covered, merged


def line(text, left=0.0, right=100.0, score=0.95, top=0.0):
    quad = ((left, top), (right, top), (right, top + 20), (left, top + 20))
    return OcrLine(text=text, score=score, quad=quad)


def test_a_line_where_there_was_none_is_added():
    assert merged([line("示例")], [line("认证证书", top=50)])[1].text == "认证证书"


def test_a_line_where_a_scrap_was_read_is_added():
    title = line("质量管理体系认证证书", right=500)
    assert title in merged([line("口", left=40, right=60)], [title])


def test_a_seal_over_a_line_does_not_replace_it():
    dated = line("发证日期：2024年03月05日", right=300)
    assert merged([dated], [line("专用章", left=120, right=180)]) == (dated,)


def test_the_same_line_more_surely_read_replaces_it():
    better = line("ISO 9001:2015", score=0.99, right=102)
    assert merged([line("IS0 9001:2015", score=0.96)], [better]) == (better,)


@pytest.mark.parametrize("other", [line("认证", score=0.8), line("认"), line("★★★")])
def test_doubtful_words_and_ornaments_are_not_added(other):
    assert merged([], [other]) == ()


def test_lines_side_by_side_cover_a_place_together():
    place = np.array([(0, 0), (300, 0), (300, 20), (0, 20)], np.float32)
    assert is_covered(place, [line("一"), line("二", left=100, right=200)])
    assert not is_covered(place, [line("一")])


def test_a_passage_puts_its_lines_back_where_they_stood():
    passage = cut_out(np.zeros((400, 200, 3), np.uint8), Box(0.5, 0.5, 1, 1), margin=0, factor=2)
    assert passage.pixels.shape == (400, 200, 3)
    (found,) = passage.put_back([line("示例")])
    assert found.quad == ((100, 200), (150, 200), (150, 210), (100, 210))
