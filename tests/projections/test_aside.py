"""A rule that raises holds up the one person it fails on, and nobody else, until it is repaired."""

from datetime import timedelta

import pytest

from domain.facts.appointment import AppointmentAttended
from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.identity import LinkJudged
from domain.faults import NotJudgedError
from infra.policy.load import england_and_wales
from infra.readstore.replacing import replace_live
from projections.rebuild import RECORDS_AT_ONCE
from tests.planted import ASKED_OF_EVERYBODY, failing, failing_point
from tests.projections.build import at, told

ONE, OTHER, PROBATION = "prison/A1234BC", "prison/B2345CD", "probation/X123456"
WHY = "SELECT person, by, error, at, since FROM set_aside ORDER BY person"
RECEIVED = {
    record: told(
        PersonReceived("LEI", "sentence"), id=f"in-{record}", record=record, when="2026-01-05T10:00"
    )
    for record in (ONE, OTHER)
}
RELEASED = {
    record: told(
        PersonReleased("LEI", "conditional"),
        id=f"out-{record}",
        record=record,
        when="2026-04-02T09:00",
    )
    for record in (ONE, OTHER)
}
ATTENDED = told(
    AppointmentAttended("a1"),
    id="a",
    source="/probation/delius",
    record=PROBATION,
    when="2026-04-02T12:00",
)
SAME = told(
    LinkJudged(PROBATION, "same", "rev-1", "seen"), id="j", record=ONE, when="2026-04-02T13:00"
)
PARTED = told(
    LinkJudged(PROBATION, "not-same", "rev-1", "two"), id="k", record=ONE, when="2026-04-02T14:00"
)


def begin(line):
    """Both are in prison, and shown so."""
    line.hear(*RECEIVED.values(), at=at("2026-01-05T11:00"))
    line.derive()


def released(line):
    """Both are released, and both are looked at."""
    line.hear(*RELEASED.values(), at=at("2026-04-02T10:00"))
    line.derive()


def aside(line):
    """Whoever is set aside."""
    return [person for person, *_ in line.query(WHY)]


def test_everybody_else_goes_on_and_what_was_shown_stays(line):
    begin(line)

    with failing(ONE):
        released(line)
        assert line.deriver.step().idle

    ((person, by, error, where, since),) = line.query(WHY)
    assert (person, by, error, since) == (ONE, "rule 50", "KeyError", at("2026-04-02T10:00"))
    assert where.startswith("domain.rules.")
    assert line.person(ONE).journey.state == "custody"
    assert line.person(OTHER).journey.state == "community"
    assert line.verify().equal
    assert line.verify().set_aside == 1


def test_nothing_personal_is_stored_or_logged(line, caplog):
    begin(line)

    with failing(ONE):
        released(line)

    assert "rule 50 raised KeyError" in caplog.text
    assert "what was told" not in str(line.query(WHY))
    assert ONE not in caplog.text


def test_a_point_is_named_too(line):
    with failing_point(ONE):
        begin(line)
        released(line)

    assert [by for _, by, *_ in line.query(WHY)] == ["point HP18"]


def test_nobody_waits_for_whom_nothing_can_be_said(line):
    """Deadlines pass, and they aren't tried again at every step; a new fact tries them again."""
    with failing(ONE):
        begin(line)
        released(line)
        line.clock.at = at("2026-05-02T10:00")
        line.derive()
        assert line.deriver.step().idle
        line.hear(
            told(PersonReceived("LEI", "recall"), id="r", record=ONE, when="2026-05-02T10:00")
        )
        line.derive()

    assert line.query("SELECT person FROM due WHERE person = 'prison/A1234BC'") == []
    assert line.query(WHY)[0][4] == at("2026-01-05T11:00")


def test_a_repaired_release_judges_them_again(line):
    begin(line)
    with failing(ONE):
        released(line)

    line.clock.at += timedelta(minutes=1)
    line.restart()
    line.derive()

    assert aside(line) == []
    assert line.person(ONE).journey.state == "community"
    assert line.verify().equal


