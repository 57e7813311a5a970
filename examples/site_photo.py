"""Photos of sites and goods, made of shapes: no words, much texture."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SKY = ((188, 205, 222), (120, 150, 190), (214, 214, 210), (96, 100, 108))
WALLS = ((150, 140, 128), (92, 98, 104), (176, 120, 84), (60, 66, 74), (198, 192, 180))


def site(seed: int, *, size: tuple[int, int] = (1100, 780)) -> Image.Image:
    """Photograph a building, a room of racks or a shelf that nobody built."""
    rng = np.random.default_rng(seed)
    width, height = size
    photo = Image.new("RGB", size, SKY[rng.integers(len(SKY))])
    pen = ImageDraw.Draw(photo)
    horizon = int(height * rng.uniform(0.55, 0.8))
    pen.rectangle((0, horizon, width, height), fill=tuple(int(v) for v in rng.integers(70, 140, 3)))
    for _ in range(int(rng.integers(4, 9))):
        wall = WALLS[rng.integers(len(WALLS))]
        left, wide = int(rng.integers(-80, width - 80)), int(rng.integers(120, 380))
        top = int(rng.integers(40, horizon - 60))
        bottom = int(rng.integers(horizon, height))
        pen.rectangle((left, top, left + wide, bottom), fill=wall, outline=(40, 40, 40), width=3)
        _windows(pen, rng, (left, top, left + wide, bottom))
    soft = photo.filter(ImageFilter.GaussianBlur(1.6))
    grain = rng.standard_normal((height, width, 1), dtype=np.float32) * 7
    return Image.fromarray(np.clip(np.asarray(soft) + grain, 0, 255).astype(np.uint8))


def page(seed: int, *, dpi: float, photos: int = 2) -> Image.Image:
    """Paste photos on a sheet of A4."""
    sheet = Image.new("RGB", (round(8.27 * dpi), round(11.69 * dpi)), "white")
    room = sheet.height // photos
    for index in range(photos):
        shown = site(seed * 10 + index)
        shown.thumbnail((round(sheet.width * 0.84), round(room * 0.86)))
        at = ((sheet.width - shown.width) // 2, index * room + (room - shown.height) // 2)
        sheet.paste(shown, at)
    return sheet


def _windows(
    pen: ImageDraw.ImageDraw, rng: np.random.Generator, wall: tuple[int, int, int, int]
) -> None:
    """Cut rows of windows, drawers or lamps into a wall."""
    left, top, right, bottom = wall
    step_x, step_y = int(rng.integers(22, 60)), int(rng.integers(14, 50))
    colour = tuple(int(v) for v in rng.integers(20, 240, 3))
    for x in range(left + 10, right - step_x, step_x):
        for y in range(top + 10, bottom - step_y, step_y):
            if rng.random() < 0.8:  # noqa: PLR2004  some are shut
                pen.rectangle((x, y, x + step_x * 6 // 10, y + step_y * 6 // 10), fill=colour)
