"""A pid alone proves nothing: it may have ended, be a zombie, or be somebody else's by now."""

import os
import subprocess

from infra.embedded.process import alive, stamp


def test_a_running_process_has_one_stamp() -> None:
    """The same whenever it is asked."""
    mine = stamp(os.getpid())

    assert mine is not None
    assert stamp(os.getpid()) == mine
    assert alive(os.getpid(), mine)


def test_another_process_with_the_same_pid_is_not_it() -> None:
    """The stamp of an earlier one doesn't fit."""
    assert not alive(os.getpid(), "a boot before this/1")


def test_a_zombie_has_ended() -> None:
    """Nobody asked for its exit code yet, but it runs no more."""
    child = subprocess.Popen(["/bin/sh", "-c", "exit 0"])
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)

    assert stamp(child.pid) is None

    child.wait()

    assert stamp(child.pid) is None
