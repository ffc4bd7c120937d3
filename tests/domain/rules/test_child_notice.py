"""Rule 70: the authority knows of a risk to children before the release."""

import pytest

from domain.finding import Verdict
from domain.rules.child_notice import CHILDREN_KNOWN as RULE
from tests.people import died, flag, flag_ended, moved, planned, received, released
from tests.protected import notice_acknowledged, out_for_a_day
from tests.story import given, taken_back

INSIDE = received("2025-09-01")
FLAG = flag("2025-09-10", "child", "probation")
PLAN = planned("2025-09-12", "2026-03-31")  # 28 days before: 3 March
DUE, HEARD = "2026-03-03", "2026-03-04 00:00"


@pytest.mark.parametrize(
    ("told", "verdict", "late_days"),
    [
        ("2025-09-10 08:00", Verdict.AVERTED, None),
        ("2026-03-03 23:59", Verdict.AVERTED, None),
        ("2026-03-04 09:00", Verdict.CLOSED, 1),
        ("2025-09-09", Verdict.OPEN, None),
    ],
    ids=["day of the flag", "last day", "day after", "before the flag"],
)
def test_confirmed(told, verdict, late_days):
    given(INSIDE, notice_acknowledged(told), FLAG, PLAN).heard(local_authority="2026-03-05").then(
        RULE, verdict, due_on=DUE, late_days=late_days
    )


def test_unmet():
    given(INSIDE, FLAG, PLAN).asked("2026-03-03 23:00").then(RULE, Verdict.NOT_YET_DUE)
    given(INSIDE, FLAG, PLAN).heard(probation="2026-03-10").then(RULE, Verdict.UNKNOWN)
    given(INSIDE, FLAG, PLAN).heard(local_authority=HEARD).then(RULE, Verdict.OPEN)


def test_told_late():
    late = notice_acknowledged("2026-03-01").told("2026-03-06 09:00")
    given(INSIDE, FLAG, PLAN, late).heard(local_authority=HEARD).asked("2026-03-06 10:00").then(
        RULE, Verdict.LATE_EVIDENCED
    )


def test_short_notice():
    """Flag or release known only when the day has passed: two working days from then."""
    late_flag = flag("2026-03-10", "child")
    given(INSIDE, PLAN, late_flag).then(
        RULE, Verdict.NOT_YET_DUE, due_on="2026-03-12", short_notice=True
    )
    given(INSIDE, FLAG, released("2026-03-12 10:00")).then(
        RULE, Verdict.NOT_YET_DUE, due_on="2026-03-16", short_notice=True
    )


def test_a_release_that_moves():
    later = moved("2026-03-10", "2026-06-30", "2026-03-31")
    given(INSIDE, FLAG, PLAN, later).then(RULE, Verdict.NOT_YET_DUE, due_on="2026-06-02")
    sooner = moved("2026-02-20", "2026-03-02", "2026-03-31")
    given(INSIDE, FLAG, PLAN, sooner).then(
        RULE, Verdict.NOT_YET_DUE, due_on="2026-02-24", short_notice=True
    )


def test_one_finding_for_each_release():
    """What was confirmed for one says nothing of the next."""
    said = notice_acknowledged("2026-01-01")
    again = (received("2026-05-01", "recall"), planned("2026-05-02", "2026-06-30"))
    given(INSIDE, FLAG, PLAN, said, released("2026-03-31"), *again).asked("2026-05-03").then(
        RULE, Verdict.AVERTED, Verdict.NOT_YET_DUE
    )


def test_the_first_temporary_release():
    first, second = out_for_a_day("2026-02-02"), out_for_a_day("2026-02-10")
    given(INSIDE, FLAG, first, second).heard(local_authority="2026-02-11").then(
        RULE, Verdict.OPEN, due_on="2026-02-04", short_notice=True
    )
    given(INSIDE, FLAG, notice_acknowledged("2025-12-01"), first).then(RULE, Verdict.AVERTED)
    given(INSIDE, FLAG, first, notice_acknowledged("2026-02-05")).then(
        RULE, Verdict.CLOSED, late_days=1
    )


def test_after_each_reception_there_is_a_first():
    """Back from somewhere is none."""
    first, second = out_for_a_day("2026-02-02"), out_for_a_day("2026-02-10")
    for basis in ("recall", "remand", "sentence"):
        again = received("2026-02-05", basis)
        given(INSIDE, FLAG, first, again, second).asked("2026-02-10 13:00").then(
            RULE, Verdict.UNKNOWN, Verdict.NOT_YET_DUE
        )
    back = received("2026-02-05", "return")
    given(INSIDE, FLAG, first, back, second).asked("2026-02-10 13:00").then(RULE, Verdict.UNKNOWN)


def test_other_flags_and_ended_ones():
    given(INSIDE, flag("2025-09-10", "rso"), PLAN).heard(local_authority=HEARD).then_nothing(RULE)
    before = flag_ended("2025-09-11", "child", "police")
    given(INSIDE, FLAG, before, PLAN).heard(local_authority=HEARD).then_nothing(RULE)
    given(INSIDE, FLAG, PLAN, flag_ended("2026-03-03", "child", "police")).heard(
        local_authority=HEARD
    ).then_nothing(RULE)
    given(INSIDE, FLAG, PLAN, flag_ended("2026-03-05", "child")).heard(
        local_authority="2026-03-06"
    ).then(RULE, Verdict.LAPSED, late_days=2)


def test_it_ends_with_the_person_and_goes_with_its_flag():
    given(INSIDE, FLAG, PLAN, died("2026-03-01")).heard(local_authority=HEARD).then_nothing(RULE)
    given(INSIDE, FLAG.named("f"), PLAN, taken_back("f", "2026-03-05", "probation")).then(
        RULE, Verdict.VOIDED
    )
