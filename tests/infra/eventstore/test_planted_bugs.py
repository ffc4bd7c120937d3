"""Take one safeguard out of the log and see the harm it prevents: the contract tests bite."""

from dataclasses import replace
from datetime import timedelta

from psycopg.sql import SQL

from domain.ports import Batch
from infra.clock import FixedClock
from infra.eventstore.store import PostgresFactStore
from tests.infra.eventstore.told import RELEASE, release, upto

# The library's own tracking: any later offset is accepted, wherever the batch began.
MONOTONIC = """
WITH asked AS (
  SELECT * FROM unnest(%b::text[], %b::bigint[], %b::bigint[]) AS a (name, previous, last)
), moved AS (
  INSERT INTO log.facts_tracking AS t (application_name, notification_id)
  SELECT name, last FROM asked ON CONFLICT (application_name)
  DO UPDATE SET notification_id = excluded.notification_id
  WHERE t.notification_id < excluded.notification_id RETURNING 1
)
SELECT count(*) FROM moved
"""
NEVER_HEARD = "SELECT key, body FROM log.inbox WHERE key = ANY(%b::bytea[]) AND false"
HEARD_TWICE = """
INSERT INTO log.inbox (key, body) SELECT * FROM unnest(%b::bytea[], %b::bigint[])
ON CONFLICT DO NOTHING
"""


def test_without_the_fence_a_replaced_consumer_writes_again(store: PostgresFactStore) -> None:
    """Messages without an id of their own (each delivery another) would be recorded twice."""
    store._recorder._sql.fence = SQL(MONOTONIC).format()
    store.record(Batch([release("first 0-150")], reached=[upto(150)]))

    store.record(Batch([release("zombie 100-200")], reached=[upto(200, previous=99)]))

    assert [entry.id for entry in store.since(0, 9)] == ["first 0-150", "zombie 100-200"]


def test_without_the_inbox_a_redelivery_is_recorded_twice(store: PostgresFactStore) -> None:
    """The second of two equal messages becomes a second fact."""
    store._recorder._sql.known = SQL(NEVER_HEARD).format()
    store._recorder._sql.hear = SQL(HEARD_TWICE).format()
    store.record(Batch([RELEASE]))

    assert store.record(Batch([RELEASE])).facts == 1
    assert store.tip() == 2


def test_with_the_sent_time_in_the_hash_a_redelivery_is_refused(store: PostgresFactStore) -> None:
    """What a broker stamps anew would look like an id used for another body."""
    store.record(Batch([RELEASE]))
    later = RELEASE.told_at + timedelta(minutes=1)

    assert store.record(Batch([replace(RELEASE, told_at=later)])).repeats == 1
    assert store.record(Batch([replace(RELEASE, happened_at=later)])).parked == 1


def test_without_the_last_instant_the_log_goes_back_in_time(
    store: PostgresFactStore, clock: FixedClock
) -> None:
    """Halving would then find a wrong position."""
    store._recorder._sql.tip = SQL(
        "SELECT coalesce(max(notification_id), 0), NULL FROM log.facts_events"
    ).format()
    noon = clock.at
    store.record(Batch([release("e1")]))
    clock.at = noon - timedelta(hours=1)
    store.record(Batch([release("e2")]))

    instants = [entry.recorded_at for entry in store.since(0, 9)]
    assert instants != sorted(instants)
