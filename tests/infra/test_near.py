"""Who is near, over everybody: the very same as person by person, live as rebuilt."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.facts.entry import Told
from domain.journey.journey import Journey
from domain.ports import Batch
from domain.requirements import Stands, of_handovers, of_release
from infra.clock import FixedClock
from infra.derive import catch_up
from infra.eventstore.store import PostgresFactStore
from infra.near import near
from infra.policy.document import Document
from infra.policy.load import england_and_wales, read_policy, shipped
from infra.readstore.people import connect
from infra.readstore.verify import verify
from infra.readstore.views import PostgresViews
from infra.replays import Replayer
from infra.simulated.world import simulate
from projections.deriver import Deriver
from tests.infra.simulated.harness import FIELDS
from tests.infra.simulated.harness import Line as Door

PEOPLE = 40
MOMENTS = [datetime(2026, 8, 3, 9, tzinfo=UTC) + timedelta(days=n) for n in (0, 9, 40)]
LOCAL = """
[[local]]
value = "near.within"
area = "region/london"
from = 2020-01-01
amount = 60
tag = "C"
source = "a pilot"
author = "london/policy"
set_on = 2026-01-05
"""


def wider_in_london():
    """More is near there, and nowhere else; two may be missing everywhere."""
    changed = []
    for one in shipped():
        text = one.text
        if one.name == "casework.toml":
            at = text.index('[[value."near.missing".row]]')
            text = text[:at] + text[at:].replace("amount = 1", "amount = 2", 1) + LOCAL
        changed.append(Document(one.name, text))
    return read_policy(changed, "wider")


@pytest.fixture(scope="module")
def told():
    """What forty lives had said, each with the moment at which it was recorded."""
    entries = Door().record(simulate(PEOPLE, seed=5).messages).entries
    return [(e.recorded_at, Told(**{name: getattr(e, name) for name in FIELDS})) for e in entries]


def person_by_person(url, facts, policy):
    """What is missing of each who is near, judged one at a time from the log."""
    replayer, found = Replayer(url, facts), set()
    with connect(url) as reading:
        people = [row["person"] for row in reading.execute("SELECT person FROM journeys")]
    for person in people:
        then = replayer.ask(person, policy=policy)
        journey = Journey(then.entries, then.ask.now)
        release = of_release(journey, then.ask)
        for one in (*([release] if release else ()), *of_handovers(journey, then.ask)):
            missing = [need for need in one.requirements if need.stands is Stands.NOT_YET_DUE]
            found |= {(person, one.of, _name(need.name)) for need in missing if one.near}
    return found


def _name(requirement):
    """A leg of a rule goes by the rule's name."""
    return requirement if requirement.startswith("pack: ") else requirement.partition("/")[0]


@pytest.mark.parametrize("policy", [england_and_wales(), wider_in_london()], ids=["ours", "wider"])
def test_the_list_is_what_each_persons_page_says(migrated, told, policy):
    """At moments between which nothing but the clock and the feeds may have moved on."""
    seen = 0
    with PostgresFactStore(migrated, FixedClock(MOMENTS[0])) as facts:
        views = PostgresViews(migrated)
        clock = FixedClock(MOMENTS[0])
        deriver, begin = Deriver(facts, views, clock, policy), 0
        for moment in MOMENTS:
            clock.at = moment
            end = next((n for n, one in enumerate(told) if one[0] > moment), len(told))
            facts.record(Batch(tuple(one for _, one in told[begin:end])))
            catch_up(deriver)
            begin = end
            listed = {(o["person"], o["of"], o["name"]) for o in near(migrated, policy, 10_000)}

            assert listed == person_by_person(migrated, facts, policy)
            seen += len(listed)
        assert verify(migrated, facts, policy).equal
        views.close()
    assert seen > 10
