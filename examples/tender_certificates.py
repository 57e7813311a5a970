"""Certificates as they lie in a bid: many holders and numbers, in every shape that is usual.

A shape says how a certificate lies there: on one page, in two languages on two pages, with an
annex, two on one page, pasted under a heading, on its side, photographed, badly copied.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from random import Random
from typing import Any, Literal

from PIL import Image

from examples import degrade, forms, press
from examples.certificate import Holder
from examples.designs import LEDGER, STATEMENT
from examples.originals import ISMS_HANT, ORIGINALS, Original
from examples.paper import LANDSCAPE, sealed, sheet

Form = Literal["text", "scan", "pasted"]

DPI = 150
CHINESE = tuple(each for each in ORIGINALS if each.certificate.scope_zh and each is not ISMS_HANT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of a bid with a certificate on it, or with a part of one."""

    form: Form
    kind: str
    numbers: tuple[str, ...]
    """The certificates that the page shows."""
    content: Callable[[], bytes] | None = None
    """Prints the page as PDF, where it is born-digital."""
    picture: Callable[[], Image.Image] | None = None
    """Draws the page's pixels, where it is a picture."""
    heading: str = ""
    """What a page of text says above the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One or two certificates and the pages on which they lie, one after the other."""

    shape: str
    sheets: tuple[Sheet, ...]


class Issuer:
    """Gives every certificate a number of its own."""

    def __init__(self, random: Random, holder: Holder) -> None:
        self.random = random
        self.holder = holder
        self._given: set[str] = set()

    def issue(self, among: tuple[Original, ...] = ORIGINALS) -> Original:
        """Issue one of the originals anew, to this bid's holder."""
        original = self.random.choice(among)
        number = self._number(original.certificate.number)
        holder = original.certificate.holder if original is ISMS_HANT else self.holder
        return replace(
            original,
            name=f"{original.name}-{number}",
            certificate=replace(original.certificate, number=number, holder=holder),
        )

    def _number(self, pattern: str) -> str:
        """Fill in another serial, which stands before the R of the cycle."""
        while True:
            number = re.sub(r"\d+(?=R\d)", self._serial, pattern)
            if number not in self._given:
                self._given.add(number)
                return number

    def _serial(self, old: re.Match[str]) -> str:
        return "".join(str(self.random.randint(0, 9)) for _ in old[0])


Picture = Callable[[], Image.Image]


def entries(random: Random, holder: Holder) -> Iterator[Entry]:
    """Lay certificates into a bid without end: every shape once, then again in another order."""
    issuer = Issuer(random, holder)
    order = list(SHAPES)
    while True:
        for name in order:
            sheets = SHAPES[name](issuer)
            yield Entry(shape=name, sheets=sheets)
        random.shuffle(order)


def _seed(original: Original) -> int:
    return forms.seed(original.name)


def _scanned(original: Original, *, grey: bool = False) -> Image.Image:
    return degrade.scan(_printed(original), _seed(original), grey=grey)


def _printed(original: Original) -> Image.Image:
    return press.pages(original.layout.template, forms.sheet(original), dpi=DPI)[0]


def _one(original: Original, picture: Picture, **more: Any) -> tuple[Sheet, ...]:  # noqa: ANN401  as it comes
    said = {"form": "scan", "kind": "certificate", **more}
    return (Sheet(numbers=(original.certificate.number,), picture=picture, **said),)


def scan(issuer: Issuer) -> tuple[Sheet, ...]:
    """Scan in colour."""
    original = issuer.issue()
    return _one(original, partial(_scanned, original))


def grey(issuer: Issuer) -> tuple[Sheet, ...]:
    """Scan in grey."""
    original = issuer.issue()
    return _one(original, partial(_scanned, original, grey=True))


def digital(issuer: Issuer) -> tuple[Sheet, ...]:
    """Insert the born-digital file."""
    original = issuer.issue()
    content = partial(forms.digital, original)
    number = original.certificate.number
    return (Sheet(form="text", kind="certificate", numbers=(number,), content=content),)


def pasted(issuer: Issuer) -> tuple[Sheet, ...]:
    """Paste a scan below a heading in the text."""
    original = issuer.issue()
    system = original.certificate.standard.system_zh
    heading = f"{issuer.random.randint(2, 9)}.{issuer.random.randint(1, 9)} {system}认证证书"
    return _one(original, partial(_scanned, original), form="pasted", heading=heading)


def on_its_side(issuer: Issuer) -> tuple[Sheet, ...]:
    """Turn it by 90 or 270 degrees."""
    original = issuer.issue()
    degrees = issuer.random.choice((90, 270))
    return _one(original, lambda: degrade.turned(_scanned(original), degrees))


def on_its_head(issuer: Issuer) -> tuple[Sheet, ...]:
    """Turn it by 180 degrees."""
    original = issuer.issue()
    return _one(original, lambda: degrade.turned(_scanned(original, grey=True), 180))


def photo(issuer: Issuer) -> tuple[Sheet, ...]:
    """Photograph it with a phone."""
    original = issuer.issue()
    return _one(
        original, lambda: degrade.photo(_printed(original), _seed(original), long_side=2000)
    )


def low_copy(issuer: Issuer) -> tuple[Sheet, ...]:
    """Copy it badly."""
    original = issuer.issue()
    return _one(
        original, lambda: degrade.low_copy(_printed(original), _seed(original), long_side=1400)
    )


