import io
from dataclasses import asdict

import numpy as np
import pytest
from drawing import LINES, page, pixels, sealed
from PIL import Image

from parsers.ocr import wire
from parsers.ocr.glance import Glancer
from parsers.ocr.paddle import PaddleEngine
from parsers.ocr.pool import OcrPool
from parsers.triage import PageKind, PictureGlance, sight

CERTIFICATE = page(LINES).resize((750, 1000))
PROSE = page(
    [
        (60 + 38 * row, 22, "乙方应按照合同约定的服务内容和质量标准提供运行维护服务，甲方按约付款")
        for row in range(28)
    ],
    left=60,
)
LICENCE = page(
    [
        (70, 60, "营业执照"),
        (200, 26, "统一社会信用代码 91990199MA9K7X3W09"),
        *(
            (300 + 60 * row, 26, text)
            for row, text in enumerate(
                (
                    "名称 示例云图公司",
                    "类型 有限责任公司",
                    "注册资本 壹仟万元整",
                    "成立日期 2015年06月01日",
                    "经营范围 技术服务、软件开发",
                )
            )
        ),
    ]
)


@pytest.fixture(scope="module")
def glancer():
    return Glancer(*PaddleEngine().models, enough=sight.told)


def kind(glance):
    return sight.of_picture(glance).kind


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_certificate_is_seen_whichever_way_up(glancer, turn):
    glance = glancer.glance(pixels(CERTIFICATE.rotate(turn, expand=True)))
    assert kind(glance) is PageKind.CERTIFICATE
    assert glance.rotation == turn


def test_a_small_certificate_on_a_page_is_seen(glancer):
    paper = Image.new("RGB", (707, 1000), "white")
    paper.paste(CERTIFICATE.resize((353, 470)), (20, 500))
    assert kind(glancer.glance(pixels(paper))) is PageKind.CERTIFICATE


def test_a_grey_copy_under_a_seal_is_seen(glancer):
    copy = sealed(page(LINES), (600, 850)).convert("L").resize((600, 800))
    assert kind(glancer.glance(pixels(copy))) is PageKind.CERTIFICATE


@pytest.mark.parametrize("picture", [CERTIFICATE, PROSE, LICENCE])
def test_what_was_seen_can_be_sent_to_another_process(glancer, picture):
    pipe, glance = io.BytesIO(), glancer.glance(pixels(picture))
    wire.send(pipe, asdict(glance))
    pipe.seek(0)
    assert wire.picture_glance(wire.receive(pipe).header) == glance


def test_reading_ends_at_the_title(glancer):
    glance = glancer.glance(pixels(CERTIFICATE))
    assert glance.found >= len(LINES) > len(glance.lines)


def test_prose_is_known_by_its_lines(glancer):
    glance = glancer.glance(pixels(PROSE))
    assert glance.even
    assert glance.prose
    assert kind(glance) is PageKind.OTHER
    assert len(glance.lines) < 6
    assert not all(line.whole for line in glance.lines)


def test_a_certificate_is_no_prose(glancer):
    assert not glancer.glance(pixels(CERTIFICATE)).even


def test_a_neighbour_is_named(glancer):
    assert kind(glancer.glance(pixels(LICENCE))) is PageKind.BUSINESS_LICENCE


def test_an_empty_page_is_not_looked_at(glancer):
    noise = np.random.default_rng(1).integers(244, 255, (1000, 707, 3), np.uint8)
    assert glancer.glance(noise) == PictureGlance(bare=True)


def test_a_page_number_is_all_there_is(glancer):
    glance = glancer.glance(pixels(page([(1100, 30, "第 117 页")])))
    assert glance.bare
    assert kind(glance) is PageKind.OTHER


def test_the_pool_gives_the_same_answer(glancer):
    with OcrPool(1) as pool:
        assert pool.glance(pixels(CERTIFICATE)) == glancer.glance(pixels(CERTIFICATE))
