"""The live line: what is told is shown, time passing is shown, and a rebuild shows the same."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.facts.appointment import AppointmentArranged, AppointmentAttended
from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.data import FactWithdrawn, SourceHeartbeat
from domain.facts.identity import IdentifierObserved, LinkJudged, PersonDied, PersonSeen
from domain.facts.sentence import SentenceImposed
from projections import deriver
from projections.stood import Stood
from tests.projections.build import at, told

PRISON, PROBATION = "prison/A1234BC", "probation/X123456"
DELIUS = {"source": "/probation/delius", "record": PROBATION}

RECEIVED = told(PersonReceived("LEI", "sentence"), id="in", when="2026-01-05T10:00")
SENTENCED = told(
    SentenceImposed("custody", at("2026-01-05T00:00").date(), months=24),
    id="s",
    when="2026-01-05T09:00",
)
RELEASED = told(PersonReleased("LEI", "conditional"), id="out", when="2026-04-02T09:00")
SEEN = told(
    PersonSeen("Ada", "Marsh", at("1990-05-01T00:00").date()), id="n", when="2026-01-05T10:00"
)
SEEN_TOO = told(
    PersonSeen("Ada", "Marsh", at("1990-05-01T00:00").date()),
    id="n",
    when="2026-01-06T10:00",
    **DELIUS,
)
SAME_NUMBER = told(IdentifierObserved("noms", "A1234BC"), id="i", when="2026-01-06T10:00", **DELIUS)


def heartbeat(when: str, source: str = "/probation/delius"):
    """The feed is alive."""
    return told(SourceHeartbeat(), id=f"hb-{when}", when=when, source=source, record="feed/all")


def test_a_gap_is_told_when_its_source_was_heard_past_the_deadline(line):
    """No first appointment: not yet due, then unknown while probation is silent, then breached."""
    shown = []
    for now, said in (
        ("2026-04-02T10:00", (RECEIVED, SENTENCED, RELEASED)),
        ("2026-04-08T00:30", ()),
        ("2026-04-08T09:00", (heartbeat("2026-04-08T08:59"),)),
    ):
        line.clock.at = at(now)
        if said:
            line.hear(*said)
        line.derive()
        shown.append(line.verdicts(PRISON).get("first-appointment-not-arranged"))
        assert line.verify().differences == dict.fromkeys(line.verify().rows, 0)

    assert shown == ["not-yet-due", "unknown", "breached"]


def test_two_records_become_one_person_and_two_again(line):
    """A number with two agreeing names joins; a reviewer's word parts; a rebuild says the same."""
    line.hear(RECEIVED, SEEN, SEEN_TOO, SAME_NUMBER, at=at("2026-01-06T12:00"))
    line.derive()

    assert line.person(PROBATION).journey.records == (PRISON, PROBATION)

    apart = told(
        LinkJudged(PROBATION, "not-same", "rev-1", "two people"), id="j", when="2026-01-07T10:00"
    )
    line.hear(apart, at=at("2026-01-07T10:01"))
    line.derive()

    assert line.person(PROBATION).journey.records == (PROBATION,)
    assert line.person(PRISON).journey.records == (PRISON,)
    assert line.verify().equal


def test_a_replay_shows_what_was_shown(line):
    """At every moment, what stood in the tables is what a later replay of that moment gives."""
    moments = []
    steps = (
        ("2026-01-05T11:00", (RECEIVED, SENTENCED, SEEN)),
        ("2026-01-06T11:00", (SEEN_TOO, SAME_NUMBER)),
        ("2026-04-02T10:00", (RELEASED,)),
        ("2026-04-09T10:00", (heartbeat("2026-04-09T09:00"),)),
        (
            "2026-04-10T10:00",
            (told(FactWithdrawn(), id="w", supersedes="out", when="2026-04-10T09:00"),),
        ),
    )
    for now, said in steps:
        line.hear(*said, at=at(now))
        line.derive()
        moments.append((line.clock.at, line.person(PRISON)))

    replayer = line.replayer()
    for moment, stood in moments:
        then = replayer.ask(PRISON, as_of=moment, known_at=moment)
        assert ordered(then.rows) == ordered(stood)


