"""The deriver as a process: follows the log until told to stop."""

import logging
from threading import Event

import psycopg

from domain.policy.policy import Policy
from domain.ports import AwayError, Clock
from infra.clocks import clock_of
from infra.eventstore.store import PostgresFactStore
from infra.policy.load import england_and_wales
from infra.process import process, tune
from infra.readstore.views import PostgresViews
from projections.deriver import Deriver, Step

log = logging.getLogger(__name__)

LONGEST_WAIT = 1.0  # seconds without news: then the clock alone may have moved on
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0  # seconds between attempts while the database is away


def derive(database_url: str, clock: Clock, policy: Policy, stop: Event) -> None:
    """Follow the log. When PostgreSQL goes away, start again from what stands in the tables."""
    tune()
    pause = FIRST_PAUSE
    while not stop.is_set():
        try:
            with PostgresFactStore(database_url, clock) as facts:
                follow(database_url, facts, clock, policy, stop)
        except (AwayError, psycopg.OperationalError) as error:
            log.warning("the database is away (%s): trying again", type(error).__name__)
            stop.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            pause = FIRST_PAUSE


def follow(
    database_url: str, facts: PostgresFactStore, clock: Clock, policy: Policy, stop: Event
) -> None:
    """Steps until told to stop. Raises what the database raises: begin again then."""
    views = PostgresViews(database_url)
    try:
        deriver = Deriver(facts, views, clock, policy)
        while not stop.is_set():
            if deriver.step().idle:
                facts.listen(LONGEST_WAIT)
    finally:
        views.close()


def catch_up(deriver: Deriver) -> Step:
    """Step until nothing is new and nobody's time has come."""
    while True:
        step = deriver.step()
        if step.idle:
            return step


def main() -> None:
    """`python -m infra.derive`: settings from the environment, until SIGTERM or Ctrl-C."""
    with process() as now:
        derive(now.parts.database_url, clock_of(now.settings), england_and_wales(), now.stop)


if __name__ == "__main__":
    main()
