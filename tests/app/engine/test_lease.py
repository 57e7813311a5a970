import pytest

from app.engine.lease import Lease, LeaseTimes
from app.store.sessions import StoreUnavailableError
from tests.engines import until

TIMES = LeaseTimes(beat_seconds=0.02, grace_seconds=0.2)


@pytest.fixture
def recovered():
    return []


@pytest.fixture
def lease(store, recovered):
    lease = Lease(store, "alive", TIMES, lambda worker: recovered.append(worker) or 1)
    lease.take()
    yield lease
    lease.release(drop=True)


@pytest.mark.usefixtures("lease")
def test_a_neighbour_that_falls_silent_is_taken_over_once(store, recovered):
    store.leases.beat("silent", TIMES.grace_seconds)
    until(lambda: recovered)
    store.leases.beat("witness", TIMES.grace_seconds)
    until(lambda: "witness" in recovered)
    assert recovered == ["silent", "witness"]


def test_a_released_lease_is_gone(store):
    lease = Lease(store, "alive", TIMES, lambda _: 0)
    lease.take()
    lease.release(drop=True)
    assert store.leases.all() == ()


def test_a_lease_that_runs_out_stays_for_others_to_find(store):
    lease = Lease(store, "alive", TIMES, lambda _: 0)
    lease.take()
    lease.release(drop=False)
    assert store.leases.all() == ("alive",)


def test_an_outage_of_the_database_does_not_end_the_beats(store, recovered):
    outage = iter([StoreUnavailableError()])

    def recover(worker):
        error = next(outage, None)
        if error is not None:
            raise error
        recovered.append(worker)
        return 1

    lease = Lease(store, "alive", TIMES, recover)
    lease.take()
    store.leases.beat("silent", TIMES.grace_seconds)
    until(lambda: recovered)
    lease.release(drop=True)
    assert recovered == ["silent"]
