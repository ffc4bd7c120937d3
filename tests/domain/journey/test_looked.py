"""What an answer was read from."""

from domain.facts.appointment import AppointmentArranged, AppointmentAttended
from domain.facts.custody import PersonReceived
from domain.journey.appointments import first_contact_after
from domain.journey.arranged import ToldAgain
from domain.journey.journey import Journey
from domain.journey.looked import BEFORE_ALL, Looked
from tests.people import arranged, attended, received
from tests.story import at, in_log

EARLY, LATE = at("2026-03-01"), at("2026-04-01")


def test_as_far_as_anybody_looked() -> None:
    looked = Looked()
    looked.upto(LATE, PersonReceived)
    looked.upto(EARLY, PersonReceived)

    assert looked.classes == {PersonReceived}
    assert looked.only_as_far_as == {PersonReceived: LATE}


def test_whoever_looked_at_all_looked_further() -> None:
    looked, all_of = Looked(), Looked([PersonReceived])
    looked.upto(LATE, PersonReceived, AppointmentAttended)
    looked.add(all_of)

    assert looked.classes == {PersonReceived, AppointmentAttended}
    assert looked.only_as_far_as == {AppointmentAttended: LATE}


def test_a_term_worked_out_before_counts_as_looked_at_again() -> None:
    journey = Journey(in_log([received("2026-01-05 10:00")]), at("2026-06-01"))
    for _ in range(2):
        journey.looked = Looked()
        journey.once("received", lambda: journey.upto(EARLY, PersonReceived))
        assert journey.looked.only_as_far_as == {PersonReceived: EARLY}


def test_what_lies_ahead_of_the_clock_is_looked_at_whole() -> None:
    """Whoever asks up to now will have asked further by tomorrow."""
    journey = Journey(in_log([received("2026-01-05 10:00")]), LATE)
    journey.upto(LATE, PersonReceived)

    assert journey.looked.only_as_far_as == {}
    assert journey.looked.classes == {PersonReceived}


def test_the_first_contact_is_looked_for_no_further_than_it_is() -> None:
    story = [
        arranged("2026-04-01 10:00", "a", "2026-04-10 10:00", "planned"),
        attended("2026-04-10 10:00", "a"),
    ]
    journey = Journey(in_log(story), at("2026-06-01"))

    assert first_contact_after(journey, at("2026-04-02")) is not None
    assert journey.looked.only_as_far_as[AppointmentAttended] == at("2026-04-10 10:00")
    assert journey.looked.only_as_far_as[AppointmentArranged] == BEFORE_ALL
    assert ToldAgain in journey.looked.classes

    assert first_contact_after(journey, at("2026-05-01")) is None
    assert AppointmentAttended not in journey.looked.only_as_far_as
