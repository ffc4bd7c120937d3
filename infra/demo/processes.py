"""The deriver and the gateway as processes of their own, for as long as the demo runs."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg

from infra.embedded.parts import Parts
from infra.failed import FailedError

PATIENCE = 120.0  # seconds
POLL = 0.01


@contextmanager
def verb(
    name: str, parts: Parts, data: Path, *options: str, clock: str = "log"
) -> Iterator[subprocess.Popen[bytes]]:
    """`throughline <name>` on the same parts, by this clock; stopped at the end."""
    with (data / f"{name}.log").open("ab") as log:
        process = _start(name, parts, data, log, options, clock)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _start(
    name: str, parts: Parts, data: Path, log: IO[bytes], options: tuple[str, ...], clock: str
) -> subprocess.Popen[bytes]:
    environment: Mapping[str, str] = {
        **os.environ,
        "DATABASE_URL": parts.database_url,
        "KAFKA_BOOTSTRAP_SERVERS": parts.bootstrap_servers,
        "THROUGHLINE_CLOCK": clock,
    }
    command = [sys.executable, "-m", "infra.cli", name, "--data", str(data), *options]
    return subprocess.Popen(command, env=environment, stdout=log, stderr=log)


def wait_until_derived(database_url: str, tip: int, process: subprocess.Popen[bytes]) -> None:
    """Until the rows are as far as the log. Raises FailedError if the deriver dies or stands."""
    last, since = -1, time.monotonic()
    with psycopg.connect(database_url, autocommit=True) as connection:
        while True:
            row = connection.execute("SELECT position FROM read.progress").fetchone()
            position = row[0] if row else 0
            if position >= tip:
                return
            if position != last:
                last, since = position, time.monotonic()
            if process.poll() is not None or time.monotonic() - since > PATIENCE:
                raise FailedError("the deriver stopped before it had read the log: see derive.log")
            time.sleep(POLL)


def wait_until_answering(address: str, process: subprocess.Popen[bytes]) -> None:
    """Until the gateway answers its health check."""
    since = time.monotonic()
    while process.poll() is None and time.monotonic() - since < PATIENCE:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own address
                if answer.status == 200:  # noqa: PLR2004 - OK
                    return
        except OSError:
            time.sleep(POLL * 5)
    raise FailedError("the gateway did not come up: see serve.log")
