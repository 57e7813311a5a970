"""What is drawn over what on a page: boxes over words, characters over characters, words over
a scan.
"""  # noqa: D205 - one sentence

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from parsers.document import Box
from parsers.forensics import fonts
from parsers.forensics.drawn import Drawn, Glyph, Patch
from parsers.forensics.rows import around, lines_of, words_of
from parsers.forensics.traces import MOST_TRACES, Trace, TraceKind
from parsers.pdf_objects import Rect

Place = Callable[[Rect], Box | None]
Hides = Callable[[Patch], bool]

_PAGE: Final = 0.8
"""Share of the page from which a picture is a scan or a background."""
_HALF: Final = 0.5
_WIDEST: Final = 0.6
_HIGHEST: Final = 0.05
"""A box larger than this, as a share of the page, belongs to the design."""
_WHITE: Final = 225
_PAPER: Final = 150
"""The paper of a scan is not white."""
_FEW: Final = 200
"""More characters than this over a picture: it is the background of a printed page."""
_AT_LEAST: Final = 2
_ALIKE: Final = 4
"""Two other characters, or one where the rest of the word lies on itself."""
_OVERLAP: Final = 0.4
_SAME_HEIGHT: Final = 0.6
_SAME_COLOUR: Final = 60
_BAND: Final = 12.0
"""In points; what lies on one another begins in one band or in two neighbours."""
_NEAR: Final = 20


def found(seen: Drawn, number: int, place: Place, hides: Hides) -> tuple[Trace, ...]:
    """Return the traces on a page; ``place`` says where a thing lies on it."""
    pictures = [each for each in seen.patches if each.colour is None]
    full = [each for each in pictures if _share(each.rect, place) >= _HALF]
    glyphs = [each for each in seen.glyphs if not each.switched and not _lies_under(each, full)]
    scan = next((each for each in full if _share(each.rect, place) >= _PAGE), None)
    traces = [
        *_covered(glyphs, seen, number, place, hides),
        *_stacked(glyphs, seen.patches, number, place),
        *(_over(scan, glyphs, seen.patches, number, place) if scan else ()),
        *fonts.found(glyphs, number, place),
    ]
    return tuple(traces) if len(traces) <= MOST_TRACES else ()


def _covered(
    glyphs: list[Glyph], seen: Drawn, number: int, place: Place, hides: Hides
) -> Iterator[Trace]:
    """A small box that hides words, with other words or none on it."""
    for patch in seen.patches:
        if not _is_small(patch.rect, place) or not _is_white(patch, _WHITE):
            continue
        inside = [each for each in glyphs if _holds(patch.rect, each)]
        before = words_of(each for each in inside if each.order < patch.order)
        after = words_of(each for each in inside if each.order > patch.order)
        if _letters(before) < _AT_LEAST or _plain(before) == _plain(after):
            continue
        if patch.colour is None and not (after and hides(patch)):
            continue
        if not after and any(order > patch.order for order in seen.texts_in(patch.rect)):
            continue  # the same words again, which PDFium tells once
        if box := place(patch.rect):
            yield Trace(
                kind=TraceKind.COVERED, page=number, box=box, before=before, after=after or None
            )


def _stacked(
    glyphs: list[Glyph], patches: Iterable[Patch], number: int, place: Place
) -> Iterator[Trace]:
    """Other characters of like size and colour on top of characters that still show."""
    texts = _by_object(glyphs)
    told = (
        (below, above)
        for below, above in _pairs(glyphs)
        if not _same(texts[below.order], texts[above.order])
        and not _is_between(below, above, patches)
    )
    for pairs in _rows(told):
        others = sum(below.text != above.text for below, above in pairs)
        if not others or max(2 * others, len(pairs)) < _ALIKE or _is_copy(glyphs, pairs):
            continue
        before = words_of(_along(glyphs, [below for below, _ in pairs]))
        after = words_of(_along(glyphs, [above for _, above in pairs]))
        if _same(before, after):
            continue
        if box := place(around(glyph for pair in pairs for glyph in pair)):
            yield Trace(kind=TraceKind.STACKED, page=number, box=box, before=before, after=after)


def _over(
    scan: Patch, glyphs: list[Glyph], patches: Iterable[Patch], number: int, place: Place
) -> Iterator[Trace]:
    """Few words drawn over the picture of a page."""
    above = [each for each in glyphs if each.order > scan.order and _holds(scan.rect, each)]
    if len(above) > _FEW:
        return
    white = [each for each in patches if each.order > scan.order and _is_white(each, _PAPER)]
    small = [each for each in white if each.colour and _is_small(each.rect, place)]
    for line in lines_of(above):
        if box := place(around(line)):
            yield Trace(
                kind=TraceKind.OVER_SCAN,
                page=number,
                box=box,
                after=words_of(line),
                patched=any(p.order < g.order and _holds(p.rect, g) for p in small for g in line),
            )


