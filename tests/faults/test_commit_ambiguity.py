"""The connection breaks at COMMIT: was it written or not? Writing again must be harmless."""

import random

import pytest

from domain.ports import AwayError, Batch, FencedError, Reached
from infra.clock import SystemClock
from infra.eventstore.store import PostgresFactStore
from tests.faults.proxy import AFTER, BEFORE, CuttingProxy
from tests.faults.world import World
from tests.infra.eventstore.told import release

BATCHES = 100
TOPIC = "in.cut.v1"  # nobody publishes to it


@pytest.mark.parametrize("when", [BEFORE, AFTER])
def test_a_batch_without_offsets_is_written_again(world: World, when: str) -> None:
    """As from a file or a command: the second time it is known already, or new after all."""
    with (
        CuttingProxy(world.database_url, lambda n: when if n == 1 else "") as proxy,
        PostgresFactStore(proxy.url, SystemClock()) as store,
    ):
        proxy.armed = True
        batch = Batch([release("e1"), release("e2")])
        with pytest.raises(AwayError):
            store.record(batch)

        again = store.record(batch)

    assert (again.facts, again.repeats) == ((2, 0) if when == BEFORE else (0, 2))
    assert again.position == 2


@pytest.mark.slow
def test_half_of_all_commits_are_cut(world: World) -> None:
    """Before or after, at random: the log has each fact once, in order, and no hole."""
    chance = random.Random(20260302)  # noqa: S311 - the same draw every time
    fate = [chance.choice((BEFORE, AFTER, "", "")) for _ in range(10 * BATCHES)]
    with (
        CuttingProxy(world.database_url, lambda n: fate[n]) as proxy,
        PostgresFactStore(proxy.url, SystemClock()) as store,
    ):
        proxy.armed = True
        done = 0
        while done < BATCHES:
            try:
                reached = store.reached().get((TOPIC, 0), -1)
                done = reached + 1
                if done < BATCHES:
                    told = [release(f"e{done}.{n}") for n in range(3)]
                    store.record(Batch(told, reached=[Reached(TOPIC, 0, reached, done)]))
            except (AwayError, FencedError):
                continue
        entries = store.since(0, 1000)

    assert proxy.commits > BATCHES * 1.2
    assert [entry.id for entry in entries] == [
        f"e{b}.{n}" for b in range(BATCHES) for n in range(3)
    ]
    assert [entry.position for entry in entries] == list(range(1, 3 * BATCHES + 1))
