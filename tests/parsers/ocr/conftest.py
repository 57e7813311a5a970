import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for drawing.py; tests are not a package

from parsers.ocr.chain import Chain
from parsers.ocr.paddle import PaddleEngine


@pytest.fixture(scope="session")
def chain():
    return Chain(PaddleEngine())
