import pytest
from drawing import LINES, page, pixels

from parsers.ocr import models
from parsers.ocr.chain import Chain
from parsers.ocr.engine import OcrLine, character_height
from parsers.ocr.paddle import PaddleEngine
from parsers.ocr.tesseract import TesseractEngine

FEW = pixels(page(LINES[:3]))[:340]


def texts(lines):
    return ["".join(line.text.split()) for line in lines]


def test_onnxruntime_reads_what_openvino_reads():
    read = texts(PaddleEngine(runtime="onnxruntime").read(FEW))
    assert read == texts(PaddleEngine(runtime="openvino").read(FEW))
    assert read == [text for _, _, text in LINES[:3]]


def test_tesseract_stands_behind_the_same_protocol():
    found = Chain(TesseractEngine()).read(FEW)
    assert "99924Q00001" in "".join(texts(found.boxes))
    assert found.reader == "ocr:tesseract"
    assert all(0 <= box.confidence <= 1 for box in found.boxes)


def test_a_compiled_model_is_kept_in_the_cache_folder(tmp_path):
    models.load(models.ORIENTATION, on="openvino", cache=tmp_path)
    assert list(tmp_path.iterdir())


def test_a_model_that_is_not_installed_is_named():
    with pytest.raises(models.ModelMissingError, match=r"absent\.onnx of the package rapidocr"):
        models.model_file("rapidocr", "models/absent.onnx")


def test_the_recogniser_knows_chinese_and_latin_characters():
    known = models.characters(models.RECOGNITION)
    assert {"证", "A", "0", "：", "證"} <= set(known)
    assert len(known) == 18708


def test_the_height_of_the_characters_is_that_of_the_middle_line():
    lines = [
        OcrLine(text="示例", score=1, quad=((0, 0), (50, 0), (50, high), (0, high)))
        for high in (10, 12, 40)
    ]
    assert character_height(lines) == 12
