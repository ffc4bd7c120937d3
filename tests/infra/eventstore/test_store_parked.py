"""Messages set aside: kept whole, once each, listed, told to their publisher, tried again."""

from datetime import timedelta

from domain.ports import Batch
from infra.clock import FixedClock
from infra.eventstore.store import PostgresFactStore
from tests.infra.eventstore.told import parked, upto


def test_a_parked_message_comes_back_whole(store: PostgresFactStore, clock: FixedClock) -> None:
    """Bytes, headers, place and reason; not told to its publisher yet, never retried."""
    assert store.record(Batch([], parked=[parked(7)], reached=[upto(7)])).parked == 1

    row = store.parked_one(1)

    assert row is not None
    assert row.parked == parked(7)
    assert (row.recorded_at, row.told_publisher_at, row.retried_at, row.outcome) == (
        clock.at,
        None,
        None,
        None,
    )
    assert store.parked_one(2) is None


def test_a_message_is_parked_once(store: PostgresFactStore) -> None:
    """The same place in the same partition again changes nothing."""
    store.record(Batch([], parked=[parked(7), parked(8)]))

    assert store.record(Batch([], parked=[parked(7), parked(9)])).parked == 1
    assert [row.parked.offset for row in store.parked()] == [7, 8, 9]


def test_whatever_a_publisher_put_into_it_can_be_parked(store: PostgresFactStore) -> None:
    """NUL and half characters in ids, sources, headers: PostgreSQL would refuse the whole batch."""
    nasty = parked(7, source="/pri\0son", message_id="\ud800", headers=(("\0\ud800", b"\0"),))

    assert store.record(Batch([], parked=[nasty])).parked == 1

    kept = store.parked()[0].parked
    assert (kept.source, kept.message_id) == ("/pri\ufffdson", "?")


def test_listing_by_reason_agency_and_time(store: PostgresFactStore, clock: FixedClock) -> None:
    """Each filter alone; pages go on from the last id."""
    noon = clock.at
    store.record(Batch([], parked=[parked(1), parked(2, reason="too-deep")]))
    clock.at = noon + timedelta(hours=1)
    store.record(Batch([], parked=[parked(3, topic="in.police.v1"), parked(4)]))

    def offsets(**asked: object) -> list[int]:
        return [row.parked.offset for row in store.parked(**asked)]  # type: ignore[arg-type]

    assert offsets() == [1, 2, 3, 4]
    assert offsets(reason="too-deep") == [2]
    assert offsets(agency="police") == [3]
    assert offsets(since=noon + timedelta(minutes=1)) == [3, 4]
    assert offsets(limit=2) == [1, 2]
    assert offsets(limit=2, after=2) == [3, 4]
    assert offsets(reason="bad-json", agency="prison", after=1) == [4]


def test_untold_until_the_publisher_was_told(store: PostgresFactStore) -> None:
    """What is marked told isn't offered again."""
    store.record(Batch([], parked=[parked(n) for n in range(4)]))

    assert [row.id for row in store.untold(limit=3)] == [1, 2, 3]
    store.told_publisher([1, 3])

    assert [row.id for row in store.untold(limit=3)] == [2, 4]


def test_a_retry_leaves_its_outcome(store: PostgresFactStore, clock: FixedClock) -> None:
    """When it was tried and what came of it."""
    store.record(Batch([], parked=[parked(7)]))
    clock.at += timedelta(days=1)

    store.retried(1, "1 fact recorded")

    row = store.parked_one(1)
    assert row is not None
    assert (row.retried_at, row.outcome) == (clock.at, "1 fact recorded")
