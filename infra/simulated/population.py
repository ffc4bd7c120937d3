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

LAST_DAY = date(2026, 11, 13)
MONTHS = 14
SILENT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a world is made from. The same values give the same world, byte for byte."""

    people: int
    seed: int
    until: date = LAST_DAY

    def __post_init__(self) -> None:
        if not 0 < self.people <= MOST_PEOPLE:
            raise ValueError(f"1 to {MOST_PEOPLE} people: there are no more numbers to give them")

    @property
    def opens_on(self) -> date:
        """The first day anything is said on."""
        return add_months(self.until, -MONTHS)

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


def _lived(recipe: Recipe, numbers: range) -> Block:
    lives = [
        born(number, recipe.seed, recipe.opens_on, recipe.until, recipe.silent_from)
        for number in numbers
    ]
    kinds: Counter[str] = Counter(alike(lives))
    for life in lives:
        script_of(life)(life)
        kinds.update(touched(life))
    if numbers.start:
        kinds["taken for one"] = mixed_up(lives)
    return Block(lives, kinds)
