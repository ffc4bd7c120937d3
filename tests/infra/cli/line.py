"""The command line on real parts: verbs in processes of their own, on what a demo left."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Line:
    """A data folder with its own servers unless others are named, and the demo's last line."""

    data: Path
    demo: dict[str, Any]
    named: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str, code: int = 0) -> str:
        """What a verb prints. Its exit code is held to what is expected."""
        return run(self.data, *arguments, code=code, **self.named)

    def json(self, *arguments: str, code: int = 0) -> Any:
        """The same with --json."""
        return json.loads(self.run(*arguments, "--json", code=code))


def run(data: Path, *arguments: str, code: int = 0, **named: str) -> str:
    """`throughline <arguments>` in a process of its own, with nothing real named but `named`."""
    real = ("DATABASE_URL", "KAFKA_BOOTSTRAP_SERVERS")
    environ = {name: value for name, value in os.environ.items() if name not in real}
    done = subprocess.run(
        [sys.executable, "-m", "infra.cli", *arguments],
        env={**environ, **named, "THROUGHLINE_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    return done.stdout if code == 0 or done.stdout else done.stderr
