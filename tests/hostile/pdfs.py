"""Write PDFs by hand, sound ones and every kind of broken one."""

import hashlib
import zlib

TEXT = b"BT /F1 12 Tf 72 700 Td (Certificate of registration 99924Q00001R0S) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(data, entries=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def assemble(objects, trailer=b"", *, offset=0):
    """Join numbered objects into a file whose first object is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out) + offset)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out) + offset
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def page(  # noqa: PLR0913 - one argument for each part of the file
    content=TEXT, *, box=b"0 0 595 842", resources=b"", more=(), catalogue=b"", entries=b""
):
    """One page; objects 1 to 5 are catalogue, pages, page, content, font; ``more`` follow."""
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R %s"
            b" /Resources << /Font << /F1 5 0 R >> %s >> >>" % (box, entries, resources),
            stream(content),
            FONT,
            *more,
        ]
    )


def many(count):
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(count))
    leaf = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R"
        b" /Resources << /Font << /F1 4 0 R >> >> >>"
    )
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            stream(TEXT),
            FONT,
            *[leaf] * count,
        ]
    )


def written(pages):
    """A file whose pages hold the lines given, in Latin letters."""
    kids = b" ".join(b"%d 0 R" % (2 * number + 4) for number in range(len(pages)))
    leaves = []
    for number, lines in enumerate(pages):
        shown = b" ".join(b"(%s) Tj T*" % line.encode() for line in lines)
        leaves += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (2 * number + 5),
            stream(b"BT /F1 12 Tf 24 TL 72 760 Td " + shown + b" ET"),
        ]
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
            FONT,
            *leaves,
        ]
    )


def bomb(size, *, layers=2):
    """Return Flate data that unpacks to ``size`` blanks, by repeating one packed block."""
    block = b" " * 10_000_000
    packer = zlib.compressobj(9)
    start = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    end, checksum = packer.flush(), 1  # nobody looks at the checksum of a gigabyte
    data = start + packed * (size // len(block)) + end[:-4] + checksum.to_bytes(4, "big")
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return data


def picture_page(data, entries):
    """A page filled by one picture."""
    return page(
        b"q 595 0 0 842 0 0 cm /X Do Q",
        resources=b"/XObject << /X 6 0 R >>",
        more=[stream(data, b"/Type /XObject /Subtype /Image " + entries)],
    )


_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = b"0123456789abcdef"


def protected(*, user=b"", owner=b"owner"):
    """Encrypt with the oldest scheme: RC4, 40 bits (ISO 32000-1, 7.6.3)."""
    permissions = -4
    owner_key = hashlib.md5(_padded(owner), usedforsecurity=False).digest()[:5]
    owner_entry = _rc4(owner_key, _padded(user))
    seed = _padded(user) + owner_entry + permissions.to_bytes(4, "little", signed=True) + _ID
    key = hashlib.md5(seed, usedforsecurity=False).digest()[:5]
    object_key = hashlib.md5(key + b"\x04\0\0" + b"\0\0", usedforsecurity=False).digest()[:10]
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                b" /Resources << /Font << /F1 5 0 R >> >> >>"
            ),
            stream(_rc4(object_key, TEXT)),
            FONT,
            b"<< /Filter /Standard /V 1 /R 2 /P %d /O <%s> /U <%s> >>"
            % (permissions, owner_entry.hex().encode(), _rc4(key, _PADDING).hex().encode()),
        ],
        b"/Encrypt 6 0 R /ID [<%s> <%s>]" % (_ID.hex().encode(), _ID.hex().encode()),
    )


def _padded(password):
    return (password + _PADDING)[:32]


def _rc4(key, data):
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
