"""A prison's messages that name a booking alone, on the whole read side: shown, moved, replayed."""

from dataclasses import replace

import pytest

from domain.facts.custody import PersonReceived
from domain.facts.data import ChangeTold
from domain.facts.identity import BookingMoved, IdentifierObserved
from tests.projections.build import at, told

ONE, OTHER, STAY = "prison/A1234BC", "prison/A2345CD", "prison/booking-77"
IN = told(PersonReceived("LEI", "sentence"), id="in", record=ONE, when="2026-01-05T10:00")
IN_TOO = told(PersonReceived("MDI", "sentence"), id="in2", record=OTHER, when="2026-01-05T10:00")
CHANGED = told(ChangeTold("SENTENCE_DATES-CHANGED"), id="raw", record=STAY, when="2026-01-06T10:00")
MAP = told(IdentifierObserved("booking", "77"), id="map", record=ONE, when="2026-01-07T10:00")
MOVED = told(BookingMoved("77", ONE, OTHER), id="mv", record=OTHER, when="2026-01-08T10:00")


def records(line, record: str) -> tuple[str, ...]:
    return line.person(record).journey.records


@pytest.mark.parametrize("order", [(CHANGED, MAP), (MAP, CHANGED)], ids=["before", "after"])
def test_resolved_before_or_after_the_map_is_known(line, order):
    """Derived step by step; the raw event is in the person's timeline, under its own record."""
    for said in (IN, *order):
        line.hear(said, at=at("2026-01-09T10:00"))
        line.derive()

    assert records(line, STAY) == (ONE, STAY)
    assert {fact.record for fact in line.person(ONE).timeline} == {ONE, STAY}
    assert line.verify().equal


def test_a_booking_seen_again_changes_nothing(line):
    """Told bit by bit, with the map repeated before and after a move: as a rebuild shows it."""
    again = (replace(MAP, id=f"again-{n}", happened_at=MAP.happened_at) for n in range(4))
    for said in (IN, IN_TOO, CHANGED, MAP, next(again), next(again), MOVED, next(again)):
        line.hear(said, at=at("2026-01-09T10:00"))
        line.derive()
        assert line.verify().equal

    assert records(line, STAY) == (OTHER, STAY)


def test_a_stay_without_a_map_waits(line):
    line.hear(IN, CHANGED, at=at("2026-01-09T10:00"))
    line.derive()

    assert records(line, STAY) == (STAY,)
    assert records(line, ONE) == (ONE,)
    assert line.verify().equal


def test_moved_it_goes_and_a_replay_shows_where_it_was(line):
    """The two people stay two; the stay changes hands; nothing recorded is rewritten."""
    line.hear(IN, IN_TOO, CHANGED, MAP, at=at("2026-01-07T11:00"))
    line.derive()
    line.hear(MOVED, at=at("2026-01-08T11:00"))
    line.derive()

    assert (records(line, ONE), records(line, OTHER)) == ((ONE,), (OTHER, STAY))
    assert line.verify().equal
    earlier = line.replayer().ask(STAY, known_at=at("2026-01-07T12:00"))
    assert earlier.rows.journey.records == (ONE, STAY)
