from uuid import uuid4

from app.store.rows import TaskState
from app.store.tasks import Question
from tests.rows import add


def question(verification_id, number="99926Q00001R0S"):
    return Question(
        registry="cnca",
        number=number,
        verification_id=verification_id,
        url="https://registry.example/?number=99926Q00001R0S",
    )


def test_the_same_question_is_asked_once(store):
    asked = question(add(store).id)
    assert store.tasks.open(asked) == store.tasks.open(asked)
    (task,) = store.tasks.all()
    assert (task.id, task.number, task.url) == (asked.id, asked.number, asked.url)


def test_a_closed_task_is_closed_once_and_stays_closed(store):
    asked = question(add(store).id)
    store.tasks.open(asked)
    assert store.tasks.close(asked.id)
    assert not store.tasks.close(asked.id, TaskState.DROPPED)
    store.tasks.open(asked)
    assert store.tasks.all() == ()
    assert [each.state for each in store.tasks.all(None)] == [TaskState.DONE]


def test_an_unknown_task_cannot_be_closed(store):
    assert not store.tasks.close(uuid4())
