"""PostgreSQL 18 from a wheel's own binaries, for whoever gave no DATABASE_URL.

Anybody on this machine may connect to it (trust, on the loopback alone): it is for trying out,
developing and testing. A service that holds real people names its own server.
"""

import os
import signal
import subprocess
from functools import cached_property
from pathlib import Path

import psycopg

from infra.embedded.account import Account, account, home_for
from infra.embedded.binaries import binaries
from infra.embedded.daemon import Daemon
from infra.embedded.error import PartError
from infra.embedded.leftovers import clear
from infra.embedded.ports import LOOPBACK, free_port

_USER = "throughline"
_READY_SECONDS = 60.0
_STOP_SECONDS = 30.0
_SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",  # TCP alone: no path too long for a socket
    "max_connections": "200",
    "shared_buffers": "64MB",
    "fsync": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",  # compiling a query takes longer than running ours
    "logging_collector": "off",
    "log_checkpoints": "off",
    # A statement or a key that failed may name a person: neither goes to the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


class EmbeddedPostgres:
    """One server in one folder. Any process may make this object for the folder and use it."""

    def __init__(self, folder: Path) -> None:
        self._daemon = Daemon(folder, "postgres")
        self._folder = folder

    @cached_property
    def _who(self) -> Account:
        """Asked for only where a server is started: its address can be had without."""
        return account()

    @property
    def url(self) -> str:
        """postgresql://... of the database `throughline`; the port is known once it was started."""
        return self.url_of("throughline")

    def url_of(self, database: str) -> str:
        """The same for another database of the server."""
        return f"postgresql://{_USER}@{LOOPBACK}:{self._daemon.ports['sql']}/{database}"

    @property
    def pid(self) -> int | None:
        """The pid of the running server, None if none runs."""
        return self._daemon.pid

    @property
    def log(self) -> Path:
        """What the server printed since its start."""
        return self._daemon.log

    def running(self) -> bool:
        """Whether it answers now."""
        return self._daemon.pid is not None and self._answers()

    def start(self) -> None:
        """Starts it unless it runs; makes the cluster first if there is none. Raises PartError."""
        if self.running():
            return
        self.stop(immediate=True)  # a process that doesn't answer is of no use
        self._folder.mkdir(parents=True, exist_ok=True)
        place = home_for(self._folder, self._who)
        programs, cluster = binaries(place, self._who), place / "postgres"
        if not (cluster / "PG_VERSION").exists():
            self._make_cluster(programs, cluster)
        clear(cluster.resolve())
        self._run(programs, cluster)
        self._make_database()

    def stop(self, *, immediate: bool = False) -> None:
        """Ends it: tidily, or (immediate) as a power cut would, so that it recovers at the start."""
        self._daemon.end(signal.SIGQUIT if immediate else signal.SIGINT, seconds=_STOP_SECONDS)

    def restart(self, *, immediate: bool = False) -> None:
        """Stops and starts it on the same port. What was committed is there afterwards."""
        self.stop(immediate=immediate)
        self.start()

    def _make_cluster(self, programs: Path, cluster: Path) -> None:
        self._who.owns(cluster)
        made = subprocess.run(
            [
                str(programs / "initdb"), "--pgdata", str(cluster), "--username", _USER,
                "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-instructions",
            ],
            cwd="/", env=self._environ(), user=self._who.user, group=self._who.group,
            extra_groups=None if self._who.user is None else [],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if made.returncode != 0:
            raise PartError(f"initdb failed: {' / '.join(made.stderr.splitlines()[-4:])}")

    def _run(self, programs: Path, cluster: Path) -> None:
        port = free_port(self._daemon.ports.get("sql"))
        options = [f"--{name}={value}" for name, value in _SETTINGS.items()]
        self._daemon.spawn(
            [str(programs / "postgres"), "-D", str(cluster), f"--port={port}", *options],
            {"sql": port},
            self._environ(),
            self._who,
            self._answers,
            seconds=_READY_SECONDS,
        )

    def _answers(self) -> bool:
        try:
            with psycopg.connect(self.url_of("postgres"), connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False

    def _make_database(self) -> None:
        with psycopg.connect(self.url_of("postgres"), autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = 'throughline'")
            if found.fetchone() is None:
                connection.execute("CREATE DATABASE throughline")

    @staticmethod
    def _environ() -> dict[str, str]:
        """Nothing of ours: a PGOPTIONS or a locale set for something else must not reach it."""
        return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
