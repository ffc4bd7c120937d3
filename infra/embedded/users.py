"""Who uses the embedded parts of a data folder: they stop with the last one."""

import os
from pathlib import Path
from typing import Any

from infra.embedded.files import read_json, write_json
from infra.embedded.process import alive, stamp


class Users:
    """The list kept in the data folder. Read and written only while the folder's lock is held."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "users.json"

    def join(self) -> None:
        """This process uses the parts; once for each time it asks."""
        self._write([*self._present(), {"pid": os.getpid(), "stamp": stamp(os.getpid())}])

    def leave(self) -> None:
        """This process is done with them, as often as it joined."""
        present = self._present()
        mine = next((user for user in present if user["pid"] == os.getpid()), None)
        if mine is not None:
            present.remove(mine)
        self._write(present)

    def keep(self, *, kept: bool) -> None:
        """`up` keeps the parts running with nobody using them, until `down`."""
        write_json(self._path, {"kept": kept, "users": self._present()})

    @property
    def kept(self) -> bool:
        """Whether `up` asked for them to stay."""
        return bool(read_json(self._path).get("kept"))

    @property
    def pids(self) -> list[int]:
        """The processes using them now. One that ended without leaving no longer counts."""
        return [user["pid"] for user in self._present()]

    def _present(self) -> list[dict[str, Any]]:
        users = read_json(self._path).get("users", [])
        return [user for user in users if alive(user["pid"], user["stamp"])]

    def _write(self, users: list[dict[str, Any]]) -> None:
        write_json(self._path, {"kept": self.kept, "users": users})
