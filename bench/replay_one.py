"""`python -m bench.replay_one`: a replay, and a why, of one person of about 500 facts, from the log.

The person is several lives of different years laid end to end under one file an agency. Peer in the
same run: reading their facts from the log, which either needs.
"""

import argparse
import json
import statistics
from collections.abc import Iterator
from dataclasses import fields, replace
from time import perf_counter

import psycopg

from bench.history import opened_history
from bench.parts import fresh_parts
from domain.facts.entry import Entry, Told
from domain.ports import Batch
from infra.clock import SystemClock
from infra.eventstore.store import PostgresFactStore
from infra.policy.load import england_and_wales
from infra.process import tune
from infra.readstore.replacing import replace_live
from infra.replays import Replayer
from infra.simulated.world import simulate
from projections.people import people_of

FACTS, LIVES, YEARS = 900, 800, 14


def main() -> None:
    """One JSON object: medians of interleaved rounds, in milliseconds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=40)
    asked = parser.parse_args()
    person = sorted(_of_one(opened_history(simulate(LIVES, 1, years=YEARS).messages)), key=_told)
    names = [field.name for field in fields(Told)]
    told = [Told(**{name: getattr(one, name) for name in names}) for one in person]
    tune()
    took: dict[str, list[float]] = {"replay": [], "why": [], "read": []}
    with fresh_parts() as (_, parts), PostgresFactStore(parts.database_url, SystemClock()) as facts:
        facts.record(Batch(told, dated=[one.recorded_at for one in person]))
        replace_live(parts.database_url, facts, england_and_wales(), SystemClock())
        replayer = Replayer(parts.database_url, facts)
        record, count, findings = _largest(parts.database_url)
        for turn in range(asked.rounds):
            began = perf_counter()
            facts.of_records({one.record for one in told}, facts.tip())
            read = perf_counter()
            replayer.ask(record)
            replayed = perf_counter()
            replayer.why(findings[turn * 7 % len(findings)])
            took["read"].append(read - began)
            took["replay"].append(replayed - read)
            took["why"].append(perf_counter() - replayed)
    middle = {f"{name}_ms": round(1000 * statistics.median(all_), 1) for name, all_ in took.items()}
    print(
        json.dumps(
            {"bench": "replay_one", "facts": count, "findings": len(findings)}
            | middle
            | {"rounds": asked.rounds, "bars": {"replay_ms": 50, "why_ms": 50}}
        )
    )


def _of_one(entries: list[Entry]) -> Iterator[Entry]:
    """The facts of lives that don't overlap, as said of one person; at least so many."""
    count, until = 0, entries[0].told_at
    records: dict[str, str] = {}
    for life in sorted(people_of(entries), key=lambda one: one.entries[0].told_at):
        if life.entries[0].told_at < until or count >= FACTS:
            continue
        for entry in life.entries:
            record = records.setdefault(entry.agency, entry.record)
            yield replace(entry, record=record)
        count, until = count + len(life.entries), life.entries[-1].told_at


def _told(entry: Entry) -> tuple[object, int]:
    return entry.recorded_at, entry.position


def _largest(database_url: str) -> tuple[str, int, list[str]]:
    """The person of whom most was said, how much, and what is shown of them."""
    with psycopg.connect(database_url) as connection:
        found = connection.execute(
            "SELECT person, count(*) FROM read.timeline GROUP BY person ORDER BY 2 DESC LIMIT 1"
        ).fetchone()
        person, count = found or ("", 0)
        rows = connection.execute(
            "SELECT id FROM read.findings WHERE person = %s ORDER BY id", (person,)
        )
        return person, count, [name for (name,) in rows]


if __name__ == "__main__":
    main()