def ordered(rows):
    """Rows without when to look again, in one order."""
    return replace(
        rows,
        timeline=tuple(sorted(rows.timeline, key=lambda fact: fact.entry)),
        gaps=tuple(sorted(rows.gaps, key=lambda gap: gap.id)),
        handovers=tuple(sorted(rows.handovers, key=lambda point: point.id)),
        wakes=(),
    )


def test_what_one_agency_knew(line):
    """Known to probation: its own words, on the person as linked then."""
    line.hear(RECEIVED, SEEN, SEEN_TOO, SAME_NUMBER, RELEASED, at=at("2026-04-03T10:00"))
    line.derive()

    found = line.replayer().ask(PRISON, known_to="probation")

    assert {fact.source for fact in found.rows.timeline} == {"/probation/delius"}


@pytest.mark.parametrize("kept", [True, False], ids=["same deriver", "restarted each time"])
def test_time_passing_is_shown_as_a_rebuild_shows_it(line, kept):
    """Clock ticks over a fortnight, with feeds falling silent and speaking again."""
    line.hear(RECEIVED, SENTENCED, SEEN, SEEN_TOO, SAME_NUMBER, heartbeat("2026-01-06T10:00"))
    line.hear(RELEASED, at=at("2026-04-02T09:05"))
    arranged = told(
        AppointmentArranged("a1", "first", at("2026-04-07T10:00"), "in-person"),
        id="a",
        when="2026-04-02T08:00",
        **DELIUS,
    )
    attended = told(AppointmentAttended("a1"), id="b", when="2026-04-07T10:00", **DELIUS)
    for day in range(14):
        line.clock.at = at("2026-04-02T12:00") + timedelta(days=day)
        if day == 3:
            line.hear(arranged)
        if day == 6:
            line.hear(attended)
        if not kept:
            line.restart()
        line.derive()
        found = line.verify()
        assert found.equal, (day, found.differences)


def test_far_behind_everyone_is_judged_once(line, monkeypatch):
    """However many pieces the log is read in; each source's words are counted once."""
    monkeypatch.setattr(deriver, "READ_AT_ONCE", 2)
    line.hear(RECEIVED, SENTENCED, SEEN, SEEN_TOO, SAME_NUMBER, at=at("2026-01-06T12:00"))
    line.hear(RELEASED, at=at("2026-04-02T10:00"))

    step = line.deriver.step()

    assert (step.entries, step.people) == (6, 1)
    assert line.query("SELECT facts FROM feeds ORDER BY source") == [(4,), (2,)]
    assert line.verify().equal


def test_everyone_whose_time_has_come_is_judged_in_one_step(line, monkeypatch):
    """However few are asked for at once."""
    monkeypatch.setattr(deriver, "MOST_WOKEN", 1)
    people = [f"prison/A123{n}BC" for n in range(3)]
    for record in people:
        released = replace(RELEASED, id=f"out-{record}", record=record)
        line.hear(released, at=at("2026-04-02T10:00"))
    line.hear(heartbeat("2026-04-07T22:00", "/prison/nomis"), at=at("2026-04-07T22:00"))
    line.derive()
    line.clock.at = at("2026-04-08T00:30")  # nobody fell silent: the deadline alone has come

    assert line.deriver.step().people == 3
    assert line.verify().equal


def test_only_what_changed_is_told_of(line):
    """The change feed has a line for a verdict that changed, and none for one that did not."""
    line.hear(RECEIVED, SENTENCED, RELEASED, at=at("2026-04-02T10:00"))
    line.derive()
    line.clock.at = at("2026-04-02T11:00")
    line.derive()
    line.clock.at = at("2026-04-08T00:30")
    line.derive()

    told_of = line.query(
        "SELECT was, became FROM change_feed WHERE code = 'first-appointment-not-arranged' ORDER BY seq"
    )

    assert told_of == [(None, "not-yet-due"), ("not-yet-due", "unknown")]


