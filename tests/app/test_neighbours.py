import pytest

from app.neighbours import TITLES, neighbours, put_aside
from parsers.outline import Outline
from parsers.triage.kind import NEIGHBOURS, PageKind

LICENCE, AWARD = PageKind.BUSINESS_LICENCE, PageKind.AWARD


def outline(**kinds):
    return Outline(
        media_type="application/pdf",
        pages=99,
        kinds={int(page[1:]): kind for page, kind in kinds.items()},
    )


def named(found):
    return [(each.pages, each.kind) for each in found]


def test_pages_in_a_row_that_are_one_kind_are_one_paper():
    seen = outline(p14=AWARD, p12=LICENCE, p13=LICENCE, p20=LICENCE)
    assert named(neighbours(seen, ())) == [
        ((12, 13), LICENCE),
        ((14,), AWARD),
        ((20,), LICENCE),
    ]


def test_a_page_of_a_certificate_is_no_neighbour():
    assert named(neighbours(outline(p12=LICENCE, p13=LICENCE), {12})) == [((13,), LICENCE)]


def test_other_and_blank_pages_are_only_counted():
    seen = outline(p1=PageKind.OTHER, p2=PageKind.BLANK, p3=PageKind.OTHER, p4=LICENCE)
    assert named(neighbours(seen, ())) == [((4,), LICENCE)]
    assert put_aside(seen) == {"other": 2, "blank": 1}


@pytest.mark.parametrize("kind", NEIGHBOURS)
def test_every_kind_of_interest_has_a_title(kind):
    assert TITLES[kind].zh
    assert TITLES[kind].en
