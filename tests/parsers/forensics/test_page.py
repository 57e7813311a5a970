import pytest

from parsers.forensics.traces import TraceKind
from parsers.pdf import PdfFile
from tests.parsers.forensics import made
from tests.parsers.forensics.made import NUMBER, OTHER

EXPIRY = "Date of Expiry 2027-03-04"
LATER = "Date of Expiry 2029-09-09"


def traces(data):
    file = PdfFile(data, max_pages=10, max_characters=10_000)
    try:
        return file.traces(1)
    finally:
        file.close()


def kinds(data):
    return {each.kind for each in traces(data)}


def letters(text, y, *, x=0):
    """Draw each letter by itself, as some programs do."""
    return b"".join(
        made.line(each, y, x=72 + x + 6 * i) for i, each in enumerate(text) if each != " "
    )


HIDDEN = made.drawn(mode=3)
BENIGN = {
    "as it was printed": made.page(),
    "saved by another library": made.resaved(made.page()),
    "written anew by a third": made.rewritten(made.page()),
    "linearised": made.linearised(made.page()),
    "saved once more": made.incremental(made.page()),
    "saved three times": made.incremental(made.incremental(made.page())),
    "linearised, then saved once more": made.incremental(made.linearised(made.page())),
    "annotated": made.annotated(made.page()),
    "signed": made.signed(made.page()),
    "signed twice": made.signed(made.signed(made.page()), field="Second"),
    "signed, then annotated": made.annotated(made.signed(made.page())),
    "a scan with the text a scanner adds over it": made.scan(HIDDEN),
    "a scan with visible text below it": made.scan(below=made.drawn()),
    "white boxes drawn before their text": made.page(
        b"".join(made.box(each) for each in made.LINES) + made.drawn()
    ),
    "a title made bolder by drawing it twice": made.page(
        made.drawn() + made.line(made.LINES[0], 700, x=73)
    ),
    "a title made bolder letter by letter": made.page(
        made.drawn()
        + letters("Illicit million 1111", 400)
        + letters("Illicit million 1111", 400, x=1)
    ),
    "the same words again on a white box": made.page(
        made.drawn() + made.box("Expiry") + made.line(EXPIRY, made.height_of("Expiry"))
    ),
    "a large watermark across": made.page(
        made.drawn() + made.line("SPECIMEN", made.height_of("Expiry") - 20, size=72)
    ),
    "a row of filling characters under the value": made.page(
        made.drawn() + made.line("____________", made.height_of("Expiry"))
    ),
    "a form filled in when saved again": made.incremental(
        made.page(made.drawn(without="Expiry") + made.line("Date of Expiry ____", 500)),
        made.drawn(),
    ),
    "another page in its place": made.incremental(
        made.page(b"".join(made.line(f"draft {i}", 700 - 40 * i) for i in range(7)))
    ),
}


@pytest.mark.parametrize("data", BENIGN.values(), ids=BENIGN)
def test_an_honest_file_has_no_traces(data):
    assert traces(data) == ()


def test_an_overlaid_date_is_told_with_both_dates():
    below = made.height_of("Expiry")
    data = made.page(made.drawn() + made.box("Expiry") + made.line(LATER, below))
    [trace] = traces(data)
    assert trace.kind is TraceKind.COVERED
    assert (trace.before, trace.after) == (EXPIRY, LATER)
    assert trace.box.y0 < 1 - below / 842 < trace.box.y1


def test_a_box_without_words_on_it_has_only_something_below():
    [trace] = traces(made.page(made.drawn() + made.box("Expiry")))
    assert (trace.before, trace.after) == (EXPIRY, None)


def test_a_box_of_the_design_hides_nothing():
    grey = made.box("Expiry", colour=b"0.5 0.5 0.5 rg")
    tall = b"q 1 1 1 rg 70 300 300 400 re f Q\n"
    assert traces(made.page(made.drawn() + grey)) == ()
    assert traces(made.page(made.drawn() + tall)) == ()


def test_a_number_changed_in_a_later_state_is_told_with_the_earlier_one():
    now = made.drawn(without=NUMBER) + made.line(f"Certificate No. {OTHER}", 660)
    for data in (
        made.incremental(made.page(), now),
        made.incremental(made.signed(made.page()), now),
    ):
        [trace] = traces(data)
        assert trace.kind is TraceKind.CHANGED
        assert trace.before == f"Certificate No. {NUMBER}"
        assert trace.after == f"Certificate No. {OTHER}"


def test_the_change_is_told_though_the_file_was_saved_once_more_after_it():
    now = made.drawn(without=NUMBER) + made.line(f"Certificate No. {OTHER}", 660)
    data = made.incremental(made.incremental(made.page(), now))
    assert [each.before for each in traces(data)] == [f"Certificate No. {NUMBER}"]


def test_two_numbers_on_one_another():
    data = made.page(made.drawn() + made.line(f"Certificate No. {OTHER}", 661))
    [trace] = traces(data)
    assert trace.kind is TraceKind.STACKED
    assert NUMBER in trace.before
    assert OTHER in trace.after


def test_one_digit_on_another_where_the_rest_lies_on_itself():
    other = "Date of Expiry 2028-03-04"
    [trace] = traces(made.page(made.drawn() + made.line(other, 500, x=73)))
    assert trace.kind is TraceKind.STACKED
    assert (trace.before, trace.after) == (EXPIRY, other)


def test_a_font_that_changes_within_a_number():
    parts = (
        made.drawn(without=NUMBER)
        + made.line("99924Q000", 660)
        + made.line("88R0S", 660, x=134, font=b"F2")
    )
    [trace] = [each for each in traces(made.page(parts)) if each.kind is TraceKind.MIXED_FONT]
    assert (trace.after, trace.font) == ("99924Q00088R0S", "Times-Roman")


def later(text, y):
    return made.drawn(without="Expiry") + made.line(text, y, font=b"F2")


def test_a_value_in_a_font_of_its_own_drawn_after_what_stands_below_it():
    [trace] = traces(made.page(later(LATER, made.height_of("Expiry"))))
    assert trace.kind is TraceKind.ODD_FONT
    assert (trace.after, trace.font) == (LATER, "Times-Roman")


def test_a_last_line_may_have_a_font_of_its_own():
    assert traces(made.page(later(LATER, 100))) == ()


def test_a_font_of_its_own_drawn_in_its_turn_is_of_the_design():
    first = made.line("Example Certification", 740, font=b"F2")
    assert traces(made.page(first + made.drawn())) == ()


def test_words_over_a_scan():
    over = made.box("Expiry", colour=b"0.9 0.9 0.9 rg") + made.line(LATER, 500)
    [trace] = traces(made.scan(over))
    assert trace.kind is TraceKind.OVER_SCAN
    assert trace.after == LATER
    assert trace.patched


def test_a_form_printed_over_its_background_is_told_line_by_line_and_without_boxes():
    found = traces(made.scan(made.drawn()))
    assert {each.kind for each in found} == {TraceKind.OVER_SCAN}
    assert not any(each.patched for each in found)


def test_a_page_with_more_words_than_that_is_a_printed_page():
    full = b"".join(made.line("words " * 10, 800 - 20 * i) for i in range(20))
    assert traces(made.scan(full)) == ()
