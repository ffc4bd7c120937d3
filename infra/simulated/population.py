"""Everybody there is, in blocks small enough to hold: each block is lived, told and let go."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.calendar import add_months, day_end, day_start
from infra.simulated.disorder.pairs import EVERY, MIXED_UP, alike, mixed_up
from infra.simulated.life import Life, born
from infra.simulated.numbers import MOST_PEOPLE
from infra.simulated.scripting import script_of, touched
from infra.simulated.stories.over import over

LAST_DAY = date(2026, 11, 13)
MONTHS = 14
SILENT_DAYS = 30
TOGETHER, LATELY = 10, 4  # people who live at one time; of so many such groups, one lives lately
STEP, SEED_STEP, WHOLE = 618_034, 377_123, 1_000_000  # the others lie evenly over the years


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a world is made from. The same values give the same world, byte for byte."""

    people: int
    seed: int
    until: date = LAST_DAY
    years: int = 1  # how far back lives lie; each takes fourteen months

    def __post_init__(self) -> None:
        if not 0 < self.people <= MOST_PEOPLE:
            raise ValueError(f"1 to {MOST_PEOPLE} people: there are no more numbers to give them")

    @property
    def opens_on(self) -> date:
        """The first day anything is said on."""
        return add_months(self.until, -max(MONTHS, 12 * self.years))

    @property
    def ends_at(self) -> datetime:
        """The last minute of the last day: what shows then is what the stories meant."""
        return day_end(self.until) - timedelta(minutes=1)

    @property
    def silent_from(self) -> datetime:
        """From then on one source says nothing any more."""
        return day_start(self.until - timedelta(days=SILENT_DAYS))


@dataclass(frozen=True, slots=True)
class Block:
    """Some lives, finished, and how many of them have which disorder in their telling."""

    lives: list[Life]
    kinds: Counter[str]


def blocks(recipe: Recipe) -> Iterator[Block]:
    """Everybody, in order of their numbers. Nobody's life depends on anyone in another block."""
    first = 0
    while first < recipe.people:
        following = MIXED_UP if first == 0 else first + EVERY
        yield _lived(recipe, range(first, min(following, recipe.people)))
        first = following


def told_until(recipe: Recipe, number: int) -> date:
    """The last day anything is said of this person: for some the last of all, for others a day in
    the years before it, ahead of the silence. Ten neighbours share it: some are mixed up."""
    group = number // TOGETHER
    spare = (recipe.until - add_months(recipe.opens_on, MONTHS)).days
    if spare <= SILENT_DAYS or group % LATELY == 0:
        return recipe.until
    share = (group * STEP + recipe.seed * SEED_STEP) % WHOLE
    return recipe.until - timedelta(days=SILENT_DAYS + share * (spare - SILENT_DAYS) // WHOLE)


def _born(recipe: Recipe, number: int) -> Life:
    until_on = told_until(recipe, number)
    opens_on = add_months(until_on, -MONTHS)
    life = born(number, recipe.seed, opens_on, until_on, recipe.silent_from)
    life.born_on -= recipe.until - until_on  # as old as anybody lately
    return life


def _lived(recipe: Recipe, numbers: range) -> Block:
    lives = [_born(recipe, number) for number in numbers]
    kinds: Counter[str] = Counter(alike(lives))
    for life in lives:
        script_of(life)(life)
        kinds.update(touched(life))
    if numbers.start:
        kinds["taken for one"] = mixed_up(lives)
    for life in lives:
        if life.until_on < recipe.until:
            over(life)
    return Block(lives, kinds)
