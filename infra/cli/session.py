"""What most verbs need: settings, the real parts, tables made, the log opened."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from domain.ports import Clock
from infra.clock import SystemClock
from infra.embedded.parts import Parts, running
from infra.eventstore.store import PostgresFactStore
from infra.migrate import migrate
from infra.process import resolved
from infra.settings import Settings

Data = Annotated[Path | None, typer.Option("--data", help="Folder of the embedded parts.")]

Processes = Annotated[
    int | None,
    typer.Option(min=1, help="How many share the work. Else one a core, where people are many."),
]


@dataclass(frozen=True, slots=True)
class Session:
    """An open session with the real parts."""

    settings: Settings
    parts: Parts
    clock: Clock

    @property
    def resolved(self) -> Settings:
        """The settings with the addresses of what really runs."""
        return resolved(self.settings, self.parts)

    @property
    def database_url(self) -> str:
        """Where PostgreSQL answers."""
        return self.parts.database_url

    def facts(self) -> PostgresFactStore:
        """The log, opened; to be closed by the caller."""
        return PostgresFactStore(self.database_url, self.clock)


@contextmanager
def session(data: Path | None = None) -> Iterator[Session]:
    """Starts what is not running (or uses what the environment names) for as long as the block."""
    settings = Settings.read(os.environ, data)
    with running(settings) as parts:
        migrate(parts.database_url)
        yield Session(settings, parts, SystemClock())
