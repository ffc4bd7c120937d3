"""The deriver and the gateway as processes of their own, for as long as the demo runs."""

import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import IO

import psycopg

from infra.embedded.parts import Parts
from infra.embedded.waiting import TooLateError, until
from infra.failed import FailedError

PATIENCE = 120.0  # seconds


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
    with psycopg.connect(database_url, autocommit=True) as connection:
        while (position := _position(connection)) < tip:
            _wait(partial(_past, connection, position), process, "derive")


def _position(connection: psycopg.Connection) -> int:
    row = connection.execute("SELECT position FROM read.progress").fetchone()
    return int(row[0]) if row else 0


def _past(connection: psycopg.Connection, position: int) -> bool:
    return _position(connection) > position


def wait_until_answering(address: str, process: subprocess.Popen[bytes]) -> None:
    """Until the gateway answers its health check. Raises FailedError if it dies or doesn't."""
    _wait(lambda: _answers(address), process, "serve")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own address
            return bool(answer.status == HTTPStatus.OK)
    except OSError:
        return False


def _wait(condition: Callable[[], bool], process: subprocess.Popen[bytes], name: str) -> None:
    """Until it holds, for as long as the process lives and patience lasts."""
    try:
        until(lambda: condition() or process.poll() is not None, seconds=PATIENCE, what=name)
    except TooLateError as error:
        raise FailedError(f"{name} did not get on in {PATIENCE:g} s: see {name}.log") from error
    if process.poll() is not None and not condition():
        raise FailedError(f"{name} stopped by itself: see {name}.log")
