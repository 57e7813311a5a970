"""Find the QR codes on a picture of a page."""

from typing import Any, Final

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from parsers.document import Box

_FORMATS: Final = zxingcpp.BarcodeFormat.QRCode
_ENLARGED_SIDE: Final = 4200
"""The second try enlarges twice, up to this side: more costs seconds and finds nothing."""
_LARGEST_SIDE: Final = 4200


def codes(pixels: NDArray[np.uint8], *, retry: bool = True) -> tuple[tuple[str, Box], ...]:
    """Return payload and place of every code; a second, enlarged look when nothing is found."""
    picture = Image.fromarray(pixels).convert("L")
    if max(picture.size) > _LARGEST_SIDE:
        picture.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    found = _decode(picture)
    if found or not retry:
        return found
    factor = min(2.0, _ENLARGED_SIDE / max(picture.size))
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    enlarged = picture.resize(size, Image.Resampling.BICUBIC)
    return _decode(enlarged.filter(ImageFilter.UnsharpMask(radius=2, percent=200, threshold=0)))


def _decode(picture: Image.Image) -> tuple[tuple[str, Box], ...]:
    found: dict[tuple[str, int, int], tuple[str, Box]] = {}
    for code in zxingcpp.read_barcodes(np.asarray(picture), formats=_FORMATS):
        box = _box(code.position, picture.size)
        # The same payload printed at two places is two codes; read twice at one place it is one.
        place = (code.text, round((box.x0 + box.x1) * 10), round((box.y0 + box.y1) * 10))
        found.setdefault(place, (_clean(code.text), box))
    return tuple(found.values())


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _box(position: Any, size: tuple[int, int]) -> Box:  # noqa: ANN401 - zxing-cpp has no stubs
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    xs = [min(max(corner.x / size[0], 0.0), 1.0) for corner in corners]
    ys = [min(max(corner.y / size[1], 0.0), 1.0) for corner in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))
