"""Lives in every regime since 2012, and each verdict from the very moment it is meant to show."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache

import pytest

from domain.calendar import day_start
from domain.facts.entry import Entry
from infra.simulated.outcome import Left, left, standing
from infra.simulated.population import Recipe, blocks, told_until
from infra.simulated.world import simulate
from tests.infra.simulated.harness import Line, showing

YEARS = Recipe(people=250, seed=1, years=14)
LATELY = Recipe(people=130, seed=4)
A_MINUTE = timedelta(minutes=1)
NOON = timedelta(hours=12)


@cache
def line(recipe: Recipe) -> tuple[Line, dict[str, Sequence[Entry]]]:
    """The line, and each person's entries by the first of their records."""
    world = simulate(recipe.people, recipe.seed, recipe.until, recipe.years)
    told = Line().record(world.messages)
    people = {world.homes[entries[0].record]: entries for entries in told.by_person().values()}
    return told, people


def everybody(recipe: Recipe) -> Iterator[tuple[date, Left]]:
    for block in blocks(recipe):
        for life in block.lives:
            yield life.until_on, left(life, recipe.ends_at, recipe.silent_from)


def differing(recipe: Recipe, one: Left, moment: datetime) -> list[tuple[str, str, str, datetime]]:
    """What is meant and not shown then, and what is shown and not meant."""
    told, people = line(recipe)
    meant = Counter(
        (plant.code, plant.verdict)
        for plant in standing([*one.gaps, *one.points], one.home, moment)
    )
    seen = showing(told, people[one.home], moment)
    return [
        *((one.home, *key, moment) for key in meant - seen),
        *((one.home, *key, moment) for key in seen - meant),
    ]


def test_everybody_shows_what_was_planted_on_their_last_day_and_at_the_end():
    """Each judged by the numbers of their own days; the dead show what stays."""
    wrong, planted = [], 0
    for until_on, one in everybody(YEARS):
        planted += len(one.gaps) + len(one.points)
        for moment in {day_start(until_on) + NOON, YEARS.ends_at}:
            wrong += differing(YEARS, one, moment)

    assert wrong == []
    assert planted > 100


def test_each_verdict_shows_from_its_moment_and_until_its_moment():
    wrong, compared = [], 0
    for _, one in everybody(LATELY):
        plants = [*one.gaps, *one.points]
        turns = {at for plant in plants for at in (plant.shows_at, plant.closes_at) if at}
        for turn in turns:
            for moment in (turn - A_MINUTE, turn):
                if moment <= LATELY.ends_at:
                    wrong += differing(LATELY, one, moment)
                    compared += 1

    assert wrong == []
    assert compared > 300


def test_lives_lie_in_all_years_and_neighbours_together():
    days = [told_until(YEARS, number) for number in range(YEARS.people)]

    assert min(days).year == 2014  # whoever was last told of then was sentenced under the trusts
    assert len({day.year for day in days}) > 10
    assert days.count(YEARS.until) > YEARS.people / 5
    assert all(len(set(days[first : first + 10])) == 1 for first in range(0, 250, 10))
    assert all(day == YEARS.until or day < YEARS.until - timedelta(days=29) for day in days)


@pytest.mark.parametrize("people", [20, 100])
def test_one_year_is_the_world_of_fourteen_months(people):
    recipe = Recipe(people, seed=1)

    assert {told_until(recipe, number) for number in range(people)} == {recipe.until}
    assert recipe.opens_on == date(2025, 9, 13)
