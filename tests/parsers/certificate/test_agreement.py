"""Several looks at one field: who decides, and how sure the value is."""

from dataclasses import replace

from parsers.certificate import extract
from parsers.document import Box, Look
from tests.parsers.certificate.drawing import line, page
from tests.parsers.certificate.test_doubts import NUMBER, certificate, line_with

PREFIX = "证书编号："
OTHER = "9992024ITSM0191R0MN"


def read(first, *looks, sure=0.8):
    """Read the certificate with one number, looked at again in as many ways as are given."""
    boxes = certificate(line1=None)
    whole = page(*boxes, *([seen(first, sure)] if first else []))
    place = line_with(certificate(), NUMBER).box
    zone = Box(place.x0 - 0.02, place.y0 - 0.005, place.x1 + 0.02, place.y1 + 0.005)
    again = tuple(
        Look(way=f"way {at}", zones=(zone,), boxes=(seen(text),) if text else ())
        for at, text in enumerate(looks)
    )
    fields, _ = extract([replace(whole, looks=again)])
    return fields.number


def seen(text, certainty=0.99):
    top = 0.13
    box = line(top, PREFIX + text)
    return replace(box, certainties=(certainty,) * len(box.text))


def test_looks_that_agree_are_counted():
    number = read(NUMBER, NUMBER, NUMBER)
    assert (number.value, number.agreeing, number.repairs) == (NUMBER, 3, ())


def test_without_a_second_look_a_field_has_one_voice():
    assert read(NUMBER).agreeing == 1


def test_two_looks_outvote_the_first_and_what_it_read_is_told():
    number = read(OTHER, NUMBER, NUMBER)
    assert number.value == NUMBER
    assert number.agreeing == 2
    assert any(OTHER in each for each in number.repairs)


def test_a_surer_first_look_is_not_outvoted():
    number = read(OTHER, NUMBER, NUMBER, sure=0.999)
    assert number.value == OTHER
    assert number.certainty < 0.4


def test_one_look_against_the_first_leaves_it_and_takes_its_certainty():
    number = read(OTHER, NUMBER)
    assert number.value == OTHER
    assert number.certainty <= 0.5


def test_looks_that_all_differ_leave_the_first_unsure():
    number = read(OTHER, NUMBER, "9992024ITSM0161R0MN")
    assert number.value == OTHER
    assert number.certainty < 0.4


def test_what_two_looks_find_is_taken_and_what_one_finds_is_not():
    assert read(None, NUMBER, NUMBER).value == NUMBER
    assert read(None, NUMBER, None) is None


def test_a_look_that_sees_nothing_says_nothing():
    number = read(NUMBER, None, None)
    assert (number.value, number.agreeing) == (NUMBER, 1)


def test_a_field_outside_the_zones_is_left_as_it_was():
    boxes = certificate()
    title = boxes[0].box
    look = Look(way="colours", zones=(title,), boxes=())
    fields, _ = extract([replace(page(*boxes), looks=(look,))])
    assert (fields.number.value, fields.number.agreeing) == (NUMBER, 1)


def fields_of(boxes, **more):
    fields, _ = extract([page(*boxes, **more)])
    return fields


def test_a_qr_code_is_a_witness_that_misreads_nothing():
    boxes = [replace(box, certainties=(0.85,) * len(box.text)) for box in certificate()]
    payload = f"https://cx.example.com/?no={NUMBER}&to=2027-03-05"
    alone, told = fields_of(boxes), fields_of(boxes, codes=[payload])
    for name in ("number", "expires"):
        assert getattr(alone, name).agreeing == 1
        assert getattr(told, name).agreeing == 2
        assert getattr(told, name).confidence > getattr(alone, name).confidence
    assert told.issued.agreeing == 1


def test_a_day_printed_in_two_languages_is_read_twice():
    english = line(0.7, "Date of expiry: Mar. 5, 2027")
    assert fields_of([*certificate(), english]).expires.agreeing == 2


def test_a_day_that_its_translation_contradicts_is_less_sure():
    english = line(0.7, "Date of expiry: Mar. 5, 2028")
    once, twice = fields_of(certificate()), fields_of([*certificate(), english])
    assert twice.expires.confidence < 0.9 < once.expires.confidence


def reread(word, *texts, field):
    """Read the certificate with a doubtful line, looked at again as so many texts."""
    boxes = certificate()
    first = replace(line_with(boxes, word), certainties=None, confidence=0.99)
    first = replace(first, certainties=(*(0.99 for _ in first.text[1:]), 0.5))
    boxes[boxes.index(line_with(boxes, word))] = first
    zone = Box(0.0, first.box.y0 - 0.005, 1.0, first.box.y1 + 0.005)
    again = tuple(
        Look(
            way=f"way {at}",
            zones=(zone,),
            boxes=(replace(first, text=text, certainties=(0.98,) * len(text)),),
        )
        for at, text in enumerate(texts)
    )
    once, _ = extract([page(*boxes)])
    twice, _ = extract([replace(page(*boxes), looks=again)])
    return getattr(once, field), getattr(twice, field)


def test_looks_confirm_a_scope_and_never_change_it():
    scope = "向外部客户提供信息系统软件运维、硬件运维和机房运行维护服务"
    once, twice = reread("向外部客户", scope.replace("、", ","), scope, field="scope")
    assert twice.agreeing == 3
    assert twice.confidence >= 0.9 > once.confidence
    other = scope.replace("机房", "机虏")
    once, twice = reread("向外部客户", other, other, field="scope")
    assert twice == once


def test_looks_confirm_a_standard_and_never_change_it():
    (once,), (twice,) = reread("20000", *["ISO/IEC 20000-1:2018"] * 3, field="standards")
    assert (once.agreeing, twice.agreeing) == (1, 4)
    assert twice.confidence > once.confidence
    once, twice = reread("20000", *["ISO/IEC 20000-1:2011"] * 3, field="standards")
    assert twice == once
