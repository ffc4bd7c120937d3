"""A rebuild beside the live tables: one process reads the log through, several write the people."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg

from domain.heard import HeardLog
from domain.policy.policy import Policy
from domain.ports import FactStore
from domain.rules.duty import Ask
from infra.readstore import migrate
from infra.readstore.views import PostgresViews
from infra.shares import in_shares, processes_for
from projections.ports import Progress
from projections.rebuild import Groups, ReadThrough, Said, fill, rebuild


def rebuild_beside(
    database_url: str,
    facts: FactStore,
    policy: Policy,
    upto: Progress,
    said: Said = lambda done, total: None,
    *,
    processes: int | None = None,
) -> int:
    """Fills a new set of read tables beside the live one. Returns how many facts were read.

    `processes`: as many; None: one for each core, where there are many people.
    """
    filling = Filling(database_url, policy, upto)

    def by_others(through: ReadThrough) -> Iterator[int] | None:
        count = processes_for(len(through.connected), processes)
        if count == 1:
            return None
        return (done for _, done in in_shares(database_url, through, filling, count))

    beside = make_beside(database_url)
    try:
        return rebuild(facts, beside, policy, upto, said, by_others)
    finally:
        beside.close()


def make_beside(database_url: str) -> PostgresViews:
    """An empty set of read tables beside the live one."""
    with psycopg.connect(database_url) as connection:
        migrate.build(connection, migrate.BESIDE)
    return PostgresViews(database_url, migrate.BESIDE, tell_changes=False)


@dataclass(frozen=True, slots=True)
class Filling:
    """A share of the people, in a transaction of its own. Whoever shares out has the right to write."""

    database_url: str
    policy: Policy
    upto: Progress

    def __call__(self, facts: FactStore, heard: HeardLog, share: Groups) -> int:
        """How many records were done."""
        ask = Ask(self.upto.as_of, self.policy, heard)
        views = PostgresViews(
            self.database_url, migrate.BESIDE, tell_changes=False, locks_out=False
        )
        try:
            return sum(fill(facts, views, ask, self.upto, share))
        finally:
            views.close()
