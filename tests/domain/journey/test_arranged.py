"""What was said of one appointment, and which new words change that."""

from domain.journey.arranged import FirstMeeting, ToldAgain, kind_of, new_of_them
from domain.journey.journey import Journey
from tests.people import arranged, attended, called_off, rearranged, released
from tests.story import Said, at, in_log

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
