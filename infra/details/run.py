"""The fetcher as a process: until told to stop, or until nothing is due."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event

import psycopg

from consumers.pause import Pause
from domain.ports import AwayError, Clock
from infra.clocks import clock_of
from infra.details.fetcher import Fetcher
from infra.details.http import Getter
from infra.details.table import DetailsTable
from infra.eventstore.store import PostgresFactStore
from infra.settings import Settings

log = logging.getLogger(__name__)

LONGEST_WAIT = 1.0  # seconds without news of the log: then something may have become due


@dataclass(frozen=True, slots=True)
class Standing:
    """How the details stand."""

    counts: Mapping[str, int]  # by state
    reasons: Sequence[tuple[str, str, int]]  # (state, last outcome, how many)


def run(database_url: str, settings: Settings, clock: Clock, stop: Event) -> None:
    """Follow the log and fetch until told to stop. While PostgreSQL is away it waits."""
    pause = Pause()
    while not stop.is_set():
        try:
            with opened(database_url, settings, clock) as (fetcher, facts):
                fetcher.start()
                while not stop.is_set():
                    if not fetcher.step():
                        facts.listen(LONGEST_WAIT)
                    pause.reset()
        except (AwayError, psycopg.OperationalError) as error:
            log.warning("the database is away (%s): trying again", type(error).__name__)
            pause.wait(stop)


def run_once(
    database_url: str, settings: Settings, clock: Clock, stop: Event, *, again: bool = False
) -> None:
    """Follow the log to its end and fetch what is due; with `again`, also what has failed.

    Raises AwayError and OperationalError.
    """
    with opened(database_url, settings, clock) as (fetcher, _):
        fetcher.start()
        if again:
            fetcher.table.again(clock.now())
        while not stop.is_set() and fetcher.step():
            pass


def standing(database_url: str) -> Standing:
    """How the details stand now."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        table = DetailsTable(connection)
        return Standing(table.counts(), table.reasons())


@contextmanager
def opened(
    database_url: str, settings: Settings, clock: Clock
) -> Iterator[tuple[Fetcher, PostgresFactStore]]:
    """A fetcher and the log it writes to. The log goes by the settings' clock, waits by `clock`."""
    with (
        PostgresFactStore(database_url, clock_of(settings)) as facts,
        psycopg.connect(database_url, autocommit=True) as connection,
    ):
        getter = Getter(settings.detail_token)
        table = DetailsTable(connection)
        yield Fetcher(table, facts, getter, settings.detail_hosts, clock), facts
