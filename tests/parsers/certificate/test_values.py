from parsers.certificate.segments import Segment
from parsers.certificate.values import owned
from parsers.certificate.view import Line
from parsers.document import Box, Source


def stroke(x0):
    """A line narrower than it is high, as a misread rule or letter is."""
    line = Line(
        text="l",
        box=Box(x0, 0.5, x0 + 0.002, 0.52),
        x0=x0,
        y0=0.5,
        x1=x0 + 0.002,
        y1=0.52,
        page=1,
        confidence=0.9,
        source=Source.OCR,
    )
    return Segment(line=line)


def test_two_narrow_lines_in_one_place_do_not_stand_before_each_other_for_ever():
    page = [stroke(0.300), stroke(0.301), stroke(0.301)]
    assert not any(owned(page, each) for each in page)
