"""Rule 82: whoever turns eighteen on a sentence has an adult worker on that day."""

import pytest

from domain.finding import Verdict
from domain.rules.youth_lead import ADULT_LEAD as RULE
from tests.people import dated, died, lead, lead_ended, sentenced, supervision_ended
from tests.protected import kept, person, youth_case
from tests.story import given, taken_back

BORN, CASE = person("2024-09-02", "2007-11-04"), youth_case("2024-09-03")
ORDER = sentenced("2025-01-13", months=30)
YOUNG = (BORN, CASE, ORDER)
DUE, HEARD = "2025-11-04", "2025-11-05 00:00"


@pytest.mark.parametrize("role", ["adult-worker", "com", "offender-manager", "responsible-officer"])
@pytest.mark.parametrize(
    ("moment", "verdict", "late_days"),
    [
        ("2025-08-01", Verdict.AVERTED, None),
        ("2025-11-04 23:00", Verdict.AVERTED, None),
        ("2025-11-05 09:00", Verdict.CLOSED, 1),
    ],
    ids=["earlier", "that day", "day after"],
)
def test_assigned(role, moment, verdict, late_days):
    given(*YOUNG, lead(moment, role, "w1")).asked("2025-11-06").then(
        RULE, verdict, due_on=DUE, late_days=late_days
    )


@pytest.mark.parametrize("role", ["yjs-worker", "pom", "mentor"])
def test_other_workers(role):
    given(*YOUNG, lead("2025-10-01", role, "w1")).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_assigned_and_gone_before_the_day():
    worker, gone = lead("2025-10-01", "com", "w1"), lead_ended("2025-11-01", "com", "w1")
    given(*YOUNG, worker, gone).heard(probation=HEARD).then(RULE, Verdict.OPEN)
    later = lead_ended("2025-11-06", "com", "w1")
    given(*YOUNG, worker, later).then(RULE, Verdict.AVERTED)


def test_unmet():
    given(*YOUNG).asked("2025-05-03").then_nothing(RULE)
    given(*YOUNG).asked("2025-05-04").then(RULE, Verdict.NOT_YET_DUE)
    given(*YOUNG).heard(local_authority="2025-11-10").then(RULE, Verdict.UNKNOWN)
    given(*YOUNG).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_told_late():
    late = lead("2025-11-01", "com", "w1").told("2025-11-06 09:00")
    given(*YOUNG, late).heard(probation=HEARD).asked("2025-11-06 10:00").then(
        RULE, Verdict.LATE_EVIDENCED
    )


def test_a_sentence_that_runs_on():
    given(BORN, CASE).heard(probation=HEARD).then_nothing(RULE)
    given(*YOUNG, dated("2025-01-20", sentence_expires_on="2025-11-03")).heard(
        probation=HEARD
    ).then_nothing(RULE)
    given(*YOUNG, dated("2025-01-20", sentence_expires_on="2025-11-04")).heard(
        probation=HEARD
    ).then(RULE, Verdict.OPEN)
    given(*YOUNG, supervision_ended("2025-11-04", "order")).heard(probation=HEARD).then_nothing(
        RULE
    )
    given(*YOUNG, supervision_ended("2025-11-10", "order")).then(RULE, Verdict.LAPSED, late_days=6)


def test_a_case_that_was_held_before_the_birthday():
    last = youth_case("2025-11-03 23:59")
    given(BORN, last, ORDER).heard(probation=HEARD).then(RULE, Verdict.OPEN, due_on=DUE)
    grown = youth_case("2025-11-04 00:00")
    given(BORN, grown, ORDER).heard(probation=HEARD).then_nothing(RULE)


def test_kept_by_the_youth_team():
    stays = kept("2025-09-22", "2026-01-15")
    given(*YOUNG, stays).heard(probation="2026-01-15 23:00").then_nothing(RULE)
    given(*YOUNG, stays).heard(probation="2026-01-16").then(RULE, Verdict.OPEN, due_on="2026-01-15")
    given(*YOUNG, stays, lead("2026-01-15", "com", "w1")).asked("2026-01-16").then(
        RULE, Verdict.AVERTED
    )
    too_late = kept("2025-11-05", "2026-01-15")
    given(*YOUNG, too_late).heard(probation="2025-11-06").then(RULE, Verdict.OPEN, due_on=DUE)


def test_it_ends_with_the_person_and_goes_with_the_sentence():
    given(*YOUNG, died("2025-10-01")).heard(probation=HEARD).then_nothing(RULE)
    given(BORN, CASE, ORDER.named("s"), taken_back("s", "2025-11-06", "court")).then(
        RULE, Verdict.VOIDED
    )


@pytest.mark.parametrize("ended", ["2025-01-12 23:59", "2025-01-13 12:00"], ids=["before", "then"])
def test_an_end_at_the_moment_of_a_sentence_is_that_of_an_earlier_one(ended):
    """No sentence is over as it is passed."""
    given(*YOUNG, supervision_ended(ended)).heard(probation=HEARD).then(RULE, Verdict.OPEN)
    over = supervision_ended("2025-01-13 12:01")
    given(*YOUNG, over).heard(probation=HEARD).then_nothing(RULE)
