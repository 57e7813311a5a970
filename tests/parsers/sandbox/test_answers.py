import json

import pytest

from parsers.errors import BrokenDocumentError, EncryptedDocumentError
from parsers.sandbox import answers, wire

SOUND = {"width": 595, "height": 842}
BOX = {"text": "a", "source": "text", "visible": True}


def header(answer):
    return bytearray(json.dumps(answer).encode())


def test_a_sound_answer_is_taken():
    content = answers.parsed(
        answers.CONTENT, header({**SOUND, "boxes": [{**BOX, "box": [0, 0, 1, 0.5]}]})
    )
    assert content.boxes[0].box.y1 == 0.5


@pytest.mark.parametrize(
    "answer",
    [
        {},
        [],
        {"width": 595},
        {**SOUND, "width": -1},
        {**SOUND, "width": float("nan")},
        {**SOUND, "height": float("inf")},
        {**SOUND, "boxes": [{**BOX, "box": [0, 0, 2, 1]}]},
        {**SOUND, "boxes": [{**BOX, "box": [0.5, 0, 0.1, 1]}]},
        {**SOUND, "boxes": [{**BOX, "box": [float("nan"), 0, 1, 1]}]},
        {**SOUND, "boxes": [{**BOX, "box": [0, 0, 1]}]},
        {**SOUND, "boxes": [{**BOX, "box": [0, 0, 1, 1], "source": "hearsay"}]},
        {"problem": "no-such-problem", "message": ""},
    ],
)
def test_any_other_answer_is_the_mark_of_a_broken_document(answer):
    with pytest.raises(BrokenDocumentError):
        answers.parsed(answers.CONTENT, header(answer))


def test_a_sound_table_is_taken():
    cell = {"box": [0.1, 0.1, 0.2, 0.2], "text": "合格", "pictured": False}
    table = {"box": [0.1, 0.1, 0.2, 0.2], "rows": [[cell]]}
    [found] = answers.parsed(answers.TABLES, header({"tables": [table]})).tables
    assert found.rows[0][0].text == "合格"


@pytest.mark.parametrize(
    "tables",
    [
        [{}],
        [{"box": [0, 0, 1, 1], "rows": []}],
        [{"box": [0, 0, 2, 1], "rows": [[]]}],
        [{"box": [0, 0, 1, 1], "rows": [[{"box": [0, 0, 1, 2]}]]}],
        [{"box": [0, 0, 1, 1], "rows": [[{"box": [0, 0, 1, 1], "text": "a" * 1001}]]}],
        [{"box": [0, 0, 1, 1], "rows": [[{"box": [0, 0, 1, 1]}] * 501]}],
        [{"box": [0, 0, 1, 1], "rows": [[]]}] * 21,
    ],
)
def test_any_other_tables_are_the_mark_of_a_broken_document(tables):
    with pytest.raises(BrokenDocumentError):
        answers.parsed(answers.TABLES, header({"tables": tables}))


@pytest.mark.parametrize("nonsense", [b"", b"\xff", b"[" * 100_000, b"null", b'{"pages": "many"}'])
def test_nonsense_is_the_mark_of_a_broken_document(nonsense):
    with pytest.raises(BrokenDocumentError):
        answers.parsed(answers.OPENED, bytearray(nonsense))


def test_a_refusal_is_raised_as_what_it_is():
    with pytest.raises(EncryptedDocumentError, match="locked"):
        answers.parsed(
            answers.OPENED, header({"problem": "encrypted-document", "message": "locked"})
        )


def test_lengths_are_checked_before_anything_is_allotted():
    def take(size):
        assert size == wire.LENGTHS.size
        return bytearray(wire.LENGTHS.pack(10, 2**32 - 1))

    with pytest.raises(wire.FrameError):
        wire.receive(take, max_header=100, max_payload=100)


GLANCE = {"page": 1, "text": "证书", "characters": 2, "pictured": 0.5}


def test_a_sound_glance_is_taken():
    [seen] = answers.parsed(answers.GLANCES, header({"pages": [GLANCE]})).pages
    assert seen.text == "证书"


@pytest.mark.parametrize(
    "wrong",
    [
        {"pictured": 1.5},
        {"pictured": float("nan")},
        {"characters": 1},
        {"text": "a" * 6001, "characters": 6001},
        {"digest": "a" * 65},
        {"problem": "p" * 65},
    ],
)
def test_an_impossible_glance_is_not_taken(wrong):
    with pytest.raises(BrokenDocumentError):
        answers.parsed(answers.GLANCES, header({"pages": [{**GLANCE, **wrong}]}))


TRACE = {"kind": "covered", "page": 1, "box": [0, 0, 1, 1]}
SIGNATURE = {"field": "Seal", "integrity": "intact"}


def test_sound_traces_and_signatures_are_taken():
    [trace] = answers.parsed(answers.TRACES, header({"traces": [TRACE]})).traces
    [signature] = answers.parsed(answers.SIGNATURES, header({"signatures": [SIGNATURE]})).signatures
    assert (trace.kind, signature.integrity) == ("covered", "intact")


@pytest.mark.parametrize(
    ("adapter", "answer"),
    [
        (answers.TRACES, {"traces": [{**TRACE, "kind": "suspicious"}]}),
        (answers.TRACES, {"traces": [{**TRACE, "box": [0, 0, 2, 1]}]}),
        (answers.TRACES, {"traces": [{**TRACE, "before": "a" * 201}]}),
        (answers.TRACES, {"traces": [TRACE] * 201}),
        (answers.SIGNATURES, {"signatures": [{**SIGNATURE, "integrity": "perfect"}]}),
        (answers.SIGNATURES, {"signatures": [{**SIGNATURE, "signer": "a" * 201}]}),
        (answers.SIGNATURES, {"signatures": [SIGNATURE] * 101}),
    ],
)
def test_unsound_traces_and_signatures_are_the_mark_of_a_broken_document(adapter, answer):
    with pytest.raises(BrokenDocumentError):
        answers.parsed(adapter, header(answer))
