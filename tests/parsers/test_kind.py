import pytest

from parsers.kind import media_type_of, second_kind_of
from tests.hostile import files, pdfs, pictures


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (pdfs.page(), "application/pdf"),
        (b"junk " * 100 + pdfs.page(), "application/pdf"),
        (bytes(1019) + b"%PDF-1.4", "application/pdf"),
        (bytes(1020) + b"%PDF-1.4", None),
        (pictures.jpeg(), "image/jpeg"),
        (pictures.saved(pictures.picture(), "PNG"), "image/png"),
        (pictures.saved(pictures.picture(), "TIFF"), "image/tiff"),
        (b"MM\0*\0\0\0\x08", "image/tiff"),
        (pictures.saved(pictures.picture(), "WEBP"), "image/webp"),
        (pictures.HEIC.read_bytes(), "image/heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1miaf", "image/heif"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "image/heif"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", None),
        (b"\0\0\0\x18ftypavif\0\0\0\0avif", None),
        (b"RIFF\0\0\0\0WAVE", None),
        (b"GIF89a", None),
        (b"PK\x03\x04", None),
        (b"", None),
        (b"%", None),
    ],
)
def test_the_kind_is_told_by_content(content, expected):
    assert media_type_of(content) == expected


@pytest.mark.parametrize(
    "honest",
    [
        pdfs.page(),
        b"\xef\xbb\xbf" + pdfs.page(),
        pdfs.page(more=[b"(PK\x03\x04 PK\x05\x06 within is no zip)"]),
        pictures.jpeg(),
        pictures.jpeg() + b"trailer of a camera",
        pictures.saved(pictures.picture(), "PNG"),
        b"",
        b"GIF89a",
    ],
)
def test_an_honest_file_is_one_thing(honest):
    assert second_kind_of(honest) is None


@pytest.mark.parametrize(
    "hostile",
    [each for each in files.HOSTILE if each.outcome == files.MISLABELLED],
    ids=lambda hostile: hostile.name,
)
def test_a_file_that_is_two_things_is_found_out(hostile):
    assert second_kind_of(hostile.content)
