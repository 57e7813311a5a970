"""Print the median seconds, then those of CPU, of plain RapidOCR for the pictures named."""

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import rapidocr
from PIL import Image, ImageOps
from rapidocr import EngineType, RapidOCR

MODELS = Path(rapidocr.__file__).parent / "models"
ROUNDS = 3


def main() -> None:
    """Read every picture once to warm up, then time each three times."""
    engine = RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Det.engine_type": EngineType.OPENVINO,
            "Rec.engine_type": EngineType.OPENVINO,
            "Det.model_path": str(MODELS / "PP-OCRv6_det_small.onnx"),
            "Rec.model_path": str(MODELS / "PP-OCRv6_rec_small.onnx"),
            "EngineConfig.openvino.inference_num_threads": 1,
        }
    )
    opened = (ImageOps.exif_transpose(Image.open(name)) for name in sys.argv[1:])
    pages = [np.asarray(each.convert("RGB"))[:, :, ::-1] for each in opened]
    for page in pages:
        engine(page)
    print(*(statistics.median(each) for each in zip(*seconds(engine, pages), strict=True)))


def seconds(engine: RapidOCR, pages: list[np.ndarray]) -> Iterator[tuple[float, float]]:
    """Yield what each reading took, by the clock and of CPU."""
    for _ in range(ROUNDS):
        for page in pages:
            start, used = time.perf_counter(), time.process_time()
            engine(page)
            yield time.perf_counter() - start, time.process_time() - used


if __name__ == "__main__":
    main()
