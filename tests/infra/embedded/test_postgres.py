"""The embedded PostgreSQL: real, durable, found again, and never run by root."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from infra.embedded.account import account
from infra.embedded.postgres import EmbeddedPostgres
from infra.embedded.waiting import until
from tests.parts import a_folder


@pytest.fixture(scope="module")
def started() -> Iterator[EmbeddedPostgres]:
    """A server that these tests may stop and kill: not the session's."""
    with a_folder() as folder:
        one = EmbeddedPostgres(folder)
        one.start()
        yield one
        one.stop()


@pytest.fixture
def server(started: EmbeddedPostgres) -> EmbeddedPostgres:
    """The same, running again whatever the test before did to it."""
    started.start()
    return started


def _ask(server: EmbeddedPostgres, statement: str) -> object:
    with psycopg.connect(server.url) as connection:
        row = connection.execute(statement).fetchone()
    assert row is not None
    return row[0]


def test_it_is_set_as_promised(server: EmbeddedPostgres) -> None:
    """Durable, in UTC, on the loopback alone."""
    names = ("fsync", "synchronous_commit", "TimeZone", "listen_addresses")

    assert [_ask(server, f"SHOW {name}") for name in names] == ["on", "on", "UTC", "127.0.0.1"]


def test_it_is_postgresql_18_and_not_run_by_root(server: EmbeddedPostgres) -> None:
    """As whoever we are, or, where we are root, as nobody."""
    who = account().user
    expected = os.geteuid() if who is None else who

    assert str(_ask(server, "SHOW server_version")).startswith("18.")
    assert psutil.Process(server.pid).uids().effective == expected != 0


@pytest.mark.parametrize("immediate", [False, True], ids=["tidily", "as a power cut would"])
def test_what_was_committed_outlives_a_restart(server: EmbeddedPostgres, immediate: bool) -> None:
    """On the same port, as another process."""
    before, url = server.pid, server.url
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (it int)")
        connection.execute("INSERT INTO kept VALUES (7)")

    server.restart(immediate=immediate)

    assert server.url == url
    assert server.pid != before
    assert _ask(server, "SELECT it FROM kept") == 7


def test_a_killed_server_is_noticed_and_started_again(server: EmbeddedPostgres) -> None:
    """kill -9 of its first process, the worst that can happen to it."""
    url = server.url
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    until(lambda: server.pid is None, seconds=30, what="the killed server is noticed")

    assert not server.running()

    server.start()

    assert server.running()
    assert server.url == url


def test_starting_a_running_server_changes_nothing(server: EmbeddedPostgres) -> None:
    """The same process goes on, also for somebody else's object of the same folder."""
    before = server.pid
    server.start()

    assert server.pid == before


def test_a_stopped_server_is_gone(server: EmbeddedPostgres) -> None:
    """Its process, and every process it had."""
    assert server.pid is not None
    family = [psutil.Process(server.pid), *psutil.Process(server.pid).children(recursive=True)]

    server.stop()

    assert not server.running()
    assert psutil.wait_procs(family, timeout=30)[1] == []


def test_it_starts_from_a_folder_nobody_else_can_enter(tmp_path: Path) -> None:
    """pytest's own folders are closed, as root's home is."""
    server = EmbeddedPostgres(tmp_path)
    try:
        server.start()

        assert _ask(server, "SELECT 1") == 1
    finally:
        server.stop()
        elsewhere = tmp_path / "elsewhere"
        if elsewhere.is_symlink():  # root's case: outside the folder that pytest removes
            shutil.rmtree(elsewhere.resolve())


def test_no_person_gets_into_its_log(server: EmbeddedPostgres) -> None:
    """Neither the statement that failed nor the key that was there already."""
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute("CREATE TABLE people (name text PRIMARY KEY)")
        connection.execute("INSERT INTO people VALUES ('Aled Pritchard')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO people VALUES ('Aled Pritchard')")

    log = server.log.read_text()

    assert "duplicate key" in log
    assert "Pritchard" not in log
