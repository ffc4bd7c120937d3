"""The simulated world: everything eight agencies say in fourteen months, and the gaps in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from random import Random

from domain.calendar import add_months, day_end, day_start
from infra.simulated.disorder.pairs import alike, mixed_up
from infra.simulated.disorder.poison import poison
from infra.simulated.disorder.repeats import repeated
from infra.simulated.feeds import heartbeats
from infra.simulated.found import Found, Gap, compare
from infra.simulated.life import Life, born
from infra.simulated.outcome import SILENT, Outcome
from infra.simulated.scripting import script_of, touched
from infra.simulated.speech import spoken
from infra.simulated.telling import Planted, Telling

LAST_DAY = date(2026, 11, 13)
MONTHS = 14
SILENT_DAYS = 30
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


def simulate(people: int, seed: int, until: date = LAST_DAY) -> World:
    """The same world for the same arguments, byte for byte. No clock, no network, no file but
    the list of bank holidays."""
    silent_from = day_start(until - timedelta(days=SILENT_DAYS))
    ends_at = day_end(until) - timedelta(minutes=1)
    opens_on = add_months(until, -MONTHS)
    lives = [born(number, seed, opens_on, until, silent_from) for number in range(people)]
    kinds = lived(lives)
    outcome = Outcome(ends_at, silent_from)
    for life in lives:
        outcome.add(life)
    told = outcome.told
    again = repeated(told, Random(f"{seed}/again"), ends_at)  # noqa: S311 - no secret
    feeds = heartbeats(opens_on, until, silent_from)
    bad = tuple(poison(until))
    messages = [*(spoken(saying) for saying in chain(told, again, feeds)), *bad]
    messages.sort(key=lambda message: message.told_at)
    return World(
        messages=messages,
        planted=outcome.planted,
        overdue=outcome.overdue,
        homes=outcome.homes,
        example_record=lives[EXAMPLE].prison,
        silent_source=SILENT,
        poison=len(bad),
        repeats=len(again),
        people=people,
        ends_at=ends_at,
        kinds=kinds,
    )


def lived(lives: list[Life]) -> Counter[str]:
    """Every life is lived and told; says how many there are of each kind of disorder."""
    kinds: Counter[str] = Counter(alike(lives))
    for life in lives:
        script_of(life)(life)
        kinds.update(touched(life))
    kinds["taken for one"] = mixed_up(lives)
    return kinds
