from parsers import notes
from parsers.document import Box, Page, Source, TextBox
from parsers.scripts import UNREAD


def page(*texts, height=30.0, sharpness=1.0, source=Source.OCR):
    boxes = tuple(
        TextBox(
            text=text,
            box=Box(0.1, 0.08 * row, 0.6, 0.08 * row + 0.02),
            confidence=0.96,
            source=source,
        )
        for row, text in enumerate(texts, 1)
    )
    return Page(
        number=7,
        width=1000,
        height=1400,
        boxes=boxes,
        character_height=height,
        sharpness=sharpness,
    )


def test_a_page_too_small_to_tell_what_it_is_says_so():
    (note,) = notes.of_page(page("CERTIFICATE OF CONFORMITY", "Wei Example", height=9.0))
    assert (note.page, note.kind) == (7, "illegible")
    assert "字高约9像素" in note.zh
    assert "ask for a better copy (characters are 9 px high" in note.en


def test_a_blown_up_page_says_that_it_is_blurred():
    (note,) = notes.of_page(page("CERTIFICATE OF CONFORMITY", sharpness=0.3))
    assert "blurred" in note.en
    assert "模糊" in note.zh


def test_of_a_page_too_poor_no_script_is_told():
    (note,) = notes.of_page(page("CERTIFICATE", "示例精密", UNREAD, UNREAD, UNREAD, height=9.0))
    assert note.kind == "illegible"


def test_lines_of_an_unknown_script_are_counted():
    (note,) = notes.of_page(page("CERTIFICATE", UNREAD, UNREAD, UNREAD))
    assert note.kind == "script"
    assert note.en.startswith("3 lines are in a script that is not read here")
    assert "3行文字" in note.zh


def test_a_page_well_read_needs_no_note():
    assert notes.of_page(page("质量管理体系认证证书", "示例精密仪器有限公司", UNREAD)) == ()
    assert notes.of_page(page("text layer", height=6.0, source=Source.TEXT)) == ()
    assert notes.of_page(page(height=6.0)) == ()


def test_vietnamese_is_told_to_be_read_in_part():
    (note,) = notes.of_page(page("CERTIFICATE", "Công ty Ví D đưc chng nhn", "8 đưng L Li"))
    assert note.kind == "script"
    assert "Vietnamese" in note.en
    assert "越南文" in note.zh
