"""The same parts in containers, where an engine answers and containers were asked for."""

from collections.abc import Iterator
from contextlib import contextmanager

import docker
import pytest
from docker.errors import DockerException
from testcontainers.community.postgres import PostgresContainer
from testcontainers.core.container import DockerContainer

from infra.embedded.ports import LOOPBACK, answers, free_port
from infra.embedded.waiting import until


@contextmanager
def postgres_container() -> Iterator[str]:
    """The URL of PostgreSQL 18."""
    _engine_answers()
    with PostgresContainer("postgres:18-alpine", driver=None) as server:
        yield server.get_connection_url()


@contextmanager
def kafka_container() -> Iterator[str]:
    """The bootstrap servers of Apache Kafka 4.3: its port must be known before it starts."""
    _engine_answers()
    port = free_port()
    listeners = f"PLAINTEXT://0.0.0.0:{port},CONTROLLER://0.0.0.0:9093"
    broker = (
        DockerContainer("apache/kafka:4.3.0")
        .with_bind_ports(port, port)
        .with_env("KAFKA_PROCESS_ROLES", "broker,controller")
        .with_env("KAFKA_NODE_ID", "1")
        .with_env("KAFKA_LISTENERS", listeners)
        .with_env("KAFKA_ADVERTISED_LISTENERS", f"PLAINTEXT://{LOOPBACK}:{port}")
        .with_env("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER")
        .with_env("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@127.0.0.1:9093")
        .with_env(
            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"
        )
        .with_env("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1")
        .with_env("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
        .with_env("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
        .with_env("KAFKA_LOG_MESSAGE_TIMESTAMP_AFTER_MAX_MS", "9223372036854775807")
    )
    with broker:
        until(lambda: answers(port), seconds=60, what="Kafka's port")
        yield f"{LOOPBACK}:{port}"


def _engine_answers() -> None:
    try:
        docker.from_env(timeout=2).ping()
    except DockerException as error:
        pytest.fail(
            f"THROUGHLINE_TEST_PARTS=containers, but no container engine answers ({error}): "
            "start one, or unset the variable to run on the embedded parts",
            pytrace=False,
        )
