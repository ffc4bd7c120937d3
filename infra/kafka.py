"""Kafka: consumers, producers, topics, and how far behind we are.

This module and `kafka_source` are the only ones that know the Kafka client.
"""

import hmac
import logging
from collections.abc import Iterable, Mapping
from contextlib import closing
from hashlib import sha256
from socket import create_connection
from typing import Any

import kafka  # type: ignore[import-untyped] # it has no types
from kafka.admin import KafkaAdminClient  # type: ignore[import-untyped] # it has no types
from kafka.errors import (  # type: ignore[import-untyped] # it has no types
    KafkaError,
    TopicAlreadyExistsError,
)
from kafka.structs import TopicPartition  # type: ignore[import-untyped] # it has no types

from domain.journey.agencies import AGENCIES
from domain.ports import AwayError

GROUP = "throughline"
PARTITIONS = 6
IN: tuple[str, ...] = tuple(f"in.{agency}.v1" for agency in AGENCIES)
REJECTS: tuple[str, ...] = tuple(f"out.rejects.{agency}.v1" for agency in AGENCIES)
TOPICS: tuple[str, ...] = (*IN, *REJECTS, "out.continuity.v1")
AT_ONCE = 2000  # messages a poll: what the database makes durable within 50 ms

KNOCK_SECONDS = 2.0
BOOTSTRAP_MS = 5_000  # to find a broker, before we say that Kafka is away

Place = tuple[str, int]  # topic, partition
logging.getLogger("kafka").setLevel(logging.WARNING)


def key_of(record: str, key: bytes) -> bytes:
    """The message key of a record: the same for the same record, and nobody can read it back."""
    return hmac.digest(key, record.encode(), sha256)[:16].hex().encode()


def consumer(
    bootstrap_servers: str,
    *,
    group: str = GROUP,
    instance: str | None = None,
    session_timeout_ms: int = 10_000,
    at_once: int = AT_ONCE,
) -> Any:
    """A consumer that commits nothing by itself and begins where it is told to.

    `instance` names a place in the group that outlives the process: one that starts again under
    the same name goes on at once, and whoever still held the name is shut out.
    """
    return _client(
        kafka.KafkaConsumer,
        bootstrap_servers,
        group_id=group,
        group_instance_id=instance,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
        allow_auto_create_topics=False,
        max_poll_records=at_once,
        max_partition_fetch_bytes=4 << 20,
        fetch_min_bytes=256 << 10,  # or what came in 100 ms: at a trickle a fifth of the processor
        fetch_max_wait_ms=100,
        max_poll_interval_ms=300_000,
        session_timeout_ms=session_timeout_ms,
        heartbeat_interval_ms=max(500, session_timeout_ms // 6),
        metadata_max_age_ms=30_000,
        metrics_enabled=False,
    )


def producer(bootstrap_servers: str, **settings: Any) -> Any:
    """A producer whose messages are acknowledged by every replica, each written once."""
    chosen = {
        "acks": "all",
        "enable_idempotence": True,
        "linger_ms": 10,
        "batch_size": 256 << 10,
        "allow_auto_create_topics": False,
        "metrics_enabled": False,
        **settings,
    }
    return _client(kafka.KafkaProducer, bootstrap_servers, **chosen)


def create_topics(bootstrap_servers: str, names: Iterable[str] = TOPICS) -> list[str]:
    """Make the topics that don't exist yet; says which were made. They are ready on return."""
    with _admin(bootstrap_servers) as admin:
        there = set(admin.list_topics())
        missing = [name for name in names if name not in there]
        if missing:
            wanted = {name: {"num_partitions": PARTITIONS} for name in missing}
            try:
                admin.create_topics(wanted, wait_for_metadata=True)
            except TopicAlreadyExistsError:  # somebody else made them just now
                admin.wait_for_topics(missing)
        return missing


def topics(bootstrap_servers: str) -> dict[str, int]:
    """How many partitions each topic has; Kafka's own topics left out."""
    with _admin(bootstrap_servers) as admin:
        return {
            one["name"]: len(one["partitions"])
            for one in admin.describe_topics()
            if not one["name"].startswith("__")
        }


def ends(bootstrap_servers: str, names: Iterable[str]) -> dict[Place, int]:
    """The offset the next message of each partition will have."""
    counts = topics(bootstrap_servers)
    places = [
        TopicPartition(name, number) for name in names for number in range(counts.get(name, 0))
    ]
    with closing(
        _client(kafka.KafkaConsumer, bootstrap_servers, group_id=None, enable_auto_commit=False)
    ) as reader:
        found = reader.end_offsets(places) if places else {}
    return {(place.topic, place.partition): end for place, end in found.items()}


def lag(
    bootstrap_servers: str, reached: Mapping[Place, int], names: Iterable[str] = IN
) -> dict[Place, int]:
    """How many messages of each partition aren't recorded yet.

    Counted in offsets: where a log was compacted or holds transactions, it says too many.
    """
    found = ends(bootstrap_servers, names)
    return {place: max(0, end - 1 - reached.get(place, -1)) for place, end in found.items()}


def broker_version(bootstrap_servers: str) -> str:
    """What the broker's release is, as far as the protocol tells: 4.3."""
    with _admin(bootstrap_servers) as admin:
        return ".".join(map(str, admin._manager.broker_version))  # noqa: SLF001 - told nowhere else


def send_all(producer: Any, messages: Iterable[tuple[str, bytes]]) -> None:
    """Send (topic, value) each, and wait until every replica has them. Raises AwayError."""
    try:
        sent = [producer.send(topic, value) for topic, value in messages]
        producer.flush()
        for one in sent:
            one.get(timeout=60)
    except KafkaError as error:
        raise _away(error) from error


def _admin(bootstrap_servers: str) -> closing[Any]:
    return closing(_client(KafkaAdminClient, bootstrap_servers))


def _client(kind: Any, bootstrap_servers: str, **settings: Any) -> Any:
    servers = bootstrap_servers.split(",")
    # A client that finds nobody leaves its thread and its sockets behind: knock first.
    if not any(_answers(server) for server in servers):
        raise AwayError("Kafka can't be reached now (no bootstrap server answers)")
    try:
        return kind(bootstrap_servers=servers, bootstrap_timeout_ms=BOOTSTRAP_MS, **settings)
    except KafkaError as error:
        raise _away(error) from error


def _answers(server: str) -> bool:
    host, _, port = server.strip().rpartition(":")
    try:
        with create_connection((host.strip("[]"), int(port)), timeout=KNOCK_SECONDS):
            return True
    except OSError:
        return False


def _away(error: Exception) -> AwayError:
    return AwayError(f"Kafka can't be reached now ({type(error).__name__})")
