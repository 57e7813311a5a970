from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, update

from app.store import trail
from app.store.store import Store
from app.store.tables import TrailEntryRecord, TrailHeadRecord
from app.store.trail import LostHeadError
from app.trail.entry import Kind
from app.trail.verify import Fault, check


def fill(store, count=5):
    for number in range(count):
        store.trail.record(Kind.READ, f"subject-{number % 2}", {"pages": number})


def change(store, statement):
    with store.sessions.writing() as session:
        session.execute(statement)


def test_an_untouched_trail_is_intact(store):
    fill(store)
    found = check(store.trail)
    assert found.intact
    assert found.size == 5
    assert found.checkpoint == store.trail.head().checkpoint


def test_an_empty_trail_is_intact(store):
    assert check(store.trail).intact


def test_a_report_shows_its_own_entries_and_the_whole_trails_checkpoint(store):
    fill(store)
    part = store.trail.of("subject-1")
    assert [each.seq for each in part.entries] == [1, 3]
    assert part.checkpoint.size == 5
    shown = part.as_json()
    assert shown["entries"][0]["facts"] == {"pages": 1}
    assert shown["checkpoint"].startswith("certscreen/trail\n5\n")


def record_and_break_off(store):
    with store.transaction() as transaction:
        transaction.trail.record(Kind.READ, "gone", {})
        raise ZeroDivisionError


def test_what_is_rolled_back_leaves_no_entry(store):
    fill(store, 1)
    with pytest.raises(ZeroDivisionError):
        record_and_break_off(store)
    fill(store, 1)
    assert check(store.trail).size == 2
    assert check(store.trail).intact


def test_many_writers_make_one_chain(store, database_url):
    stores = [Store.open(database_url) for _ in range(4)]
    with ThreadPoolExecutor(len(stores)) as pool:
        list(pool.map(lambda each: fill(each, 10), stores))
    for each in stores:
        each.close()
    found = check(store.trail)
    assert found.intact
    assert found.size == 40


def test_a_long_trail_is_read_in_batches(store, monkeypatch):
    monkeypatch.setattr(trail, "BATCH", 2)
    fill(store)
    assert check(store.trail).size == 5


@pytest.mark.parametrize(
    ("statement", "seq", "fault"),
    [
        (
            update(TrailEntryRecord)
            .where(TrailEntryRecord.seq == 2)
            .values(entry=TrailEntryRecord.entry + " "),
            2,
            Fault.NOT_AN_ENTRY,
        ),
        (delete(TrailEntryRecord).where(TrailEntryRecord.seq == 2), 2, Fault.WRONG_PLACE),
        (delete(TrailEntryRecord).where(TrailEntryRecord.seq == 4), 4, Fault.TRUNCATED),
        (update(TrailEntryRecord).where(TrailEntryRecord.seq == 3).values(leaf="0" * 64), 3,
         Fault.WRONG_HASH),
        (update(TrailHeadRecord).values(size=4), 4, Fault.OVERGROWN),
    ],
    ids=["edited", "deleted", "truncated", "another hash", "shortened head"],
)  # fmt: skip
def test_tampering_is_found_where_it_was_done(store, statement, seq, fault):
    fill(store)
    change(store, statement)
    bad = check(store.trail).bad
    assert (bad.seq, bad.fault) == (seq, fault)


def test_a_lost_head_is_found_and_nothing_is_added_after_it(store):
    fill(store)
    change(store, delete(TrailHeadRecord))
    assert check(store.trail).bad.fault is Fault.NO_HEAD
    with pytest.raises(LostHeadError):
        fill(store)
    with pytest.raises(LostHeadError):
        store.trail.of("subject-1")


def test_a_cut_trail_with_a_forged_head_disagrees_with_a_checkpoint_someone_kept(store):
    fill(store, 3)
    forged = store.trail.head()
    fill(store, 2)
    kept = store.trail.head().checkpoint
    change(store, delete(TrailEntryRecord).where(TrailEntryRecord.seq >= 3))
    frontier = "\n".join(each.hex() for each in forged.frontier)
    change(
        store,
        update(TrailHeadRecord).values(size=3, last=forged.last, frontier=frontier),
    )
    assert check(store.trail).intact
    assert check(store.trail, [kept]).bad.fault is Fault.TRUNCATED
