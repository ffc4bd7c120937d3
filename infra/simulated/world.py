"""The simulated world: everything eight agencies say in fourteen months, and the gaps in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from random import Random

from infra.simulated.disorder.poison import poison
from infra.simulated.disorder.repeats import repeated
from infra.simulated.feeds import heartbeats
from infra.simulated.found import Found, Gap, compare
from infra.simulated.outcome import SILENT, Outcome
from infra.simulated.population import LAST_DAY, Recipe, blocks
from infra.simulated.speech import spoken
from infra.simulated.telling import Planted, Telling

EXAMPLE = 0  # the first life is the one to show


@dataclass(frozen=True, slots=True)
class World:
    """What was said, in order of telling, and what the stories mean to have left open."""

    messages: Sequence[Telling]
    planted: Sequence[Planted]
    overdue: Sequence[Planted]  # handover points
    homes: Mapping[str, str]  # any record -> its person's first
    example_record: str
    silent_source: str
    poison: int  # messages that nobody can take: each is to be parked
    repeats: int  # messages that say nothing new
    people: int
    kinds: Mapping[str, int]  # how many lives have which disorder in their telling
    ends_at: datetime  # the moment `planted` speaks of: the last minute of the last day

    def compare(self, shown: Iterable[Gap]) -> Found:
        """Planted against shown gaps, whichever of a person's records they hang on."""
        return compare(self.planted, shown, self.homes)

    def compare_points(self, shown: Iterable[Gap]) -> Found:
        """Handovers meant to be overdue against those shown so."""
        return compare(self.overdue, shown, self.homes)


def simulate(people: int, seed: int, until: date = LAST_DAY, years: int = 1) -> World:
    """The same world for the same arguments, byte for byte. No clock, no network, no file but
    the list of bank holidays. All of it in memory: `streamed` is for more people than fit."""
    recipe = Recipe(people, seed, until, years)
    outcome = Outcome(recipe.ends_at, recipe.silent_from)
    kinds: Counter[str] = Counter()
    example = ""
    for block in blocks(recipe):
        kinds.update(block.kinds)
        example = example or block.lives[EXAMPLE].prison
        for life in block.lives:
            outcome.add(life)
    told = outcome.told
    again = repeated(told, Random(f"{seed}/again"), recipe.ends_at)  # noqa: S311 - no secret
    feeds = heartbeats(recipe.opens_on, until, recipe.silent_from)
    bad = tuple(poison(until))
    messages = [*(spoken(saying) for saying in chain(told, again, feeds)), *bad]
    messages.sort(key=lambda message: message.told_at)
    return World(
        messages=messages,
        planted=outcome.planted,
        overdue=outcome.overdue,
        homes=outcome.homes,
        example_record=example,
        silent_source=SILENT,
        poison=len(bad),
        repeats=len(again),
        people=people,
        ends_at=recipe.ends_at,
        kinds=kinds,
    )
