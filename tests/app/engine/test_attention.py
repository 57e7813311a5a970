import threading

import pytest

from app.engine.attention import Attention

FOREVER = 60


@pytest.fixture
def attention():
    return Attention(idle=FOREVER)


@pytest.fixture
def event(attention):
    event = threading.Event()
    attention.guard([event])
    return event


def waiting(event, timeout, answers):
    """Wait in a thread, as a queue does between two looks."""
    begun = threading.Event()

    def look():
        begun.set()
        answers.append(event.wait(timeout))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    begun.wait()
    return thread


def test_a_ring_ends_the_wait_and_not_the_work(attention, event):
    answers = []
    thread = waiting(event, 0.05, answers)
    attention.ring()
    thread.join(FOREVER / 2)
    assert answers == [False]


def test_after_a_ring_the_queue_is_looked_at_as_often_as_it_asks(attention, event):
    attention.ring()
    answers = []
    waiting(event, 0.001, answers).join(FOREVER / 2)
    assert answers == [False]


def test_the_end_of_the_work_ends_the_wait(event):
    answers = []
    thread = waiting(event, 0.05, answers)
    event.set()
    thread.join(FOREVER / 2)
    assert answers == [True]
    assert event.wait(0.05)


def test_a_long_wait_is_not_ours_and_hears_no_ring(attention, event):
    answers = []
    thread = waiting(event, FOREVER, answers)
    attention.ring()
    assert not answers
    event.set()
    thread.join(FOREVER / 2)
    assert answers == [True]
