import numpy as np
import pytest
from drawing import FONTS, page, pixels
from PIL import Image, ImageDraw, ImageFont

from parsers.ocr.other_scripts import OtherScripts, unread
from parsers.ocr.paddle import PaddleEngine
from parsers.ocr.recognition import Recognition
from parsers.scripts import SCRIPTS, UNREAD

KOREAN = 1
LINES = (
    (120, "품질경영시스템 인증서"),
    (220, "(주)예시솔루션"),
    (300, "서울특별시 예시구 예시로 12, 301호"),
    (380, "인증범위 소프트웨어 개발 및 공급"),
    (460, "발행일자: 2024년 9월 5일"),
    (540, "만료일자: 2027년 9월 4일"),
)


def drawn(lines=LINES):
    picture = Image.new("RGB", (900, 700), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(f"{FONTS}/NotoSerifCJK-Regular.ttc", 30, index=KOREAN)
    for top, text in lines:
        draw.text((80, top), text, font=font, fill="black")
    return np.asarray(picture)


@pytest.fixture(scope="module")
def engine():
    return PaddleEngine()


def texts(lines):
    return ["".join(line.text.split()) for line in lines]


def test_korean_lines_are_read_by_the_second_engine(engine):
    read = engine.read(drawn())
    assert texts(read) == ["".join(text.split()) for _, text in LINES]
    assert all(0.6 < line.score < 0.91 for line in read)
    assert all(len(line.starts) == len(line.certainties) == len(line.text) for line in read)


def test_without_data_a_line_is_a_glyph_without_a_character(engine, monkeypatch):
    monkeypatch.setattr(engine, "_others", OtherScripts(installed=()))
    read = engine.read(drawn())
    assert texts(read).count(UNREAD) >= 3
    assert not any("년" in text for text in texts(read))


def test_data_of_another_script_invents_nothing(engine, monkeypatch):
    thai = tuple(script for script in SCRIPTS if script.data == "tha")
    monkeypatch.setattr(engine, "_others", OtherScripts(installed=thai))
    assert texts(engine.read(drawn())).count(UNREAD) >= 3


def test_a_page_in_known_scripts_asks_nobody(engine, monkeypatch):
    def fail(*_):
        raise AssertionError

    monkeypatch.setattr(OtherScripts, "_script", fail)
    assert UNREAD not in texts(engine.read(pixels(page())))


@pytest.mark.parametrize(
    ("text", "score", "size", "empty"),
    [
        ("", 0.0, (30, 200), True),
        ("()", 0.98, (30, 200), True),  # two characters, room for thirteen
        ("4202", 0.6, (30, 60), False),  # too short to tell
        ("", 0.0, (9, 200), False),  # too low to be read in any script
        ("示例精密仪器", 0.99, (30, 200), False),
        ("Example Ltd.", 0.99, (30, 200), False),
    ],
)
def test_an_unread_line_has_room_for_far_more_text(text, score, size, empty):
    line = np.zeros((*size, 3), np.uint8)
    assert unread(line, Recognition(text, score, (), ())) is empty
