"""Who runs PostgreSQL: ourselves, or, as it refuses root, the user `nobody`."""

import os
import pwd
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from infra.embedded.error import PartError

_UNPRIVILEGED = ("nobody", "daemon", "postgres")  # a small container may lack the first


@dataclass(frozen=True, slots=True)
class Account:
    """The user and group a process is started as; None: whoever we are."""

    user: int | None = None
    group: int | None = None

    def owns(self, folder: Path) -> None:
        """Makes the folder, private to this account."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.user is not None and self.group is not None:
            os.chown(folder, self.user, self.group)


def account() -> Account:
    """The account that may run a server PostgreSQL would refuse to run as root."""
    if os.geteuid() != 0:
        _has_a_name(os.geteuid())
        return Account()
    named = {entry.pw_name: entry for entry in pwd.getpwall()}
    for name in _UNPRIVILEGED:
        if name in named and named[name].pw_uid != 0:
            return Account(named[name].pw_uid, named[name].pw_gid)
    raise PartError(
        "PostgreSQL can't run as root, and none of the users nobody, daemon and postgres exists: "
        "add one, run as a plain user, or set DATABASE_URL"
    )


def _has_a_name(user: int) -> None:
    """initdb asks for it; in a container started with a bare number there may be none."""
    try:
        pwd.getpwuid(user)
    except KeyError as error:
        raise PartError(
            f"PostgreSQL needs its user to have a name, and user {user} has none in /etc/passwd: "
            "add one, or set DATABASE_URL"
        ) from error


def reachable(path: Path, who: Account) -> bool:
    """Whether that account can come as far as this path and read it."""
    if who.user is None:
        return True
    way = [path, *path.parents]
    return all(step.stat().st_mode & stat.S_IXOTH for step in way if step.exists())


def home_for(folder: Path, who: Account) -> Path:
    """Where that account keeps what belongs to this folder: inside, if it can come there.

    Root's own folders are closed to everybody else, and we open none of them: then it is a new
    folder under /var/lib/throughline, or the temp folder where that can't be written, and the link
    `elsewhere` in the folder leads to it. (Never found by name: a folder made anew must be empty.)
    """
    if reachable(folder, who):
        return folder
    link = folder / "elsewhere"
    if not link.exists():
        link.unlink(missing_ok=True)
        link.symlink_to(_new_place(folder))
    return link.resolve()


def _new_place(folder: Path) -> Path:
    for base in (Path("/var/lib/throughline"), Path(tempfile.gettempdir()) / "throughline-nobody"):
        try:
            _open(base)
        except OSError:
            continue
        if os.access(base, os.W_OK) and base.lstat().st_uid == os.geteuid():
            place = Path(tempfile.mkdtemp(prefix="data-", dir=base))
            place.chmod(0o755)
            return place
    raise PartError(
        f"PostgreSQL can't run as root, and the user nobody can't reach {folder}: "
        "name another folder with --data, or run as a plain user"
    )


def _open(folder: Path) -> Path:
    """A folder of ours that others may pass through, whatever the umask is."""
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o755)
    return folder
