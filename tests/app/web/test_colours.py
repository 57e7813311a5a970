import re
from pathlib import Path

import pytest

from app.web import texts

STYLE = (Path(texts.__file__).parent / "static" / "base.css").read_text()
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.+?)\n\s*\}", STYLE, re.DOTALL)
)
PAIRS = [
    *((text, ground) for text in ("ink", "soft", "accent") for ground in ("paper", "sheet")),
    *((tone, f"{tone}-wash") for tone in ("good", "warn", "bad", "open", "mute")),
    *((tone, "sheet") for tone in ("good", "warn", "bad", "open", "mute")),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("soft", "sunk"),
    ("ink", "accent-wash"),
    ("soft", "accent-wash"),
    ("bad", "paper"),
]


def luminance(colour):
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_stands_out_from_its_ground(colours, text, ground):
    lights = sorted((luminance(colours[text]), luminance(colours[ground])))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5
