from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trail.entry import Kind
from app.trail.head import Head
from app.trail.verify import Fault, Stored, check, verify

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def trail(size):
    """Return a trail's entries as stored, and its head."""
    head, entries = Head(), []
    for number in range(size):
        entry = head.next(at=NOON, kind=Kind.READ, subject=f"s{number % 3}", facts={"n": number})
        head = head.after(entry)
        entries.append(Stored(text=entry.canonical, leaf=entry.leaf))
    return entries, head


def edited(entry):
    return Stored(text=entry.text.replace('"n":', '"n":1'), leaf=entry.leaf)


def rewritten(entry):
    """Edit an entry and keep the right hash beside it."""
    from app.trail.entry import Entry  # noqa: PLC0415  (the forger's tool)

    text = edited(entry).text
    return Stored(text=text, leaf=Entry.parse(text).leaf)


@given(st.integers(min_value=0, max_value=20))
def test_an_untouched_trail_has_no_bad_entry(size):
    assert verify(*trail(size)) is None


@given(st.data())
def test_every_mutation_is_found_not_later_than_the_entry_after_it(data):
    size = data.draw(st.integers(min_value=2, max_value=12))
    entries, head = trail(size)
    at = data.draw(st.integers(min_value=0, max_value=size - 1))
    other = data.draw(st.integers(min_value=0, max_value=size - 1).filter(lambda n: n != at))
    kind = data.draw(st.sampled_from(["edit", "rewrite", "delete", "swap", "repeat", "cut"]))
    first = at
    match kind:
        case "edit":
            entries[at] = edited(entries[at])
        case "rewrite":
            entries[at] = rewritten(entries[at])
        case "delete":
            del entries[at]
        case "swap":
            entries[at], entries[other] = entries[other], entries[at]
            first = min(at, other)
        case "repeat":
            entries.insert(at, entries[at])
            first = at + 1
        case _:
            del entries[at:]
    bad = verify(entries, head)
    assert bad is not None
    assert bad.seq in {first, first + 1}


def test_a_bad_hash_beside_a_good_entry_is_found():
    entries, head = trail(3)
    entries[1] = Stored(text=entries[1].text, leaf="0" * 64)
    bad = verify(entries, head)
    assert (bad.seq, bad.fault) == (1, Fault.WRONG_HASH)


def test_an_entry_slipped_in_after_the_end_is_found():
    entries, _ = trail(4)
    _, head = trail(3)
    bad = verify(entries, head)
    assert (bad.seq, bad.fault) == (3, Fault.OVERGROWN)


def test_without_a_head_nothing_vouches_for_the_end():
    entries, _ = trail(3)
    assert verify(entries, None).fault is Fault.NO_HEAD


@pytest.mark.parametrize("kept_at", range(4))
def test_a_trail_written_anew_disagrees_with_an_older_checkpoint(kept_at):
    _, kept = trail(kept_at)
    entries, head = [], Head()
    for number in range(5):
        entry = head.next(at=NOON, kind=Kind.JUDGED, subject="s", facts={"n": number})
        head = head.after(entry)
        entries.append(Stored(text=entry.canonical, leaf=entry.leaf))
    assert verify(entries, head) is None
    bad = verify(entries, head, [kept.checkpoint])
    assert (bad is None) == (kept_at == 0)


def test_an_older_checkpoint_of_the_same_trail_agrees():
    entries, head = trail(6)
    assert verify(entries, head, [trail(size)[1].checkpoint for size in range(7)]) is None


class Growing:
    """A trail to which an entry is added while it is checked."""

    def __init__(self):
        self.size = 3

    def head(self):
        return trail(self.size)[1]

    def stored(self):
        for number in range(4):
            self.size = 4 if number == 2 else self.size
            yield trail(4)[0][number]


def test_what_is_added_meanwhile_is_not_judged():
    found = check(Growing())
    assert found.intact
    assert found.size == 3
