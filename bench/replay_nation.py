"""`python -m bench.replay_nation`: everybody judged again under another policy, by two processes.

What `throughline what-if` does of all people: the log is read through, then each is judged as the
policy stands and as it would be. Done for a tenth of the people too, whose cost a fact should be the
same. Peer in the same run: that tenth by one process.
"""

import argparse
import json
import resource
import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import perf_counter

from bench.history import record_history
from bench.parts import fresh_parts, peak_megabytes
from domain.policy.policy import Policy
from infra.clock import SystemClock
from infra.eventstore.store import PostgresFactStore
from infra.policy.load import england_and_wales
from infra.process import tune
from infra.simulated.population import Recipe
from infra.simulated.stream import streamed
from infra.trying import Trying, try_on_everybody
from projections.ports import Progress

NATION, NATION_FACTS = 330_000, 30_000_000
TRIED = "homeless.within"


def main() -> None:
    """One JSON object."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=33_000)
    asked = parser.parse_args()
    tune()
    tenth = _measured(asked.people // 10, processes=(2, 1))
    whole = _measured(asked.people, processes=(2,))
    microseconds = [1e6 / one["facts_per_second"] for one in (tenth, whole)]
    print(
        json.dumps(
            {
                "bench": "replay_nation",
                "whole": whole,
                "tenth": tenth,
                "cost_a_fact_whole_to_tenth": round(microseconds[1] / microseconds[0], 3),
                "hours_for_330000_people": round(
                    NATION / whole["people"] * whole["seconds"] / 3600, 2
                ),
                "hours_for_30_million_facts": round(
                    NATION_FACTS / whole["facts_per_second"] / 3600, 2
                ),
                "bars": {"cost_a_fact_whole_to_tenth": 1.15},
            }
        )
    )


def _measured(people: int, processes: tuple[int, ...]) -> dict[str, float]:
    """The figures of so many people by the first number of processes; beside it the others'."""
    with fresh_parts() as (_, parts):
        _record(parts.database_url, people)
        with PostgresFactStore(parts.database_url, SystemClock()) as facts:
            upto = Progress(facts.tip(), SystemClock().now())
            trying = Trying(upto, england_and_wales(), _longer(england_and_wales()), frozenset())
            took = []
            for count in processes:
                began = perf_counter()
                tried = try_on_everybody(parts.database_url, facts, trying, processes=count)
                took.append(perf_counter() - began)
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    figures = {
        "people": tried.report.people,
        "facts": tried.facts,
        "changed_people": tried.report.changed_people,
        "seconds": round(took[0], 1),
        "facts_per_second": round(tried.facts / took[0]),
        "peak_megabytes": peak_megabytes(),
        "peak_megabytes_of_any_child": round(workers / 1024, 1),
    }
    others = {
        f"facts_per_second_by_{count}": round(tried.facts / seconds)
        for count, seconds in zip(processes[1:], took[1:], strict=True)
    }
    return figures | others


def _record(database_url: str, people: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = streamed(Recipe(people, 1), Path(folder), BytesIO())
        record_history(database_url, world.messages())


def _longer(policy: Policy) -> Policy:
    """The policy with a month for what has to be done in days."""
    value = policy.values[TRIED]
    rows = tuple(replace(row, amount=(("cd", 30),)) for row in value.rows)
    return replace(policy, values={**policy.values, TRIED: replace(value, rows=rows)})


if __name__ == "__main__":
    main()
