import pytest
from sqlalchemy import update

from app.store.leases import _now
from app.store.tables import WorkerLeaseRecord

GRACE = 15.0


def shift(store, worker, *, since=0.0, beat=0.0):
    """Move a lease's times, for tests do not wait."""
    with store.sessions.writing() as session:
        session.execute(
            update(WorkerLeaseRecord)
            .where(WorkerLeaseRecord.worker == worker)
            .values(
                since=WorkerLeaseRecord.since + since,
                beat=WorkerLeaseRecord.beat + beat,
            )
        )


@pytest.fixture
def workers(store):
    """One worker alive for a minute, one without a beat for as long."""
    for name in ("alive", "silent"):
        store.leases.beat(name, GRACE)
    shift(store, "alive", since=-60)
    shift(store, "silent", since=-120, beat=-60)
    return store.leases


def test_a_worker_without_beat_for_the_grace_is_dead(workers):
    assert workers.dead("alive", GRACE) == ("silent",)


def test_a_worker_that_beats_is_not_dead(workers, store):
    shift(store, "silent", beat=60 - GRACE + 5)
    assert workers.dead("alive", GRACE) == ()


def test_a_worker_without_lease_judges_nobody(workers):
    assert workers.dead("stranger", GRACE) == ()


def test_a_worker_whose_lease_is_younger_than_the_grace_judges_nobody(workers, store):
    shift(store, "alive", since=50)
    assert workers.dead("alive", GRACE) == ()


def test_a_worker_that_was_cut_off_judges_nobody_until_it_has_been_back_for_the_grace(
    workers, store
):
    shift(store, "alive", beat=-30)
    assert workers.dead("alive", GRACE) == ()
    workers.beat("alive", GRACE)
    assert workers.dead("alive", GRACE) == ()
    shift(store, "alive", since=-GRACE - 1)
    assert workers.dead("alive", GRACE) == ("silent",)


def test_a_dropped_lease_is_nobodys_concern(workers):
    workers.drop("silent")
    assert workers.dead("alive", GRACE) == ()


def test_the_clock_is_the_databases_and_counts_seconds(store):
    with store.sessions.reading() as session:
        assert abs(_now(session) - store.now().timestamp()) < 60
