"""Tells each publisher what of theirs was parked, and why: on out.rejects.<agency>.v1."""

from base64 import b64encode
from typing import Any

import msgspec

from infra.eventstore.parking import ParkedRow
from infra.eventstore.store import PostgresFactStore
from infra.kafka import REJECTS, send_all

AT_ONCE = 200
_ROADS = ("in", "detail")  # published by the agency; fetched from it (`infra.details`)
SHOWN_BYTES = 512 << 10  # of a longer message the publisher is told all but the bytes


def tell_publishers(store: PostgresFactStore, producer: Any) -> int:
    """Tell what hasn't been told yet; says how many. At least once: a crash between tells again.

    Raises AwayError while PostgreSQL or Kafka is away; what was told is marked, the rest waits.
    """
    count = 0
    while rows := store.untold(AT_ONCE):
        told = [(topic, reject_of(row)) for row in rows if (topic := topic_of(row))]
        send_all(producer, told)
        store.told_publisher([row.id for row in rows])
        count += len(rows)
    return count


def topic_of(row: ParkedRow) -> str | None:
    """Where the publisher listens; None for a message from nobody we know (a file, a stray topic)."""
    topic = row.parked.topic
    road, _, owner = topic.partition(".")
    name = f"out.rejects.{owner}" if road in _ROADS else ""
    return name if name in REJECTS else None


def reject_of(row: ParkedRow) -> bytes:
    """What the publisher is told, as JSON."""
    parked = row.parked
    raw = b64encode(parked.raw).decode() if len(parked.raw) <= SHOWN_BYTES else None
    return msgspec.json.encode(
        {
            "reason": parked.reason,
            "says": parked.says,
            "topic": parked.topic,
            "partition": parked.partition,
            "offset": parked.offset,
            "message_id": parked.message_id,
            "raw_base64": raw,
        }
    )
