"""From the pixels of a picture to its text: upright, without the red of seals, read, in rows."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from parsers import layout
from parsers.document import Box, Source, TextBox
from parsers.ocr.colour import colours, only_red, without_red
from parsers.ocr.engine import Engine, OcrLine, PictureText, Pixels, character_height
from parsers.ocr.orientation import Orientation, turned
from parsers.ocr.passage import Passage, cut_out, enlarged, merged

_ENLARGE: Final = 2
_SMALL: Final = 1000
"""Pictures with a long side below this are read enlarged."""
_MARGIN: Final = 0.01
_SOME_RED: Final = 0.0005
_SIDEWAYS: Final = (90, 270)


class Chain:
    """One engine and the orientation model, ready to read picture after picture."""

    def __init__(self, engine: Engine, *, cache: Path | None = None) -> None:
        self._engine = engine
        self._orientation = Orientation(cache=cache)

    @property
    def name(self) -> str:
        """Name the reader as a page does, e.g. ``ocr:pp-ocrv6-small``."""
        return f"ocr:{self._engine.name}"

    def read(self, pixels: Pixels) -> PictureText:
        """Read a decoded picture, its EXIF turn already applied."""
        found = self._read_turned(pixels, self._orientation.of(pixels))
        if correction := _still_turned(found.lines):
            again = self._read_turned(pixels, (found.rotation + correction) % 360)
            found = again if _still_turned(again.lines) == 0 else found
        return PictureText(
            boxes=_boxes(found.lines, found.upright),
            rotation=found.rotation,
            character_height=character_height(found.lines),
            red_share=found.red_share,
            grey=found.grey,
            reader=self.name,
        )

    def _read_turned(self, pixels: Pixels, rotation: int) -> "_Attempt":
        upright = turned(pixels, rotation)
        red_share, grey = colours(upright)
        factor = _ENLARGE if max(upright.shape) < _SMALL else 1
        page = Passage(enlarged(upright, factor), factor=factor)
        lines = page.put_back(self._engine.read(without_red(page.pixels)))
        if red_share >= _SOME_RED:
            lines = merged(lines, self._red_lines(upright, factor))
        return _Attempt(rotation, upright, lines, red_share, grey)

    def _red_lines(self, pixels: Pixels, factor: int) -> tuple[OcrLine, ...]:
        """Read what is printed in red and is no seal: some titles and numbers are."""
        ink, where = only_red(pixels)
        if where.x1 - where.x0 <= 0:
            return ()
        part = cut_out(ink, where, margin=_MARGIN, factor=factor)
        return part.put_back(self._engine.read(part.pixels))

    def second_look(self, pixels: Pixels, zones: Sequence[Box]) -> tuple[TextBox, ...]:
        """Read zones of an upright picture again: original colours, twice as large."""
        return tuple(box for zone in zones for box in self._look(pixels, zone))

    def _look(self, pixels: Pixels, zone: Box) -> tuple[TextBox, ...]:
        part = cut_out(pixels, zone, margin=_MARGIN, factor=_ENLARGE)
        if not part.pixels.size:
            return ()
        return _boxes(part.put_back(self._engine.read(part.pixels)), pixels)


class _Attempt(NamedTuple):
    """One reading of a picture, turned one way."""

    rotation: int
    upright: Pixels
    lines: tuple[OcrLine, ...]
    red_share: float
    grey: bool


def _still_turned(lines: Sequence[OcrLine]) -> int:
    """Return by how much most of the text was turned to be read: 0 if the page stands upright."""
    characters: Counter[int] = Counter()
    for line in lines:
        characters[line.turn] += len(line.text)
    return characters.most_common(1)[0][0] if characters else 0


def _boxes(lines: Sequence[OcrLine], pixels: Pixels) -> tuple[TextBox, ...]:
    """Return the lines row by row, in fractions of the picture with its skew undone.

    Lines that run up or down the page belong to no row and come last.
    """
    height, width = pixels.shape[:2]
    angle = layout.skew(line.quad for line in lines)
    boxes = [
        (line.turn in _SIDEWAYS, _box(line, layout.straighten(line.quad, angle, width, height)))
        for line in lines
    ]
    level = layout.rows(box for sideways, box in boxes if not sideways)
    return (*(box for row in level for box in row), *(box for sideways, box in boxes if sideways))


def _box(line: OcrLine, box: Box) -> TextBox:
    chars = None
    if line.starts is not None and not line.turn:
        chars = tuple(round(box.x0 + at * (box.x1 - box.x0), 5) for at in line.starts)
    return TextBox(
        text=line.text,
        box=box,
        confidence=line.score,
        source=Source.OCR,
        chars=chars,
        certainties=line.certainties,
    )
