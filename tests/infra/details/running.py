"""A fetcher run to its end, and what the log holds then."""

from typing import Any

from infra.details.fetcher import Fetcher
from infra.eventstore.store import PostgresFactStore


def run(fetcher: Fetcher) -> dict[str, int]:
    """Until nothing is due: how many details stand in each state, those with none left out."""
    while fetcher.step():
        pass
    return {state: count for state, count in fetcher.table.counts().items() if count}


def facts(store: PostgresFactStore) -> list[Any]:
    """Every fact of the log."""
    return [entry.fact for entry in store.since(0, 1000)]
