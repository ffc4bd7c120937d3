"""`python -m infra.details`: settings from the environment, until SIGTERM or Ctrl-C."""

import logging
import os
import signal
from threading import Event

from infra.clock import SystemClock
from infra.details.run import run
from infra.embedded.parts import running
from infra.settings import Settings


def main() -> None:
    """The tables exist (`throughline migrate`)."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    settings = Settings.read(os.environ)
    with running(settings) as parts:
        run(parts.database_url, settings, SystemClock(), stop)


if __name__ == "__main__":
    main()
