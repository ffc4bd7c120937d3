"""Processes to be killed, stopped and continued."""

import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from infra.embedded.waiting import until

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


class Process:
    """`python -m <command>`, started as often as it is killed; what it prints goes to one file."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], log: Path) -> None:
        self._command = [sys.executable, "-m", *command]
        self._environ = dict(environ)
        self._log = log
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> subprocess.Popen[bytes]:
        """The process. Fails the test if it was never started."""
        assert self._running is not None, f"{self._command} was not started"
        return self._running

    def start(self) -> "Process":
        """Start it."""
        with self._log.open("ab") as log:
            self._running = subprocess.Popen(
                self._command, cwd=ROOT, env=self._environ, stdout=log, stderr=log
            )
        return self

    def kill(self) -> None:
        """As a power cut would."""
        self.running.kill()
        assert self.running.wait(PATIENCE) == -signal.SIGKILL, self.said()

    def start_again(self) -> None:
        """Start it if it doesn't run."""
        if self.running.poll() is not None:
            self.start()

    def freeze(self) -> None:
        """Stop it where it stands."""
        self.running.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on as if nothing had been."""
        self.running.send_signal(signal.SIGCONT)

    def end(self) -> None:
        """Ask it to end, and see that it does so well."""
        self.running.send_signal(signal.SIGTERM)
        assert self.running.wait(PATIENCE) == 0, self.said()

    def ended(self) -> int:
        """Wait until it ends by itself; what it leaves as its code."""
        until(lambda: self.running.poll() is not None, seconds=PATIENCE, what=self._log.name)
        return self.running.returncode

    def said(self) -> str:
        """The last of what it printed."""
        return self._log.read_text(errors="replace")[-4000:]

    def clear(self) -> None:
        """Leave nothing behind, whatever happened."""
        if self._running is not None and self._running.poll() is None:
            self._running.kill()
            self._running.wait()
