"""The example client against the served app: a publisher's file, from disk into the real log."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from infra.clock import SystemClock
from infra.eventstore.store import PostgresFactStore
from infra.migrate import migrate
from infra.serve import serve
from tests.consumers.messages import event
from tests.infra.cli.graphql import free_port

CLIENT = Path(__file__).parents[2] / "examples" / "publish.py"
TOKEN = "the-token-of-harbour-trust"  # noqa: S105 - of this test alone


@contextmanager
def served(database: str, port: int) -> Iterator[None]:
    """The gateway as `throughline serve` runs it, for a publisher with a token."""
    stop = threading.Event()
    where = (database, "127.0.0.1", port, SystemClock(), stop)
    thread = threading.Thread(target=serve, args=(*where, {TOKEN: {"voluntary"}}))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(30)


def client(lines: Path, port: int) -> subprocess.Popen[str]:
    """The example, as a publisher would run it."""
    return subprocess.Popen(
        [sys.executable, CLIENT, lines, "voluntary", f"http://127.0.0.1:{port}/publish"],
        env={"PUBLISH_TOKEN": TOKEN},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def harbour(**changed: Any) -> str:
    """A line of the publisher's file."""
    told = event(
        source="/voluntary/harbour",
        subject="voluntary/harbour-881",
        type="contact.made.v1",
        data={"mode": "phone"},
        **changed,
    )
    return json.dumps(told)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Over two batches of events; one without its moment, one twice."""
    told = [harbour(id=f"e{at}") for at in range(250)]
    told[7] = harbour(id="e7", time=None)
    told[8] = told[6]
    path = tmp_path / "told.jsonl"
    path.write_text("\n".join(told))
    return path


def test_the_example_is_short() -> None:
    """An afternoon's work for a publisher, and not more."""
    assert len(CLIENT.read_text().splitlines()) < 40


def test_a_publishers_file_is_published_while_the_gateway_comes_up(
    database: str, lines: Path
) -> None:
    """The client waits for the gateway, says what became of each event, and may be run again."""
    migrate(database)
    port = free_port()
    first = client(lines, port)
    with served(database, port), PostgresFactStore(database, SystemClock()) as store:
        said, wrong = first.communicate(timeout=60)
        again, _ = client(lines, port).communicate(timeout=60)
        (row,) = store.parked()

        assert wrong == ""
        assert [line.split()[0] for line in said.splitlines()] == [
            *["recorded"] * 7,
            "parked",
            "repeat",
            *["recorded"] * 241,
        ]
        assert said.splitlines()[7].startswith("parked e7 missing-field `time` isn't there")
        assert {line.split()[0] for line in again.splitlines()} == {"repeat", "parked"}
        assert store.tip() == 248
        assert (row.parked.reason, row.parked.topic) == ("missing-field", "in.voluntary.v1")


class OnceAway(BaseHTTPRequestHandler):
    """A gateway whose log was away for the first request."""

    requests = 0

    def do_POST(self) -> None:
        """503, then the answer."""
        OnceAway.requests += 1
        self.rfile.read(int(self.headers["content-length"]))
        told = {"outcome": "recorded", "id": "e1", "reason": None, "says": None}
        body = json.dumps({"events": [told]}).encode()
        self.send_response(503 if OnceAway.requests == 1 else 200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def test_the_client_comes_again_when_the_log_was_away(tmp_path: Path) -> None:
    """With back-off, and the same body."""
    path = tmp_path / "told.jsonl"
    path.write_text(harbour(id="e1"))
    with HTTPServer(("127.0.0.1", 0), OnceAway) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        said, _ = client(path, server.server_port).communicate(timeout=60)
        server.shutdown()

    assert (said, OnceAway.requests) == ("recorded e1 - -\n", 2)


def test_the_client_gives_up_at_once_where_coming_again_is_no_use(
    database: str, tmp_path: Path
) -> None:
    """A token that speaks for another agency: one line, and exit 1."""
    migrate(database)
    path = tmp_path / "told.jsonl"
    path.write_text(harbour(id="e1"))
    port = free_port()
    with served(database, port):
        subprocess.run(
            [sys.executable, CLIENT, path, "voluntary", f"http://127.0.0.1:{port}/publish"],
            env={"PUBLISH_TOKEN": TOKEN},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        refused = subprocess.run(
            [sys.executable, CLIENT, path, "prison", f"http://127.0.0.1:{port}/publish"],
            env={"PUBLISH_TOKEN": TOKEN},
            check=False,
            capture_output=True,
            text=True,
        )

    assert refused.returncode == 1
    assert refused.stderr.startswith("HTTP Error 403: Forbidden")
    assert "X-Agency must be one of voluntary." in refused.stderr
