"""Rule 33: nobody is without a lead."""

import pytest

from domain.facts.custody import ImmigrationHoldServed
from domain.finding import Verdict
from domain.rules.lead import LEAD_VACUUM
from tests.people import (
    at_large,
    dated,
    died,
    lead,
    lead_ended,
    received,
    released,
    responsible,
    sentenced,
    supervision_ended,
    supervision_started,
)
from tests.story import Said, given, said, taken_back

# five years from Mon 7 Oct 2024: prison holds the case until HO, Sat 28 Mar 2026
INSIDE = (sentenced("2024-10-07 10:00", months=60), received("2024-10-07 16:20"))
POM = lead("2024-10-15 09:00", "pom", "p1")
CRD = dated("2024-10-17", conditional_release_on="2026-12-11").named("dates")
# out on Fri 16 Jan 2026
OUT = (
    sentenced("2025-03-03 10:45", months=24),
    received("2025-03-03 16:20"),
    lead("2025-03-03 18:00", "pom", "p1"),
    lead("2025-09-18 09:00", "com", "c1"),
    responsible("probation", "2025-09-18", "community", "2025-10-08"),
    released("2026-01-16 09:20"),
    supervision_started("2026-01-16 09:25"),
)
GONE = lead_ended("2026-02-13 17:00", "com", "c1")  # a Friday


@pytest.mark.parametrize(
    ("items", "now", "verdict", "late"),
    [
        ((), "2026-02-16 23:59", Verdict.NOT_YET_DUE, None),
        ((lead("2026-02-16 23:00", "com", "c2"),), "2026-02-17", Verdict.AVERTED, None),
        ((lead("2026-02-18 09:00", "com", "c2"),), "2026-02-19", Verdict.CLOSED, 2),
        ((lead("2026-02-18 09:00", "pom", "p2"),), "2026-02-19", Verdict.OPEN, None),
        ((lead("2026-02-16 09:00", "com", "c2", co_working=True),), "2026-02-19", Verdict.OPEN, None),
        ((supervision_ended("2026-02-18 09:00"),), "2026-02-19", Verdict.LAPSED, 2),
        ((died("2026-02-18 09:00"),), "2026-02-19", Verdict.LAPSED, 2),
        ((at_large("2026-02-18 09:00"),), "2026-02-19", Verdict.OPEN, None),
    ],
    ids=["last day", "next one in time", "next one late", "the wrong side", "co-working only",
         "supervision over", "death", "at large"],
)  # fmt: skip
def test_an_officer_leaves_the_community(
    items: tuple[Said, ...], now: str, verdict: Verdict, late: int | None
) -> None:
    story = given(*OUT, GONE, *items).heard(probation="2026-02-17 08:00").asked(now)
    story.then(LEAD_VACUUM, verdict, due_on="2026-02-16", late_days=late)


def test_over_by_the_last_day_there_is_nothing() -> None:
    over = supervision_ended("2026-02-16 12:00")
    given(*OUT, GONE, over).heard(probation="2026-02-20").then_nothing(LEAD_VACUUM)


def test_silence_of_the_side_responsible_is_unknown() -> None:
    story = given(*OUT, GONE).heard(prison="2026-02-19")
    story.asked("2026-02-19 12:30").then(LEAD_VACUUM, Verdict.UNKNOWN, told_by="probation")


def test_told_late_that_the_next_one_had_begun() -> None:
    new = lead("2026-02-16 09:00", "com", "c2").told("2026-02-23 10:00")
    story = given(*OUT, GONE, new).heard(probation="2026-02-17 06:00").asked("2026-02-24")
    story.then(LEAD_VACUUM, Verdict.LATE_EVIDENCED)
    given(*OUT, GONE, new).asked("2026-02-24").then(LEAD_VACUUM, Verdict.AVERTED)


def test_an_overlap_leaves_no_instant_without_a_lead() -> None:
    given(*OUT, lead("2026-02-13 17:00", "com", "c2"), GONE).then_nothing(LEAD_VACUUM)


def test_a_fresh_vacuum_is_a_new_finding() -> None:
    again = (lead("2026-02-16 09:00", "com", "c2"), lead_ended("2026-03-02 09:00", "com", "c2"))
    story = given(*OUT, GONE, *again).heard(probation="2026-03-10")
    story.then(LEAD_VACUUM, Verdict.AVERTED, Verdict.OPEN)