def _pairs(glyphs: list[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    """Yield glyphs that lie on one another, the earlier one first."""
    bands: dict[int, list[Glyph]] = defaultdict(list)
    for each in glyphs:
        if each.text.isalnum():
            bands[int(each.middle[1] // _BAND)].append(each)
    for band, here in bands.items():
        yield from _within(here, bands.get(band + 1, []))


def _within(here: list[Glyph], beside: list[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    """Pairs of which one at least is here; those beside have their own turn."""
    near = sorted((*here, *beside), key=lambda glyph: glyph.rect[0])
    own = set(map(id, here))
    for index, one in enumerate(near):
        for other in near[index + 1 : index + 1 + _NEAR]:
            if other.rect[0] >= one.rect[2]:
                break
            below, above = (one, other) if one.order < other.order else (other, one)
            if own & {id(one), id(other)} and one.order != other.order and _lies_on(below, above):
                yield below, above


def _is_copy(glyphs: list[Glyph], pairs: list[tuple[Glyph, Glyph]]) -> bool:
    """A line drawn twice, letter by letter, to make it bolder or give it a shadow."""
    first = min(above.order for _, above in pairs)
    low = min(glyph.rect[1] for pair in pairs for glyph in pair)
    high = max(glyph.rect[3] for pair in pairs for glyph in pair)
    line = [each for each in glyphs if low <= each.middle[1] <= high]
    earlier = words_of(each for each in line if each.order < first)
    return _same(earlier, words_of(each for each in line if each.order >= first))


def _rows(pairs: Iterable[tuple[Glyph, Glyph]]) -> Iterator[list[tuple[Glyph, Glyph]]]:
    """Gather what lies on one line."""
    row: list[tuple[Glyph, Glyph]] = []
    for pair in sorted(pairs, key=lambda each: -each[1].middle[1]):
        above = pair[1]
        height = above.rect[3] - above.rect[1]
        if row and row[0][1].middle[1] - above.middle[1] > _SAME_HEIGHT * height:
            yield row
            row = []
        row.append(pair)
    if row:
        yield row


def _lies_on(below: Glyph, above: Glyph) -> bool:
    heights = sorted(each.rect[3] - each.rect[1] for each in (below, above))
    if heights[0] < _SAME_HEIGHT * heights[1]:
        return False
    if any(abs(a - b) > _SAME_COLOUR for a, b in zip(below.colour, above.colour, strict=True)):
        return False
    shared = _area(_both(below.rect, above.rect))
    return shared > _OVERLAP * min(_area(below.rect), _area(above.rect))


def _along(glyphs: list[Glyph], some: list[Glyph]) -> list[Glyph]:
    """What was drawn with some glyphs on their line."""
    orders = {each.order for each in some}
    low, high = min(each.rect[1] for each in some), max(each.rect[3] for each in some)
    return [each for each in glyphs if each.order in orders and low <= each.middle[1] <= high]


def _by_object(glyphs: Iterable[Glyph]) -> dict[int, str]:
    texts: dict[int, str] = defaultdict(str)
    for each in glyphs:
        texts[each.order] += each.text
    return texts


def _is_between(below: Glyph, above: Glyph, patches: Iterable[Patch]) -> bool:
    return any(
        below.order < each.order < above.order and _holds(each.rect, below)
        for each in patches
        if each.colour is None or each.colour[3]
    )


def _lies_under(glyph: Glyph, pictures: Iterable[Patch]) -> bool:
    return any(each.order > glyph.order and _holds(each.rect, glyph) for each in pictures)


def _is_small(rect: Rect, place: Place) -> bool:
    box = place(rect)
    return box is not None and box.x1 - box.x0 <= _WIDEST and box.y1 - box.y0 <= _HIGHEST


def _is_white(patch: Patch, least: int) -> bool:
    return patch.colour is None or min(patch.colour[:3]) >= least


def _holds(rect: Rect, glyph: Glyph) -> bool:
    x, y = glyph.middle
    return rect[0] <= x <= rect[2] and rect[1] <= y <= rect[3]


def _share(rect: Rect, place: Place) -> float:
    box = place(rect)
    return (box.x1 - box.x0) * (box.y1 - box.y0) if box else 0.0


def _both(one: Rect, other: Rect) -> Rect:
    return (
        max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    )  # fmt: skip


def _area(rect: Rect) -> float:
    return max(rect[2] - rect[0], 0.0) * max(rect[3] - rect[1], 0.0)


def _plain(text: str) -> str:
    return "".join(text.split())


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)


def _same(one: str, other: str) -> bool:
    """A shadow or a bolder copy says the same."""
    first, second = _plain(one), _plain(other)
    return min(len(first), len(second)) > 1 and (first in second or second in first)
