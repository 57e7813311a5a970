"""PP-OCRv6 small, as shipped in the rapidocr wheel (Apache-2.0), run by our own few lines.

Lines of a low score are read once more upside down, which does what a line classifier is for
without turning long lines of Latin script by mistake.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from parsers.ocr import models
from parsers.ocr.detection import Detector, Quads
from parsers.ocr.engine import OcrLine, Pixels
from parsers.ocr.other_scripts import OtherScripts
from parsers.ocr.passage import is_covered, merged
from parsers.ocr.recognition import Recogniser, Recognition, cut, is_tall
from parsers.ocr.ways import WAYS, Way

_LONG_SIDE: Final = 2000
_STEP: Final = 32
_FLIP_BELOW: Final = 0.85
_KEEP_FROM: Final = 0.5


class PaddleEngine:
    """Reads Chinese and English lines."""

    name = "pp-ocrv6-small"

    def __init__(self, *, runtime: str | None = None, cache: Path | None = None) -> None:
        runtime = runtime or models.runtime()
        self._detector = Detector(models.load(models.DETECTION, on=runtime, cache=cache))
        self._recogniser = Recogniser(
            models.load(models.RECOGNITION, on=runtime, cache=cache),
            models.characters(models.RECOGNITION),
        )
        self._others = OtherScripts()

    @property
    def models(self) -> tuple[Detector, Recogniser]:
        """Return what is loaded, for whoever looks at pictures in the same process."""
        return self._detector, self._recogniser

    def read(self, pixels: Pixels) -> tuple[OcrLine, ...]:
        """Return the lines in reading order."""
        small = _reduced(pixels)
        lines = self._lines(small, self._detector.find(small))
        others = [quad for quad in self._detector.find_large(small) if not is_covered(quad, lines)]
        lines = merged(lines, self._lines(small, np.array(others)))
        across, down = pixels.shape[1] / small.shape[1], pixels.shape[0] / small.shape[0]
        return tuple(
            replace(line, quad=tuple((x * across, y * down) for x, y in line.quad))
            for line in lines
        )

    def read_again(self, pixels: Pixels) -> dict[str, tuple[OcrLine, ...]]:
        """Return the lines once for every way; they are upright and as large as they should be."""
        quads = self._detector.find(pixels, enlarge=False)
        return {way.name: tuple(self._seen(pixels, quads, way)) for way in WAYS}

    def _seen(self, pixels: Pixels, quads: Quads, way: Way) -> Iterator[OcrLine]:
        coloured = way.colours(pixels)
        for quad in quads:
            [found] = self._recogniser.read([way.seen(cut(coloured, way.around(quad)))])
            if found.text.strip() and found.score >= _KEEP_FROM:
                yield _line(quad, found, flipped=False)

    def _lines(self, pixels: Pixels, quads: Quads) -> tuple[OcrLine, ...]:
        """Read the lines between the corners; leave out what is mere noise."""
        cuts = [cut(pixels, quad) for quad in quads]
        found = self._recognised(cuts)
        for place, other in self._others.read(cuts, [each for each, _ in found]).items():
            found[place] = (other, False)
        return tuple(
            _line(quad, recognition, flipped=flipped)
            for quad, (recognition, flipped) in zip(quads, found, strict=True)
            if recognition.text.strip() and recognition.score >= _KEEP_FROM
        )

    def _recognised(self, lines: list[Pixels]) -> list[tuple[Recognition, bool]]:
        """Read every line; those of a low score upside down, too; tell which way was better."""
        found = [(each, False) for each in self._recogniser.read(lines)]
        doubtful = [i for i, (each, _) in enumerate(found) if each.score < _FLIP_BELOW]
        flipped = self._recogniser.read([np.rot90(lines[i], 2) for i in doubtful])
        for i, other in zip(doubtful, flipped, strict=True):
            if other.score > found[i][0].score:
                found[i] = (other, True)
        return found


def _line(quad: Quads, recognition: Recognition, *, flipped: bool) -> OcrLine:
    turn = (270 if is_tall(quad) else 0) + (180 if flipped else 0)
    return OcrLine(
        text=recognition.text,
        score=recognition.score,
        quad=tuple((float(x), float(y)) for x, y in quad),
        starts=recognition.starts,
        certainties=recognition.certainties,
        turn=turn % 360,
    )


def _reduced(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    scale = _LONG_SIDE / max(height, width)
    if scale >= 1:
        return pixels
    size = [max(_STEP, round(int(side * scale) / _STEP) * _STEP) for side in (width, height)]
    return np.asarray(cv2.resize(pixels, size), np.uint8)
