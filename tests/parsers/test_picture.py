import io

import numpy as np
import pytest
from PIL import Image

from parsers.errors import BrokenDocumentError, OversizedDocumentError, UnsupportedDocumentError
from parsers.kind import media_type_of
from parsers.picture import PictureFile
from tests.hostile import pictures


def opened(data, **limits):
    return PictureFile(data, media_type_of(data), **{"max_pages": 5, "max_pixels": 10**6, **limits})


def drawn(image, kind="PNG", **options):
    return opened(pictures.saved(image, kind, **options)).render(1, long_side=2000)


@pytest.mark.parametrize(
    "data",
    [
        pictures.jpeg(),
        pictures.saved(pictures.picture(), "PNG"),
        pictures.saved(pictures.picture(), "TIFF"),
        pictures.saved(pictures.picture(), "WEBP"),
        pictures.saved(pictures.picture("CMYK"), "JPEG"),
        pictures.saved(pictures.picture("CMYK"), "TIFF"),
        pictures.saved(pictures.picture("P"), "PNG"),
        pictures.saved(pictures.picture("L"), "PNG"),
        pictures.saved(pictures.picture("1"), "PNG"),
        pictures.saved(pictures.picture("RGBA"), "WEBP"),
        pictures.HEIC.read_bytes(),
    ],
)
def test_every_kind_becomes_rgb_of_its_size(data):
    picture = opened(data)
    pixels = picture.render(1, long_side=2000)
    assert pixels.shape == (320, 240, 3)
    assert pixels.dtype == np.uint8
    assert (picture.content(1).width, picture.content(1).height) == (240, 320)
    assert tuple(pixels[2, 2] > 240) == (True, True, True)
    assert pixels[85:150, 65:110, 0].mean() < 80


def test_clear_parts_are_white():
    clear = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    assert tuple(drawn(clear)[0, 0]) == (255, 255, 255)
    half = Image.new("RGBA", (4, 4), (0, 0, 0, 128))
    assert drawn(half)[0, 0, 0] == pytest.approx(127, abs=1)
    palette = Image.new("P", (4, 4), 0)
    palette.putpalette([255, 0, 0] * 256)
    assert tuple(drawn(palette, transparency=0)[0, 0]) == (255, 255, 255)


def test_deep_pixels_are_scaled_and_not_cut():
    deep = Image.fromarray(np.array([[0, 32768, 65535]], np.uint16))
    assert drawn(deep)[0, :, 0].tolist() == [0, 127, 255]
    real = Image.fromarray(np.array([[0.0, 0.5, 1.0]], np.float32))
    assert drawn(real, "TIFF")[0, :, 0].tolist() == [0, 127, 255]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_turn_the_camera_noted_is_applied(orientation):
    upright = pictures.picture(size=(60, 40))
    exif = Image.Exif()
    exif[0x0112] = orientation
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(undo[orientation]) if orientation in undo else upright
    data = pictures.saved(stored, "PNG", exif=exif)
    picture = opened(data)
    assert (picture.content(1).width, picture.content(1).height) == (60, 40)
    assert np.array_equal(picture.render(1, long_side=2000), np.asarray(upright))


def test_a_large_picture_is_made_smaller_and_a_small_one_is_left():
    picture = opened(pictures.jpeg())
    assert picture.render(1, long_side=160).shape == (160, 120, 3)
    assert picture.render(1, long_side=4000).shape == (320, 240, 3)


def test_a_tiff_has_pages_each_with_its_own_pixels():
    frames = [Image.new("RGB", (10 + n, 20), (n * 50, 0, 0)) for n in range(3)]
    data = pictures.saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    picture = opened(data)
    assert picture.pages == 3
    for number in (3, 1, 2):
        assert picture.content(number).width == 9 + number
        assert picture.render(number, long_side=99)[0, 0, 0] == (number - 1) * 50


def test_a_photo_with_a_second_picture_inside_has_one_page():
    photo = pictures.picture()
    data = pictures.saved(photo, "MPO", save_all=True, append_images=[photo])
    assert opened(data).pages == 1


def test_sizes_are_refused_before_anything_is_decoded():
    with pytest.raises(OversizedDocumentError):
        opened(pictures.png_declaring(50_000, 50_000))
    with pytest.raises(OversizedDocumentError):
        opened(pictures.jpeg(), max_pixels=100)
    with pytest.raises(OversizedDocumentError):
        opened(pictures.tiff(6))
    assert opened(pictures.tiff(5)).pages == 5


def test_a_later_page_that_is_too_large_is_refused_when_it_is_reached():
    frames = [Image.new("L", (10, 10)), Image.new("L", (100, 100))]
    data = pictures.saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    picture = opened(data, max_pixels=1000)
    assert picture.content(1).width == 10
    with pytest.raises(OversizedDocumentError):
        picture.content(2)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_moving_picture_is_not_read(kind):
    with pytest.raises(UnsupportedDocumentError):
        opened(pictures.moving(kind))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_cut_picture_is_broken(kind):
    data = pictures.noise(kind)
    with pytest.raises(BrokenDocumentError):
        opened(data[: len(data) // 2]).render(1, long_side=100)


def test_any_buffer_will_do():
    data = memoryview(io.BytesIO(pictures.jpeg()).getvalue())
    assert PictureFile(data, "image/jpeg", max_pages=1, max_pixels=10**6).pages == 1
