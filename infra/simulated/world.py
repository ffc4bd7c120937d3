"""The simulated world: everything eight agencies say in fourteen months, and the gaps in it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from domain.calendar import add_months, day_end, day_start
from infra.simulated.disorder.pairs import alike, mixed_up
from infra.simulated.disorder.poison import poison
from infra.simulated.disorder.repeats import repeated
from infra.simulated.feeds import heartbeats
from infra.simulated.found import Found, Gap, compare
from infra.simulated.life import Life, born
from infra.simulated.places import TREATMENT
from infra.simulated.scripting import script_of, touched
from infra.simulated.speech import spoken
from infra.simulated.telling import Plant, Planted, Saying, Telling

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


def simulate(people: int, seed: int, until: date = LAST_DAY) -> World:
    """The same world for the same arguments, byte for byte. No clock, no network, no file but
    the list of bank holidays."""
    silent_from = day_start(until - timedelta(days=SILENT_DAYS))
    ends_at = day_end(until) - timedelta(minutes=1)
    opens_on = add_months(until, -MONTHS)
    lives = [born(number, seed, opens_on, until, silent_from) for number in range(people)]
    kinds = lived(lives)
    told: list[Saying] = []
    outcome = Outcome(ends_at)
    for life in lives:
        heard = [s for s in life.sayings if _heard(s, silent_from, ends_at)]
        told += heard
        outcome.add(life, heard)
    again = repeated(told, Random(f"{seed}/again"), ends_at)  # noqa: S311 - no secret
    told += again
    told += heartbeats(opens_on, until, silent_from)
    bad = tuple(poison(until))
    messages = [*(spoken(saying) for saying in told), *bad]
    messages.sort(key=lambda message: message.told_at)
    return World(
        messages=messages,
        planted=outcome.planted,
        overdue=outcome.overdue,
        homes=outcome.homes,
        example_record=lives[EXAMPLE].prison,
        silent_source=TREATMENT,
        poison=len(bad),
        repeats=len(again),
        people=people,
        ends_at=ends_at,
        kinds=kinds,
    )


def lived(lives: list[Life]) -> Counter[str]:
    """Every life is lived and told; says how many there are of each kind of disorder."""
    kinds: Counter[str] = Counter()
    alike(lives)
    for life in lives:
        script_of(life)(life)
        kinds.update(touched(life))
    kinds["taken for one"] = mixed_up(lives)
    return kinds


class Outcome:
    """What the lives mean to leave behind at the end."""

    def __init__(self, ends_at: datetime) -> None:
        self.ends_at = ends_at
        self.planted: list[Planted] = []
        self.overdue: list[Planted] = []
        self.homes: dict[str, str] = {}

    def add(self, life: Life, heard: Sequence[Saying]) -> None:
        """One life, and what of it was heard."""
        for said in heard:
            self.homes[said.record] = life.prison
        self.planted += self._standing(life.plants, life)
        self.overdue += self._standing(life.points, life)
        if any(said.source == TREATMENT for said in heard):
            self.planted.append(Planted("source-silent", life.prison, "open"))

    def _standing(self, plants: Iterable[Plant], life: Life) -> Iterator[Planted]:
        for plant in plants:
            if plant.stands(self.ends_at):
                yield Planted(plant.code, life.prison, plant.verdict, plant.anchor)


def _heard(saying: Saying, silent_from: datetime, ends_at: datetime) -> bool:
    """Whether it was said by the end, by a source that still spoke."""
    return saying.told_at < (silent_from if saying.source == TREATMENT else ends_at)
