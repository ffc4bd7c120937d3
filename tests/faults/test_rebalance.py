"""Two consumers share the topics; one comes, one goes, under load."""

from contextlib import closing

import pytest
from kafka.admin import KafkaAdminClient

from tests.faults.processes import Process
from tests.faults.soundness import sound
from tests.faults.world import World

CONSUME = ("infra.consume",)


@pytest.mark.slow
def test_coming_and_going_loses_and_doubles_nothing(world: World, processes: list[Process]) -> None:
    """Each partition changes hands twice."""
    one, two = (world.process(CONSUME, name) for name in ("one", "two"))
    processes += [one, two]
    with world.store() as store, world.under_load():
        one.start()
        world.wait_for(lambda: store.tip() >= 200, "one works")
        two.start()
        world.wait_for(lambda: members(world) == 2, "two has joined")
        shared = store.tip()
        world.wait_for(lambda: store.tip() >= shared + 1000, "both work")
        one.end()
        left = store.tip()
        world.wait_for(lambda: store.tip() >= left + 1000, "two works alone")

    sound(world, processes)
    two.end()


def members(world: World) -> int:
    """How many consumers hold partitions."""
    with closing(KafkaAdminClient(bootstrap_servers=world.servers)) as admin:
        group = admin.describe_groups([world.name])[world.name]
    assert isinstance(group, dict)
    return len(group["members"]) if group["group_state"] == "Stable" else 0
