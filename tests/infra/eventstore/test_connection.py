"""How the log is reached: unsafe settings refused, compression and cipher applied."""

import contextlib
import zlib

import psycopg
import pytest

from domain.ports import AwayError, Batch
from infra.clock import FixedClock
from infra.eventstore.connection import open_factory
from infra.eventstore.migrate import migrate
from infra.eventstore.store import PostgresFactStore
from tests.infra.eventstore.told import RELEASE, release


@pytest.mark.parametrize("said", ["y", "yes", "1", "true", "on"])
def test_the_road_that_misses_facts_is_refused(said: str, clock: FixedClock) -> None:
    """Before anything is opened; the sentence names the setting and the cure."""
    with pytest.raises(ValueError, match=r"POSTGRES_ENABLE_DB_FUNCTIONS is set.*Unset it"):
        PostgresFactStore("postgresql://x", clock, {"POSTGRES_ENABLE_DB_FUNCTIONS": said})


def test_what_else_the_url_says_reaches_the_server() -> None:
    """The library knows five words of a URL; encryption must not be lost on the way."""
    factory = open_factory("postgresql://u:p@h:1/d?sslmode=require&application_name=consume", {})

    kwargs = factory.datastore.pool.kwargs
    assert isinstance(kwargs, dict)
    assert {key: kwargs[key] for key in ("host", "port", "dbname", "user", "password")} == {
        "host": "h",
        "port": "1",
        "dbname": "d",
        "user": "u",
        "password": "p",
    }
    assert (kwargs["sslmode"], kwargs["application_name"]) == ("require", "consume")


def test_compressor_and_cipher_are_applied(database: str, clock: FixedClock) -> None:
    """What lies in the database is compressed, then encrypted; what is read is as told."""
    settings = {
        "COMPRESSOR_TOPIC": "eventsourcing.compressor:ZlibCompressor",
        "CIPHER_TOPIC": "tests.infra.eventstore.ciphers:Backwards",
    }
    migrate(database, settings)
    with PostgresFactStore(database, clock, settings) as store:
        store.record(Batch([RELEASE, release("e2")]))
        with psycopg.connect(database) as conn:
            lying = [row[0] for row in conn.execute("SELECT state FROM log.facts_events")]

        assert zlib.decompress(lying[0][::-1]).startswith(b'{"id":"e1"')
        assert [entry.fact for entry in store.since(0, 10)] == [RELEASE.fact, RELEASE.fact]
        assert store.record(Batch([RELEASE])).repeats == 1


def test_a_writer_that_says_nothing_is_ended(store: PostgresFactStore, database: str) -> None:
    """Stopped inside a pipeline it holds the log's lock, and isn't idle to the server's own timer."""
    recorded = None
    with (
        contextlib.suppress(psycopg.OperationalError),  # its own end, when it hears of it
        psycopg.connect(database) as stopped,
        stopped.pipeline(),
    ):
        stopped.execute("LOCK TABLE log.facts_events IN EXCLUSIVE MODE")
        assert stopped.execute("SELECT 1").fetchone() == (1,)

        while recorded is None:
            with contextlib.suppress(AwayError):
                recorded = store.record(Batch([RELEASE]))

    assert recorded is not None
    assert recorded.facts == 1
    assert stopped.broken
