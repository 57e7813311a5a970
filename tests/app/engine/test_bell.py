import asyncio
import threading
from uuid import uuid4

from app.engine.bell import Bell

ID = uuid4()


def ring_soon(bell, verification_id):
    threading.Timer(0.02, bell.ring, [verification_id]).start()


def test_a_ring_from_another_thread_wakes_all_who_wait():
    async def main():
        bell = Bell()
        ring_soon(bell, ID)
        await asyncio.wait_for(asyncio.gather(bell.wait(ID, 30), bell.wait(ID, 30)), 10)

    asyncio.run(main())


def test_a_wait_ends_by_itself_and_leaves_nothing_behind():
    async def main():
        bell = Bell()
        ring_soon(bell, uuid4())
        await bell.wait(ID, 0.05)
        return bell

    assert not asyncio.run(main())._waiters  # noqa: SLF001  (nothing else would show a leak)


def test_a_ring_nobody_hears_is_no_trouble():
    Bell().ring(ID)
