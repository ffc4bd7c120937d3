"""The simulated world: everything eight agencies say in fourteen months, and the gaps in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.calendar import add_months, day_end, day_start
from infra.simulated.feeds import heartbeats
from infra.simulated.found import Found, Gap, compare
from infra.simulated.life import Life, born
from infra.simulated.places import TREATMENT
from infra.simulated.scripting import script_of
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
    ends_at: datetime  # the moment `planted` speaks of: the last minute of the last day

    def compare(self, shown: Iterable[Gap]) -> Found:
        """Planted against shown gaps, whichever of a person's records they hang on."""
        return compare(self.planted, shown, self.homes)


def simulate(people: int, seed: int, until: date = LAST_DAY) -> World:
    """The same world for the same arguments, byte for byte. No clock, no network, no file but
    the list of bank holidays."""
    opens_on = add_months(until, -MONTHS)
    silent_from = day_start(until - timedelta(days=SILENT_DAYS))
    ends_at = day_end(until) - timedelta(minutes=1)
    lives = [born(number, seed, opens_on, until, silent_from) for number in range(people)]
    for life in lives:
        script_of(life)(life)
    told: list[Saying] = []
    planted: list[Planted] = []
    overdue: list[Planted] = []
    homes: dict[str, str] = {}
    for life in lives:
        heard = [s for s in life.sayings if _heard(s, silent_from, ends_at)]
        told += heard
        homes.update((said.record, life.prison) for said in heard)
        planted += _planted(life.plants, life, ends_at)
        overdue += _planted(life.points, life, ends_at)
        if any(said.source == TREATMENT for said in heard):
            planted.append(Planted("source-silent", life.prison, "open"))
    told += heartbeats(opens_on, until, silent_from)
    told.sort(key=lambda saying: saying.told_at)
    return World(
        messages=[spoken(saying) for saying in told],
        planted=planted,
        overdue=overdue,
        homes=homes,
        example_record=lives[EXAMPLE].prison,
        silent_source=TREATMENT,
        poison=0,
        repeats=0,
        people=people,
        ends_at=ends_at,
    )


def _heard(saying: Saying, silent_from: datetime, ends_at: datetime) -> bool:
    """Whether it was said by the end, by a source that still spoke."""
    last = min(silent_from, ends_at) if saying.source == TREATMENT else ends_at
    return saying.told_at < last


def _planted(plants: Iterable[Plant], life: Life, ends_at: datetime) -> Iterator[Planted]:
    for plant in plants:
        if plant.stands(ends_at):
            yield Planted(plant.code, life.prison, plant.verdict, plant.anchor)
