"""An event log for process mining: as the standard wants it, whole, without anybody's name."""

import json
import tracemalloc
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from domain.facts.entry import Told
from domain.facts.identity import PersonSeen
from domain.ports import Batch
from infra.clock import FixedClock
from infra.derive import catch_up
from infra.eventstore.store import PostgresFactStore
from infra.migrate import migrate
from infra.ocel import reading
from infra.ocel.pseudonyms import Pseudonyms
from infra.ocel.reading import lives
from infra.ocel.things import Life
from infra.ocel.writing import write
from infra.policy.load import england_and_wales
from infra.readstore.people import connect
from infra.readstore.views import PostgresViews
from projections.deriver import Deriver
from tests import people
from tests.projections.build import at
from tests.story import heartbeat, in_log, said

SCHEMA = json.loads(Path(__file__).with_name("schema.json").read_text("utf-8"))
NAMES = Pseudonyms(b"a key")
NO_TIER: frozenset[str] = frozenset()
PERSON, OTHER = "prison/A1234BC", "prison/B5678CD"
LIFE = (
    said("prison", "2025-12-03 09:00", PersonSeen("Wren", "Tarnbeck", date(1990, 1, 31), "male")),
    people.sentenced("2025-12-03 10:15", months=14),
    people.received("2025-12-03 17:05"),
    people.lead("2026-03-02 10:00", "com", "w1", area="region/wales"),
    people.released("2026-04-02 09:30"),
    people.status("2026-04-02 20:00", "rough", "2026-04-02"),
    heartbeat("probation", "2026-04-19 09:00"),
)
KINDS = {"string": str, "time": str, "integer": int, "float": float, "boolean": bool}


def told(record: str, mark: str) -> list[Told]:
    """The life, all of it about one record."""
    return [
        Told(
            f"{mark}{entry.id}",
            entry.source,
            record,
            entry.happened_at,
            entry.told_at,
            entry.fact,
            entry.labels,
        )
        for entry in in_log(LIFE)
    ]


@pytest.fixture
def derived(database: str) -> str:
    """Two people of one life each, derived."""
    migrate(database)
    derive(database, [*told(PERSON, "a"), *told(OTHER, "b")])
    return database


def derive(database: str, said: list[Told]) -> None:
    """All of this is told, and shown."""
    clock = FixedClock(at("2026-04-20T09:00"))
    with PostgresFactStore(database, clock) as facts:
        facts.record(Batch(said))
        views = PostgresViews(database)
        catch_up(Deriver(facts, views, clock, england_and_wales()))
        views.close()


def exported(database: str, to: Path, hidden: frozenset[str] = NO_TIER, **only: Any) -> Any:
    """The file, read back."""
    write(to, lives(database, **only), NAMES, hidden)
    return json.loads(to.read_bytes())


def test_it_is_as_the_standard_wants_it(derived, tmp_path):
    log = exported(derived, tmp_path / "log.json")

    checker = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    assert [error.message for error in checker.iter_errors(log)] == []


def test_nothing_is_named_that_isn_t_declared_and_everything_tied_is_there(derived, tmp_path):
    log = exported(derived, tmp_path / "log.json")
    objects = {one["id"] for one in log["objects"]}

    for types, things in (("eventTypes", "events"), ("objectTypes", "objects")):
        declared = {one["name"]: one["attributes"] for one in log[types]}
        names = [one["id"] for one in log[things]]
        assert len(names) == len(set(names))
        for thing in log[things]:
            kinds = {one["name"]: one["type"] for one in declared[thing["type"]]}
            for one in thing["attributes"]:
                assert type(one["value"]) is KINDS[kinds[one["name"]]], one
            assert {tie["objectId"] for tie in thing["relationships"]} <= objects


def test_facts_are_events_and_people_gaps_and_handovers_objects(derived, tmp_path):
    log = exported(derived, tmp_path / "log.json")
    kinds = Counter(one["type"] for one in log["objects"])
    with connect(derived) as tables:
        rows = {
            table: tables.execute(f"SELECT count(*) AS n FROM {table}").fetchone()["n"]  # noqa: S608 - our own
            for table in ("timeline", "journeys", "findings", "handovers")
        }

    assert len(log["events"]) == rows["timeline"]
    assert kinds["person"] == rows["journeys"] == 2
    assert (kinds["gap"], kinds["handover"]) == (rows["findings"], rows["handovers"])


