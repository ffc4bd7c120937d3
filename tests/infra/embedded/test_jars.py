"""The broker's jars are those that were locked, or the broker doesn't start.

A repository on the loopback serves them here: the network isn't needed to test, and one jar of it
can be a wrong one.
"""

import gc
import os
import shutil
import threading
import tomllib
import warnings
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from infra.embedded import jars
from infra.embedded.error import PartError
from infra.settings import Settings

LOCK = tomllib.loads(Path(jars.__file__).with_name("jgo.lock.toml").read_text())["dependencies"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing of each request."""


@pytest.fixture
def cache(tmp_path: Path, broker: str) -> Path:
    """A copy of the jars this machine's brokers run on."""
    shutil.copytree(Settings.read(os.environ).cache / "jars", tmp_path / "cache" / "jars")
    return tmp_path / "cache"


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[tuple[Path, Mapping[str, str]]]:
    """An empty Maven repository: its folder, and its address as jgo takes it."""
    folder = tmp_path / "repository"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield folder, {"here": f"http://127.0.0.1:{server.server_port}"}
    server.shutdown()
    serving.join()
    server.server_close()
    with warnings.catch_warnings():  # jgo leaves an answer it didn't like unclosed
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def _serve(folder: Path, jar: Mapping[str, str], content: bytes) -> None:
    place = folder.joinpath(*jar["groupId"].split("."), jar["artifactId"], jar["version"])
    place.mkdir(parents=True)
    (place / f"{jar['artifactId']}-{jar['version']}.jar").write_bytes(content)


def test_every_jar_of_the_lock_has_a_sha256() -> None:
    """None can come in unchecked."""
    assert len(LOCK) == 46
    assert all(len(jar["sha256"]) == 64 for jar in LOCK)
    assert ("kafka_2.13", "4.3.0") in [(jar["artifactId"], jar["version"]) for jar in LOCK]


def test_jars_that_are_there_are_not_fetched(cache: Path, repository) -> None:
    """The repository has none of them, and isn't asked."""
    said: list[str] = []

    assert len(jars.classpath(cache, said.append, repository[1])) == 46
    assert said == []


def test_a_jar_that_was_changed_is_replaced(cache: Path, repository) -> None:
    """By the right one, and the progress is told."""
    folder, address = repository
    damaged = cache / "jars" / f"{LOCK[0]['artifactId']}-{LOCK[0]['version']}.jar"
    right = damaged.read_bytes()
    _serve(folder, LOCK[0], right)
    damaged.write_bytes(right[:-1])
    said: list[str] = []

    jars.classpath(cache, said.append, address)

    assert damaged.read_bytes() == right
    assert said[-1] == "fetching the Kafka broker, once: 1 of 1 jars"


def test_a_jar_that_is_not_the_locked_one_is_refused(cache: Path, repository) -> None:
    """And isn't kept."""
    folder, address = repository
    missing = cache / "jars" / f"{LOCK[0]['artifactId']}-{LOCK[0]['version']}.jar"
    missing.unlink()
    _serve(folder, LOCK[0], b"not the broker")

    with pytest.raises(PartError, match=r"kafka_2.13-4.3.0.jar isn't the jar that was locked"):
        jars.classpath(cache, lambda _: None, address)

    assert not missing.exists()


def test_a_jar_that_cannot_be_had_is_told_with_its_cure(cache: Path, repository) -> None:
    """No network, no repository: set KAFKA_BOOTSTRAP_SERVERS."""
    (cache / "jars" / f"{LOCK[0]['artifactId']}-{LOCK[0]['version']}.jar").unlink()

    with pytest.raises(PartError, match=r"can't be fetched .* or set KAFKA_BOOTSTRAP_SERVERS"):
        jars.classpath(cache, lambda _: None, repository[1])
