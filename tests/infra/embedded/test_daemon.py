"""A server that won't start says so, and nothing of it is left running."""

import signal
from pathlib import Path

import pytest

from infra.embedded.account import Account
from infra.embedded.daemon import Daemon
from infra.embedded.error import PartError

_ENVIRON = {"PATH": "/usr/bin:/bin"}


def _spawn(daemon: Daemon, script: str, *, ready: bool, seconds: float = 30) -> None:
    daemon.spawn(
        ["/bin/sh", "-c", script], {"p": 1}, _ENVIRON, Account(), lambda: ready, seconds=seconds
    )


def test_one_that_ends_at_once_shows_its_last_words(tmp_path: Path) -> None:
    """What it printed is in the sentence, with the place of the log."""
    daemon = Daemon(tmp_path, "part")

    with pytest.raises(PartError, match=r"part ended as soon.*part\.log\) ends: no such folder"):
        _spawn(daemon, "echo no such folder; exit 3", ready=False)

    assert daemon.pid is None


def test_one_that_never_gets_ready_is_killed(tmp_path: Path) -> None:
    """It isn't left behind half started."""
    daemon = Daemon(tmp_path, "part")

    with pytest.raises(PartError, match=r"part ready: not within 0\.2 seconds"):
        _spawn(daemon, "exec sleep 600", ready=False, seconds=0.2)

    assert daemon.pid is None


def test_anybody_finds_it_through_its_folder(tmp_path: Path) -> None:
    """A second process makes the same object and can end it."""
    _spawn(Daemon(tmp_path, "part"), "exec sleep 600", ready=True)
    found = Daemon(tmp_path, "part")

    assert found.pid is not None
    assert found.ports == {"p": 1}

    found.end(signal.SIGTERM, seconds=30)

    assert found.pid is None
    assert found.ports == {"p": 1}


def test_one_that_ignores_the_signal_is_killed(tmp_path: Path) -> None:
    """`end` always ends it."""
    daemon = Daemon(tmp_path, "part")
    script = "trap '' TERM; echo deaf; while :; do sleep 600 & wait; done"
    daemon.spawn(
        ["/bin/sh", "-c", script],
        {},
        _ENVIRON,
        Account(),
        lambda: "deaf" in daemon.log.read_text(),
        seconds=30,
    )

    daemon.end(signal.SIGTERM, seconds=0.2)

    assert daemon.pid is None
