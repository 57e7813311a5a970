"""Find the QR codes on a picture of a page."""

import math
from typing import Any, Final

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from parsers.document import Box

Code = tuple[str, Box]

_FORMATS: Final = zxingcpp.BarcodeFormat.QRCode
_LARGEST_SIDE: Final = 4200
"""Enlarging beyond this costs seconds and finds nothing."""
_LEAST_GAIN: Final = 1.3
_MOST_ZOOMS: Final = 8
_ZOOMED_SIDE: Final = 700
_MARGIN: Final = 0.25
_PLAIN: Final = zxingcpp.TextMode.Plain


def codes(pixels: NDArray[np.uint8], *, thorough: bool = True) -> tuple[Code, ...]:
    """Return payload and place of every code, each once.

    Where a code is seen but not understood, that part is looked at again, enlarged. When none
    is understood, a thorough look enlarges the whole page, for small codes are seen only so;
    that costs ten times as much.
    """
    picture = Image.fromarray(pixels).convert("L")
    if max(picture.size) > _LARGEST_SIDE:
        picture.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    found = _look(picture, picture)
    factor = min(2.0, _LARGEST_SIDE / max(picture.size))
    if thorough and not found and factor >= _LEAST_GAIN:
        found = _look(_enlarged(picture, factor, Image.Resampling.BILINEAR), picture)
    return _distinct(found)


def _look(picture: Image.Image, original: Image.Image) -> list[Code]:
    found, seen = _decode(picture)
    tried: list[Box] = []
    for place in seen:
        known = (*tried, *(box for _, box in found))
        if len(tried) < _MOST_ZOOMS and not any(_overlap(place, each) for each in known):
            tried.append(place)
            found += _zoomed(original, place)
    return found


def _decode(picture: Image.Image) -> tuple[list[Code], list[Box]]:
    """Return the codes understood, and the places of those only seen."""
    understood, seen = [], []
    for code in zxingcpp.read_barcodes(
        np.asarray(picture), formats=_FORMATS, return_errors=True, text_mode=_PLAIN
    ):
        box = _box(code.position, picture.size)
        if code.valid:
            understood.append((_clean(code.text), box))
        else:
            seen.append(box)
    return understood, seen


def _zoomed(picture: Image.Image, place: Box) -> list[Code]:
    """Look at one place alone, so large that a module covers a dozen pixels.

    What looks like a part of a code may be guessed to lie beside the picture.
    """
    margin = max(place.x1 - place.x0, place.y1 - place.y0) * _MARGIN
    area = (
        int(max(place.x0 - margin, 0.0) * picture.width),
        int(max(place.y0 - margin, 0.0) * picture.height),
        math.ceil(min(place.x1 + margin, 1.0) * picture.width),
        math.ceil(min(place.y1 + margin, 1.0) * picture.height),
    )
    part = picture.crop(area)
    if 0 in part.size or (factor := _ZOOMED_SIDE / max(part.size)) < 1:
        return []
    large = _enlarged(part, min(factor, 6.0))
    understood = _decode(large)[0] or _decode(large.filter(ImageFilter.SHARPEN))[0]
    return [(payload, _on_page(box, area, picture.size)) for payload, box in understood]


def _on_page(box: Box, area: tuple[int, int, int, int], size: tuple[int, int]) -> Box:
    left, top, right, bottom = area
    return Box(
        (left + box.x0 * (right - left)) / size[0],
        (top + box.y0 * (bottom - top)) / size[1],
        (left + box.x1 * (right - left)) / size[0],
        (top + box.y1 * (bottom - top)) / size[1],
    )


def _enlarged(
    picture: Image.Image,
    factor: float,
    resampling: Image.Resampling = Image.Resampling.BICUBIC,
) -> Image.Image:
    size = (round(picture.width * factor) or 1, round(picture.height * factor) or 1)
    return picture.resize(size, resampling)


def _distinct(found: list[Code]) -> tuple[Code, ...]:
    """The same payload printed at two places is two codes; found twice at one place it is one."""
    kept: list[Code] = []
    for payload, box in found:
        if not any(payload == other and _overlap(box, place) for other, place in kept):
            kept.append((payload, box))
    return tuple(kept)


def _overlap(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0) and min(one.y1, other.y1) > max(
        one.y0, other.y0
    )


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _box(position: Any, size: tuple[int, int]) -> Box:  # noqa: ANN401 - zxing-cpp has no stubs
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    xs = [min(max(corner.x / size[0], 0.0), 1.0) for corner in corners]
    ys = [min(max(corner.y / size[1], 0.0), 1.0) for corner in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))
