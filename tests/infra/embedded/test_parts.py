"""The parts are shared by all who work on one data folder, and stop with the last of them.

Real processes, as verbs are. Where PostgreSQL alone is enough, Kafka is the session's: with its
address set nothing embedded is started for it.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from infra.embedded import parts
from infra.embedded.error import PartError
from infra.embedded.waiting import until
from infra.settings import Settings
from tests.parts import a_folder

# A verb: it says where the parts are and works on until its standard input ends.
VERB = """
import os, sys
from infra.embedded import parts
from infra.settings import Settings
with parts.running(Settings.read(os.environ)) as here:
    print(here.database_url, here.bootstrap_servers, flush=True)
    sys.stdin.read()
"""


@contextmanager
def a_verb(environ: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A process that uses the parts until its input is closed; it must end well, or by our kill."""
    process = subprocess.Popen(
        [sys.executable, "-c", VERB],
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.communicate()
        assert process.returncode in (0, -9)


def _says(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


@pytest.fixture
def environ(broker: str) -> Iterator[dict[str, str]]:
    """A data folder of this test's own, and the session's broker."""
    with a_folder() as folder:
        yield {"THROUGHLINE_DATA": str(folder), "KAFKA_BOOTSTRAP_SERVERS": broker}


@pytest.fixture
def settings(environ: dict[str, str]) -> Iterator[Settings]:
    """The same for this process; whatever the test left running is stopped."""
    one = Settings.read(environ)
    yield one
    parts.embedded_postgres(one).stop()


def test_both_start_from_an_empty_environment() -> None:
    """No HOME, no PATH: neither Java nor PostgreSQL nor anything else is looked for there."""
    with a_folder() as folder:
        cache = str(Settings.read(os.environ).cache)
        bare = {"THROUGHLINE_DATA": str(folder), "THROUGHLINE_CACHE": cache}
        one = Settings.read(bare)
        with a_verb(bare) as verb:
            url, servers = _says(verb).split()

            assert url == parts.embedded_postgres(one).url
            assert servers == parts.embedded_kafka(one).bootstrap_servers
            assert parts.embedded_postgres(one).running()
            assert parts.embedded_kafka(one).running()

        assert parts.embedded_postgres(one).pid is None
        assert parts.embedded_kafka(one).pid is None


def test_a_second_user_shares_and_the_last_one_stops_them(
    environ: dict[str, str], settings: Settings
) -> None:
    """The first may leave before."""
    postgres = parts.embedded_postgres(settings)
    with a_verb(environ) as second:
        with a_verb(environ) as first:
            assert _says(first) == _says(second) != ""
        assert postgres.running()

    assert postgres.pid is None


def test_starting_at_the_same_moment_starts_one_server(
    environ: dict[str, str], settings: Settings
) -> None:
    """Three at once: the same address, and the server has one process."""
    with a_verb(environ) as first, a_verb(environ) as second, a_verb(environ) as third:
        said = {_says(first), _says(second), _says(third)}

        assert len(said) == 1
        assert parts.embedded_postgres(settings).url in said.pop()


def test_a_user_that_was_killed_does_not_keep_them(
    environ: dict[str, str], settings: Settings
) -> None:
    """kill -9 leaves its name in the list; the next one to leave stops the parts."""
    postgres = parts.embedded_postgres(settings)
    with a_verb(environ) as killed:
        _says(killed)
        killed.kill()
        killed.wait()

        assert postgres.running()

        parts.start(settings)
        parts.leave(settings)

    assert postgres.pid is None


def test_a_crashed_server_is_started_again_by_the_next_user(settings: Settings) -> None:
    """Where it was, so that those who use it find it again."""
    postgres = parts.embedded_postgres(settings)
    with parts.running(settings) as first:
        assert postgres.pid is not None
        os.kill(postgres.pid, 9)
        until(lambda: postgres.pid is None, seconds=30, what="the crash is noticed")
        with parts.running(settings) as second:
            assert second == first
            assert postgres.running()


def test_up_keeps_them_until_down(settings: Settings) -> None:
    """With nobody using them; and `down` waits for nobody, it says who still does."""
    postgres = parts.embedded_postgres(settings)
    up = parts.up(settings)
    with parts.running(settings) as used:
        assert used == up
    assert postgres.running()

    with parts.running(settings):
        assert parts.down(settings) == [os.getpid()]
        assert postgres.running()
    assert postgres.pid is None


def test_down_stops_what_nobody_uses(settings: Settings) -> None:
    """At once."""
    parts.up(settings)

    assert parts.down(settings) == []
    assert parts.embedded_postgres(settings).pid is None


def test_with_both_given_nothing_is_started(tmp_path: Path) -> None:
    """Not even the data folder is made."""
    given = Settings(
        data=tmp_path / "data",
        cache=tmp_path / "cache",
        database_url="postgresql://db.example/through",
        bootstrap_servers="kafka.example:9092",
    )

    with parts.running(given) as here:
        assert here == parts.Parts("postgresql://db.example/through", "kafka.example:9092")

    assert list(tmp_path.iterdir()) == []


def test_what_fails_to_start_leaves_nothing_running(environ: dict[str, str]) -> None:
    """A cluster that PostgreSQL can't read: told, and this process is no user of it."""
    broken = Settings.read(environ)
    (broken.data / "postgres").mkdir(mode=0o700)
    (broken.data / "postgres" / "PG_VERSION").write_text("9.6\n")

    with pytest.raises(PartError, match="postgres ended as soon as it was started"):
        parts.start(broken)

    assert parts.down(broken) == []
    assert parts.embedded_postgres(broken).pid is None
