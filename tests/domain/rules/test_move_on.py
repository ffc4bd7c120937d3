"""Rules 6 and 9: another address after a temporary bed, a settled home three months after release."""

import pytest

from domain.finding import Verdict
from domain.rules.move_on import MOVED_ON, SETTLED_LATER
from tests.homes import bed_left, bed_reached
from tests.people import (
    allocated,
    bed,
    died,
    received,
    released,
    status,
    supervision_ended,
)
from tests.story import given, taken_back

# Arrived on Thursday 8 January 2026: 84 nights, so the next address is there on 2 April.
BOOKED, ARRIVED = bed("2025-12-18", "b1", "2026-01-08"), bed_reached("2026-01-08 15:00", "b1")
LONGEST, PAST = "2026-04-02", "2026-04-03 00:00"
LEFT = bed_left("2026-03-06 11:00", "b1", "planned-move-on")


@pytest.mark.parametrize(
    ("from_on", "verdict"),
    [("2026-03-06", Verdict.AVERTED), ("2026-03-07", Verdict.BREACHED)],
    ids=["that night", "a night later"],
)
def test_the_next_address_is_there_on_the_day_of_leaving(from_on, verdict):
    home = status("2026-03-06 18:00", "settled", from_on)
    given(BOOKED, ARRIVED, LEFT, home).heard(probation="2026-03-08").then(
        MOVED_ON, verdict, due_on="2026-03-06"
    )


def test_eighty_four_nights_at_most():
    stays = given(BOOKED, ARRIVED, status("2026-01-08", "temporary", "2026-01-08"))
    home = status("2026-04-01", "settled", "2026-04-02")
    stays.asked("2026-04-02 23:59").then(MOVED_ON, Verdict.NOT_YET_DUE, due_on=LONGEST)
    stays.heard(prison=PAST).then(MOVED_ON, Verdict.UNKNOWN)
    stays.heard(probation=PAST).then(MOVED_ON, Verdict.BREACHED, due_on=LONGEST)
    stays.when(home).heard(probation=PAST).then(MOVED_ON, Verdict.AVERTED, due_on=LONGEST)
    stays.when(bed_left("2026-04-03 09:00", "b1")).heard(probation=PAST).then(
        MOVED_ON, Verdict.BREACHED, due_on=LONGEST
    )


def test_told_late():
    home = status("2026-03-06 18:00", "temporary", "2026-03-06").told("2026-03-20")
    given(BOOKED, ARRIVED, LEFT, home).heard(probation="2026-03-07 06:00").then(
        MOVED_ON, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize(
    "other",
    [
        bed_left("2026-03-06 11:00", "a1"),
        bed_left("2026-03-06 11:00", "c1"),
        bed_left("2026-01-07 11:00", "b1"),
        bed("2025-12-20", "a1", "2026-06-01", "cas1"),
        bed("2025-12-20", "c1", "2026-06-01", "cas1"),
    ],
    ids=["left another", "left a third", "left before", "booked another", "booked a third"],
)
def test_what_is_said_of_other_beds_or_of_before(other):
    given(BOOKED, other, ARRIVED).heard(probation=PAST).then(
        MOVED_ON, Verdict.BREACHED, due_on=LONGEST
    )


@pytest.mark.parametrize(
    "story",
    [
        (BOOKED, ARRIVED, bed_left("2026-02-10", "b1", "left-of-own-volition")),
        (BOOKED, ARRIVED, LEFT, received("2026-03-06 20:00", "recall")),
        (BOOKED, ARRIVED, died("2026-02-01")),
        (bed("2025-12-18", "b1", "2026-01-08", "cas1"), ARRIVED),
        (ARRIVED,),
        (BOOKED,),
    ],
    ids=["by choice", "recalled that day", "died", "another scheme", "no booking", "not arrived"],
)
def test_no_move_to_be_made(story):
    given(*story).heard(probation="2026-04-04").then_nothing(MOVED_ON)


def test_the_arrival_is_taken_back():
    given(BOOKED, ARRIVED.named("a"), taken_back("a", "2026-04-05", "probation")).heard(
        probation="2026-04-06"
    ).then(MOVED_ON, Verdict.VOIDED)


# Three months from 31 January 2025 are 30 April.
OUT, NIGHT = released("2025-01-31 09:30"), "2025-04-30"
FIRST = status("2025-01-31", "temporary", "2025-01-31")


@pytest.mark.parametrize(
    ("home", "verdict"),
    [
        (("settled", "2025-04-30"), Verdict.AVERTED),
        (("settled", "2025-05-01"), Verdict.BREACHED),
        (("temporary", "2025-04-30"), Verdict.BREACHED),
        (("settled", "2025-02-10", "2025-04-30"), Verdict.BREACHED),
        (("settled", "2025-02-10", "2025-05-01"), Verdict.AVERTED),
    ],
    ids=["that day", "day after", "temporary", "left that day", "left the day after"],
)
def test_a_settled_home_on_that_night(home, verdict):
    given(OUT, FIRST, status("2025-04-30 18:00", *home)).heard(probation="2025-05-02").then(
        SETTLED_LATER, verdict, due_on=NIGHT
    )


def test_no_home_known():
    given(OUT, FIRST).asked("2025-04-30 23:00").then(SETTLED_LATER, Verdict.NOT_YET_DUE)
    given(OUT, FIRST).heard(prison="2025-05-02").then(SETTLED_LATER, Verdict.UNKNOWN)
    given(OUT).heard(probation="2025-05-01 00:00").then(SETTLED_LATER, Verdict.BREACHED)
    late = status("2025-03-01", "settled", "2025-03-01").told("2025-05-06")
    given(OUT, late).heard(probation="2025-05-02").then(SETTLED_LATER, Verdict.LATE_EVIDENCED)


BACK = received("2025-03-14 17:00", "recall")


def test_in_custody_then():
    """Inside on that night is exempt; inside only for a while before it is not."""
    again = released("2025-04-10", "bail")
    given(OUT, FIRST, BACK).heard(probation="2025-05-01").then_nothing(SETTLED_LATER)
    given(OUT, FIRST, BACK, again).heard(probation="2025-05-01").then(
        SETTLED_LATER, Verdict.BREACHED
    )


def test_not_supervised_then():
    over = supervision_ended("2025-04-30 16:00")
    later = supervision_ended("2025-05-01 16:00")
    given(released("2025-01-31 09:30", "unconditional")).heard(probation="2025-05-01").then_nothing(
        SETTLED_LATER
    )
    given(OUT, FIRST, over).heard(probation="2025-05-01").then_nothing(SETTLED_LATER)
    given(OUT, FIRST, later).heard(probation="2025-05-02").then(SETTLED_LATER, Verdict.BREACHED)


def test_a_company_tells_it_while_it_holds_the_case():
    out = released("2018-01-31")
    given(allocated("2018-01-31", "provider:crc-x"), out).heard(probation="2018-05-02").then(
        SETTLED_LATER, Verdict.UNKNOWN
    )


def test_the_release_is_taken_back():
    given(OUT.named("r"), taken_back("r", "2025-05-02")).heard(probation="2025-05-03").then(
        SETTLED_LATER, Verdict.VOIDED
    )