def test_a_new_fact_judges_them_again_once_the_rule_is_sound(line):
    begin(line)
    with failing(ONE):
        released(line)

    line.hear(
        told(PersonReceived("LEI", "recall"), id="r", record=ONE, when="2026-04-05T10:00"),
        at=at("2026-04-05T11:00"),
    )
    line.derive()

    assert aside(line) == []
    assert line.person(ONE).journey.state == "custody"
    assert line.verify().equal


def test_a_rebuild_shows_them_as_before_and_a_sound_one_as_they_are(line):
    begin(line)
    with failing(ONE):
        released(line)
        line.views.close()
        rebuilt(line)
        line.restart()
        line.derive()
        assert aside(line) == [ONE]
        assert line.query(WHY)[0][4] == at("2026-04-02T10:00")
        assert line.person(ONE).journey.state == "custody"
        assert line.person(OTHER).journey.state == "community"
        line.views.close()

    rebuilt(line)
    line.restart()
    assert aside(line) == []
    assert line.person(ONE).journey.state == "community"
    assert line.verify().equal


def rebuilt(line):
    """As `throughline rebuild` does."""
    replace_live(line.database_url, line.facts, england_and_wales(), line.clock)


def test_a_replay_of_them_says_so_and_of_others_nothing(line):
    begin(line)

    with failing(ONE):
        with pytest.raises(NotJudgedError, match="rule 50 raised KeyError at domain") as said:
            line.replayer().ask(ONE)
        with pytest.raises(NotJudgedError):
            line.replayer().film(ONE)
        assert line.replayer().ask(OTHER).rows.journey.state == "custody"

    assert ONE not in str(said.value)


def test_whoever_is_joined_with_them_is_marked_and_is_shown_as_before(line):
    """Two people become one that can't be judged: each is shown as it was, until it can."""
    begin(line)
    line.hear(ATTENDED, at=at("2026-04-02T12:05"))
    line.derive()

    with failing(PROBATION):
        line.hear(SAME, at=at("2026-04-02T13:05"))
        line.derive()
        assert aside(line) == [ONE, PROBATION]
        assert line.person(ONE).journey.records == (ONE,)
        assert line.person(PROBATION).journey.records == (PROBATION,)

    line.restart()
    line.derive()
    assert aside(line) == []
    assert line.person(PROBATION).journey.records == (ONE, PROBATION)
    assert line.query("SELECT count(*) FROM journeys") == [(2,)]
    assert line.verify().equal


def test_whoever_is_parted_from_them_is_judged(line):
    begin(line)
    line.hear(ATTENDED, SAME, at=at("2026-04-02T13:05"))
    line.derive()

    with failing(PROBATION, ASKED_OF_EVERYBODY):
        line.hear(PARTED, at=at("2026-04-02T14:05"))
        line.derive()
        assert aside(line) == [PROBATION]
        assert line.person(ONE).journey.records == (ONE,)
        assert line.person(PROBATION) is None
        assert line.verify().equal

    line.restart()
    line.derive()
    assert line.person(PROBATION).journey.records == (PROBATION,)
    assert line.verify().equal


def test_many_at_once(line):
    """More than are derived at once, all failing: each is named, and the deriver comes to rest."""
    records = [f"prison/A{number:04}AA" for number in range(1, RECORDS_AT_ONCE + 20)]
    words = [
        told(PersonReceived("LEI", "sentence"), id=r, record=r, when="2026-01-05T10:00")
        for r in records
    ]
    with failing(records[0]), failing(records[-1], 1):
        line.hear(*words, at=at("2026-01-05T11:00"))
        line.derive()

    assert aside(line) == [records[0], records[-1]]
    assert line.query("SELECT count(*) FROM journeys") == [(len(records) - 2,)]
