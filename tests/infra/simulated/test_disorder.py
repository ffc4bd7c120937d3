"""Every kind of disorder promised is there, and does what it says to the line."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from domain.facts.data import ChangeTold, FactWithdrawn, Opaque, SourceHeartbeat
from domain.facts.identity import PersonDied, RecordsMerged, RecordsUnmerged
from domain.facts.sentence import ReleaseRescheduled
from infra.simulated.disorder.poison import KINDS
from infra.simulated.disorder.touches import other_names
from infra.simulated.life import born
from infra.simulated.places import CAS3, sources
from infra.simulated.scripting import SCRIPTS
from infra.simulated.speech import spoken
from infra.simulated.stories.joined import unlinked
from infra.simulated.telling import Saying
from infra.simulated.world import World, simulate
from tests.infra.simulated.harness import Line

PEOPLE = 200
DAY = 24 * 3600


@pytest.fixture(scope="module")
def world() -> World:
    return simulate(PEOPLE, seed=3)


@pytest.fixture(scope="module")
def line(world: World) -> Line:
    return Line().record(world.messages)


def test_every_kind_of_disorder_is_in_some_telling(world):
    assert {name for name, count in world.kinds.items() if count} == {
        *("other names", "merged in prison", "merged in probation", "misspelt", "recalculated"),
        *("wrong person", "need withdrawn", "conflicting dates", "mistyped number"),
        *("told out of order", "told days late", "day only"),
        *("twins", "namesakes", "taken for one"),
    }


def test_no_other_agency_names_the_number_of_whom_nobody_is_to_know():
    """The police knowing them would join the records, and the gap that is meant would not show."""
    until_on = date(2026, 11, 13)
    opens_on = date(2025, 9, 13)
    life = born(1, 7, opens_on, until_on, datetime(2026, 10, 14, tzinfo=UTC))
    unlinked(life)
    said = len(life.sayings)

    assert [plant.code for plant in life.plants] == ["identity-unlinked"]
    assert not other_names(life)
    assert len(life.sayings) == said


def test_every_story_is_lived_by_somebody(world):
    assert world.people > len(SCRIPTS)


def test_each_poison_message_is_parked_for_its_reason(world, line):
    assert Counter(line.parked) == Counter(reason for reason, _, _ in KINDS)
    assert len(line.parked) == world.poison == 18


def test_repeats_are_known_for_what_they_are(world, line):
    assert line.repeats == world.repeats > 50


def test_a_message_told_again_is_a_repeat_whatever_its_envelope(world):
    again = [replace(m, told_at=m.told_at + timedelta(minutes=3)) for m in world.messages[-6000:]]
    once = Line().record(world.messages[-6000:])
    twice = Line().record([*world.messages[-6000:], *again])

    assert len(twice.entries) == len(once.entries)


def test_an_event_published_anew_is_the_same_event():
    moment = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    data = {"bookingId": "b1", "arrivedAt": moment}
    name = "accommodation.cas3.person.arrived"
    for detail in (True, False):
        said = Saying(moment, CAS3, name, moment, "probation/X000001", "1-1", data, detail=detail)
        anew = replace(said, told_at=moment + timedelta(days=1))

        line = Line().record([spoken(said), spoken(anew)])

        assert (len(line.entries), line.repeats) == (1, 1)


def test_facts_of_every_uncommon_kind_are_told(line):
    kinds = Counter(type(entry.fact) for entry in line.entries)

    for kind in (ChangeTold, FactWithdrawn, Opaque, PersonDied, RecordsMerged, RecordsUnmerged):
        assert kinds[kind] > 0, kind.__name__
    assert kinds[ReleaseRescheduled] > 0


def test_some_are_told_long_after_they_happened_and_some_out_of_order(line):
    late = [e for e in line.entries if (e.told_at - e.happened_at).total_seconds() > DAY]
    backwards = sum(
        later.happened_at < earlier.happened_at for earlier, later in pairwise(line.entries)
    )

    assert len(late) > 20
    assert backwards > 100


def test_corrections_name_what_they_replace(line):
    keys = {entry.key for entry in line.entries}
    corrections = [entry for entry in line.entries if entry.supersedes]

    assert len(corrections) > 5
    assert all(f"{entry.source}#{entry.supersedes}" in keys for entry in corrections)


def test_every_source_speaks_at_least_once_a_day_but_the_silent_one(world, line):
    spoken: dict[str, list[float]] = {}
    for entry in line.entries:
        spoken.setdefault(entry.source, []).append(entry.recorded_at.timestamp())
    assert set(spoken) == set(sources())
    for source, moments in spoken.items():
        pauses = [later - earlier for earlier, later in pairwise(moments)]
        assert max(pauses) <= DAY / 2 + 60
        silent = world.ends_at.timestamp() - moments[-1]
        assert (silent > 29 * DAY) is (source == world.silent_source)


def test_heartbeats_are_about_a_feed_and_nobody(world, line):
    feeds = {e.record for e in line.entries if isinstance(e.fact, SourceHeartbeat)}

    assert feeds.isdisjoint(world.homes)


def test_the_example_has_much_to_show(world, line):
    entries = line.by_person()[line.who().person_of[world.example_record]]
    told = {entry.fact.TYPE for entry in entries}
    gaps = {p.code for p in world.planted if p.record == world.example_record}

    assert {
        *("custody.person_received.v1", "custody.person_transferred.v1"),
        *("custody.person_released.v1", "handover.accepted.v1", "referral.accepted.v1"),
    } <= told
    assert {"accom-homeless-open", "first-appointment-not-arranged"} <= gaps
