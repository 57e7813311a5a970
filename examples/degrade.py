"""What happens to a certificate on its way: scanner, phone camera, copier.

Each function takes a picture and a seed and returns a picture; the same seed gives the same
pixels with the same versions of Pillow and NumPy.
"""

import io
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Pixels = NDArray[np.float32]
DESK = (62, 58, 54)


def scan(image: Image.Image, seed: int, *, grey: bool = False, skew: float = 0.6) -> Image.Image:
    """Scan on glass: a little crooked, a little soft, paper not quite white, some noise."""
    rng = np.random.default_rng(seed)
    angle = rng.uniform(-skew, skew)
    turned = image.convert("RGB").rotate(
        angle, resample=Image.Resampling.BICUBIC, fillcolor=(250, 250, 248)
    )
    soft = turned.filter(ImageFilter.GaussianBlur(0.5))
    pixels = np.asarray(soft, dtype=np.float32) * 0.955 + 6
    pixels += _noise(rng, pixels.shape, 2.2)
    result = _picture(pixels)
    return result.convert("L") if grey else result


def photo(image: Image.Image, seed: int, *, long_side: int = 2600) -> Image.Image:
    """Photograph on a desk: perspective, uneven light, a soft lens, camera noise."""
    rng = np.random.default_rng(seed)
    page = image.convert("RGB")
    scale = long_side / max(page.size) * 0.9
    page = page.resize(
        (round(page.width * scale), round(page.height * scale)), Image.Resampling.LANCZOS
    )
    margin = round(0.055 * long_side)
    size = (page.width + 2 * margin, page.height + 2 * margin)
    corners = [(margin, margin), (margin + page.width, margin)]
    corners += [(margin + page.width, margin + page.height), (margin, margin + page.height)]
    shift = rng.uniform(-0.55, 0.55, (4, 2)) * margin
    target = [(x + dx, y + dy) for (x, y), (dx, dy) in zip(corners, shift, strict=True)]
    source = [(0, 0), (page.width, 0), (page.width, page.height), (0, page.height)]
    shot = Image.new("RGB", size, DESK)
    mask = Image.new("L", page.size, 255)
    plan = _perspective(target, source)
    warp = (size, Image.Transform.PERSPECTIVE, plan, Image.Resampling.BICUBIC)
    shot.paste(page.transform(*warp), mask=mask.transform(*warp))
    pixels = np.asarray(shot.filter(ImageFilter.GaussianBlur(0.8)), dtype=np.float32)
    pixels = pixels * _light(rng, size)[..., None] * np.array([1.0, 0.985, 0.95], np.float32)
    return _picture(pixels + _noise(rng, pixels.shape, 3.0))


def low_copy(image: Image.Image, seed: int, *, long_side: int = 1280) -> Image.Image:
    """Copy a copy: grey, about 110 dpi, hard contrast, specks, much compressed."""
    rng = np.random.default_rng(seed)
    page = image.convert("L")
    scale = long_side / max(page.size)
    small = page.resize(
        (round(page.width * scale), round(page.height * scale)), Image.Resampling.BILINEAR
    )
    pixels = (np.asarray(small, dtype=np.float32) - 128) * 1.25 + 140
    pixels += _noise(rng, (*pixels.shape, 1), 5.0)[..., 0]
    specks = rng.random(pixels.shape) < 0.0004  # noqa: PLR2004  dust on the glass
    pixels[specks] = 70
    buffer = io.BytesIO()
    _picture(pixels).save(buffer, "JPEG", quality=38)
    return Image.open(buffer).copy()


def turned(image: Image.Image, degrees: int) -> Image.Image:
    """Turn the page clockwise by a multiple of 90 degrees."""
    return image.rotate(-degrees, expand=True)


def side_by_side(left: Image.Image, right: Image.Image) -> Image.Image:
    """Lay two pages into one dark folder."""
    gap = round(left.width * 0.035)
    folder = Image.new(
        "RGB",
        (left.width + right.width + 3 * gap, max(left.height, right.height) + 2 * gap),
        (38, 42, 58),
    )
    folder.paste(left, (gap, gap))
    folder.paste(right, (left.width + 2 * gap, gap))
    return folder


def _noise(rng: np.random.Generator, shape: tuple[int, ...], sigma: float) -> Pixels:
    """Return noise that is equal in the three colours, as from a grey sensor."""
    grain = rng.standard_normal(shape[:2], dtype=np.float32) * np.float32(sigma)
    return np.repeat(grain[..., None], shape[2], axis=2)


def _light(rng: np.random.Generator, size: tuple[int, int]) -> Pixels:
    """Return how bright each pixel is lit: a lamp on one side and a soft shadow."""
    width, height = size
    angle = rng.uniform(0, 2 * pi)
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    along = x * np.float32(cos(angle)) + y * np.float32(sin(angle))
    return (np.float32(0.9) + np.float32(0.1) * along - np.float32(0.06) * (x**2 + y**2)).astype(
        np.float32
    )


def _perspective(
    target: list[tuple[float, float]], source: list[tuple[float, float]]
) -> tuple[float, ...]:
    """Return Pillow's eight coefficients, which map the target back to the source."""
    rows, values = [], []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
        values += [u, v]
    return tuple(float(each) for each in np.linalg.solve(np.array(rows), np.array(values)))


def _picture(pixels: Pixels) -> Image.Image:
    """Round to eight bits."""
    return Image.fromarray(np.clip(pixels + 0.5, 0, 255).astype(np.uint8))
