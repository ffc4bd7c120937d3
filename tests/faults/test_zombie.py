"""A consumer is stopped in the middle of a batch, replaced, and continued."""

import pytest

from tests.faults.holding import held_up
from tests.faults.processes import Process
from tests.faults.soundness import sound
from tests.faults.world import World

CONSUME = ("infra.consume",)


@pytest.mark.slow
def test_a_replaced_consumer_writes_nothing_and_ends(
    world: World, processes: list[Process]
) -> None:
    """It holds the lock when it stops: the server takes it back, and the successor goes on."""
    first = world.process(CONSUME, "first", THROUGHLINE_INSTANCE="one")
    second = world.process(CONSUME, "second", THROUGHLINE_INSTANCE="one")
    processes += [first, second]
    with world.store() as store:
        first.start()
        world.publish(range(500))
        world.wait_for(lambda: store.tip() >= 500, "the first has recorded")

        with held_up(world) as caught:
            world.publish(range(500, 1000))
            caught()
            first.freeze()
        second.start()
        world.wait_for(lambda: store.tip() >= 1000, "the second has recorded")
        world.publish(range(1000, 1200))
        world.wait_for(lambda: store.tip() >= 1200, "the second goes on")
        before = store.tip()

        first.thaw()

        assert first.ended() == 1
        assert "another process runs under this one's name" in first.said()
        assert store.tip() == before
    sound(world, processes)
    second.end()
