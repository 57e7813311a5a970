"""Set what OCR read beside the text layer, everything turned upright."""

from dataclasses import replace
from typing import Final

import numpy as np

from parsers.document import Box, Page, QrCode, Table, TextBox
from parsers.layout import turn
from parsers.ocr.engine import PictureText, Pixels

WHOLE: Final = Box(0, 0, 1, 1)
_MOST: Final = 0.4
"""Pictures over more of the page than this are its background."""
_MARGIN: Final = 0.01


def zone(pictures: tuple[Box, ...]) -> Box:
    """Return the part of a page that holds all its pictures, if it is a small one."""
    if not pictures:
        return WHOLE
    lefts, tops, rights, bottoms = zip(*pictures, strict=True)
    around = Box(
        max(min(lefts) - _MARGIN, 0), max(min(tops) - _MARGIN, 0),
        min(max(rights) + _MARGIN, 1), min(max(bottoms) + _MARGIN, 1),
    )  # fmt: skip
    return around if (around.x1 - around.x0) * (around.y1 - around.y0) <= _MOST else WHOLE


def cut(pixels: Pixels, zone: Box) -> Pixels:
    """Return the pixels of a zone."""
    height, width = pixels.shape[:2]
    rows = slice(int(zone.y0 * height), max(int(zone.y1 * height), int(zone.y0 * height) + 1))
    columns = slice(int(zone.x0 * width), max(int(zone.x1 * width), int(zone.x0 * width) + 1))
    return np.ascontiguousarray(pixels[rows, columns])


def turned(pixels: Pixels, degrees: int) -> Pixels:
    """Return the picture turned clockwise by quarters, as its page was."""
    return np.ascontiguousarray(np.rot90(pixels, -(degrees // 90)))


def within(text: PictureText, zone: Box) -> PictureText:
    """Say where the text of a zone stands on its page, whose text layer knows the way up."""
    if zone == WHOLE:
        return text
    upright = (_turned(each, -text.rotation) for each in text.boxes)
    boxes = tuple(replace(each, box=_placed(each.box, zone), chars=None) for each in upright)
    return replace(text, boxes=boxes, rotation=0, character_height=None, skew=0.0)


def _placed(box: Box, zone: Box) -> Box:
    width, height = zone.x1 - zone.x0, zone.y1 - zone.y0
    return Box(
        zone.x0 + box.x0 * width, zone.y0 + box.y0 * height,
        zone.x0 + box.x1 * width, zone.y0 + box.y1 * height,
    )  # fmt: skip


def codes(found: tuple[tuple[str, Box], ...], number: int) -> tuple[QrCode, ...]:
    """Return the codes of a page."""
    return tuple(QrCode(payload=payload, page=number, box=box) for payload, box in found)


def merged(
    page: Page, text: PictureText, *, enlargement: float = 1.0, text_is_upright: bool = False
) -> Page:
    """Return the page with both; ``enlargement`` is captured size by recognised size.

    Where the text layer runs upright it knows better than the picture which way is up.
    """
    degrees, boxes = text.rotation, text.boxes
    if text_is_upright and degrees:
        boxes = tuple(_turned(each, -degrees) for each in boxes)
        degrees = 0
    lying = degrees in {90, 270}
    height = text.character_height
    return replace(
        page,
        width=page.height if lying else page.width,
        height=page.width if lying else page.height,
        boxes=(*(_turned(each, degrees) for each in page.boxes), *boxes),
        qr_codes=tuple(replace(each, box=turn(each.box, degrees)) for each in page.qr_codes),
        pictures=tuple(turn(box, degrees) for box in page.pictures),
        tables=tuple(_table(each, degrees) for each in page.tables),
        rotation=degrees,
        readers=(*page.readers, text.reader),
        character_height=None if height is None else round(height * enlargement, 1),
        sharpness=text.sharpness,
        red_share=text.red_share,
        grey=text.grey,
    )


def _turned(each: TextBox, degrees: int) -> TextBox:
    """Where characters begin is told along the page's width only."""
    if not degrees:
        return each
    return replace(each, box=turn(each.box, degrees), chars=None)


def _table(table: Table, degrees: int) -> Table:
    """Turn the places; rows stay as they were ruled."""
    return Table(
        box=turn(table.box, degrees),
        rows=tuple(
            tuple(replace(cell, box=turn(cell.box, degrees)) for cell in row) for row in table.rows
        ),
    )
