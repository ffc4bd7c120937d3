"""Rule 42: five packs one way, and something back within ninety days of the first."""

import pytest

from domain.facts.handover import PackShared
from domain.finding import Verdict
from domain.rules.one_way import ANSWERED
from tests.story import given, said

DAYS = ("2026-01-05", "2026-01-19", "2026-02-02", "2026-02-16", "2026-03-02")
LAST, AFTER = "2026-04-05", "2026-04-06"


def sent(time, giver="probation", to="police", point="HP32"):
    return said(giver, time, PackShared(point, ("dates",), to, "statutory"))


PACKS = tuple(sent(f"{day} 15:00") for day in DAYS)


def test_something_back_on_the_last_day():
    back = sent(f"{LAST} 23:30", "police", "probation")
    given(*PACKS, back).asked("2026-05-01").then(ANSWERED, Verdict.AVERTED, due_on=LAST)


def test_something_back_a_day_late_is_too_late():
    back = sent(f"{AFTER} 00:10", "police", "probation")
    given(*PACKS, back).asked("2026-05-01").then(ANSWERED, Verdict.BREACHED, due_on=LAST)


def test_until_then_it_waits_and_no_silence_is_read():
    story = given(*PACKS)
    story.asked(f"{LAST} 23:59").then(ANSWERED, Verdict.NOT_YET_DUE, due_on=LAST)
    story.asked(f"{AFTER} 00:01").then(ANSWERED, Verdict.BREACHED)


def test_four_packs_call_for_nothing():
    given(*PACKS[:4]).asked("2026-05-01").then_nothing(ANSWERED)


def test_the_fifth_outside_the_window_opens_the_next():
    given(*PACKS[:4], sent(f"{AFTER} 15:00")).asked("2026-05-01").then_nothing(ANSWERED)


@pytest.mark.parametrize("point", ["HP19", "HP31", "HP33", "HP34"])
def test_notices_go_one_way_by_law(point):
    notices = (sent(f"{day} 15:00", point=point) for day in DAYS)
    given(*notices).asked("2026-05-01").then_nothing(ANSWERED)


def test_something_that_came_before_the_first_pack_is_no_answer():
    before = sent("2026-01-04 12:00", "police", "probation")
    given(before, *PACKS).asked("2026-05-01").then(ANSWERED, Verdict.BREACHED)