def test_a_gap_is_tied_to_the_person_and_the_fact_that_arms_it(derived, tmp_path):
    log = exported(derived, tmp_path / "log.json", only=[PERSON])
    (gap,) = [
        one
        for one in log["objects"]
        if one["type"] == "gap" and said_of(one)["rule"] == "accom-homeless-open"
    ]
    (person,) = [one for one in log["objects"] if one["type"] == "person"]
    arms = [
        one["type"]
        for one in log["events"]
        if {"objectId": gap["id"], "qualifier": "arms"} in one["relationships"]
    ]

    assert gap["relationships"] == [{"objectId": person["id"], "qualifier": "of"}]
    assert (said_of(gap)["verdict"], said_of(gap)["area"]) == ("open", "region/wales")
    assert arms == ["custody.person_released.v1"]


@pytest.mark.parametrize(
    ("rule", "ties"),
    [
        (
            "lead-vacuum",  # closed: a lead at last
            {"sentence.imposed.v1": "arms", "responsibility.lead_assigned.v1": "meets"},
        ),
        (
            "bcst-late",  # lapsed: released first
            {"custody.person_received.v1": "arms", "custody.person_released.v1": "rests-on"},
        ),
    ],
)
def test_what_met_a_gap_is_told_from_what_it_rests_on(derived, tmp_path, rule, ties):
    log = exported(derived, tmp_path / "log.json", only=[PERSON])
    (gap,) = [
        one["id"] for one in log["objects"] if one["type"] == "gap" and said_of(one)["rule"] == rule
    ]

    assert {
        event["type"]: tie["qualifier"]
        for event in log["events"]
        for tie in event["relationships"]
        if tie["objectId"] == gap
    } == ties


def said_of(thing: Any) -> dict[str, Any]:
    return {one["name"]: one["value"] for one in thing["attributes"]}


def test_nobody_is_named(derived, tmp_path):
    """No name, no number, no worker, no id of anybody's system; another key gives other names."""
    text = json.dumps(exported(derived, tmp_path / "log.json"))

    for word in ("Wren", "Tarnbeck", "1990", "A1234BC", "B5678CD", "w1", "nomis#", '"ae', '"be'):
        assert word not in text
    assert NAMES.of("person", PERSON) in text
    assert Pseudonyms(b"another").of("person", PERSON) not in text


def test_only_some_people_and_only_some_facts(derived, tmp_path):
    some = exported(derived, tmp_path / "some.json", only=[PERSON])
    none = exported(derived, tmp_path / "none.json", area="region/london")
    fewer = exported(derived, tmp_path / "fewer.json", hidden=frozenset({"T1"}))

    assert [one["id"] for one in some["objects"] if one["type"] == "person"] == [
        NAMES.of("person", PERSON)
    ]
    assert none["events"] == []
    assert fewer["events"] == []  # every fact of the story is of tier T1
    assert fewer["objects"]


def test_it_shows_one_moment_whatever_is_derived_meanwhile(derived, monkeypatch):
    """The deriver writes while the export is between two people."""
    monkeypatch.setattr(reading, "PEOPLE_AT_ONCE", 1)
    before = [len(life.timeline) for life in lives(derived)]
    reader = lives(derived)
    first = next(reader)
    more = [replace(fact, id=f"more-{fact.id}") for fact in told(OTHER, "b")]
    derive(derived, more)

    assert [len(life.timeline) for life in (first, *reader)] == before
    assert [len(life.timeline) for life in lives(derived)] != before


def test_it_is_written_whole_or_not_at_all(tmp_path):
    def breaks():
        yield a_life(1)
        raise OSError("the disk is gone")

    (tmp_path / "log.json").write_text("what was there")
    with pytest.raises(OSError, match="gone"):
        write(tmp_path / "log.json", breaks(), NAMES, NO_TIER)
    assert [one.name for one in tmp_path.iterdir()] == ["log.json"]
    assert (tmp_path / "log.json").read_text() == "what was there"


def test_a_larger_population_takes_no_more_memory(tmp_path):
    peaks = []
    for people_ in (200, 4_000):
        tracemalloc.start()
        write(tmp_path / "log.json", map(a_life, range(people_)), NAMES, NO_TIER)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < peaks[0] * 1.2


def a_life(number: int) -> Life:
    """Somebody with ten receptions."""
    moment = datetime(2026, 1, 5, tzinfo=UTC)
    person = {"person": f"prison/P{number}", "state": "custody", "area": None, "last_at": moment}
    fact = {
        "happened_at": moment,
        "told_at": moment,
        "recorded_at": moment,
        "source": "/prison/nomis",
        "type": "custody.person_received.v1",
        "tier": "T1",
        "category": "custody",
        "basis": "fact",
        "superseded_by": None,
        "data": {"prison": "LEI", "basis": "remand"},
    }
    return Life(person, [{**fact, "entry": f"/prison/nomis#{number}-{n}"} for n in range(10)])
