"""Real parts for a bench: a fresh PostgreSQL and a fresh Kafka in a folder of their own."""

import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from infra.embedded.parts import Parts, running
from infra.migrate import migrate
from infra.settings import Settings


@contextmanager
def fresh_parts() -> Iterator[tuple[Settings, Parts]]:
    """Servers that nobody else uses, tables made, and settings that name them."""
    folder = Path(tempfile.mkdtemp(prefix="throughline-bench-"))
    folder.chmod(0o755)
    try:
        settings = Settings.read(os.environ, folder / "data")
        with running(settings) as parts:
            migrate(parts.database_url)
            yield (
                replace(
                    settings,
                    database_url=parts.database_url,
                    bootstrap_servers=parts.bootstrap_servers,
                ),
                parts,
            )
    finally:
        shutil.rmtree(folder)


def peak_megabytes() -> float:
    """The most memory this process has held."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
