"""The shape of a neighbour: its kind, its template, and the sheet that the template prints."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any
from zlib import crc32

from examples import press
from examples.certificate import Holder

PORTRAIT = (210, 297)
LANDSCAPE = (297, 210)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A paper that is no certificate of a management system."""

    name: str
    kind: str
    """What the sifting of pages should call it."""
    sheet: dict[str, Any]
    template: str = "frame"
    also: tuple[str, ...] = ()
    """Other names that are no error."""


Say = Callable[[Random, Holder], Neighbour]

PLAIN: dict[str, Any] = {
    "paper": PORTRAIT,
    "ground": "#ffffff",
    "edge": "bare",
    "colour": "#333333",
    "font": "song",
    "size": 13.5,
    "emblem": "",
    "emblem_y": 20,
    "logo": "",
    "title": "",
    "title_en": "",
    "title_size": 30,
    "title_y": 40,
    "title_colour": "#222222",
    "tracking": 3,
    "subtitle": "",
    "left": 32,
    "right": 28,
    "top": 80,
    "gap": 5,
    "centred": False,
    "opening": (),
    "rows": (),
    "ruled": False,
    "label_width": 44,
    "label_colour": "#333333",
    "paragraphs": (),
    "photo": None,
    "qr_at": None,
    "payload": "",
    "marks": (),
    "marks_at": (30, 250),
    "issuer": "",
    "date": "",
    "signed_at": (150, 240),
    "seal": "",
    "note": "",
    "note_up": 14,
    "watermark": None,
}


def sheet(**said: object) -> dict[str, Any]:
    """Fill a sheet: everything not said is plain."""
    unknown = said.keys() - PLAIN.keys()
    if unknown:
        message = f"no sheet has {', '.join(sorted(unknown))}"
        raise TypeError(message)
    return {**PLAIN, **said}


def sealed(said: dict[str, Any]) -> dict[str, Any]:
    """Return the sheet with the round seal of the name under ``seal``, if it has one."""
    return {**said, "seal_png": list(seal(said["seal"]))} if said.get("seal") else said


@cache
def seal(name: str) -> bytes:
    """Cut a round seal for a name: a clear-backed picture."""
    stamp = {"name": name, "purpose": "", "serial": f"9901{crc32(name.encode()) % 10**9:09}"}
    return press.picture("seal", stamp, dpi=220)
