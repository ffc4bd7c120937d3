"""A policy activated: a fact in the log, from which on it counts; earlier replays keep the earlier one."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Event, Thread

import pytest

from domain.facts.entry import Told
from domain.facts.policy import PolicyActivated
from domain.policy.values import PolicyError
from domain.ports import Batch
from infra.clock import FixedClock
from infra.derive import derive, follow
from infra.embedded.waiting import until
from infra.eventstore.store import PostgresFactStore
from infra.migrate import migrate
from infra.policy.document import Document
from infra.policy.load import SHIPPED, england_and_wales, shipped
from infra.policy.versions import LABELS, RECORD, Policies
from infra.readstore.people import connect
from infra.readstore.verify import verify
from infra.replays import Replayer
from tests import people
from tests.projections.build import at
from tests.story import Said, heartbeat, in_log

HOMELESS = "accom-homeless-open"
PATIENCE = 20  # seconds
PERSON = "prison/A1234BC"
LIFE = (
    people.sentenced("2025-12-03 10:15", months=14),
    people.received("2025-12-03 17:05"),
    people.released("2026-04-02 09:30"),
    people.lead("2026-04-02 10:00", "com", "w1"),
    people.status("2026-04-02 20:00", "rough", "2026-04-02"),
    heartbeat("probation", "2026-04-19 09:00"),
)
BEFORE, NOW = at("2026-04-20T08:00"), at("2026-04-20T09:00")


class Line:
    """A log with one life in it, its policies, and a deriver that is let run until it is idle."""

    def __init__(self, database: str, facts: PostgresFactStore, clock: FixedClock) -> None:
        self.database, self.facts, self.clock = database, facts, clock
        self.policies = Policies(database, facts)

    def derive(self) -> None:
        """As the process does, until nothing is new."""
        follow(self.database, self.facts, self.clock, StopsWhenIdle())

    def activate(self, name: str = "2026-04-20.1", documents: list[Document] | None = None) -> None:
        """Sixty days to find a home, unless told otherwise."""
        self.policies.activate(
            longer() if documents is None else documents, name, by="officer-7", note="", at=NOW
        )

    def shown(self) -> list[str]:
        """The verdicts shown of the rule."""
        with connect(self.database) as reading:
            rows = reading.execute("SELECT verdict FROM findings WHERE code = %s", (HOMELESS,))
            return [row["verdict"] for row in rows]


class StopsWhenIdle(Event):
    """Told to stop after so many looks: enough for all there is."""

    looks = 0

    def is_set(self) -> bool:
        """Whether it is time."""
        self.looks += 1
        return self.looks > 4


def longer(days: int = 60) -> list[Document]:
    """Our own files, with so many days to find a home."""
    rules = next(one for one in shipped() if one.name == "rules.toml")
    start = rules.text.index('[value."homeless.within"]')
    changed = rules.text[start:].replace("amount = 0", f"amount = {days}", 1)
    text = rules.text[:start] + changed
    return [Document(one.name, text) if one == rules else one for one in shipped()]


def told(life: tuple[Said, ...]) -> tuple[Told, ...]:
    """All of it about one record."""
    names = ("id", "source", "happened_at", "told_at", "fact", "labels")
    return tuple(
        Told(record=PERSON, **{name: getattr(entry, name) for name in names})
        for entry in in_log(life)
    )


@pytest.fixture
def line(database: str) -> Iterator[Line]:
    """The life was recorded an hour before anything is activated."""
    migrate(database)
    clock = FixedClock(BEFORE)
    with PostgresFactStore(database, clock) as facts:
        facts.record(Batch(told(LIFE)))
        clock.at = NOW
        yield Line(database, facts, clock)


def test_before_the_first_the_one_we_ship_counts(line):
    assert line.policies.at() is england_and_wales()
    assert line.policies.versions() == []


def test_it_counts_from_its_position_on_and_says_by_whose_word(line):
    tip = line.facts.tip()
    line.activate()

    (version,) = line.policies.versions()
    assert (version.name, version.by, version.position) == ("2026-04-20.1", "officer-7", tip + 1)
    assert line.policies.at().content_hash == version.content_hash
    assert line.policies.at(tip) is england_and_wales()
    assert line.policies.named("2026-04-20.1") is line.policies.at()
    kept = Policies(line.database, line.facts).documents(line.policies.at())
    assert kept == sorted(longer(), key=lambda one: one.name)


def test_everybody_is_judged_again_under_it_and_verify_holds(line):
    line.derive()
    assert line.shown() == ["open"]
    line.activate()
    line.derive()

    assert line.shown() == ["not-yet-due"]
    judged_under = line.policies.judged_under()
    assert judged_under is line.policies.at()
    assert verify(line.database, line.facts, judged_under).equal


def test_who_follows_the_log_notices_it(line):
    """Nobody starts the deriver again: it judges everybody again by itself."""
    stop = Event()
    thread = Thread(target=derive, args=(line.database, line.clock, stop))
    thread.start()
    try:
        until(lambda: line.shown() == ["open"], seconds=PATIENCE, what="judged as we ship it")
        line.activate()
        until(lambda: line.shown() == ["not-yet-due"], seconds=PATIENCE, what="judged again")
    finally:
        stop.set()
        thread.join()


def test_it_makes_nobody_and_touches_nobody(line):
    """The fact of it is about no person: one life, one journey."""
    line.activate()
    line.derive()

    with connect(line.database) as reading:
        assert [row["person"] for row in reading.execute("SELECT person FROM journeys")] == [PERSON]


def test_a_replay_is_judged_under_what_counted_when_it_was_known(line):
    line.derive()
    line.activate()
    line.derive()
    replayer = Replayer(line.database, line.facts)

    def verdict(**question):
        found = replayer.ask(PERSON, NOW, **question)
        return {gap.code: gap.verdict for gap in found.rows.gaps}[HOMELESS]

    assert verdict(known_at=BEFORE) == "open"
    assert verdict() == "not-yet-due"
    assert verdict(policy=england_and_wales()) == "open"


def test_the_one_we_ship_may_come_back(line):
    line.activate()
    line.policies.activate(shipped(), SHIPPED, by="officer-7", note="", at=NOW)

    assert line.policies.at().content_hash == england_and_wales().content_hash
    assert [one.name for one in line.policies.versions()] == ["2026-04-20.1", SHIPPED]


@pytest.mark.parametrize(
    ("name", "documents", "says"),
    [
        ("2026-04-20.1", longer(50), "this name stands for another policy"),
        (SHIPPED, longer(50), "this name stands for another policy"),
        ("another", longer(60), "in force already"),
        ("No Name", longer(50), "a version's name is of"),
        ("broken", [Document("rules.toml", "[value")], "rules.toml:1: no valid TOML"),
    ],
)
def test_what_is_refused_leaves_the_old_one_in_force(line, name, documents, says):
    line.activate()
    was, tip = line.policies.at(), line.facts.tip()

    with pytest.raises(PolicyError, match=says):
        line.activate(name, documents)
    assert line.policies.at() is was
    assert line.facts.tip() == tip


def test_no_agency_can_say_it(line):
    """The same words from another source are no activation."""
    fact = PolicyActivated("theirs", "0" * 64, "x", "")
    line.facts.record(
        Batch((Told("e9", "/prison/nomis", RECORD, NOW, NOW, fact, replace(LABELS)),))
    )

    assert line.policies.at() is england_and_wales()
