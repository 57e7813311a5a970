"""The printing press: typst templates to PDF and to pixels, the same bytes every time."""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst
from PIL import Image

from examples import artwork

LAYOUTS = Path(__file__).with_name("layouts")
FONTS = ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/dejavu")
PRINTED_ON = 1_780_272_000  # 2026-06-01 UTC: the creation date of every drawn PDF
DPI = 200


@cache
def _compiler() -> typst.Compiler:
    """Start one compiler with Debian's fonts and no others of the system."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=list(FONTS))
    return typst.Compiler(root=LAYOUTS, font_paths=fonts)


def pdf(template: str, sheet: dict[str, Any]) -> bytes:
    """Print as a born-digital PDF with embedded fonts."""
    output = _print(template, sheet, "pdf")
    if not isinstance(output, bytes):
        message = f"{template} printed no PDF"
        raise TypeError(message)
    return output


def pages(template: str, sheet: dict[str, Any], *, dpi: float = DPI) -> list[Image.Image]:
    """Print as pixels, one picture a page."""
    output = _print(template, sheet, "png", dpi)
    encoded = output if isinstance(output, list) else [output]
    return [Image.open(io.BytesIO(each)).convert("RGB") for each in encoded if each]


def picture(template: str, sheet: dict[str, Any], *, dpi: float = DPI) -> bytes:
    """Print a clear-backed PNG, for a seal or a mark that lies on a sheet as a picture."""
    output = _print(template, sheet, "png", dpi)
    return output[0] if isinstance(output, list) else output or b""


def _print(
    template: str, sheet: dict[str, Any], form: Literal["pdf", "png"], dpi: float | None = None
) -> bytes | list[bytes] | None:
    """Compile a template; line art and the sheet go in as strings."""
    inputs = {"sheet": json.dumps(sheet, ensure_ascii=False)}
    if sheet.get("payload"):
        inputs["qr"] = artwork.qr(sheet["payload"])
    if "colour" in sheet:
        inputs["guilloche"] = artwork.guilloche(sheet.get("border", sheet["colour"]))
    return _compiler().compile(
        LAYOUTS / f"{template}.typ",
        format=form,
        ppi=dpi,
        sys_inputs=inputs,
        timestamp=PRINTED_ON,
        pdf_tags=False,
    )
