"""A pool of scanned filler: drawn once, kept as files, and varied cheaply at every use."""

from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFont

from examples import degrade, forms, site_photo
from examples.bidders import chance, company
from examples.filler import fillers, pictures
from examples.press import FONTS
from examples.tender_certificates import DPI

FINE = 200
"""Every third scan is made at this resolution."""
PHOTOS = 19
"""One in so many is a sheet of photos."""
MARGIN = 26
"""Points of a scan's edge that a shift may move in or out, in pixels."""


class Pool:
    """So many distinct scans, in a folder."""

    def __init__(self, folder: Path, size: int, *, seed: int = 20) -> None:
        self.folder = folder
        self.size = size
        self._pages = list(islice(fillers(seed, company(chance(seed))), 2, size + 2))
        self._holder = company(chance(seed))

    def kind(self, index: int) -> str:
        """Say what the scan is a scan of."""
        blank = self._pages[index]["form"] == "blank" and index % PHOTOS != 0
        return "blank" if blank else "other"

    def scan(self, index: int) -> Image.Image:
        """Return a scan as it is kept."""
        path = self.folder / f"{index:04}.jpg"
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(forms.jpeg(self._drawn(index), quality=90))
        return Image.open(path)

    def varied(self, index: int, random: Random, *, number: int, quality: int) -> bytes:
        """Return a scan as JPEG: shifted a little, with the number of its page stamped on it."""
        page = _opened(self, index).copy()
        shift = (random.randint(-MARGIN, MARGIN), random.randint(-MARGIN, MARGIN))
        moved = ImageChops.offset(page, *shift)
        pen = ImageDraw.Draw(moved)
        at = (moved.width // 2, moved.height - round(moved.height * 0.035))
        pen.text(at, str(number), fill=40, font=_font(moved.height // 75), anchor="mm")
        return forms.jpeg(moved, quality=quality)

    def _drawn(self, index: int) -> Image.Image:
        """Scan a page: mostly grey, mostly upright."""
        random = chance(index)
        dpi = FINE if index % 3 == 0 else DPI
        if index % PHOTOS == 0:
            return site_photo.page(index, dpi=DPI, photos=random.randint(1, 3))
        (page,) = pictures([self._pages[index]], self._holder, dpi=dpi)
        scan = degrade.scan(page, index, grey=random.random() < 0.7, skew=1.0)  # noqa: PLR2004  most are
        return degrade.turned(scan, random.choices((0, 90, 180, 270), (90, 4, 3, 3))[0])


@cache
def _opened(pool: Pool, index: int) -> Image.Image:
    """Keep the pixels of a scan for its next use."""
    picture = pool.scan(index)
    picture.load()
    return picture


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(f"{FONTS[1]}/DejaVuSans.ttf", size)
