"""`python -m bench.judge`: all rules and points on one journey of about 200 facts, from the first fact.

Peer in the same run: the fold of the same facts alone (which of them stand, stays, spells). Beside it
what a live step costs: the same journey when one more fact is heard, the rest being as it stood.
"""

import argparse
import json
import statistics
from collections.abc import Callable
from time import perf_counter

from bench.history import opened_history
from domain.facts.entry import Entry
from domain.heard import HeardLog
from domain.journey.journey import Journey
from domain.journey.spells import spells
from domain.judge import judge
from domain.rules.duty import Ask
from infra.policy.load import england_and_wales
from infra.process import tune
from infra.simulated.world import simulate
from projections.aside import derived
from projections.people import PersonFacts, people_of
from projections.stood import Stood

FACTS = 200
PEOPLE = 300


def main() -> None:
    """One JSON object: medians of interleaved rounds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=200)
    asked = parser.parse_args()
    entries = opened_history(simulate(PEOPLE, 1).messages)
    found = min(people_of(entries), key=lambda one: abs(len(one.entries) - FACTS))
    heard = HeardLog()
    for entry in entries:
        heard.add(entry.source, entry.happened_at, entry.recorded_at)
    ask = Ask(entries[-1].recorded_at, england_and_wales(), heard)
    tune()
    took: dict[str, list[float]] = {"judge": [], "fold": [], "one_more": []}
    again = one_more(found, ask)
    for _ in range(asked.rounds):
        took["fold"].append(seconds(lambda: spells(Journey(found.entries, ask.now))))
        took["judge"].append(seconds(lambda: from_the_first(found.entries, ask)))
        took["one_more"].append(seconds(again))
    middle = {name: 1000 * statistics.median(times) for name, times in took.items()}
    print(
        json.dumps(
            {
                "bench": "judge",
                "facts": len(found.entries),
                "judge_ms": round(middle["judge"], 3),
                "peer_fold_ms": round(middle["fold"], 3),
                "ratio": round(middle["judge"] / middle["fold"], 1),
                "one_more_fact_ms": round(middle["one_more"], 3),
                "rounds": asked.rounds,
                "bars": {"judge_ms": 1.5, "ratio": 4},
            }
        )
    )


def from_the_first(entries: tuple[Entry, ...], ask: Ask) -> object:
    """As a rebuild judges: nothing is known from before."""
    return judge(entries, now=ask.now, policy=ask.policy, heard=ask.heard, met_too=False)


def one_more(found: PersonFacts, ask: Ask) -> Callable[[], object]:
    """As the deriver judges when the last fact comes."""
    *earlier, last = sorted(found.entries, key=lambda entry: entry.position)
    stood = Stood()
    then = Ask(last.recorded_at, ask.policy, ask.heard)
    before = derived(PersonFacts(found.person, found.records, tuple(earlier)), then)

    def judged() -> object:
        stood.remember([before])
        return stood.again(found, [last], then, ())

    return judged


def seconds(work: Callable[[], object]) -> float:
    """How long it takes once."""
    began = perf_counter()
    work()
    return perf_counter() - began


if __name__ == "__main__":
    main()