def test_the_end_taken_back_voids_it() -> None:
    back = taken_back("end", "2026-02-20", "probation")
    story = given(*OUT, GONE.named("end"), back).heard(probation="2026-02-21")
    story.then(LEAD_VACUUM, Verdict.VOIDED)


def test_before_the_handover_the_prison_is_responsible() -> None:
    left = (lead("2024-11-01", "com", "c1"), lead_ended("2025-12-24 17:00", "pom", "p1"))
    story = given(*INSIDE, POM, CRD, *left).heard(prison="2025-12-30 07:00")
    story.then(LEAD_VACUUM, Verdict.OPEN, due_on="2025-12-29", told_by="prison")


@pytest.mark.parametrize(
    ("officer", "verdict"),
    [
        ((lead("2026-03-28 15:00", "com", "c1"),), None),
        ((lead("2026-03-30 15:00", "com", "c1"),), Verdict.AVERTED),
        ((), Verdict.OPEN),
    ],
    ids=["named that day", "by Monday", "nobody"],
)
def test_from_the_handover_date_the_community_is(
    officer: tuple[Said, ...], verdict: Verdict | None
) -> None:
    story = given(*INSIDE, POM, CRD, *officer).heard(probation="2026-03-31 07:00")
    if verdict is None:
        story.then_nothing(LEAD_VACUUM)
    else:
        story.then(LEAD_VACUUM, verdict, due_on="2026-03-30", told_by="probation")


def test_the_prison_lead_may_leave_on_the_handover_date() -> None:
    story = (lead("2026-03-01", "com", "c1"), lead_ended("2026-03-28 09:00", "pom", "p1"))
    given(*INSIDE, POM, CRD, *story).heard(
        probation="2026-04-10", prison="2026-04-10"
    ).then_nothing(LEAD_VACUUM)


def test_responsibility_set_to_the_community_counts_from_its_day() -> None:
    early = responsible("prison", "2026-01-05", "community", "2026-02-02")
    story = given(*INSIDE, POM, CRD, early).heard(probation="2026-02-10")
    story.then(LEAD_VACUUM, Verdict.OPEN, due_on="2026-02-03")


def test_responsibility_may_be_set_in_court_before_the_reception() -> None:
    at_once = responsible("probation", "2024-10-07 11:00", "community", "2024-10-07")
    story = given(*INSIDE, POM, at_once).heard(probation="2024-10-11")
    story.then(LEAD_VACUUM, Verdict.OPEN, due_on="2024-10-10", told_by="probation")


def test_a_vacuum_that_goes_on_past_the_release_stays_one() -> None:
    story = given(*INSIDE, POM, CRD, released("2026-12-11 09:00")).heard(probation="2026-12-20")
    story.then(LEAD_VACUUM, Verdict.OPEN, due_on="2026-03-30")


def test_at_release_nobody_in_the_community() -> None:
    inside = (sentenced("2025-03-03 10:45", months=24), received("2025-03-03 16:20"))
    gate = (lead("2025-03-03 18:00", "pom", "p1"), released("2026-01-16 09:20"))
    story = given(*inside, *gate).heard(probation="2026-01-21")
    story.then(LEAD_VACUUM, Verdict.OPEN, due_on="2026-01-19")
    served = released("2026-01-16 09:20", kind="unconditional")
    given(*inside, gate[0], served).heard(probation="2026-01-21").then_nothing(LEAD_VACUUM)


@pytest.mark.parametrize(
    ("named", "verdict"),
    [
        ("2025-08-27 23:00", None),
        ("2025-08-28 14:00", Verdict.AVERTED),
        ("2025-08-29 09:00", Verdict.CLOSED),
    ],
    ids=["second working day", "third", "fourth"],
)
def test_the_first_lead_of_an_order(named: str, verdict: Verdict | None) -> None:
    # Fri 22 Aug 2025; Monday is a bank holiday
    order = sentenced("2025-08-22 11:00", kind="community-order", months=12)
    story = given(order, lead(named, "responsible-officer", "r1")).heard(
        probation="2025-08-29 12:00"
    )
    if verdict is None:
        story.then_nothing(LEAD_VACUUM)
    else:
        story.then(LEAD_VACUUM, verdict, due_on="2025-08-28")


