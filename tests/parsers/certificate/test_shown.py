from dataclasses import replace

import pytest

from parsers.certificate.shown import shown
from tests.parsers.certificate.drawing import centred, page


def seen(*lines, **more):
    return shown([replace(page(*centred(*lines)), **more)])


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("本证书须与下方二维码同时使用方为有效", True),
        ("监督合格后，证书与二维码一并使用有效", True),
        ("This certificate is valid only together with the QR code below", True),
        ("扫描二维码查询证书信息", False),
        ("Scan the QR code to verify this certificate", False),
    ],
)
def test_a_sentence_that_makes_the_code_part_of_the_certificate(line, named):
    note = seen("质量管理体系认证证书", line).code_note
    assert (note is not None and note.value == line) is named


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ISO/IEC 2000-1:2018", ["ISO/IEC 2000-1:2018"]),
        ("ISO 20020000", ["ISO 20020000"]),
        ("ISO/IEC 200001:2018", ["ISO/IEC 200001:2018"]),
        ("认证依据：ITIL V4", ["ITIL V4"]),
        ("conforms to ITIL", ["ITIL"]),
        ("ISO/IEC 20000-1:2018", []),
        ("ISO/IEC 20000-10:2018", []),
        ("基于 ITIL 的运维服务", []),
        ("ISO 20001:2018", []),
    ],
)
def test_names_that_stand_where_a_standard_should(line, expected):
    assert [each.value for each in seen(line).other_bases] == expected


@pytest.mark.parametrize(
    ("readers", "share", "grey", "expected"),
    [
        (("ocr:x",), 0.0005, False, True),
        (("ocr:x",), 0.0001, False, False),
        (("ocr:x",), 0.0003, False, None),
        (("ocr:x",), 0.0, True, None),
        (("text-layer",), 0.0, False, None),
    ],
)
def test_a_seal_is_missed_only_on_a_picture_in_colour(readers, share, grey, expected):
    found = seen("证书", readers=readers, red_share=share, grey=grey)
    assert found.seal is expected
    assert found.pictured is ("ocr:x" in readers)
