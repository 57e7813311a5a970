import pytest

from app.trail.checkpoint import Checkpoint, CheckpointFormatError
from app.trail.merkle import EMPTY

TEXT = "certscreen/trail\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"


def test_the_text_is_origin_size_and_root_each_on_its_line():
    assert Checkpoint(size=0, root=EMPTY).text == TEXT


def test_a_text_is_read_back():
    assert Checkpoint.parse(TEXT) == Checkpoint(size=0, root=EMPTY)


def test_signatures_below_the_body_are_let_be():
    assert Checkpoint.parse(TEXT + "\n— name c2ln\n").size == 0


@pytest.mark.parametrize(
    "text",
    ["", "a\nb\nc\n", "a\n1\n?\n", "a\n-1\n\n", "a\n01\nAA==\n", "a\n1\nAA==", "a\n 1\nAA==\n"],
)
def test_any_other_text_is_no_checkpoint(text):
    with pytest.raises(CheckpointFormatError):
        Checkpoint.parse(text)
