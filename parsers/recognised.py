"""Set what OCR read beside the text layer, everything turned upright."""

from dataclasses import replace

from parsers.document import Page, Table, TextBox
from parsers.layout import turn
from parsers.ocr.engine import PictureText


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
