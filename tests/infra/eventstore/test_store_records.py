"""What a batch leaves behind: facts, repeats, parked messages, offsets, all or nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from eventsourcing.persistence import EventStore

from domain.facts.entry import Entry
from domain.ports import Batch, FencedError, Recorded
from infra.clock import FixedClock
from infra.eventstore.store import PostgresFactStore
from tests.infra.eventstore.told import RELEASE, parked, release, upto


def test_an_empty_log(store: PostgresFactStore) -> None:
    """Nothing stands in it, nothing has been read."""
    assert store.tip() == 0
    assert store.since(0, 10) == []
    assert store.of_records(["prison/A1234BC"]) == []
    assert store.reached() == {}
    assert store.position_at(datetime(2030, 1, 1, tzinfo=UTC)) == 0


def test_a_fact_comes_back_as_it_was_told(store: PostgresFactStore, clock: FixedClock) -> None:
    """Every field, and where and when it was recorded."""
    told = release("e1", day_only=True, supersedes="e0", extra='{"sender":"x"}')

    recorded = store.record(Batch([told]))

    assert recorded == Recorded(facts=1, repeats=0, parked=0, position=1)
    assert store.since(0, 10) == [
        Entry(
            id="e1",
            source="/prison/nomis",
            record="prison/A1234BC",
            happened_at=told.happened_at,
            told_at=told.told_at,
            fact=told.fact,
            labels=told.labels,
            day_only=True,
            supersedes="e0",
            extra='{"sender":"x"}',
            position=1,
            recorded_at=clock.at,
        )
    ]


def test_the_same_told_again_is_a_repeat(store: PostgresFactStore) -> None:
    """Also within one batch, and also when the broker gave it another timestamp."""
    again = replace(RELEASE, told_at=RELEASE.told_at + timedelta(minutes=3))
    assert store.record(Batch([RELEASE, again])) == Recorded(1, 1, 0, 1)

    assert store.record(Batch([again, release("e2")])) == Recorded(1, 1, 0, 2)

    assert [entry.id for entry in store.since(0, 10)] == ["e1", "e2"]


@pytest.mark.parametrize(
    "changed",
    [
        replace(RELEASE, happened_at=RELEASE.happened_at + timedelta(seconds=1)),
        replace(RELEASE, record="prison/A9999ZZ"),
        replace(RELEASE, fact=replace(RELEASE.fact, postcode="LS1 1AA")),
        replace(RELEASE, supersedes="e0"),
        replace(RELEASE, extra="{}"),
    ],
    ids=["happened_at", "record", "fact", "supersedes", "extra"],
)
def test_an_id_reused_for_another_body_is_parked(store: PostgresFactStore, changed: object) -> None:
    """What was told first stays; the second is kept aside with the reason."""
    store.record(Batch([RELEASE]))

    assert store.record(Batch([changed])) == Recorded(0, 0, 1, 1)  # type: ignore[list-item]

    assert [row.parked.reason for row in store.parked()] == ["id-reuse"]
    assert [entry.fact for entry in store.since(0, 10)] == [RELEASE.fact]


def test_an_id_reused_within_one_batch(store: PostgresFactStore) -> None:
    """The first in the batch stands, the message of the second is parked as it came."""
    other = replace(RELEASE, record="prison/A9999ZZ")

    recorded = store.record(
        Batch([RELEASE, other], origin=lambda at, reason, says: parked(70 + at, reason=reason))
    )

    assert recorded == Recorded(1, 0, 1, 1)
    assert [(row.parked.reason, row.parked.offset) for row in store.parked()] == [("id-reuse", 71)]


def test_two_sources_may_use_one_id(store: PostgresFactStore) -> None:
    """An id is unique within its source only."""
    other = replace(RELEASE, source="/prison/other")

    assert store.record(Batch([RELEASE, other])).facts == 2


def test_a_fact_that_cannot_be_stored_holds_up_nobody(store: PostgresFactStore) -> None:
    """It is parked, its neighbours are recorded and the offset moves on."""
    naive = replace(release("e2"), happened_at=datetime(2026, 3, 2, 9))  # noqa: DTZ001 - the fault
    nul = replace(release("e3"), record="prison/A\0")
    half = replace(release("e4"), extra="\ud800")

    recorded = store.record(Batch([RELEASE, naive, nul, half, release("e5")], reached=[upto(4)]))

    assert recorded == Recorded(facts=2, repeats=0, parked=3, position=2)
    assert {row.parked.reason for row in store.parked()} == {"bad-field"}
    assert store.reached() == {("in.prison.v1", 0): 4}


def test_offsets_move_with_the_facts(store: PostgresFactStore) -> None:
    """Each partition has its own; a batch without facts moves them too."""
    store.record(Batch([RELEASE], reached=[upto(10), upto(4, partition=1)]))

    store.record(Batch([], reached=[upto(17, previous=10)]))

    assert store.reached() == {("in.prison.v1", 0): 17, ("in.prison.v1", 1): 4}


@pytest.mark.parametrize(("previous", "last"), [(-1, 15), (5, 15), (9, 15), (11, 15)], ids=str)
def test_a_batch_from_another_offset_is_fenced(
    store: PostgresFactStore, previous: int, last: int
) -> None:
    """It overlaps or skips what is recorded: nothing of it is written, of no partition."""
    store.record(Batch([RELEASE], reached=[upto(10), upto(4, partition=1)]))

    with pytest.raises(FencedError):
        store.record(
            Batch(
                [release("e2")],
                parked=[parked(11)],
                reached=[upto(9, previous=4, partition=1), upto(last, previous=previous)],
            )
        )

    assert store.reached() == {("in.prison.v1", 0): 10, ("in.prison.v1", 1): 4}
    assert store.tip() == 1
    assert store.parked() == []


def test_a_partition_never_read_begins_at_minus_one(store: PostgresFactStore) -> None:
    """A batch that claims to go on from somewhere is fenced."""
    with pytest.raises(FencedError):
        store.record(Batch([RELEASE], reached=[upto(10, previous=5)]))

    assert store.tip() == 0


def test_a_fenced_batch_leaves_no_hole(store: PostgresFactStore) -> None:
    """Positions are 1, 2, 3, ... whatever was refused between."""
    store.record(Batch([release("e1")], reached=[upto(0)]))
    for _ in range(3):
        with pytest.raises(FencedError):
            store.record(Batch([release("e2")], reached=[upto(1)]))

    store.record(Batch([release("e2"), release("e3")], reached=[upto(2, previous=0)]))

    assert [entry.position for entry in store.since(0, 10)] == [1, 2, 3]


def test_recorded_at_never_decreases(store: PostgresFactStore, clock: FixedClock) -> None:
    """A clock set back does not set the log back; one batch has one instant."""
    noon = clock.at
    store.record(Batch([release("e1"), release("e2")]))
    clock.at = noon - timedelta(hours=1)
    store.record(Batch([release("e3")]))
    clock.at = noon + timedelta(seconds=1)
    store.record(Batch([release("e4")]))

    assert [entry.recorded_at for entry in store.since(0, 10)] == [
        noon,
        noon,
        noon,
        noon + timedelta(seconds=1),
    ]


def test_each_record_has_its_own_stream(store: PostgresFactStore) -> None:
    """Versions count from 1 in each record, across batches: the library can read any of them."""
    a, b = "prison/A1234BC", "prison/B1234BC"
    store.record(Batch([release("e1"), release("e2", record=b), release("e3")]))
    store.record(Batch([release("e4", record=b), release("e5")]))

    library = EventStore(store._mapper, store._recorder)
    streams = {
        record: [(one.originator_version, one.told.id) for one in library.get(record)]
        for record in (a, b)
    }
    assert streams == {
        a: [(1, "e1"), (2, "e3"), (3, "e5")],
        b: [(1, "e2"), (2, "e4")],
    }
