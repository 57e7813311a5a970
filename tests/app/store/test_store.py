import pytest

from app.store.sessions import StoreUnavailableError
from app.store.store import Store
from tests.rows import NOON, add


def test_a_store_that_answers_passes_its_check(store):
    store.check()


def test_a_database_that_cannot_be_reached_is_unavailable(tmp_path):
    (tmp_path / "file").touch()
    for url in (
        f"sqlite:///{tmp_path}/file/no.db",
        f"postgresql+psycopg://postgres@/none?host={tmp_path}",
    ):
        store = Store.open(url)
        with pytest.raises(StoreUnavailableError):
            store.check()
        store.close()


def test_the_clock_can_be_given(database_url):
    store = Store.open(database_url, now=lambda: NOON)
    row = add(store)
    assert store.events.append(row.id, "queued", {}).at == NOON
    store.close()


def test_a_reader_does_not_wait_for_a_writer(store):
    row = add(store)
    with store.transaction() as transaction:
        transaction.events.append(row.id, "reading", {})
        assert store.events.after(row.id) == ()
    assert len(store.events.after(row.id)) == 1
