from contextlib import closing

import pytest

from parsers.errors import BrokenDocumentError
from parsers.forensics.traces import Integrity
from parsers.sandbox.host import Sandbox
from tests.hostile.reading import SMALL
from tests.parsers.forensics import made
from tests.parsers.forensics.made import NUMBER, OTHER

PDF = "application/pdf"
CHANGED = made.drawn(without=NUMBER) + made.line(f"Certificate No. {OTHER}", 660)


@pytest.fixture(scope="module")
def sandbox():
    opened = Sandbox(SMALL, preload=("parsers.forensics.signing",))
    yield opened
    opened.close()


def read(sandbox, data):
    with sandbox.open(data, PDF) as session:
        return session.signatures([1])


@pytest.mark.parametrize("curve", [False, True])
def test_a_signed_file_says_who_signed_and_that_nothing_changed(sandbox, curve):
    [signature] = read(sandbox, made.signed(made.page(), curve=curve))
    assert signature.field == "Seal"
    assert signature.signer == "Example Certification Ltd."
    assert signature.signed
    assert signature.integrity is Integrity.INTACT
    assert signature.whole_file
    assert signature.trusted is False
    assert signature.changed_pages == ()


def test_each_signature_covers_its_own_state(sandbox):
    first, second = read(sandbox, made.signed(made.signed(made.page()), field="Second"))
    assert (first.revision, first.revisions, first.whole_file) == (2, 3, False)
    assert (second.revision, second.revisions, second.whole_file) == (3, 3, True)
    assert first.changed_pages == ()


@pytest.mark.parametrize("later", [made.annotated, made.incremental])
def test_what_is_added_behind_a_signature_changes_no_page(sandbox, later):
    [signature] = read(sandbox, later(made.signed(made.page())))
    assert signature.integrity is Integrity.INTACT
    assert not signature.whole_file
    assert signature.changed_pages == ()


def test_words_replaced_after_signing_are_told_by_page(sandbox):
    [signature] = read(sandbox, made.incremental(made.signed(made.page()), CHANGED))
    assert signature.integrity is Integrity.INTACT
    assert signature.changed_pages == (1,)


def test_a_byte_changed_in_place_breaks_the_signature(sandbox):
    data = made.signed(made.plain())
    assert data.count(NUMBER.encode()) == 1
    [signature] = read(sandbox, data.replace(NUMBER.encode(), OTHER[:14].encode()))
    assert signature.integrity is Integrity.BROKEN


@pytest.mark.parametrize("program", [made.resaved, made.rewritten, made.linearised])
def test_a_file_that_another_program_wrote_anew_has_nothing_to_compare(sandbox, program):
    assert {each.integrity for each in read(sandbox, program(made.signed(made.page())))} <= {
        Integrity.MOVED
    }


def test_a_signature_of_another_kind_is_not_verified(sandbox):
    """Seals after Chinese standards (SM2) are of forms and curves that are not read."""
    data = made.signed(made.page())
    start = data.index(b"/Contents <") + len(b"/Contents <")
    strange = data[:start] + b"30030201" + data[start + 8 :]
    [signature] = read(sandbox, strange)
    assert signature.integrity is Integrity.UNSUPPORTED


def test_an_unsigned_file_has_no_signatures(sandbox):
    assert read(sandbox, made.page()) == ()


def test_signatures_are_not_read_where_nothing_was_loaded_for_it():
    plain = Sandbox(SMALL)
    signed = made.signed(made.page())
    with closing(plain), plain.open(signed, PDF) as session, pytest.raises(BrokenDocumentError):
        session.signatures([1])


def test_traces_are_asked_for_page_by_page(sandbox):
    with sandbox.open(made.incremental(made.page(), CHANGED), PDF) as session:
        [trace] = session.traces(1)
        assert trace.after == f"Certificate No. {OTHER}"