def twins(issuer: Issuer) -> tuple[Sheet, ...]:
    """Lay the English page behind the Chinese one."""
    chinese = replace(issuer.issue(CHINESE), layout=LEDGER, options={})
    english = replace(chinese, name=f"{chinese.name}-en", layout=STATEMENT)
    return (
        *_one(chinese, partial(_scanned, chinese)),
        *_one(english, partial(_scanned, english)),
    )


def annexed(issuer: Issuer) -> tuple[Sheet, ...]:
    """Lay an annex with the sites behind the certificate."""
    original = issuer.issue(CHINESE)
    places = issuer.random.sample(("东城", "西城", "南城", "北城", "滨海", "高新"), 4)
    return (
        *_one(original, partial(_scanned, original)),
        *_one(original, partial(annex, original, places), kind="annex"),
    )


def annex(original: Original, places: list[str]) -> Image.Image:
    """Scan the list of sites that belongs to a certificate."""
    certificate = original.certificate
    sites = [
        (f"{place}分公司", f"{certificate.holder.address}（{place}）\n{certificate.scope_zh}")
        for place in places
    ]
    printed = sheet(
        edge="double",
        colour=certificate.body.colour,
        title=f"{certificate.standard.system_zh}认证证书附件",
        title_size=22,
        title_y=32,
        tracking=1,
        subtitle=f"证书编号：{certificate.number}",
        opening=(f"获证组织：{certificate.holder.zh}", "本附件列明证书覆盖的场所与业务范围："),
        rows=(("场所名称", "地址／认证范围"), *sites),
        ruled=True,
        size=10.5,
        label_width=36,
        top=62,
        paragraphs=("本附件须与主证书同时使用方为有效。第 2 页 共 2 页",),
        issuer=certificate.body.zh,
        seal=certificate.body.zh,
    )
    page = press.pages("frame", sealed(printed), dpi=DPI)[0]
    return degrade.scan(page, _seed(original) + 1)


def side_by_side(issuer: Issuer) -> tuple[Sheet, ...]:
    """Lay two certificates beside each other on a landscape page."""
    pair = [issuer.issue(CHINESE) for _ in range(2)]
    numbers = tuple(each.certificate.number for each in pair)
    picture = partial(_folder, pair)
    return (Sheet(form="scan", kind="certificate", numbers=numbers, picture=picture),)


def _folder(pair: list[Original]) -> Image.Image:
    pages = [_printed(each) for each in pair]
    shared = Image.new("RGB", (pages[0].height, pages[0].width), "white")
    width = round(shared.width * 0.48)
    for index, page in enumerate(pages):
        small = page.resize((width, round(page.height * width / page.width)), Image.Resampling.BOX)
        at = round(shared.width * (0.013 + 0.494 * index))
        shared.paste(small, (at, (shared.height - small.height) // 2))
    return degrade.scan(shared, _seed(pair[0]), skew=0.3)


def landscape(issuer: Issuer) -> tuple[Sheet, ...]:
    """Issue a certificate that is itself landscape, in one language or in two."""
    original = issuer.issue(CHINESE)
    both = issuer.random.random() < 0.5  # noqa: PLR2004  every other one
    return _one(original, partial(_landscape, original, both=both))


def _landscape(original: Original, *, both: bool) -> Image.Image:
    page = press.pages("frame", sealed(_wide(original, both=both)), dpi=DPI)[0]
    return degrade.scan(page, _seed(original))


def _wide(original: Original, *, both: bool) -> dict[str, Any]:
    """Return the sheet of a landscape certificate."""
    certificate = original.certificate
    holder, standard = certificate.holder, certificate.standard
    rows = (
        ("证书编号", "Certificate No.", certificate.number),
        ("组织名称", "Organization", f"{holder.zh}\n{holder.en}" if both else holder.zh),
        ("统一社会信用代码", "USCC", holder.uscc),
        ("认证标准", "Standard", standard.printed),
        ("认证范围", "Scope", certificate.scope_zh),
        ("发证日期", "Date of issue", certificate.issued.isoformat()),
        ("有效期至", "Valid until", certificate.expires.isoformat()),
    )
    return sheet(
        paper=LANDSCAPE,
        edge="guilloche",
        colour=certificate.body.colour,
        emblem="corner",
        logo=certificate.body.initials,
        title=f"{standard.system_zh}认证证书",
        title_en=f"{standard.system_en} Certificate" if both else "",
        title_size=26,
        title_y=24,
        tracking=2,
        rows=[(f"{zh} {en}" if both else f"{zh}：", value) for zh, en, value in rows],
        label_width=64 if both else 46,
        left=44,
        right=36,
        top=60,
        gap=4,
        size=12,
        marks=certificate.marks,
        marks_at=(44, 166),
        issuer=certificate.body.zh,
        seal=certificate.body.zh,
        signed_at=(220, 168),
    )


SHAPES: dict[str, Callable[[Issuer], tuple[Sheet, ...]]] = {
    "scan": scan,
    "twins": twins,
    "pasted": pasted,
    "annex": annexed,
    "side-by-side": side_by_side,
    "grey": grey,
    "digital": digital,
    "on-its-side": on_its_side,
    "landscape": landscape,
    "low-copy": low_copy,
    "photo": photo,
    "on-its-head": on_its_head,
}
