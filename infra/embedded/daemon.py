"""A server process that outlives whoever started it, found again by anybody through its folder."""

import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from infra.embedded.account import Account
from infra.embedded.error import PartError
from infra.embedded.files import read_json, write_json
from infra.embedded.process import alive, stamp
from infra.embedded.waiting import TooLateError, until

__all__ = ["Daemon", "PartError"]

_SHOWN_LINES = 8
# The shell ends at once and leaves the server to init: no zombie, no terminal, no Ctrl-C.
_DETACH = '"$@" >&2 & echo $!'


class Daemon:
    """One server process: `<folder>/<name>.json` says its pid and port, `<name>.log` what it said."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.log = folder / f"{name}.log"
        self._state = folder / f"{name}.json"

    @property
    def ports(self) -> dict[str, int]:
        """The ports it was last given; kept over restarts, so that clients find it again."""
        ports: dict[str, int] = read_json(self._state).get("ports", {})
        return ports

    @property
    def pid(self) -> int | None:
        """The pid of the running process, None if none runs."""
        state = read_json(self._state)
        if not state or not alive(state["pid"], state["stamp"]):
            return None
        pid: int = state["pid"]
        return pid

    def spawn(
        self,
        command: Sequence[str],
        ports: Mapping[str, int],
        environ: Mapping[str, str],
        who: Account,
        ready: Callable[[], bool],
        *,
        seconds: float,
    ) -> None:
        """Starts it and waits until it is ready. Raises PartError, and then nothing of it runs."""
        with self.log.open("wb") as log:
            shell = subprocess.run(
                ["/bin/sh", "-c", _DETACH, "sh", *command],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd="/",
                env=dict(environ),
                user=who.user,
                group=who.group,
                extra_groups=None if who.user is None else [],
                start_new_session=True,
                check=True,
            )
        pid = int(shell.stdout)
        write_json(self._state, {"pid": pid, "stamp": stamp(pid) or "", "ports": dict(ports)})
        try:
            until(lambda: self.pid is None or ready(), seconds=seconds, what=f"{self.name} ready")
        except TooLateError as late:
            self.end(signal.SIGKILL, seconds=seconds)
            raise PartError(f"{late}. {self.said()}") from late
        if self.pid is None:
            raise PartError(f"{self.name} ended as soon as it was started. {self.said()}")

    def end(self, sign: signal.Signals, *, seconds: float) -> None:
        """Sends the signal and waits until the process is gone; kills it if it won't go."""
        pid = self.pid
        if pid is None:
            return
        os.kill(pid, sign)
        try:
            until(lambda: self.pid is None, seconds=seconds, what=f"{self.name} ended")
        except TooLateError:
            os.kill(pid, signal.SIGKILL)
            until(lambda: self.pid is None, seconds=seconds, what=f"{self.name} killed")

    def said(self) -> str:
        """The last lines of its log, for an error sentence."""
        lines = self.log.read_text(errors="replace").splitlines()[-_SHOWN_LINES:]
        return f"Its log ({self.log}) ends: " + " / ".join(lines)
