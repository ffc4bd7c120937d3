"""Rule 61: a release day moved, and everything booked around it with it."""

import pytest

from domain.finding import Verdict
from domain.rules.release_changes import CHANGE_PROPAGATED as RULE
from tests.people import (
    arranged,
    attended,
    bed,
    bed_cancelled,
    called_off,
    confirmed,
    declined,
    died,
    first_session,
    missed,
    moved,
    planned,
    rearranged,
    received,
    referred,
    released,
)
from tests.story import Said, given, taken_back

IN = (received("2025-01-13"), planned("2025-01-20", "2025-09-15"))
APPOINTMENT = arranged("2025-08-15", "a1", "2025-09-16 10:00")
BED = bed("2025-08-16", "b1", "2025-09-15")
REFERRAL = referred("2025-08-16 10:00", "r1", "gp", "health")
MOVED = moved("2025-08-22 10:00", "2025-09-29", "2025-09-15")  # Friday; Tuesday after the holiday
HEARD = "2025-08-27 00:00"


@pytest.mark.parametrize(
    ("booked", "dealt"),
    [
        (APPOINTMENT, confirmed("2025-08-26 20:00", "a1")),
        (APPOINTMENT, rearranged("2025-08-26 20:00", "a1", "2025-09-30 10:00")),
        (APPOINTMENT, called_off("2025-08-26 20:00", "a1")),
        (APPOINTMENT, attended("2025-08-26 20:00", "a1")),
        (APPOINTMENT, missed("2025-08-26 20:00", "a1")),
        (BED, confirmed("2025-08-26 20:00", "b1")),
        (BED, bed_cancelled("2025-08-26 20:00", "b1")),
        (BED, bed("2025-08-26 20:00", "b1", "2025-09-29")),
        (BED, bed("2025-08-26 20:00", "b2", "2025-09-29")),
        (REFERRAL, confirmed("2025-08-26 20:00", "r1")),
        (REFERRAL, declined("2025-08-26 20:00", "r1")),
        (REFERRAL, first_session("2025-08-26 20:00", "r1")),
        (APPOINTMENT, confirmed("2025-08-22 10:00", "a1")),
    ],
)
def test_dealt_with_in_time(booked: Said, dealt: Said) -> None:
    """At or after the change, within one working day."""
    given(*IN, booked, MOVED, dealt).then(RULE, Verdict.AVERTED, due_on="2025-08-26")


@pytest.mark.parametrize("booked", [APPOINTMENT, BED, REFERRAL])
def test_unmet(booked: Said) -> None:
    """Open once probation is heard past the day."""
    given(*IN, booked, MOVED).asked("2025-08-26 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(*IN, booked, MOVED).heard(prison="2025-08-28").then(RULE, Verdict.UNKNOWN)
    given(*IN, booked, MOVED).heard(probation=HEARD).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize(
    "words",
    [
        [],
        [APPOINTMENT, called_off("2025-08-20", "a1")],
        [arranged("2025-08-15", "a1", "2025-09-14 10:00")],
        [BED, bed_cancelled("2025-08-20", "b1")],
        [bed("2025-08-16", "b1", "2025-09-14")],
        [REFERRAL, declined("2025-08-20", "r1", "capacity")],
        [REFERRAL, first_session("2025-08-20", "r1")],
        [arranged("2025-08-23", "a1", "2025-09-16 10:00")],
    ],
    ids=[
        "nothing booked",
        "called off",
        "before either day",
        "bed cancelled",
        "bed before either day",
        "declined",
        "seen",
        "booked after the change",
    ],
)
def test_nothing_depends_on_it(words: list[Said]) -> None:
    """No dependants, no duty."""
    given(*IN, *words, MOVED).heard(probation=HEARD).then_nothing(RULE)


def test_moved_earlier_the_new_day_counts() -> None:
    """What starts on or after the earlier of both days depends on it."""
    given(
        *IN,
        arranged("2025-08-15", "a1", "2025-09-09 10:00"),
        moved("2025-08-22 10:00", "2025-09-08", "2025-09-15"),
    ).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_the_same_day_again_is_no_change() -> None:
    """Told twice by two sources it is one change."""
    given(*IN, APPOINTMENT, moved("2025-08-22", "2025-09-15", "2025-09-15")).heard(
        probation=HEARD
    ).then_nothing(RULE)
    again = moved("2025-08-22 15:00", "2025-09-29", "2025-09-15").by("probation")
    given(*IN, APPOINTMENT, MOVED, again).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_met_with_the_last_dependant() -> None:
    """Two in time, one three days late."""
    given(
        *IN,
        APPOINTMENT,
        BED,
        REFERRAL,
        MOVED,
        confirmed("2025-08-26 10:00", "a1"),
        bed_cancelled("2025-08-26 10:05", "b1"),
        confirmed("2025-08-29 10:00", "r1"),
    ).then(RULE, Verdict.CLOSED, late_days=3)


@pytest.mark.parametrize("again", ["2025-08-26 09:00", "2025-08-26 23:50"])
def test_a_further_change_in_time_takes_over(again: str) -> None:
    """With the earliest day of the chain."""
    further = moved(again, "2025-10-06", "2025-09-29")

    given(*IN, APPOINTMENT, MOVED, further).heard(probation="2025-08-28").then(
        RULE, Verdict.OPEN, due_on="2025-08-27"
    )


def test_a_further_change_later_is_another() -> None:
    """The first stays open; what stands between the days depends on the first alone."""
    further = moved("2025-08-27 09:00", "2025-10-06", "2025-09-29")

    found = given(*IN, APPOINTMENT, BED, REFERRAL, MOVED, further).heard(probation="2025-08-29")
    found.then(RULE, Verdict.OPEN, Verdict.OPEN)
    given(*IN, APPOINTMENT, MOVED, further).heard(probation="2025-08-29").then(RULE, Verdict.OPEN)


def test_met_before_it_was_taken_over_stands() -> None:
    """The further change has its own duty."""
    given(
        *IN,
        APPOINTMENT,
        MOVED,
        confirmed("2025-08-22 12:00", "a1"),
        moved("2025-08-26 09:00", "2025-10-06", "2025-09-29"),
    ).heard(probation="2025-08-28").then(RULE, Verdict.AVERTED, Verdict.OPEN)


def test_release_ends_nothing_death_does() -> None:
    """In time: nothing. Later: lapsed."""
    given(*IN, REFERRAL, MOVED, released("2025-08-25 10:00")).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )
    given(*IN, REFERRAL, MOVED, died("2025-08-26")).heard(probation=HEARD).then_nothing(RULE)
    given(*IN, REFERRAL, MOVED, died("2025-08-29")).heard(probation="2025-08-30").then(
        RULE, Verdict.LAPSED, late_days=3
    )


def test_a_change_taken_back() -> None:
    """Voided."""
    given(*IN, APPOINTMENT, MOVED.named("m"), taken_back("m", "2025-08-26")).heard(
        probation=HEARD
    ).then(RULE, Verdict.VOIDED)


def test_told_late() -> None:
    """Confirmed in time, told after probation had been heard past the day."""
    given(*IN, APPOINTMENT, MOVED, confirmed("2025-08-25", "a1").told("2025-08-29 09:00")).heard(
        probation=HEARD
    ).asked("2025-08-30").then(RULE, Verdict.LATE_EVIDENCED)
