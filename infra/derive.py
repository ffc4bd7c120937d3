"""The deriver as a process: follows the log until told to stop, under the policy that counts."""

import logging
import time
from threading import Event

import psycopg

from domain.policy.policy import Policy
from domain.ports import AwayError, Clock
from infra.clocks import clock_of
from infra.eventstore.store import PostgresFactStore
from infra.policy.versions import Policies
from infra.process import process, tune
from infra.readstore.replacing import replace_live
from infra.readstore.views import PostgresViews
from projections.deriver import Deriver, Step

log = logging.getLogger(__name__)

LONGEST_WAIT = 1.0  # seconds without news: then the clock alone may have moved on
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0  # seconds between attempts while the database is away


def derive(database_url: str, clock: Clock, stop: Event) -> None:
    """Follow the log. When PostgreSQL goes away, start again from what stands in the tables."""
    tune()
    pause = FIRST_PAUSE
    while not stop.is_set():
        try:
            with PostgresFactStore(database_url, clock) as facts:
                follow(database_url, facts, clock, stop)
        except (AwayError, psycopg.OperationalError) as error:
            log.warning("the database is away (%s): trying again", type(error).__name__)
            stop.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            pause = FIRST_PAUSE


def follow(database_url: str, facts: PostgresFactStore, clock: Clock, stop: Event) -> None:
    """Steps until told to stop. Raises what the database raises: begin again then.

    When another policy was activated, everybody is judged again under it, beside what is shown.
    """
    policies = Policies(database_url, facts)
    while not stop.is_set():
        policy = policies.at()
        if not policies.is_judged_under(policy):
            log.warning("another policy is in force (%s): judging everybody again", policy.name)
            replace_live(database_url, facts, policy, clock)
            policies.judge_under(policy)
        _follow_under(policy, policies, database_url, facts, clock, stop)


def _follow_under(
    policy: Policy,
    policies: Policies,
    database_url: str,
    facts: PostgresFactStore,
    clock: Clock,
    stop: Event,
) -> None:
    """Steps for as long as this policy counts; whoever had to wait for the tables looks again."""
    views = PostgresViews(database_url)
    try:
        deriver = Deriver(facts, views, clock, policy)
        looked = -LONGEST_WAIT
        while not stop.is_set():
            if time.monotonic() - looked >= LONGEST_WAIT:
                looked = time.monotonic()
                if policies.at().content_hash != policy.content_hash:
                    return
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
        derive(now.parts.database_url, clock_of(now.settings), now.stop)


if __name__ == "__main__":
    main()
