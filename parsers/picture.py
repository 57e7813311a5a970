"""Read a picture file: its pages as upright RGB pixels, checked before they are decoded."""

import io
import warnings
from collections.abc import Callable
from typing import IO, Any, Final, TypeVar

import numpy as np
import pi_heif
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from parsers.content import Glance, PageContent
from parsers.document import FileFacts
from parsers.errors import BrokenDocumentError, OversizedDocumentError, UnsupportedDocumentError

T = TypeVar("T")

_FORMATS: Final = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/tiff": "TIFF",
    "image/webp": "WEBP",
    "image/heic": "HEIF",
    "image/heif": "HEIF",
}
_ORIENTATION: Final = 0x0112
_LYING: Final = (5, 6, 7, 8)
"""EXIF orientations whose width and height change places."""
FAULTS: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    RuntimeError,
    ZeroDivisionError,
    OverflowError,
    UnidentifiedImageError,
)
"""What decoders raise on damaged files; MemoryError is none of them."""

Image.MAX_IMAGE_PIXELS = None  # the declared size is checked here, against our own limit
pi_heif.options.DECODE_THREADS = 1
pi_heif.register_heif_opener()


class PictureFile:
    """An opened picture; a TIFF has many pages, every other kind one."""

    def __init__(self, content: Any, media_type: str, *, max_pages: int, max_pixels: int) -> None:  # noqa: ANN401 - any buffer
        self._content = content
        self._max_pixels = max_pixels
        self._decoded: tuple[int, Image.Image] | None = None
        self._picture = _opened(content, _FORMATS[media_type])
        self._check_size()
        self.pages = self._count(media_type, max_pages)

    def facts(self) -> FileFacts:
        """Return no facts: what pictures say of themselves proves nothing."""
        return FileFacts()

    def content(self, number: int) -> PageContent:
        """Return the size of a page, counted from 1; it has no text layer."""
        self._seek(number)
        width, height = self._picture.size
        if self._lying():
            width, height = height, width
        return PageContent(width=width, height=height, drawn=True, captured_side=max(width, height))

    def render(self, number: int, *, long_side: int) -> NDArray[np.uint8]:
        """Return the upright page in RGB, made smaller where it exceeds the side."""
        picture = self._upright(number)
        if max(picture.size) > long_side:
            picture = picture.copy()
            picture.thumbnail((long_side, long_side), Image.Resampling.BICUBIC, reducing_gap=2.0)
        return np.asarray(picture)

    def glance(self, number: int) -> Glance:
        """Return what a page shows: a picture."""
        self._seek(number)
        return Glance(page=number, pictured=1.0)

    def thumbnail(self, number: int, *, long_side: int) -> NDArray[np.uint8]:
        """Return the upright page in RGB, decoded small where its format can be."""
        if self._picture.format != "JPEG" or self._decoded is not None:
            return self.render(number, long_side=long_side)
        picture = _guarded(lambda: small_jpeg(io.BytesIO(self._content), long_side))
        return np.asarray(_guarded(lambda: _rgb(ImageOps.exif_transpose(picture))))

    def close(self) -> None:
        """Let go of the file."""
        self._decoded = None
        self._picture.close()

    def _count(self, media_type: str, max_pages: int) -> int:
        if media_type == "image/tiff":
            return self._count_pages(max_pages)
        if getattr(self._picture, "is_animated", False) and media_type in _MOVING:
            message = "the picture moves"
            raise UnsupportedDocumentError(message)
        return 1

    def _count_pages(self, most: int) -> int:
        """Step through the pages, and no further than to the first one too many."""
        for number in range(1, most + 1):
            try:
                self._picture.seek(number)
            except FAULTS:
                self._picture.seek(0)
                return number
        message = f"more than {most} pages"
        raise OversizedDocumentError(message)

    def _seek(self, number: int) -> None:
        _guarded(lambda: self._picture.seek(number - 1) if self.pages > 1 else None)
        self._check_size()

    def _check_size(self) -> None:
        width, height = self._picture.size
        if width * height > self._max_pixels:
            message = f"{width} by {height} pixels, at most {self._max_pixels} in all are read"
            raise OversizedDocumentError(message)
        if width < 1 or height < 1:
            message = "the picture has no pixels"
            raise BrokenDocumentError(message)

    def _lying(self) -> bool:
        return _guarded(lambda: self._picture.getexif().get(_ORIENTATION)) in _LYING

    def _upright(self, number: int) -> Image.Image:
        if self._decoded is None or self._decoded[0] != number:
            self._seek(number)
            turned = _guarded(lambda: ImageOps.exif_transpose(self._picture))
            self._decoded = (number, _guarded(lambda: _rgb(turned)))
        return self._decoded[1]


_MOVING: Final = ("image/png", "image/webp")


def small_jpeg(file: IO[bytes], long_side: int) -> Image.Image:
    """Decode a JPEG at a half, a quarter or an eighth, then scale it to the side."""
    picture: Image.Image = Image.open(file, formats=["JPEG"])
    scale = long_side / max(picture.size)
    if scale < 1:
        width, height = (max(1, round(side * scale)) for side in picture.size)
        picture.draft(None, (width, height))
        picture = picture.resize((width, height), Image.Resampling.BOX)
    return picture


def _opened(content: Any, name: str) -> Image.Image:  # noqa: ANN401 - any buffer
    return _guarded(lambda: Image.open(io.BytesIO(content), formats=[name]))


def _rgb(picture: Image.Image) -> Image.Image:
    """Return eight bits a channel, three channels, transparent parts on white."""
    if picture.mode.startswith("I") or picture.mode == "F":
        return Image.fromarray(_eight_bits(np.asarray(picture))).convert("RGB")
    if picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        ground = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(ground, layered).convert("RGB")
    return picture.convert("RGB")


def _eight_bits(values: NDArray[Any]) -> NDArray[np.uint8]:
    """Scale deeper pixels down; values that fit eight bits already are left as they are."""
    scaled = np.nan_to_num(values.astype(np.float32))
    highest = float(scaled.max(initial=0))
    if values.dtype.kind == "f" and highest <= 1:
        scaled *= 255
    elif highest > 255:  # noqa: PLR2004 - the largest byte
        scaled /= 257
    return np.clip(scaled, 0, 255).astype(np.uint8)


def _guarded(step: Callable[[], T]) -> T:
    """Take a step of decoding; whatever a decoder complains about, the file is damaged."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return step()
        except FAULTS as error:
            message = "the picture is damaged or truncated"
            raise BrokenDocumentError(message) from error
