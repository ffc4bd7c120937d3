"""The fetcher as a process: killed in the middle, told to stop, and silent about addresses."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

from infra.clock import SystemClock
from infra.details.fetcher import Fetcher
from infra.embedded.waiting import until
from infra.eventstore.store import PostgresFactStore
from tests.infra.details.publisher import Publisher, says
from tests.infra.details.running import facts, run
from tests.infra.details.thin import arrival, arrived

Heard = Callable[..., None]
PATIENCE = 30.0  # seconds


@contextmanager
def a_process(database: str, publisher: Publisher, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m infra.details`, gone at the end."""
    environ = {
        **os.environ,
        "DATABASE_URL": database,
        "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1",
        "THROUGHLINE_DETAIL_HOSTS": publisher.host,
        "THROUGHLINE_DETAIL_TOKEN": "s3cret",
    }
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "infra.details"], env=environ, stdout=out, stderr=out
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_killed_while_it_asks(
    database: str,
    heard: Heard,
    publisher: Publisher,
    fetcher_of: Callable[..., Fetcher],
    store: PostgresFactStore,
    tmp_path: Path,
) -> None:
    """What it had in hand is free at once, and is fetched by the next: one fact."""
    asked, killed = Event(), Event()
    fetcher = fetcher_of(clock=SystemClock())  # the process goes by it too

    def held_up(_: BaseHTTPRequestHandler) -> None:
        asked.set()
        killed.wait(PATIENCE)

    publisher.lay("/events/1", held_up, says(arrival()))
    heard(arrived(publisher.url("/events/1")))
    with a_process(database, publisher, tmp_path / "log") as process:
        assert asked.wait(PATIENCE)
        assert not fetcher.advance()
        process.send_signal(signal.SIGKILL)
        process.wait()
    killed.set()
    until(fetcher.advance, seconds=PATIENCE, what="the row is free again")

    assert run(fetcher) == {"fetched": 1}
    assert len(facts(store)) == 2


def test_it_follows_the_log_until_told_to_stop(
    database: str, heard: Heard, publisher: Publisher, fetcher: Fetcher, tmp_path: Path
) -> None:
    """New thin events are fetched as they come; its log holds no address, number or token."""
    publisher.lay("/people/X000001", says(arrival()))
    publisher.lay("/people/X000002", says(b"", 500))
    with a_process(database, publisher, tmp_path / "log") as process:
        heard(arrived(publisher.url("/people/X000001")))
        until(lambda: _stand(fetcher, "fetched"), seconds=PATIENCE, what="the first is fetched")
        heard(arrived(publisher.url("/people/X000002"), 2))
        until(lambda: _stand(fetcher, "waiting"), seconds=PATIENCE, what="the second is tried")
        until(lambda: bool(_tried(fetcher)), seconds=PATIENCE, what="the second has its outcome")
        process.terminate()

        assert process.wait(PATIENCE) == 0

    said = (tmp_path / "log").read_text()
    assert "fetched" in said
    assert "status 500" in said
    assert not any(word in said for word in ("people", "X00000", publisher.host, "s3cret"))


def _stand(fetcher: Fetcher, state: str) -> bool:
    return fetcher.table.counts()[state] > 0


def _tried(fetcher: Fetcher) -> bool:
    return any(outcome == "status 500" for _, outcome, _ in fetcher.table.reasons())
