from uuid import uuid4

from tests.rows import add


def test_events_are_numbered_within_their_verification(store):
    first, second = add(store), add(store)
    store.events.append(first.id, "queued", {})
    store.events.append(second.id, "queued", {})
    store.events.append(first.id, "reading", {"page": 1})
    assert [(each.seq, each.kind, each.data) for each in store.events.after(first.id)] == [
        (1, "queued", {}),
        (2, "reading", {"page": 1}),
    ]


def test_one_reads_on_from_the_last_event_seen(store):
    row = add(store)
    for page in range(5):
        store.events.append(row.id, "progress", {"page": page})
    assert [each.seq for each in store.events.after(row.id, 3)] == [4, 5]
    assert [each.seq for each in store.events.after(row.id, limit=2)] == [1, 2]


def test_a_deleted_verification_has_no_events(store):
    assert store.events.append(uuid4(), "reading", {}) is None