@pytest.mark.parametrize("kept", [True, False], ids=["same deriver", "restarted"])
def test_what_is_gone_is_told_of(line, kept):
    """Who had died before the release was not released: nothing hangs on it, no handover either."""
    line.hear(RECEIVED, SENTENCED, RELEASED, at=at("2026-04-02T10:00"))
    line.derive()
    if not kept:
        line.restart()
    died = told(PersonDied(at("2026-03-30T00:00").date()), id="d", when="2026-03-30T09:00")
    line.hear(died, at=at("2026-04-02T11:00"))
    line.derive()

    told_of = line.query("SELECT code, was FROM change_feed WHERE became IS NULL")

    assert {("first-appointment-not-arranged", "not-yet-due"), ("HP18", "due")} <= set(told_of)


def test_what_was_taken_back_is_known_since_then(line):
    """Whatever is told later: the deriver that goes on says so as a rebuild does."""
    line.hear(RECEIVED, SENTENCED, RELEASED, at=at("2026-04-02T10:00"))
    line.derive()
    taken_back = told(FactWithdrawn(), id="w", supersedes="out", when="2026-04-03T09:00")
    line.hear(taken_back, at=at("2026-04-03T10:00"))
    line.derive()
    recalled = told(PersonReceived("LHI", "recall"), id="again", when="2026-04-04T09:00")
    line.hear(recalled, at=at("2026-04-04T10:00"))
    line.derive()

    gaps = [gap for gap in line.person(PRISON).gaps if gap.verdict == "voided"]

    assert {gap.known_at for gap in gaps} == {at("2026-04-03T10:00")}
    assert line.verify().equal


@pytest.mark.parametrize(
    ("not_far", "steps"),
    [
        (4, [(3, "2026-01-06T10:00"), (4, "2026-04-02T12:00")]),
        (3, [(4, "2026-04-02T12:00")]),
    ],
    ids=["a little behind", "far behind"],
)
def test_a_little_behind_what_came_first_is_shown_first(line, not_far, steps, monkeypatch):
    """As of then; what was recorded at one moment is shown together. Far behind, all of it at once."""
    monkeypatch.setattr(deriver, "A_FEW", 2)
    monkeypatch.setattr(deriver, "NOT_FAR", not_far)
    line.hear(RECEIVED, SENTENCED, SEEN, at=at("2026-01-06T10:00"))
    line.hear(RELEASED, at=at("2026-04-02T10:00"))
    line.clock.at = at("2026-04-02T12:00")

    taken = [line.deriver.step().progress for _ in steps]

    assert [(one.position, one.as_of) for one in taken] == [
        (position, at(as_of)) for position, as_of in steps
    ]
    assert line.deriver.step().idle
    assert line.verify().equal


def test_who_is_still_who_they_were_is_judged_on_what_stood(line, monkeypatch):
    """Their number is told again: read from the log, but nothing but that is new."""
    line.hear(RECEIVED, SENTENCED, SEEN, SEEN_TOO, SAME_NUMBER, at=at("2026-01-06T10:00"))
    line.derive()
    told_new = []
    again = Stood.again

    def watched(stood, found, new, ask, silent):
        told_new.append(None if new is None else [entry.id for entry in new])
        return again(stood, found, new, ask, silent)

    monkeypatch.setattr(Stood, "again", watched)
    other = told(IdentifierObserved("pnc", "2019/0000001B"), id="j", when="2026-01-07T10:00")
    line.hear(other, at=at("2026-01-07T10:00"))
    line.derive()

    assert told_new == [["j"]]
    assert line.verify().equal
