"""`python -m bench.derive`: facts a second that one process folds, judges and lays out in a rebuild.

Beside it, the same by two processes; the time their start takes counts. Peer in the same run: the
eventsourcing library's own notification log and tracking, one row written and one transaction a fact,
as its documentation shows a projection.
"""

import argparse
import json
import statistics
from time import perf_counter

import psycopg

from bench.history import record_history
from bench.parts import fresh_parts, peak_megabytes
from infra.clock import SystemClock
from infra.eventstore.store import PostgresFactStore
from infra.policy.load import england_and_wales
from infra.process import tune
from infra.readstore import migrate
from infra.readstore.rebuilding import rebuild_beside
from infra.simulated.world import simulate
from projections.ports import Progress

PEER_FACTS = 2000


def main() -> None:
    """One JSON object: medians of interleaved rounds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    tune()
    with fresh_parts() as (_, parts):
        facts = record_history(parts.database_url, simulate(asked.people, 1).messages)
        ours, twos, peers = [], [], []
        for _ in range(asked.rounds):
            ours.append(_rebuilt(parts.database_url, 1))
            twos.append(_rebuilt(parts.database_url, 2))
            peers.append(_one_at_a_time(parts.database_url))
    print(
        json.dumps(
            {
                "bench": "derive",
                "facts": facts,
                "people": asked.people,
                "facts_per_second": round(statistics.median(ours)),
                "two_processes_per_second": round(statistics.median(twos)),
                "two_of_one": round(statistics.median(twos) / statistics.median(ours), 2),
                "peer_one_transaction_a_fact_per_second": round(statistics.median(peers)),
                "ratio": round(statistics.median(ours) / statistics.median(peers), 1),
                "rounds": [round(one) for one in ours],
                "peak_megabytes": peak_megabytes(),
                "bars": {"facts_per_second": 15000, "two_of_one": 1.7},
            }
        )
    )


def _rebuilt(database_url: str, processes: int) -> float:
    clock = SystemClock()
    with PostgresFactStore(database_url, clock) as facts:
        upto = Progress(facts.tip(), clock.now())
        began = perf_counter()
        count = rebuild_beside(database_url, facts, england_and_wales(), upto, processes=processes)
        took = perf_counter() - began
    migrate.drop(database_url, migrate.BESIDE)
    return count / took


def _one_at_a_time(database_url: str) -> float:
    with (
        PostgresFactStore(database_url, SystemClock()) as facts,
        psycopg.connect(database_url, autocommit=True) as connection,
    ):
        connection.execute(
            "CREATE TABLE peer (person text PRIMARY KEY, facts int, position bigint)"
        )
        began = perf_counter()
        for position in range(PEER_FACTS):
            (entry,) = facts.since(position, 1)
            with connection.transaction():
                connection.execute(
                    "INSERT INTO peer VALUES (%s, 1, %s) ON CONFLICT (person) DO UPDATE "
                    "SET facts = peer.facts + 1, position = excluded.position",
                    (entry.record, entry.position),
                )
        took = perf_counter() - began
        connection.execute("DROP TABLE peer")
    return PEER_FACTS / took


if __name__ == "__main__":
    main()
