"""A world of two hundred people: the same again for its seed, readable, and told in order."""

from datetime import date

import pytest

from infra.simulated.world import World, simulate
from tests.infra.simulated.harness import Line, shown

PEOPLE = 200


@pytest.fixture(scope="module")
def world() -> World:
    return simulate(PEOPLE, seed=1)


@pytest.fixture(scope="module")
def line(world: World) -> Line:
    return Line().record(world.messages)


def test_the_same_arguments_give_the_same_bytes(world):
    again = simulate(PEOPLE, seed=1)

    assert list(again.messages) == list(world.messages)
    assert again.planted == world.planted


def test_another_seed_gives_another_world(world):
    other = simulate(PEOPLE, seed=2)

    assert [m.value for m in other.messages] != [m.value for m in world.messages]
    assert other.planted != world.planted


def test_told_in_order_and_not_beyond_the_last_day(world):
    told = [message.told_at for message in world.messages]

    assert told == sorted(told)
    assert told[-1] < world.ends_at
    assert told[-1].date() == date(2026, 11, 13)


def test_the_last_day_is_a_parameter():
    earlier = simulate(20, seed=1, until=date(2026, 6, 5))

    assert earlier.messages[-1].told_at.date() == date(2026, 6, 5)


def test_every_agency_speaks_on_its_own_topic(world):
    topics = {(message.agency, message.topic) for message in world.messages}

    assert {agency for agency, _ in topics} == {
        *("prison", "probation", "police", "court"),
        *("health", "local-authority", "provider", "voluntary"),
    }
    assert all(topic == f"in.{agency}.v1" for agency, topic in topics)


def test_records_fall_into_exactly_the_people_there_are(world, line):
    homes: dict[str, set[str]] = {}
    for record, person in line.who().person_of.items():
        homes.setdefault(person, set()).add(world.homes[record])

    assert all(len(of) == 1 for of in homes.values())
    assert len(homes) == PEOPLE


@pytest.mark.parametrize("by_day", [False, True], ids=["recorded at once", "recorded by day"])
def test_what_shows_is_exactly_what_was_planted(world, by_day):
    found = shown(Line().record(world.messages, by_day=by_day), world.ends_at)

    gaps, points = world.compare(found.gaps), world.compare_points(found.overdue)

    assert (gaps.missing, gaps.surplus) == ((), ())
    assert gaps.planted == gaps.found > 50
    assert (points.missing, points.surplus) == ((), ())
    assert points.found > 5


def test_some_verdicts_are_unknown_because_a_source_fell_silent(world):
    assert {p.verdict for p in world.planted} == {"open", "breached", "unknown"}
    assert any(p.code == "source-silent" for p in world.planted)
