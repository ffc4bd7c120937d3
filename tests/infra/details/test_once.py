"""Whatever is killed or runs at the same time: each detail fetched once, told once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from domain.facts.accommodation import BedArrived
from domain.facts.data import ChangeTold
from infra.details.fetcher import Fetcher
from infra.eventstore.store import PostgresFactStore
from tests.infra.details.publisher import Publisher, says
from tests.infra.details.running import facts, run
from tests.infra.details.thin import arrival, arrived

Heard = Callable[..., None]


class KilledError(Exception):
    """Stands for the end of the process at this very place."""


class DiesAfterRecording:
    """The log, with a process that ends as soon as a batch stands in it."""

    def __init__(self, store: PostgresFactStore) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def record(self, batch: Any) -> None:
        """Recorded, and nobody hears of it."""
        self._store.record(batch)
        raise KilledError


@pytest.mark.parametrize("shape", ["detail", "other"])
def test_killed_between_fetching_and_recording(
    fetcher_of: Callable[..., Fetcher],
    heard: Heard,
    publisher: Publisher,
    store: PostgresFactStore,
    shape: str,
) -> None:
    """What was fetched is recorded by the next one, from the row, though the publisher would say
    something else by now; killed after recording too, no second fact."""
    first = arrival() if shape == "detail" else b'{"seen": 1}'
    publisher.lay("/events/1", says(first), says(b'{"seen": 2}'))
    heard(arrived(publisher.url("/events/1")))
    fetcher = fetcher_of(store=DiesAfterRecording(store))

    fetcher.follow()
    fetcher.advance()  # fetched
    with pytest.raises(KilledError):
        fetcher.advance()
    assert fetcher.table.counts()["waiting"] == 1

    assert run(fetcher_of()) == {"fetched": 1}
    assert len(facts(store)) == 2
    assert not store.parked()
    assert publisher.asked == ["/events/1"]


def test_two_at_once_fetch_each_detail_once(
    fetcher_of: Callable[..., Fetcher],
    heard: Heard,
    publisher: Publisher,
    store: PostgresFactStore,
) -> None:
    """Each claims its own; between them nothing is left and nothing told twice."""
    many = 40
    for number in range(1, many + 1):
        publisher.lay(f"/events/{number}", says(arrival(number)))
    heard(*(arrived(publisher.url(f"/events/{n}"), n) for n in range(1, many + 1)))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, [fetcher_of(), fetcher_of()]))

    assert sorted(publisher.asked) == sorted(f"/events/{n}" for n in range(1, many + 1))
    told = facts(store)
    assert sum(isinstance(fact, BedArrived) for fact in told) == many
    assert len(told) == 2 * many


def test_the_one_in_hand_is_nobody_elses(
    fetcher: Fetcher, fetcher_of: Callable[..., Fetcher], heard: Heard, publisher: Publisher
) -> None:
    """While one asks the publisher, another passes it over; after a failure it is free again."""
    heard(arrived(publisher.url("/events/1")))
    fetcher.follow()
    other = fetcher_of()
    seen: list[bool] = []
    publisher.lay("/events/1", lambda request: seen.append(other.advance()), says(arrival()))

    fetcher.advance()

    assert seen == [False]
    assert other.table.counts()["waiting"] == 1


def test_a_known_detail_is_a_repeat(
    fetcher: Fetcher, heard: Heard, publisher: Publisher, store: PostgresFactStore
) -> None:
    """Two events that point at one detail tell one arrival."""
    publisher.lay("/events/1", says(arrival()))
    thin = arrived(publisher.url("/events/1"))
    heard(thin, tuple(replace(one, id=f"{one.id}-2") for one in thin))

    assert run(fetcher) == {"fetched": 2}
    assert [fact for fact in facts(store) if not isinstance(fact, ChangeTold)] == [
        BedArrived("booking-1")
    ]
