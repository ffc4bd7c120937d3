"""`python -m bench.ingest`: from Kafka to durable facts, in one process, facts a second.

Peers in the same run, rounds interleaved: binary COPY of the very rows we wrote (1,000 a
transaction, same columns and indexes), and the eventsourcing library as its documentation shows it
(one aggregate loaded, changed and saved a message). The messages are what simulated
agencies say in the open contract; then again with what HMPPS says in envelopes of its own.
"""

import argparse
import json
import os
import subprocess
import sys
from statistics import median
from typing import Any

import psycopg

from bench.ingest_input import histories, publish
from bench.parts import fresh_parts
from bench.peers.copying import copy_rows
from bench.peers.one_at_a_time import process_one_at_a_time, save_one_at_a_time
from infra.embedded.parts import Parts
from infra.eventstore.migrate import migrate
from infra.kafka import broker_version, create_topics
from infra.settings import Settings

RATES = (
    "facts_per_second",
    "copy_per_second",
    "copy_prebuilt_per_second",
    "saved_per_second",
    "processed_per_second",
)
BARS = {"facts_per_second": 20_000, "copy_ratio": 0.25, "one_at_a_time_ratio": 40}


def main() -> None:
    """One JSON object on standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=700, help="about 80 messages a person")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--saved", type=int, default=1000, help="messages of the second peer")
    asked = parser.parse_args()
    contract, hmpps = histories(asked.people)
    values = [(one.record, one.value) for one in contract[: asked.saved]]
    with fresh_parts() as (settings, parts):
        create_topics(parts.bootstrap_servers)
        publish(parts.bootstrap_servers, contract)
        _worker(_database(parts, "warm"), settings, "warm")  # the broker's Java compiles first
        rounds = [_round(number, settings, parts, values) for number in range(asked.rounds)]
        stages = _worker(_database(parts, "stages"), settings, "stages", "--stages")["stages"]
        publish(parts.bootstrap_servers, hmpps)
        mixed = [
            _worker(_database(parts, f"mixed{number}"), settings, f"mixed{number}")
            for number in range(asked.rounds)
        ]
        print(json.dumps(_report(rounds, mixed, stages, parts), indent=2))


def _round(
    number: int, settings: Settings, parts: Parts, values: list[tuple[str, bytes]]
) -> dict[str, Any]:
    url = _database(parts, f"round{number}")
    ours = _worker(url, settings, f"bench{number}")
    return {
        **ours,
        "copy_per_second": copy_rows(url, prebuilt=False),
        "copy_prebuilt_per_second": copy_rows(url, prebuilt=True),
        "saved_per_second": save_one_at_a_time(_database(parts, f"saved{number}"), values),
        "processed_per_second": process_one_at_a_time(_database(parts, f"once{number}"), values),
    }


def _database(parts: Parts, name: str) -> str:
    with psycopg.connect(parts.database_url, autocommit=True) as conn:
        conn.execute(f'CREATE DATABASE "{name}"')
    url = parts.database_url.rsplit("/", 1)[0] + f"/{name}"
    migrate(url)
    return url


def _worker(url: str, settings: Settings, group: str, *options: str) -> dict[str, Any]:
    environ = {
        **os.environ,
        "DATABASE_URL": url,
        "KAFKA_BOOTSTRAP_SERVERS": settings.bootstrap_servers or "",
        "THROUGHLINE_GROUP": group,
    }
    command = [sys.executable, "-m", "bench.ingest_worker", *options]
    done = subprocess.run(command, env=environ, check=True, stdout=subprocess.PIPE)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _report(
    rounds: list[dict[str, Any]],
    mixed: list[dict[str, Any]],
    stages: dict[str, float],
    parts: Parts,
) -> dict[str, Any]:
    ours, copy, prebuilt, saved, processed = (median(one[name] for one in rounds) for name in RATES)
    with psycopg.connect(parts.database_url) as conn:
        (version,) = conn.execute("SHOW server_version").fetchone() or ("",)
    return {
        "bench": "ingest",
        "facts": rounds[0]["facts"],
        "parked": rounds[0]["parked"],
        "facts_per_second": round(ours),
        "peers": {
            "copy_binary_rows_per_second": round(copy),
            "copy_binary_prebuilt_rows_per_second": round(prebuilt),
            "one_aggregate_per_message_per_second": round(saved),
            "the_same_with_its_offset_per_second": round(processed),
        },
        "ratios": {
            "copy": round(ours / copy, 3),
            "copy_prebuilt": round(ours / prebuilt, 3),
            "one_at_a_time": round(ours / saved, 1),
            "one_at_a_time_with_offset": round(ours / processed, 1),
        },
        "bars": BARS,
        "rounds": [{name: round(one[name]) for name in RATES} for one in rounds],
        "with_hmpps_envelopes": {  # one message in six in HMPPS's own, wrapped twice
            "facts": mixed[0]["facts"],
            "facts_per_second": round(median(one["facts_per_second"] for one in mixed)),
            "rounds": [round(one["facts_per_second"]) for one in mixed],
        },
        "processor_microseconds_per_fact": stages,
        "resident_megabytes": max(one["resident_megabytes"] for one in [*rounds, *mixed]),
        "postgres_version": version,
        "kafka_version": broker_version(parts.bootstrap_servers),
        "cores": os.cpu_count(),
    }


if __name__ == "__main__":
    main()
