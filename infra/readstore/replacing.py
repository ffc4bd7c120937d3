"""A rebuild that takes the place of the live tables."""

import psycopg

from domain.policy.policy import Policy
from domain.ports import Clock, FactStore
from infra.readstore import migrate
from infra.readstore.kept import keep_shown
from infra.readstore.rebuilding import rebuild_beside
from infra.readstore.views import PostgresViews
from projections.ports import Progress
from projections.rebuild import Said


def replace_live(
    database_url: str,
    facts: FactStore,
    policy: Policy,
    clock: Clock,
    said: Said = lambda done, total: None,
    *,
    processes: int | None = None,
) -> int:
    """Rebuild beside, then swap in one transaction. Returns how many facts were read.

    The deriver is held off meanwhile (it stands by and goes on from the new tables). If it fails,
    the live tables are as they were. The feed of changes begins anew. Whoever a rule fails on is
    shown as before, and marked.
    """
    live = PostgresViews(database_url)  # the right to write: no deriver moves on
    try:
        position = facts.tip()
        last = facts.since(position - 1, 1)
        as_of = max([clock.now(), live.progress().as_of, *(e.recorded_at for e in last)])
        upto = Progress(position, as_of)
        count = rebuild_beside(database_url, facts, policy, upto, said, processes=processes)
        with psycopg.connect(database_url) as connection:
            keep_shown(connection)
        migrate.swap(database_url)
        return count
    finally:
        live.close()
