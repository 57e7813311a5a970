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


def photo(
    image: Image.Image, seed: int, *, long_side: int = 2600, strength: float = 1.0
) -> Image.Image:
    """Photograph on a desk: perspective, uneven light, a soft lens, camera noise.

    A strength of 0.4 is a careful hand, of 1.7 a hasty one.
    """
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
    shift = rng.uniform(-0.55, 0.55, (4, 2)) * margin * strength
    target = [(x + dx, y + dy) for (x, y), (dx, dy) in zip(corners, shift, strict=True)]
    source = [(0, 0), (page.width, 0), (page.width, page.height), (0, page.height)]
    shot = Image.new("RGB", size, DESK)
    mask = Image.new("L", page.size, 255)
    plan = _perspective(target, source)
    warp = (size, Image.Transform.PERSPECTIVE, plan, Image.Resampling.BICUBIC)
    shot.paste(page.transform(*warp), mask=mask.transform(*warp))
    pixels = np.asarray(shot.filter(ImageFilter.GaussianBlur(0.8 * strength)), dtype=np.float32)
    light = _light(rng, size, strength)[..., None]
    pixels = pixels * light * np.array([1.0, 0.985, 0.95], np.float32)
    return _picture(pixels + _noise(rng, pixels.shape, 3.0 * strength))


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


def chat_copy(image: Image.Image, seed: int) -> Image.Image:
    """Send through a chat app: 1080 to 1440 pixels on the long side, twice compressed."""
    rng = np.random.default_rng(seed)
    scale = int(rng.integers(1080, 1441)) / max(image.size)
    size = (round(image.width * scale), round(image.height * scale))
    buffer = io.BytesIO()
    image.convert("RGB").resize(size, Image.Resampling.BILINEAR).save(buffer, "JPEG", quality=70)
    return Image.open(buffer).copy()


def sleeve_glare(image: Image.Image, seed: int) -> Image.Image:
    """Leave it in a plastic sleeve under a lamp: a veil, and bright bands with soft edges."""
    rng = np.random.default_rng(seed)
    pixels = np.asarray(image.convert("RGB"), dtype=np.float32)
    height, width = pixels.shape[:2]
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    veil = np.full((height, width), 0.08, np.float32)
    for _ in range(3):
        slope, at, half = rng.uniform(-0.8, 0.8), rng.uniform(0.1, 0.9), rng.uniform(0.02, 0.06)
        veil += np.float32(0.62) * np.exp(-(((y - at - slope * (x - 0.5)) / half) ** 2))
    veil = np.minimum(veil, np.float32(0.86))[..., None]
    return _picture(pixels * (1 - veil) + 252 * veil)


def stamped(image: Image.Image, seal: Image.Image, middle: tuple[float, float]) -> Image.Image:
    """Press a clear-backed seal upon the page, its middle at a place in fractions of the page.

    Ink darkens what lies below it, so that print shows through.
    """
    page = np.asarray(image.convert("RGB"), dtype=np.float32)
    ink = Image.new("RGBA", image.size)
    corner = (
        round(middle[0] * image.width - seal.width / 2),
        round(middle[1] * image.height - seal.height / 2),
    )
    ink.paste(seal, corner)
    pixels = np.asarray(ink, dtype=np.float32)
    cover = pixels[..., 3:] / 255
    return _picture(page * (1 - cover + cover * pixels[..., :3] / 255))


def watermarked(image: Image.Image, words: Image.Image, *, share: float = 0.3) -> Image.Image:
    """Print clear-backed words across the page, slanting, again and again.

    ``share`` is how much of the paper's light the words take away.
    """
    page = np.asarray(image.convert("RGB"), dtype=np.float32)
    slanting = words.rotate(35, expand=True, resample=Image.Resampling.BICUBIC)
    layer = Image.new("L", image.size)
    step = (round(slanting.width * 0.9), round(slanting.height * 0.8))
    for row, top in enumerate(range(0, image.height, step[1])):
        for left in range(-(row % 2) * step[0] // 2, image.width, step[0]):
            layer.paste(slanting.getchannel("A"), (left, top), slanting.getchannel("A"))
    cover = np.asarray(layer, dtype=np.float32)[..., None] / 255 * share
    return _picture(page * (1 - cover))


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


def _light(rng: np.random.Generator, size: tuple[int, int], strength: float) -> Pixels:
    """Return how bright each pixel is lit: a lamp on one side and a soft shadow."""
    width, height = size
    angle = rng.uniform(0, 2 * pi)
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    along = x * np.float32(cos(angle)) + y * np.float32(sin(angle))
    uneven = np.float32(0.1) * along - np.float32(0.06) * (x**2 + y**2)
    return (np.float32(0.9) + np.float32(strength) * uneven).astype(np.float32)


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
