"""Certificates as layouts: lines of text at given places, with the truth, in ``layouts/*.txt``.

A layout begins with ``== name``; then come the fields, ``field: value``, and behind ``--`` the
lines: the middle of the line and where it begins in millimetres (``c`` centred on the page,
``c50`` on 50), its size in points, its text. ``page 297x210`` begins a page of that size. A field
that is not named is not printed; ``-field`` is not looked at, ``~field`` need not be read yet.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from parsers.document import Box, Document, Page, Source, TextBox

FOLDER = Path(__file__).with_name("layouts")
POINT = 0.3528
LINE = tuple[float, str, float, str]
PIECES = re.compile(r"\S+(?:\s{1,3}\S+)*")
WORDS = re.compile(r"\S+(?: \S+)*")


@dataclass
class Layout:
    name: str
    truth: dict[str, str] = field(default_factory=dict)
    unseen: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    pages: list[tuple[float, float, list[LINE]]] = field(default_factory=list)


def load():
    """Return every layout of every file."""
    texts = [path.read_text("utf-8") for path in sorted(FOLDER.glob("*.txt"))]
    return [layout(block) for text in texts for block in re.split(r"(?m)^== ", text)[1:]]


def layout(block):
    head, _, body = block.partition("\n--\n")
    name, *facts = head.splitlines()
    found = Layout(name)
    for fact in facts:
        key, _, value = fact.partition(": ")
        if key.startswith(("-", "~")):
            (found.unseen if key[0] == "-" else found.unread).add(key[1:])
        else:
            found.truth[key] = value
    for line in filter(None, body.splitlines()):
        if line.startswith("page "):
            wide, high = map(float, line[len("page ") :].split("x"))
            found.pages.append((wide, high, []))
            continue
        if not found.pages:
            found.pages.append((210.0, 297.0, []))
        lines = found.pages[-1][2]
        y, x, size, text = line.split(" ", 3)
        middle = lines[-1][0] + 1.55 * float(size) * POINT if y == "+" else float(y)
        lines.append((middle, x, float(size), text))
    return found


def as_text(layout):
    """The layout as the text layer of a PDF: pieces of lines, exact places and characters."""
    pages = []
    for number, (wide, high, lines) in enumerate(layout.pages, 1):
        boxes = []
        for y, x, size, text in lines:
            for left, piece, length in parted(text, begin(wide, x, size, text), size, PIECES):
                place = box((wide, high), (left, y), length, size)
                tight = re.sub(r"\s+", " ", piece)
                boxes.append(TextBox(text=tight, box=place, source=Source.TEXT, font="SimSun"))
        pages.append(Page(number=number, width=wide, height=high, boxes=tuple(boxes)))
    return Document(media_type="application/pdf", pages=tuple(pages))


def as_seen(layout):
    """The layout as OCR gives it: tilted, neighbours joined, blanks and colons misread."""
    chance = Chance(layout.name)
    pages = []
    for number, (wide, high, lines) in enumerate(layout.pages, 1):
        tilt = chance.between(-0.006, 0.006)
        boxes = []
        for y, left, size, text in joined(wide, lines, chance):
            for start, piece, length in parted(text, left, size, WORDS):
                middle = y + tilt * (start + length / 2 - wide / 2) + chance.between(-0.3, 0.3)
                tall = size * chance.between(0.95, 1.15)
                place = box((wide, high), (start, middle), length, tall)
                sure = chance.between(0.93, 0.999)
                seen = misread(piece, chance)
                boxes.append(TextBox(text=seen, box=place, confidence=sure, source=Source.OCR))
        boxes.sort(key=lambda each: (each.box.y0, each.box.x0))
        pages.append(
            Page(
                number=number,
                width=wide * 8,
                height=high * 8,
                boxes=tuple(boxes),
                readers=("ocr:drawn",),
                character_height=28.0,
            )
        )
    return Document(media_type="image/jpeg", pages=tuple(pages))


class Chance:
    """Figures that look drawn by lot and are the same in every run."""

    def __init__(self, name):
        self.name, self.drawn = name, 0

    def between(self, low, high):
        self.drawn += 1
        return low + (high - low) * (crc32(f"{self.name}{self.drawn}".encode()) / 2**32)

    def is_below(self, share):
        return self.between(0, 1) < share


def joined(wide, lines, chance):
    """Pieces that stand close in one row become one, with or without a blank."""
    placed = [(y, begin(wide, x, size, text), size, text) for y, x, size, text in lines]
    result = []
    for y, left, size, text in sorted(placed, key=lambda each: (round(each[0], 1), each[1])):
        last = result[-1] if result else None
        if last is not None and abs(last[0] - y) < 0.3 and abs(last[2] - size) < 1:
            gap = left - last[1] - length_of(last[3], last[2])
            if 0 <= gap < size * POINT:
                blank = " " if chance.is_below(0.5) else ""
                result[-1] = (last[0], last[1], last[2], last[3] + blank + text)
                continue
        result.append((y, left, size, text))
    return result


def parted(text, left, size, pattern):
    """Where the text has wide gaps, what is read is in pieces."""
    for match in pattern.finditer(text):
        before = length_of(text[: match.start()], size)
        yield left + before, match[0], length_of(match[0], size)


def begin(wide, x, size, text):
    if x.startswith("c"):
        return (float(x[1:]) if x[1:] else wide / 2) - length_of(text, size) / 2
    return float(x)


def length_of(text, size):
    return sum(map(width, text)) * size * POINT


def width(char):
    if ord(char) > 0x2E7F and not 0xFF61 <= ord(char) <= 0xFF9F:
        return 1.0
    return 0.3 if char == " " else 0.62 if char.isupper() else 0.5


def box(sheet, place, length, size):
    (wide, high), (left, middle), half = sheet, place, size * POINT / 2
    right = min(0.999, (left + length) / wide)
    return Box(max(0.0, left / wide), (middle - half) / high, right, (middle + half) / high)


def misread(text, chance):
    if chance.is_below(0.5):
        text = text.replace("：", ":")
    if chance.is_below(0.3):
        text = text.replace("，", ",").replace("（", "(").replace("）", ")")
    if chance.is_below(0.6):
        text = re.sub(r"(?<=[\u4e00-\u9fff：:]) (?=[\u4e00-\u9fff])", "", text)
    if chance.is_below(0.15):
        text = re.sub(r"(?<=[a-z]) (?=[a-z])", "", text, count=1)
    if chance.is_below(0.4):
        text = re.sub(r"(?<=\d)([QESJ]\d+)R0([SML])", r"\1RO\2", text)
    if chance.is_below(0.25):
        text = text.replace("ISO 9001", "IS0 9001")
    if chance.is_below(0.3):
        text = re.sub(r"(GB/T|ISO|ISO/IEC) (?=\d)", r"\1", text)
    return text
