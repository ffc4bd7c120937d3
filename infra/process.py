"""What every process that runs until it is stopped has in common: its start, its stop, its memory."""

import gc
import logging
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Event
from types import FrameType

from infra.embedded.parts import Parts, running
from infra.settings import Settings


@dataclass(frozen=True, slots=True)
class Process:
    """A process under way."""

    settings: Settings  # of the environment, with the addresses of what really runs
    parts: Parts
    stop: Event  # set by SIGTERM or Ctrl-C


@contextmanager
def process() -> Iterator[Process]:
    """The real parts, running for as long as the block, and the word to end it.

    The tables and topics exist (`throughline migrate`). Raises what reading settings raises.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    with until_told_to_stop() as stop:
        settings = Settings.read(os.environ)
        with running(settings) as parts:
            yield Process(resolved(settings, parts), parts, stop)


def resolved(settings: Settings, parts: Parts) -> Settings:
    """The settings with the addresses of what really runs."""
    return replace(
        settings, database_url=parts.database_url, bootstrap_servers=parts.bootstrap_servers
    )


@contextmanager
def until_told_to_stop() -> Iterator[Event]:
    """An event that is set by Ctrl-C or SIGTERM: finish what is under way, then stop."""
    stop = Event()

    def told(_: int, __: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, told) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def tune() -> None:
    """Look for garbage less often: what is loaded by now stays, and facts make no cycles.

    Walking all of it again and again costs a fifth of the processor; walking the new in big pieces
    stops the line for a quarter of a second each time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 1_000, 1_000)
