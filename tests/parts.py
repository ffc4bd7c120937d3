"""The real parts the tests run on: embedded, the caller's own, or containers. None is ever faked.

THROUGHLINE_TEST_PARTS=containers asks for testcontainers; DATABASE_URL and KAFKA_BOOTSTRAP_SERVERS
name servers of your own; otherwise the embedded ones are started for the session.
"""

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from kafka.admin import KafkaAdminClient, NewTopic
from psycopg import sql

from infra.embedded.error import PartError
from infra.embedded.kafka import EmbeddedKafka
from infra.embedded.postgres import EmbeddedPostgres
from infra.settings import Settings

Server = TypeVar("Server", EmbeddedPostgres, EmbeddedKafka)

_numbers = itertools.count(1)


def a_name(prefix: str) -> str:
    """A name no other test, process or session uses on the same server."""
    return f"{prefix}_{os.getpid()}_{next(_numbers)}"


@contextmanager
def a_folder() -> Iterator[Path]:
    """A folder that PostgreSQL's own user can reach, which pytest's tmp_path is not under root."""
    folder = Path(tempfile.mkdtemp(prefix="throughline-test-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def a_postgres(environ: Mapping[str, str]) -> Iterator[str]:
    """The URL of a PostgreSQL where databases may be created."""
    with _failing_clearly("PostgreSQL"):
        if environ.get("DATABASE_URL"):
            yield environ["DATABASE_URL"]
        elif environ.get("THROUGHLINE_TEST_PARTS") == "containers":
            from tests.containers import postgres_container

            with postgres_container() as url:
                yield url
        else:
            with a_folder() as folder, _stopped_after(EmbeddedPostgres(folder)) as server:
                server.start()
                yield server.url


@contextmanager
def a_broker(environ: Mapping[str, str]) -> Iterator[str]:
    """The bootstrap servers of a Kafka where topics may be created."""
    with _failing_clearly("Kafka"):
        if environ.get("KAFKA_BOOTSTRAP_SERVERS"):
            yield environ["KAFKA_BOOTSTRAP_SERVERS"]
        elif environ.get("THROUGHLINE_TEST_PARTS") == "containers":
            from tests.containers import kafka_container

            with kafka_container() as servers:
                yield servers
        else:
            cache = Settings.read(environ).cache
            with a_folder() as folder, _stopped_after(EmbeddedKafka(folder, cache)) as server:
                server.start()
                yield server.bootstrap_servers


@contextmanager
def a_database(server_url: str, like: str = "template0") -> Iterator[str]:
    """The URL of a new database on that server, empty or like another; it is dropped afterwards."""
    name = a_name("test")
    make = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(server_url, autocommit=True) as admin:
        admin.execute(make.format(sql.Identifier(name), sql.Identifier(like)))
    try:
        yield urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server_url, autocommit=True) as admin:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@dataclass(slots=True)
class Topics:
    """Makes topics that no other test uses, and takes them away afterwards."""

    bootstrap_servers: str
    made: list[str] = field(default_factory=list)

    def new(self, partitions: int = 6, prefix: str = "in.prison.v1") -> str:
        """A new topic's name: `<prefix>.<pid>.<number>`."""
        return self.named(f"{prefix}.{os.getpid()}.{next(_numbers)}", partitions)

    def named(self, name: str, partitions: int = 6) -> str:
        """A topic of exactly this name."""
        with closing(KafkaAdminClient(bootstrap_servers=self.bootstrap_servers)) as admin:
            admin.create_topics([NewTopic(name, partitions, 1)])
        self.made.append(name)
        return name

    def drop(self) -> None:
        """Takes away what was made."""
        if self.made:
            with closing(KafkaAdminClient(bootstrap_servers=self.bootstrap_servers)) as admin:
                admin.delete_topics(self.made)
            self.made.clear()


@contextmanager
def _stopped_after(server: Server) -> Iterator[Server]:
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def _failing_clearly(part: str) -> Iterator[None]:
    """A part that is missing fails the test that needs it: it is never passed over."""
    try:
        yield
    except PartError as error:
        pytest.fail(f"no real {part} to test on: {error}", pytrace=False)
