"""Several processes share the work on everybody: what comes of it is what one would have made."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from consumers.door import open_message
from consumers.message import Message
from consumers.refused import Refused
from domain.facts.entry import Told
from domain.policy.policy import Policy
from domain.ports import Batch
from infra import shares
from infra.clock import FixedClock
from infra.eventstore.store import PostgresFactStore
from infra.policy.load import england_and_wales
from infra.readstore.replacing import replace_live
from infra.readstore.verify import verify
from infra.shares import in_shares, processes_for
from infra.simulated.telling import Telling
from infra.simulated.world import simulate
from infra.trying import MOST, Tried, Trying, try_on_everybody
from projections.ports import Progress
from projections.rebuild import Groups, read_through
from projections.what_if import Changed, Report
from tests.parts import a_database

PEOPLE = 150


@dataclass(frozen=True)
class World:
    """A recorded history of some people."""

    database_url: str
    facts: PostgresFactStore
    upto: Progress


@dataclass(frozen=True, slots=True)
class Breaking:
    """Work that some share can't be done with."""

    record: str

    def __call__(self, facts: object, heard: object, share: Groups) -> int:
        """How many records; never those of one person."""
        if any(self.record in records for records in share):
            raise ArithmeticError("can't be done")
        return sum(map(len, share))


def opened(telling: Telling) -> tuple[Told, ...]:
    """The facts of one simulated message; none of one that is refused."""
    message = Message(telling.topic, 0, 0, telling.value, telling.told_at, telling.headers)
    try:
        return tuple(open_message(message, received_at=telling.told_at))
    except Refused:
        return ()


@pytest.fixture(scope="module")
def world(postgres: str, every_table: str) -> Iterator[World]:
    """Recorded at once, a day after the last of it."""
    messages = simulate(PEOPLE, 3).messages
    now = messages[-1].told_at + timedelta(days=1)
    with (
        a_database(postgres, like=every_table) as url,
        PostgresFactStore(url, FixedClock(now)) as facts,
    ):
        facts.record(Batch([told for one in messages for told in opened(one)]))
        yield World(url, facts, Progress(facts.tip(), now))


def homeless_in(days: int) -> Policy:
    """The policy with another time until somebody is found without a home."""
    ours = england_and_wales()
    value = ours.values["homeless.within"]
    rows = tuple(replace(row, amount=(("cd", days),)) for row in value.rows)
    return replace(ours, values={**ours.values, value.name: replace(value, rows=rows)})


def test_as_many_as_asked_for_else_one_for_few_people() -> None:
    assert processes_for(10, asked=3) == 3
    assert processes_for(shares.FEW - 1) == 1
    assert processes_for(shares.FEW) >= 1


def test_what_two_wrote_is_what_one_writes(world: World) -> None:
    clock, policy = FixedClock(world.upto.as_of), england_and_wales()

    count = replace_live(world.database_url, world.facts, policy, clock, processes=2)
    verified = verify(world.database_url, world.facts, policy)

    assert count == verified.facts == world.upto.position
    assert verified.rows["journeys"] >= PEOPLE
    assert verified.differences == dict.fromkeys(verified.rows, 0)


def test_two_try_a_policy_as_one_does(world: World) -> None:
    def tried(processes: int) -> Tried:
        trying = Trying(world.upto, england_and_wales(), homeless_in(300), frozenset())
        return try_on_everybody(world.database_url, world.facts, trying, processes=processes)

    one, two = tried(1), tried(2)
    assert one.report.changed_people > 0
    assert one == two


def test_each_share_tells_how_much_was_done(world: World) -> None:
    through = read_through(world.facts, world.upto)
    done = in_shares(world.database_url, through, Breaking("nobody's"), 2)

    assert all(records == counted for records, counted in done)


def test_what_one_raises_ends_the_work(world: World) -> None:
    through = read_through(world.facts, world.upto)
    somebody = through.groups()[-1][0]

    with pytest.raises(ArithmeticError, match="can't be done"):
        list(in_shares(world.database_url, through, Breaking(somebody), 2))


def test_changes_beyond_the_most_are_counted() -> None:
    change = Changed("p", "1", "code", "area", None, "open")
    tried = Tried()
    tried.add(Report(), [change] * (MOST - 1))
    tried.add(Report(), [change] * 3)

    assert (len(tried.listed), tried.left_off) == (MOST, 2)


def test_reports_of_two_add_up() -> None:
    one, other = Report(), Report()
    one.count([Changed("p", "1", "code", "area", None, "open")])
    other.count([Changed("q", "2", "code", "elsewhere", None, "open")])
    other.count([])
    one.add(other)

    assert (one.people, one.changed_people) == (3, 2)
    assert one.by_rule == {"code": {"- -> open": 2}}
    assert one.by_area == {"area": {"- -> open": 1}, "elsewhere": {"- -> open": 1}}
