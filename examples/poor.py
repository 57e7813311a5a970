"""Poor copies: a page shrunk for the web, blurred, compressed, perhaps blown up again.

The same picture and seed give the same bytes with the same versions of Pillow and NumPy.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from PIL import Image, ImageFilter

Choice = TypeVar("Choice")
SIDES: Final = (400, 500, 600, 700, 800, 900, 1100)
"""Pixels of the longer side."""
_BLURS: Final = (0.0, 0.4, 0.8)
_QUALITIES: Final = (30, 45, 60)
_BLOWN_UP: Final = ((400, 1600), (600, 1500), (800, 2000))


@dataclass(frozen=True, slots=True, kw_only=True)
class Poverty:
    """What is lost: pixels, sharpness, and what JPEG throws away."""

    long_side: int
    """Pixels that the copy still shows."""
    blur: float
    """Radius in those pixels."""
    quality: int
    blown_up_to: int | None = None
    """To how many pixels the copy was enlarged afterwards, which adds nothing to read."""

    @property
    def name(self) -> str:
        """Name the copy's form in a file name."""
        end = f"-to-{self.blown_up_to}" if self.blown_up_to else ""
        return f"small-{self.long_side}-b{round(self.blur * 10):02}-q{self.quality}{end}"


def poverties(seed: int) -> Iterator[Poverty]:
    """List the copies of one page: every size once, each with its own blur and compression."""
    rng = np.random.default_rng(seed)
    for side in SIDES:
        yield Poverty(long_side=side, blur=_any(rng, _BLURS), quality=_any(rng, _QUALITIES))
    for side, larger in _BLOWN_UP:
        yield Poverty(
            long_side=side,
            blur=_any(rng, _BLURS),
            quality=_any(rng, _QUALITIES),
            blown_up_to=larger,
        )


def _any(rng: np.random.Generator, choices: tuple[Choice, ...]) -> Choice:
    return choices[int(rng.integers(len(choices)))]


def copied(page: Image.Image, poverty: Poverty) -> bytes:
    """Return the poor copy of a page as JPEG."""
    small = _resized(page.convert("RGB"), poverty.long_side, Image.Resampling.BILINEAR)
    if poverty.blur:
        small = small.filter(ImageFilter.GaussianBlur(poverty.blur))
    content = _jpeg(small, poverty.quality)
    if poverty.blown_up_to is None:
        return content
    large = _resized(Image.open(io.BytesIO(content)), poverty.blown_up_to, Image.Resampling.BICUBIC)
    return _jpeg(large, 85)


def _resized(page: Image.Image, long_side: int, way: Image.Resampling) -> Image.Image:
    scale = long_side / max(page.size)
    return page.resize((round(page.width * scale), round(page.height * scale)), way)


def _jpeg(page: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
