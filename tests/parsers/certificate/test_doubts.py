"""Which zones of a page are read again."""

from dataclasses import replace

from parsers.certificate import doubts
from parsers.document import Source
from tests.parsers.certificate.drawing import centred, document, line, page

USCC = "91990199794369271F"
WRONG = "91990199794369271K"
NUMBER = "9992024ITSM0101R0MN"
LINES = (
    "信息技术服务管理体系认证证书",
    f"证书编号：{NUMBER}",
    "示例云图信息技术有限公司",
    f"统一社会信用代码：{USCC}",
    "服务管理体系符合",
    "ISO/IEC 20000-1:2018",
    "认证范围",
    "向外部客户提供信息系统软件运维、硬件运维和机房运行维护服务",
    "发证日期：2024年03月06日",
    "有效期至：2027年03月05日",
    "示例华恒认证有限公司",
    "CNAS C999-M",
)


def certificate(**changed):
    """The lines as surely read; ``changed`` gives the new text of a line, or None for none."""
    texts = {f"line{at}": text for at, text in enumerate(LINES)} | changed
    return [sure(box) for box in centred(*filter(None, texts.values()))]


def sure(box, certainty=0.999):
    return replace(box, certainties=(certainty,) * len(box.text))


def zones(boxes, **more):
    return doubts(document(page(*boxes, **more)))


def holds(zone, box):
    return zone.y0 <= (box.y0 + box.y1) / 2 <= zone.y1 and zone.x0 <= box.x0 <= zone.x1


def line_with(boxes, word):
    return next(box for box in boxes if word in box.text)


def test_a_page_read_surely_costs_nothing():
    assert zones(certificate()) == ()


def test_a_text_layer_is_never_in_doubt():
    boxes = [replace(box, source=Source.TEXT) for box in certificate(line3="信用代码：" + WRONG)]
    assert zones(boxes) == ()


def test_a_page_that_is_no_certificate_is_left_alone():
    assert zones([sure(line(0.2, "会议纪要"), 0.3), sure(line(0.3, "编号：12"), 0.3)]) == ()


def test_one_unsure_character_of_a_value_is_enough():
    boxes = certificate()
    number = line_with(boxes, NUMBER)
    certainties = [0.999] * len(number.text)
    certainties[-2] = 0.4
    boxes[boxes.index(number)] = replace(number, certainties=tuple(certainties))
    (zone,) = zones(boxes)
    assert holds(zone, number.box)
    assert zone.x0 <= number.box.x0, "the label is read with its value"


def test_an_unsure_label_is_no_doubt():
    boxes = certificate()
    number = line_with(boxes, NUMBER)
    certainties = [0.3] + [0.999] * (len(number.text) - 1)
    boxes[boxes.index(number)] = replace(number, certainties=tuple(certainties))
    assert zones(boxes) == ()


def test_a_code_that_fails_its_check_is_read_again():
    boxes = certificate(line3=f"统一社会信用代码：{WRONG}")
    (zone,) = zones(boxes)
    assert holds(zone, line_with(boxes, WRONG).box)


def test_a_label_without_value_is_read_again_with_the_line_under_it():
    boxes = certificate(line9="有效期至：")
    label = line_with(boxes, "有效期至")
    (zone,) = zones(boxes)
    assert holds(zone, label.box)
    assert zone.x1 > label.box.x1 + 0.2
    assert zone.y1 > label.box.y1 + 0.014


def test_a_mark_without_its_code_is_looked_around():
    mark = sure(line(0.8, "CNAS", x=0.1))
    boxes = [*certificate(line11=None), mark]
    (zone,) = zones(boxes)
    assert zone.y1 > mark.box.y1 + 0.03


def test_zones_on_a_poor_page_are_few():
    poor = [sure(box, 0.4) for box in certificate()]
    found = zones(poor)
    assert 0 < len(found) <= 6
    assert sum((zone.x1 - zone.x0) * (zone.y1 - zone.y0) for zone in found) <= 0.12


def test_a_long_text_is_read_again_where_it_would_count_as_unread():
    boxes = certificate()
    scope = line_with(boxes, "向外部客户")
    for least, again in ((0.5, 1), (0.95, 0)):
        doubtful = replace(scope, certainties=(*scope.certainties[1:], least))
        boxes[boxes.index(line_with(boxes, "向外部客户"))] = doubtful
        assert len(zones(boxes)) == again
