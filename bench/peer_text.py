"""One peer reads files and prints their text: run by bench/peers.py in the peer's environment.

    python bench/peer_text.py PEER FILE…

The first file is read twice, first to warm up. Printed: ``{"ready": true}``, then a line for
each file with its seconds and its pages (lines of text with a box in fractions of the page and a
score, where the peer gives them), then ``{"done": true}``; it ends when its input is closed.
Nothing of the product is imported here.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Line = tuple[str, "tuple[float, float, float, float] | None", float]
"""Text, box in fractions of the page (None where the peer gives none), score."""
Pages = list[dict[str, Any]]
Read = Callable[[Path], Pages]

DPI = 200
WIDE = 2.0
"""A gap of more than so many heights of a line parts it in two."""
BETWEEN_CHINESE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) +(?=[\u3000-\u9fff\uff00-\uffef])")


def main() -> None:
    """Open the peer, read the files, wait."""
    name, paths = sys.argv[1], [Path(each) for each in sys.argv[2:]]
    answers, sys.stdout = sys.stdout, sys.stderr  # what libraries print is no answer

    def say(answer: dict[str, Any]) -> None:
        print(json.dumps(answer, ensure_ascii=False), file=answers, flush=True)

    read = PEERS[name]()
    answer_of(read, paths[0])
    say({"ready": True})
    for path in paths:
        say(answer_of(read, path))
    say({"done": True})
    sys.stdin.read()


def answer_of(read: Read, path: Path) -> dict[str, Any]:
    """Read a file; one that the peer cannot read is an answer without pages."""
    start = time.perf_counter()
    try:
        pages, problem = read(path), None
    except Exception as error:  # noqa: BLE001  (any failure of a peer is its answer)
        pages, problem = [], f"{type(error).__name__}: {error}"[:300]
    seconds = time.perf_counter() - start
    return {"file": str(path), "seconds": seconds, "pages": pages, "problem": problem}


def page(lines: list[Line], width: float, height: float, *, source: str) -> dict[str, Any]:
    """Return one page as it is printed."""
    joined = [(BETWEEN_CHINESE.sub("", text), box, score) for text, box, score in lines]
    lines = [each for each in joined if each[0].strip()]
    return {"width": width, "height": height, "source": source, "lines": lines}


def pictures(path: Path) -> Iterator[Any]:
    """Yield the pages as pictures, as most of these readers want them."""
    import pypdfium2  # noqa: PLC0415  (each peer's environment has only what it needs)
    from PIL import Image, ImageOps  # noqa: PLC0415

    if path.suffix.lower() == ".pdf":
        for each in pypdfium2.PdfDocument(path):
            yield each.render(scale=DPI / 72).to_pil().convert("RGB")
    else:
        yield ImageOps.exif_transpose(Image.open(path)).convert("RGB")


def open_tesseract() -> Read:
    """Read with Tesseract, simplified Chinese and English, its own page segmentation."""
    import pytesseract  # noqa: PLC0415

    def read(path: Path) -> Pages:
        return [
            page(_tesseract_lines(picture, pytesseract), *picture.size, source="ocr")
            for picture in pictures(path)
        ]

    return read


def _tesseract_lines(picture: Any, tesseract: Any) -> list[Line]:  # noqa: ANN401  (no types here)
    table = tesseract.image_to_data(picture, lang="chi_sim+eng", output_type=tesseract.Output.DICT)
    lines: dict[tuple[int, ...], list[list[Any]]] = {}
    for row in zip(*(table[name] for name in _COLUMNS), strict=True):
        block, paragraph, line, text, *place = row
        if text.strip():
            words = lines.setdefault((block, paragraph, line, 0), [])
            while words and place[0] - (words[-1][1] + words[-1][3]) > WIDE * words[-1][4]:
                words = lines.setdefault((block, paragraph, line, len(lines)), [])
            words.append([text, *place])
    return [_joined(words, *picture.size) for words in lines.values()]


_COLUMNS = (
    *("block_num", "par_num", "line_num", "text"),
    *("left", "top", "width", "height", "conf"),
)


def _joined(words: list[list[Any]], width: int, height: int) -> Line:
    text = " ".join(each[0] for each in words)
    box = (
        min(each[1] for each in words) / width,
        min(each[2] for each in words) / height,
        max(each[1] + each[3] for each in words) / width,
        max(each[2] + each[4] for each in words) / height,
    )
    return text, box, _sure(words)


def _sure(words: list[list[Any]]) -> float:
    """Return the mean confidence over the characters of the words."""
    letters = sum(len(each[0]) for each in words)
    return max(0.0, sum(float(each[5]) * len(each[0]) for each in words) / letters / 100)


def open_rapidocr() -> Read:
    """Read with RapidOCR as it comes, on one thread."""
    import numpy as np  # noqa: PLC0415
    from rapidocr import RapidOCR  # noqa: PLC0415

    engine = RapidOCR(params={"EngineConfig.onnxruntime.intra_op_num_threads": 1})

    def read(path: Path) -> Pages:
        pages = []
        for picture in pictures(path):
            width, height = picture.size
            found = engine(np.asarray(picture)[..., ::-1])
            lines = [
                (text, _box(quad, width, height), float(score))
                for text, quad, score in zip(
                    found.txts or (),
                    () if found.boxes is None else found.boxes,
                    found.scores or (),
                    strict=True,
                )
            ]
            pages.append(page(lines, width, height, source="ocr"))
        return pages

    return read


def _box(quad: Any, width: float, height: float) -> tuple[float, float, float, float]:  # noqa: ANN401
    across, down = [float(x) for x, _ in quad], [float(y) for _, y in quad]
    return min(across) / width, min(down) / height, max(across) / width, max(down) / height


def open_kreuzberg() -> Read:
    """Read with kreuzberg: text layer where there is one, else its Tesseract."""
    from kreuzberg import ExtractionConfig, OcrConfig, extract_file_sync  # noqa: PLC0415

    ocr = OcrConfig(backend="tesseract", language="chi_sim+eng")
    config = ExtractionConfig(use_cache=False, ocr=ocr)

    def read(path: Path) -> Pages:
        content = extract_file_sync(str(path), config=config).content
        lines: list[Line] = [(line, None, 1.0) for line in content.splitlines()]
        return [page(lines, 595, 842, source="text" if path.suffix == ".pdf" else "ocr")]

    return read


def open_pdfplumber() -> Read:
    """Read the text layer with pdfplumber; a picture has none."""
    import pdfplumber  # noqa: PLC0415

    def read(path: Path) -> Pages:
        with pdfplumber.open(path) as document:
            return [
                page(
                    [
                        (
                            each["text"],
                            (
                                each["x0"] / leaf.width,
                                each["top"] / leaf.height,
                                each["x1"] / leaf.width,
                                each["bottom"] / leaf.height,
                            ),
                            1.0,
                        )
                        for each in leaf.extract_words(keep_blank_chars=True)
                    ],
                    float(leaf.width),
                    float(leaf.height),
                    source="text",
                )
                for leaf in document.pages
            ]

    return read


def open_docling() -> Read:
    """Read the text layer with docling's pipeline that needs no model."""
    from docling.datamodel.base_models import InputFormat  # noqa: PLC0415
    from docling.datamodel.pipeline_options import NativePdfPipelineOptions  # noqa: PLC0415
    from docling.document_converter import DocumentConverter, PdfFormatOption  # noqa: PLC0415
    from docling.pipeline.native_pdf_pipeline import NativePdfPipeline  # noqa: PLC0415

    native = PdfFormatOption(
        pipeline_cls=NativePdfPipeline, pipeline_options=NativePdfPipelineOptions()
    )
    converter = DocumentConverter(format_options={InputFormat.PDF: native})

    def read(path: Path) -> Pages:
        document = converter.convert(path).document
        lines: dict[int, list[Line]] = {number: [] for number in document.pages}
        for item in document.texts:
            for place in item.prov:
                size, box = document.pages[place.page_no].size, place.bbox
                edges = (
                    box.l / size.width,
                    1 - box.t / size.height,
                    box.r / size.width,
                    1 - box.b / size.height,
                )
                lines[place.page_no].append((item.text, edges, 1.0))
        sizes = {number: each.size for number, each in document.pages.items()}
        return [
            page(lines[number], size.width, size.height, source="text")
            for number, size in sizes.items()
        ]

    return read


PEERS: dict[str, Callable[[], Read]] = {
    "tesseract": open_tesseract,
    "rapidocr": open_rapidocr,
    "kreuzberg": open_kreuzberg,
    "pdfplumber": open_pdfplumber,
    "docling": open_docling,
}


if __name__ == "__main__":
    main()
