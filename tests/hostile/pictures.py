"""Draw pictures, sound ones and every kind of broken one."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageDraw

HEIC = Path(__file__).with_name("picture.heic")
"""Drawn like `picture` and saved once: the decoder we use cannot write."""


def picture(mode="RGB", size=(240, 320)):
    drawn = Image.new("RGB", size, "white")
    ImageDraw.Draw(drawn).rectangle(
        (size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2), "navy"
    )
    return drawn.convert(mode)


def saved(image, kind, **options):
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def jpeg(**options):
    return saved(picture(), "JPEG", **options)


def noise(kind, **options):
    """A picture whose data is long enough to be cut in the middle."""
    image = Image.effect_noise((400, 300), 80).convert("RGB")
    return saved(image, kind, **options)


def jpeg_declaring(width, height):
    """Change the declared size in the frame header of a sound JPEG."""
    data = bytearray(jpeg())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_declaring(width, height, *chunks, data=b"\0" * 1000):
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + b"".join(chunks)
        + png_chunk(b"IDAT", zlib.compress(data))
        + png_chunk(b"IEND", b"")
    )


def moving(kind, **options):
    frames = [picture(), picture().rotate(90), picture().rotate(180)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], **options)


def tiff(pages, *, loop=False, width=8, lost=None):
    """Directories of one tiny grey page each; with a loop the last points to the first.

    The pixels of the page ``lost`` lie behind the end of the file.
    """
    out = bytearray(b"II*\0\x08\0\0\0")
    entries = 7
    size = 2 + entries * 12 + 4 + 8
    for number in range(pages):
        at = len(out)
        last = number == pages - 1
        following = 8 if last and loop else 0 if last else at + size
        tags = (
            (256, width),
            (257, 8),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, 2**31 if number == lost else at + size - 8),
            (279, 8),
        )
        out += struct.pack("<H", entries)
        out += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
        out += struct.pack("<I", following) + b"\x7f" * 8
    return bytes(out + b"\x7f" * 64)