def test_before_its_day_is_over_a_first_lead_is_not_missed() -> None:
    order = sentenced("2025-08-22 11:00", kind="suspended", months=12)
    given(order).asked("2025-08-27 23:59").then_nothing(LEAD_VACUUM)
    given(order).asked("2025-08-28 00:00").then(LEAD_VACUUM, Verdict.NOT_YET_DUE)


@pytest.mark.parametrize(
    ("officer", "missed_from", "due_on"),
    [
        (("2025-07-01 09:00", "2025-08-01 17:00"), "2025-08-28 00:00", "2025-08-28"),
        (("2025-08-26 09:00", "2025-08-26 17:00"), "2025-08-26 17:00", "2025-08-27"),
    ],
    ids=["gone before the sentence", "come and gone within the time"],
)
def test_a_first_lead_who_has_gone(officer: tuple[str, str], missed_from: str, due_on: str) -> None:
    """One of an earlier sentence takes no day away; one of this sentence is missed from the end on."""
    order = sentenced("2025-08-22 11:00", kind="community-order", months=12)
    begun, ended = officer
    story = given(lead(begun, "com", "c1"), lead_ended(ended, "com", "c1"), order)
    story.asked("2025-08-26 12:00").then_nothing(LEAD_VACUUM)
    story.asked(f"{due_on} 08:00").then(
        LEAD_VACUUM, Verdict.NOT_YET_DUE, due_on=due_on, armed_at=missed_from
    )


def test_the_first_lead_in_prison_has_ten_working_days() -> None:
    # Mon 7 Oct 2024: Mon 21 Oct, alerted on Tue 22
    story = given(*INSIDE).heard(prison="2024-10-23")
    story.then(LEAD_VACUUM, Verdict.OPEN, due_on="2024-10-22", told_by="prison")
    given(*INSIDE, lead("2024-10-21 23:00", "pom", "p1")).heard(prison="2024-10-23").then_nothing(
        LEAD_VACUUM
    )


def test_before_the_model_probation_held_cases_in_prison() -> None:
    old = (sentenced("2016-01-11 10:00", months=60), received("2016-01-11 17:00"))
    story = given(*old).heard(probation="2016-01-20")
    story.then(LEAD_VACUUM, Verdict.OPEN, due_on="2016-01-14", told_by="probation")


def test_released_within_ten_months_the_community_is_from_the_start() -> None:
    short = (sentenced("2024-01-01 10:00", months=20), received("2024-01-01 17:00"))
    story = given(*short, dated("2024-01-03", conditional_release_on="2024-11-01"))
    story = story.when(lead("2024-01-04", "pom", "p1")).heard(probation="2024-01-08")
    story.then(LEAD_VACUUM, Verdict.OPEN, due_on="2024-01-04", told_by="probation")


def test_recalled_the_community_stays_responsible() -> None:
    back = received("2026-02-02 10:00", basis="recall")
    given(*OUT, back).heard(probation="2026-02-20").then_nothing(LEAD_VACUUM)
    given(*OUT, back, GONE).heard(probation="2026-02-20").then(
        LEAD_VACUUM, Verdict.OPEN, due_on="2026-02-16"
    )


def test_under_an_immigration_hold_the_community_is_responsible() -> None:
    hold = said("prison", "2025-06-02", ImmigrationHoldServed("is91"))
    story = given(*INSIDE, POM, CRD, hold).heard(probation="2025-06-10")
    story.then(LEAD_VACUUM, Verdict.OPEN, due_on="2025-06-03", told_by="probation")


@pytest.mark.parametrize(
    "story",
    [
        (received("2025-03-03"),),
        (received("2025-03-03", basis="remand"),),
        (sentenced("2025-03-03 10:00", kind="community-order", standalone="curfew"),),
        (received("2025-03-03"), released("2026-01-16")),
    ],
    ids=["no sentence known", "remand", "curfew alone", "released, no sentence known"],
)
def test_where_nobody_has_to_lead(story: tuple[Said, ...]) -> None:
    given(*story).heard(probation="2026-02-01", prison="2026-02-01").then_nothing(LEAD_VACUUM)


def test_remand_interrupts_an_order_and_nobody_is_missed_then() -> None:
    order = (sentenced("2025-03-03 10:00", kind="community-order"), lead("2025-03-04", "com", "c1"))
    gone = (received("2025-06-02", basis="remand"), lead_ended("2025-06-03", "com", "c1"))
    given(*order, *gone).heard(probation="2025-06-20").then_nothing(LEAD_VACUUM)
