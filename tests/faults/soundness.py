"""Whether a world came out right: nothing lost, nothing twice, no hole, no offset ahead."""

from collections.abc import Sequence

from infra.kafka import ends
from tests.faults import checks
from tests.faults.processes import Process
from tests.faults.world import TOPIC, World


def sound(world: World, processes: Sequence[Process] = ()) -> None:
    """Wait until all is recorded, and see that every fact stands there once."""
    said = [process.said() for process in processes]
    with world.store() as store:
        world.wait_for(lambda: _all_read(world, dict(store.reached())), f"all recorded; {said}")
        entries = [one for one in store.since(0, 1_000_000) if one.id.startswith(f"{world.name}-")]
        everything = store.since(0, 1_000_000)
        reached = store.reached()
        parked = [row for row in store.parked(limit=100_000) if world.name in str(row.parked.raw)]

    assert checks.lost(world.acknowledged, entries) == []
    assert checks.twice(everything) == []
    assert checks.holes(everything) == []
    assert checks.back_in_time(everything) == []
    assert checks.ahead(reached, ends(world.servers, {topic for topic, _ in reached})) == []
    assert parked == []


def _all_read(world: World, reached: dict[tuple[str, int], int]) -> bool:
    return all(
        reached.get(place, -1) == end - 1 for place, end in ends(world.servers, [TOPIC]).items()
    )
