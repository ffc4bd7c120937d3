"""`throughline fetch` as a user meets it: a process of its own, on a real log."""

import json
import os
import subprocess
import sys

import pytest

from domain.ports import Batch
from infra.clock import SystemClock
from infra.eventstore.store import PostgresFactStore
from infra.migrate import migrate
from tests.infra.details.publisher import a_publisher, says
from tests.infra.details.thin import arrival, arrived

COUNTS = {"waiting": 0, "fetched": 0, "failed": 0, "gone": 0, "not_allowed": 0}


def fetch(database: str, hosts: str, *options: str, code: int = 0) -> tuple[str, str]:
    """What `throughline fetch --once` says on either stream."""
    done = subprocess.run(
        [sys.executable, "-m", "infra.cli", "fetch", *options],
        env={
            **os.environ,
            "DATABASE_URL": database,
            "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1",
            "THROUGHLINE_DETAIL_HOSTS": hosts,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done.stdout, done.stderr


@pytest.fixture
def log(database: str) -> str:
    """A database with its tables."""
    migrate(database)
    return database


def test_fetching_once(log: str) -> None:
    """It ends when nothing is due; five counts for scripts, reasons for people; nothing twice."""
    with a_publisher() as publisher, PostgresFactStore(log, SystemClock()) as store:
        publisher.lay("/events/1", says(arrival()))
        publisher.lay("/events/2", says(b"", 500))
        store.record(Batch([*arrived(publisher.url("/events/1")), *arrived("http://h/x", 2)]))
        store.record(Batch([*arrived(publisher.url("/events/2"), 3)]))

        first = json.loads(fetch(log, publisher.host, "--once", "--json")[0])
        page, _ = fetch(log, publisher.host, "--once")

        assert first == COUNTS | {"fetched": 1, "waiting": 1, "not_allowed": 1}
        assert publisher.asked == ["/events/1", "/events/2"]
        assert "status 500" in page
        assert "not-https" in page
        assert store.tip() == 4


def test_without_a_list_nothing_is_fetched(log: str) -> None:
    """It says so, and calls nobody; once the host is listed, it is fetched."""
    with a_publisher() as publisher, PostgresFactStore(log, SystemClock()) as store:
        store.record(Batch(arrived(publisher.url("/events/1"))))

        counts, said = fetch(log, "", "--once", "--json")

        assert json.loads(counts) == COUNTS | {"not_allowed": 1}
        assert "THROUGHLINE_DETAIL_HOSTS names no host" in said
        assert publisher.asked == []

        publisher.lay("/events/1", says(arrival()))
        counts, _ = fetch(log, publisher.host, "--once", "--json")

        assert json.loads(counts) == COUNTS | {"fetched": 1}


def test_what_failed_is_tried_again_when_asked(log: str) -> None:
    """And not before."""
    with a_publisher() as publisher, PostgresFactStore(log, SystemClock()) as store:
        publisher.lay("/events/1", says(b"{}", Content_Encoding="br"), says(arrival()))
        store.record(Batch(arrived(publisher.url("/events/1"))))

        stood = [
            json.loads(fetch(log, publisher.host, "--once", "--json", *more)[0])
            for more in ((), (), ("--again",))
        ]

        assert stood == [COUNTS | {"failed": 1}, COUNTS | {"failed": 1}, COUNTS | {"fetched": 1}]


@pytest.mark.parametrize(
    ("hosts", "options", "code"),
    [("https://h", ("--once",), 1), ("h", ("--again",), 2), ("h", ("--twice",), 2)],
    ids=["a list that can't be read", "again for ever", "no such option"],
)
def test_what_cannot_be_done(
    database: str, hosts: str, options: tuple[str, ...], code: int
) -> None:
    """One line, and nothing was made."""
    out, said = fetch(database, hosts, *options, code=code)

    assert out == ""
    assert said.startswith("throughline: ")
    assert said.count("\n") == 1
