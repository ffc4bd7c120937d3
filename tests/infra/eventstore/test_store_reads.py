"""What the log answers: in order, cut at a position, without missing an entry."""

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from domain.ports import AwayError, Batch
from infra.clock import FixedClock
from infra.eventstore.store import PostgresFactStore
from tests.infra.eventstore.told import release


def ids(entries: object) -> list[str]:
    """The ids of entries, in their order."""
    return [entry.id for entry in entries]  # type: ignore[attr-defined]


def test_since_gives_the_next_entries(store: PostgresFactStore) -> None:
    """From after a position, no more than asked, until there are no more."""
    store.record(Batch([release(f"e{n}") for n in range(1, 6)]))

    assert ids(store.since(0, 2)) == ["e1", "e2"]
    assert ids(store.since(2, 2)) == ["e3", "e4"]
    assert ids(store.since(4, 2)) == ["e5"]
    assert ids(store.since(5, 2)) == []


def test_of_records_is_cut_at_a_position(store: PostgresFactStore) -> None:
    """Entries of the records asked for alone, in log order, none after the cut."""
    a, b, c = "prison/A1111AA", "prison/B1111AA", "prison/C1111AA"
    store.record(
        Batch([release(f"e{n}", record=record) for n, record in enumerate((a, b, c, a, b))])
    )

    assert ids(store.of_records([b, a])) == ["e0", "e1", "e3", "e4"]
    assert ids(store.of_records([b, a], upto=4)) == ["e0", "e1", "e3"]
    assert ids(store.of_records(["prison/Z9999ZZ"])) == []
    assert ids(store.of_records([])) == []


def test_position_at_is_the_last_recorded_by_then(
    store: PostgresFactStore, clock: FixedClock
) -> None:
    """At the very instant counts; before the first entry it is 0."""
    noon = clock.at
    for minute, count in ((0, 3), (1, 1), (2, 4)):
        clock.at = noon + timedelta(minutes=minute)
        store.record(Batch([release(f"e{minute}.{n}") for n in range(count)]))

    asked = [-1, 0, 59, 60, 119, 120, 9999]

    assert [store.position_at(noon + timedelta(seconds=s)) for s in asked] == [0, 3, 3, 4, 4, 8, 8]


def test_a_reader_that_follows_the_log_misses_nothing(database: str, clock: FixedClock) -> None:
    """Four writers at once; the reader sees 1, 2, 3, ... with no hole ever."""
    from infra.eventstore.migrate import migrate

    migrate(database)
    with PostgresFactStore(database, clock) as store:
        writers = [Thread(target=_write, args=(store, name)) for name in "abcd"]
        for writer in writers:
            writer.start()
        seen: list[int] = []
        while len(seen) < 4 * 40 * 7:
            store.listen(timeout=5)
            seen += [entry.position for entry in store.since(len(seen), 10_000)]
        for writer in writers:
            writer.join()

    assert seen == list(range(1, 4 * 40 * 7 + 1))


def _write(store: PostgresFactStore, name: str) -> None:
    for batch in range(40):
        store.record(Batch([release(f"{name}{batch}.{n}") for n in range(7)]))


def test_listening_wakes_when_something_is_recorded(store: PostgresFactStore) -> None:
    """The first call answers at once, then only a recording does."""
    assert store.listen(timeout=0) is True
    assert store.listen(timeout=0) is False

    store.record(Batch([release("e1")]))

    assert store.listen(timeout=10) is True


def test_a_store_that_cannot_reach_postgresql_says_so(clock: FixedClock) -> None:
    """AwayError, the one error a caller waits out."""
    with pytest.raises(AwayError):
        PostgresFactStore("postgresql://nobody@127.0.0.1:1/nowhere?connect_timeout=1", clock)


def test_instants_come_back_in_utc(store: PostgresFactStore) -> None:
    """Whatever the offset they were told with."""
    paris = datetime.fromisoformat("2026-03-02T10:00:00+01:00")
    store.record(Batch([release("e1", happened_at=paris)]))

    assert store.since(0, 1)[0].happened_at == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert store.since(0, 1)[0].happened_at.tzinfo is UTC
