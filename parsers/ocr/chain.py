"""From the pixels of a picture to its text: upright, without the red of seals, read, in rows."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from parsers import layout
from parsers.document import Box, Look, Source, TextBox
from parsers.ocr.colour import colours, only_red, without_red
from parsers.ocr.engine import Engine, OcrLine, PictureText, Pixels, character_height
from parsers.ocr.orientation import Orientation, straightened, turned
from parsers.ocr.passage import Passage, cut_out, enlarged, merged
from parsers.ocr.sharpness import sharpness

_ENLARGE: Final = 2
_SMALL: Final = 1000
"""Pictures with a long side below this are read enlarged."""
_SECOND_SIDE: Final = 4000
"""To about this long side the page is enlarged for a second look, but not more than …"""
_MOST: Final = 3
"""… so many times."""
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
        angle = layout.skew(line.quad for line in found.lines)
        return PictureText(
            boxes=_boxes(found.lines, found.upright, angle),
            rotation=found.rotation,
            character_height=character_height(found.lines),
            red_share=found.red_share,
            grey=found.grey,
            reader=self.name,
            skew=round(angle, 3),
            sharpness=sharpness(found.upright, found.lines),
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

    def second_look(
        self, pixels: Pixels, zones: Sequence[Box], *, skew: float = 0.0
    ) -> tuple[Look, ...]:
        """Read zones of an upright picture again, larger, once for every way of the engine.

        The zones are as a reading gave them: on the page with its skew undone.
        """
        level = straightened(pixels, skew)
        factor = min(_MOST, max(1, round(_SECOND_SIDE / max(level.shape))))
        found: dict[str, list[TextBox]] = {}
        for zone in zones:
            part = cut_out(level, zone, margin=_MARGIN, factor=factor)
            if not part.pixels.size:
                continue
            for way, lines in self._engine.read_again(part.pixels).items():
                found.setdefault(way, []).extend(_boxes(part.put_back(lines), level, 0.0))
        return tuple(
            Look(way=way, zones=tuple(zones), boxes=tuple(boxes)) for way, boxes in found.items()
        )


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


def _boxes(lines: Sequence[OcrLine], pixels: Pixels, angle: float) -> tuple[TextBox, ...]:
    """Return the lines row by row, in fractions of the picture with its skew undone.

    Lines that run up or down the page belong to no row and come last.
    """
    height, width = pixels.shape[:2]
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
