"""A world of its own for each test, cleared away afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.ports import Batch, Reached
from infra.embedded.postgres import EmbeddedPostgres
from infra.kafka import IN, create_topics, ends
from infra.migrate import migrate
from tests.faults.processes import Process
from tests.faults.world import World
from tests.parts import a_folder, a_name


@pytest.fixture
def own_postgres() -> Iterator[EmbeddedPostgres]:
    """A PostgreSQL that may be crashed."""
    with a_folder() as folder:
        server = EmbeddedPostgres(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture
def world(database: str, broker: str, tmp_path: Path) -> World:
    """A log on the shared PostgreSQL, the topics on the shared broker."""
    return made(database, broker, tmp_path)


@pytest.fixture
def crashing_world(own_postgres: EmbeddedPostgres, broker: str, tmp_path: Path) -> World:
    """A log on a PostgreSQL that may be crashed."""
    return made(own_postgres.url, broker, tmp_path)


def made(database_url: str, servers: str, folder: Path) -> World:
    """The tables and topics made; what others have published counts as read."""
    migrate(database_url)
    create_topics(servers)
    world = World(a_name("world"), database_url, servers, folder)
    read = [
        Reached(topic, number, -1, end - 1)
        for (topic, number), end in ends(servers, IN).items()
        if end
    ]
    with world.store() as store:
        store.record(Batch([], reached=read))
    return world


@pytest.fixture
def processes() -> Iterator[list[Process]]:
    """Whatever is put in here is dead at the end."""
    running: list[Process] = []
    yield running
    for process in running:
        process.clear()
