import pytest

from parsers import legibility
from parsers.content import PageContent
from parsers.document import Box, Source, TextBox

WHOLE = Box(0, 0, 1, 1)
LOGO = Box(0.1, 0.1, 0.3, 0.2)
SPECK = Box(0.1, 0.1, 0.11, 0.11)


def page(text, *pictures, visible=True, box=WHOLE):
    boxes = (TextBox(text=text, box=box, source=Source.TEXT, visible=visible),) if text else ()
    return PageContent(width=595, height=842, boxes=boxes, pictures=pictures)


@pytest.mark.parametrize(
    ("content", "usable"),
    [
        (page("质量管理体系认证证书" * 3), True),
        (page("x" * 20), True),
        (page("x" * 19), False),
        (page(""), False),
        (page("x" * 300, visible=False), False),
        (page("x" * 300 + "�"), False),
        (page("scanned by a scanner", WHOLE), False),
        (page("x" * 200, WHOLE), True),
        (page("x" * 30, LOGO), True),
    ],
)
def test_a_text_layer_is_usable_or_not(content, usable):
    assert legibility.usable(content) is usable


@pytest.mark.parametrize(
    ("pictures", "counts"), [((), False), ((SPECK,), False), ((LOGO,), True), ((WHOLE,), True)]
)
def test_pictures_count_from_the_size_of_a_mark(pictures, counts):
    assert legibility.pictured(page("", *pictures)) is counts


@pytest.mark.parametrize(
    ("box", "flat"), [(Box(0.1, 0.1, 0.6, 0.12), True), (Box(0.1, 0.1, 0.12, 0.6), False)]
)
def test_the_direction_of_the_text_is_seen(box, flat):
    assert legibility.lies_flat(page("Certificate", box=box).boxes, aspect=0.7) is flat


def test_no_text_lies_in_no_direction():
    assert not legibility.lies_flat((), aspect=0.7)
