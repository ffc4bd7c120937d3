"""Who counts as a user of the parts."""

import json
import os
import subprocess
import sys
from pathlib import Path

from infra.embedded.process import stamp
from infra.embedded.users import Users


def test_a_process_that_ended_without_leaving_is_no_user(tmp_path: Path) -> None:
    """Its pid is in the list; it is not counted."""
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    listed = {"users": [{"pid": child.pid, "stamp": stamp(child.pid)}]}
    (tmp_path / "users.json").write_text(json.dumps(listed))

    assert Users(tmp_path).pids == [child.pid]

    child.kill()
    child.communicate()

    assert Users(tmp_path).pids == []


def test_a_pid_that_was_reused_is_no_user(tmp_path: Path) -> None:
    """Our own pid, but the stamp of another life."""
    stale = {"users": [{"pid": os.getpid(), "stamp": "a boot before this/1"}]}
    (tmp_path / "users.json").write_text(json.dumps(stale))

    assert Users(tmp_path).pids == []


def test_leaving_as_often_as_joining(tmp_path: Path) -> None:
    """Twice in, once out: still there."""
    users = Users(tmp_path)
    users.join()
    users.join()
    users.leave()

    assert users.pids == [os.getpid()]

    users.leave()

    assert users.pids == []


def test_being_kept_outlives_joining_and_leaving(tmp_path: Path) -> None:
    """Only `down` takes it back."""
    users = Users(tmp_path)
    users.keep(kept=True)
    users.join()
    users.leave()

    assert users.kept

    users.keep(kept=False)

    assert not users.kept
