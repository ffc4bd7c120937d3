"""Parked messages tried again, or given up: on a real log."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from domain.ports import Batch, Parked
from infra.clock import FixedClock
from infra.eventstore.migrate import migrate
from infra.eventstore.store import PostgresFactStore
from infra.retrying import AT_ONCE, retry, waiting
from tests.consumers.sources import release

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def store(database: str) -> Iterator[PostgresFactStore]:
    """An empty log."""
    migrate(database)
    with PostgresFactStore(database, FixedClock(NOON)) as made:
        yield made


def set_aside(store: PostgresFactStore, *values: bytes, reason: str = "bad-json") -> None:
    """Parked once, for whatever reason there was then."""
    told_at = NOON - timedelta(hours=1)
    store.record(
        Batch(
            [],
            [
                Parked(reason, "says", value, "in.prison.v1", 0, at, told_at=told_at)
                for at, value in enumerate(values)
            ],
        )
    )


def test_what_is_understood_today_is_recorded_once(store: PostgresFactStore) -> None:
    """And waits no more; what is refused again waits on, with today's reason beside it."""
    set_aside(store, release("r1"), b"{bad", release("r1"))

    done = [one for rows in waiting(store) for one in retry(store, rows, NOON)]

    assert [one.outcome for one in done] == [
        "1 facts, 0 repeats",
        "refused: bad-json",
        "0 facts, 1 repeats",
    ]
    assert [row.settled for row in store.parked()] == ["recorded", None, "recorded"]
    assert [row.outcome for row in store.parked(waiting=True)] == ["refused: bad-json"]
    assert store.tip() == 1


def test_a_reused_id_is_refused_again_and_parked_no_second_time(store: PostgresFactStore) -> None:
    """Its neighbours are recorded."""
    set_aside(store, release("r1"), release("r1", prison="MDI"), release("r2"))

    (rows,) = waiting(store)
    done = retry(store, rows, NOON)

    assert [one.outcome for one in done] == [
        "1 facts, 0 repeats",
        "refused: id-reuse",
        "1 facts, 0 repeats",
    ]
    assert len(store.parked()) == 3
    assert [row.id for row in store.parked(waiting=True)] == [2]


def test_everything_that_waits_comes_in_batches(store: PostgresFactStore) -> None:
    """Each once, also those that are refused again."""
    set_aside(store, *(b"{bad" for _ in range(AT_ONCE + 1)))

    tried = [len(retry(store, rows, NOON)) for rows in waiting(store, reason="bad-json")]

    assert tried == [AT_ONCE, 1]
    assert list(waiting(store, reason="too-deep")) == []


def test_fetched_details_are_left_to_the_fetcher(store: PostgresFactStore) -> None:
    """They are not messages: the door would not know whose they are."""
    store.record(Batch([], [Parked("bad-json", "says", b"{", "detail.prison.v1", -1, 1)]))

    assert [retry(store, rows, NOON) for rows in waiting(store)] == [[]]
    assert store.parked()[0].outcome is None


def test_one_that_is_given_up_is_kept(store: PostgresFactStore) -> None:
    """With who, when and why; once."""
    set_aside(store, b"{bad")

    assert store.discard(1, "r.lee", "a test message of theirs")
    assert not store.discard(1, "somebody", "again")

    (row,) = store.parked()
    assert row.parked.raw == b"{bad"
    assert (row.settled, row.settled_at, row.settled_by, row.settled_why) == (
        "discarded",
        NOON,
        "r.lee",
        "a test message of theirs",
    )
    assert store.parked(waiting=True) == []
    assert store.parked_counts() == []


def test_how_many_wait_by_agency_and_reason(store: PostgresFactStore) -> None:
    """Those that are settled aren't counted."""
    set_aside(store, b"{", b"[", release("r1"))
    police = Parked("too-deep", "says", b"[[[", "in.police.v1", 0, 1)
    store.record(Batch([], [police]))
    retry(store, store.parked(limit=3), NOON)

    assert store.parked_counts() == [("police", "too-deep", 1), ("prison", "bad-json", 2)]
    assert store.parked_counts(agency="police", reason="bad-json") == []
