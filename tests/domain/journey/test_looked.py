"""What an answer was read from."""

from domain.facts.appointment import AppointmentArranged, AppointmentAttended
from domain.facts.custody import PersonReceived
from domain.journey.appointments import (
    FirstMeeting,
    ToldAgain,
    first_contact_after,
    kind_of,
    new_of_them,
)
from domain.journey.journey import Journey
from domain.journey.looked import BEFORE_ALL, Looked
from tests.people import arranged, attended, called_off, rearranged, received, released
from tests.story import Said, at, in_log

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


FIRST = arranged("2026-04-01 10:00", "a", "2026-04-10 10:00", "first")
PLANNED = arranged("2026-04-01 10:00", "b", "2026-04-10 10:00", "planned")


def new(word: Said, *earlier: Said) -> set[type]:
    """What the last word adds to the classes that are new."""
    *before, last = in_log([*earlier, word.told("2026-05-01")])
    return set(new_of_them([last], before))


def test_an_appointment_told_of_for_the_first_time() -> None:
    assert new(PLANNED, FIRST) == set()
    assert new(FIRST, PLANNED) == {FirstMeeting}
    assert new(released("2026-04-02 09:00"), FIRST) == set()


def test_one_arranged_again_may_be_of_another_kind() -> None:
    """Also where it was attended before anybody arranged it."""
    moved = rearranged("2026-04-03 10:00", "b", "2026-04-12 10:00", "planned")

    assert new(moved, PLANNED) == {ToldAgain}
    assert new(PLANNED, attended("2026-04-10 10:00", "b")) == {ToldAgain}
    assert new(FIRST, attended("2026-04-10 10:00", "a")) == {ToldAgain, FirstMeeting}


def test_whatever_is_said_of_a_first_meeting() -> None:
    """Once called so, by whichever word."""
    other = rearranged("2026-04-03 10:00", "a", "2026-04-12 10:00", "planned")

    assert new(attended("2026-04-10 10:00", "a"), FIRST) == {FirstMeeting}
    assert new(called_off("2026-04-09 10:00", "a"), FIRST) == {FirstMeeting}
    assert new(other, FIRST) == {ToldAgain, FirstMeeting}
    assert new(attended("2026-04-10 10:00", "a"), FIRST, other) == {FirstMeeting}
    assert new(attended("2026-04-10 10:00", "b"), FIRST, PLANNED) == set()


def test_the_kind_is_the_one_told_last() -> None:
    moved = rearranged("2026-04-03 10:00", "a", "2026-04-12 10:00", "planned")
    journey = Journey(in_log([FIRST, moved]), at("2026-06-01"))

    assert kind_of(journey, "a") == "planned"
    assert kind_of(journey, "nobody's") is None
