"""The log's tables: made once, made again without harm, closed to any other writer."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from eventsourcing.persistence import ProgrammingError, StoredEvent

from domain.ports import Batch
from infra.clock import FixedClock
from infra.eventstore.migrate import migrate
from infra.eventstore.store import PostgresFactStore
from tests.infra.eventstore.told import parked, release, upto


def test_migrating_again_keeps_everything(store: PostgresFactStore, database: str) -> None:
    """Facts, offsets, ids heard and parked messages stand as before."""
    store.record(Batch([release("e1")], parked=[parked(1)], reached=[upto(1)]))

    migrate(database)

    assert store.tip() == 1
    assert store.record(Batch([release("e1")])).repeats == 1
    assert store.reached() == {("in.prison.v1", 0): 1}
    assert len(store.parked()) == 1


def test_four_at_once_make_one_log(database: str, clock: FixedClock) -> None:
    """Processes that start together don't trip over each other."""
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate, [database] * 4))

    with PostgresFactStore(database, clock) as store:
        assert store.record(Batch([release("e1")])).position == 1


@pytest.mark.parametrize(
    "columns",
    [
        "(originator_id, originator_version, topic, state) VALUES ('prison/X', 1, 't', '')",
        "(originator_id, originator_version, topic, state, notification_id) "
        "VALUES ('prison/X', 1, 't', '', 1)",
    ],
    ids=["without a position", "without recorded_at"],
)
def test_any_other_road_into_the_log_is_closed(
    store: PostgresFactStore, database: str, columns: str
) -> None:
    """An insert that doesn't give what ours gives fails, whoever sends it."""
    assert store.tip() == 0
    with psycopg.connect(database) as conn, pytest.raises(psycopg.errors.NotNullViolation):
        conn.execute(f"INSERT INTO log.facts_events {columns}")


def test_the_library_s_own_insert_is_closed(store: PostgresFactStore) -> None:
    """It would take positions from a sequence and leave holes."""
    with pytest.raises(ProgrammingError, match="begin alone"):
        store._recorder.insert_events([StoredEvent("prison/X", 1, "t", b"{}")])


def test_the_log_can_be_read_as_tables(store: PostgresFactStore, database: str) -> None:
    """Two views, for people with psql."""
    store.record(Batch([release("e1")], reached=[upto(41)]))

    with psycopg.connect(database) as conn:
        facts = conn.execute("SELECT position, record, version, type FROM log.facts").fetchall()
        offsets = conn.execute("SELECT * FROM log.offsets").fetchall()

    assert facts == [(1, "prison/A1234BC", 1, "custody.person_released.v1")]
    assert offsets == [("in.prison.v1", 0, 41)]
