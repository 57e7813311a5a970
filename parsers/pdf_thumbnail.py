"""Draw a page of a PDF small and cheaply: a scan is decoded small, never in full."""

import ctypes
import io
from math import isfinite
from typing import Any, Final

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from parsers import pdf_glance, pdf_objects
from parsers.errors import BrokenDocumentError
from parsers.pdf_objects import Matrix
from parsers.pdf_place import Placer
from parsers.picture import FAULTS, small_jpeg

Pixels = NDArray[np.uint8]

_JPEG: Final = b"DCTDecode"
_QUARTER: Final = 90
_TILT: Final = 1e-3
"""Of its length a side may lean and still be drawn straight."""


def thumbnail(page: Any, number: int, *, long_side: int) -> Pixels:  # noqa: ANN401 - a page of PDFium
    """Return the page in RGB as the file turns it, its longer side about as long as asked."""
    longest = max(page.get_width(), page.get_height())
    if not isfinite(longest) or longest <= 0:
        message = f"page {number} has no size"
        raise BrokenDocumentError(message)
    decoded = _decoded(page, long_side)
    return decoded if decoded is not None else drawn(page, long_side / (longest + 1))


def drawn(page: Any, scale: float) -> Pixels:  # noqa: ANN401
    """Let PDFium draw the page; ``scale`` is pixels to a point."""
    bitmap = page.render(scale=scale, rev_byteorder=True)
    pixels: Pixels = np.ascontiguousarray(bitmap.to_numpy()[:, :, :3])
    bitmap.close()
    return pixels


def _decoded(page: Any, long_side: int) -> Pixels | None:  # noqa: ANN401
    """Decode the JPEG that is the whole page; None where the page is anything else."""
    seen = pdf_glance.outline(page.raw)
    found = pdf_glance.scan(seen, Placer(page))
    if found is None or not all(seen.invisible):
        return None
    handle, form = found
    if not _upright(pdf_objects.times(pdf_objects.matrix_of(handle), form)) or not _plain(handle):
        return None
    try:
        picture = small_jpeg(io.BytesIO(pdf_glance.encoded(handle)), long_side)
    except FAULTS:
        return None  # PDFium forgives more
    if picture.mode not in {"L", "RGB"}:
        return None  # four inks: which way round they are filed is PDFium's to know
    pixels = np.asarray(picture.convert("RGB"))
    return np.ascontiguousarray(np.rot90(pixels, -(page.get_rotation() // _QUARTER)))


def _upright(matrix: Matrix) -> bool:
    a, b, c, d, _, _ = matrix
    return a > 0 and d > 0 and abs(b) <= _TILT * a and abs(c) <= _TILT * d


def _plain(handle: Any) -> bool:  # noqa: ANN401
    """Tell whether the picture's bytes are a JPEG and nothing around it."""
    if pdfium.FPDFImageObj_GetImageFilterCount(handle) != 1:
        return False
    name = ctypes.create_string_buffer(len(_JPEG) + 1)
    size = pdfium.FPDFImageObj_GetImageFilter(handle, 0, name, len(name))
    return size == len(name) and name.value == _JPEG
