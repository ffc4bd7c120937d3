"""Rule 84: women are asked about abuse and sex work."""

import pytest

from domain.finding import Verdict
from domain.rules.womens_pathways import WOMEN_ASKED as RULE
from tests.people import died, need_closed, need_seen, plan_completed, received, released
from tests.protected import assessed, person
from tests.story import given, taken_back

HER, INSIDE = person("2025-09-30", sex="female"), received("2025-10-13")
SCREEN = assessed("2025-10-14", "bcst1", "ete", source="prison")  # five working days: the 21st
BOTH = ("abuse", "sex-work")
BEGIN = (HER, INSIDE, SCREEN)
DUE, HEARD = "2025-10-21", "2025-10-22 00:00"


@pytest.mark.parametrize(
    ("moment", "verdict", "late_days"),
    [
        ("2025-10-13 20:00", Verdict.AVERTED, None),
        ("2025-10-21 23:00", Verdict.AVERTED, None),
        ("2025-10-22 09:00", Verdict.CLOSED, 1),
        ("2025-10-12", Verdict.OPEN, None),
    ],
    ids=["before the screen", "last day", "day after", "before reception"],
)
def test_asked(moment, verdict, late_days):
    asked = assessed(moment, "oasys", *BOTH, complete=False)
    given(asked, *BEGIN).heard(prison="2025-10-23").then(
        RULE, verdict, due_on=DUE, late_days=late_days
    )


def test_the_later_of_both_decides():
    one, other = need_seen("2025-10-15", "abuse"), need_seen("2025-10-23", "sex-work")
    given(*BEGIN, one).heard(prison=HEARD).then(RULE, Verdict.OPEN)
    given(*BEGIN, one, other).then(RULE, Verdict.CLOSED, late_days=2)


def test_with_the_plan():
    """The plan brings the day forward, and may itself name them."""
    plain = plan_completed("2025-10-16", "resettlement", "ete")
    given(*BEGIN, plain).heard(prison="2025-10-17 00:00").then(
        RULE, Verdict.OPEN, due_on="2025-10-16"
    )
    naming = plan_completed("2025-10-16", "resettlement", *BOTH)
    given(*BEGIN, naming).then(RULE, Verdict.AVERTED, due_on="2025-10-16")
    given(HER, INSIDE, plain).then(RULE, Verdict.NOT_YET_DUE, due_on="2025-10-16")
    later = plan_completed("2025-10-24", "resettlement", *BOTH)
    given(*BEGIN, later).then(RULE, Verdict.CLOSED, due_on=DUE, late_days=3)


def test_unmet():
    given(*BEGIN).asked("2025-10-21 12:00").then(RULE, Verdict.NOT_YET_DUE)
    given(*BEGIN).heard(probation="2025-10-25").then(RULE, Verdict.UNKNOWN)
    given(*BEGIN).heard(prison=HEARD).then(RULE, Verdict.OPEN)


def test_told_late():
    late = assessed("2025-10-15", "oasys", *BOTH).told("2025-10-23 09:00")
    given(*BEGIN, late).heard(prison=HEARD).asked("2025-10-23 10:00").then(
        RULE, Verdict.LATE_EVIDENCED
    )


def test_who_is_meant():
    man, nobody = person("2025-09-30", sex="male"), person("2025-09-30")
    given(man, INSIDE, SCREEN).heard(prison=HEARD).then_nothing(RULE)
    given(nobody, INSIDE, SCREEN).heard(prison=HEARD).then_nothing(RULE)
    other = assessed("2025-10-14", "oasys", "ete", source="prison")
    given(HER, INSIDE, other).heard(prison=HEARD).then_nothing(RULE)
    given(HER, SCREEN).heard(prison=HEARD).then_nothing(RULE)


def test_declined():
    """One declined stands for that pathway; both, and there is nothing to ask."""
    one = need_closed("2025-10-15", "abuse", outcome="declined")
    other = need_closed("2025-10-16", "sex-work", outcome="declined")
    given(*BEGIN, one).heard(prison=HEARD).then(RULE, Verdict.OPEN)
    given(*BEGIN, one, need_seen("2025-10-16", "sex-work")).then(RULE, Verdict.AVERTED)
    given(*BEGIN, one, other).heard(prison=HEARD).then_nothing(RULE)
    late = need_closed("2025-10-24", "sex-work", outcome="declined")
    given(*BEGIN, one, late).heard(prison=HEARD).asked("2025-10-25").then(RULE, Verdict.CLOSED)


def test_each_reception_anew():
    asked = assessed("2025-10-15", "oasys", *BOTH)
    again = (received("2026-02-02"), assessed("2026-02-03", "bcst1", "ete", source="prison"))
    given(*BEGIN, asked, released("2026-01-05"), *again).asked("2026-02-04").then(
        RULE, Verdict.AVERTED, Verdict.NOT_YET_DUE
    )


def test_it_ends_and_goes_with_the_screen():
    given(*BEGIN, released("2025-10-21")).heard(prison=HEARD).then_nothing(RULE)
    given(*BEGIN, released("2025-10-24")).heard(prison="2025-10-25").then(
        RULE, Verdict.LAPSED, late_days=3
    )
    given(*BEGIN, died("2025-10-20")).heard(prison=HEARD).then_nothing(RULE)
    given(HER, INSIDE, SCREEN.named("s"), taken_back("s", "2025-10-23")).then(RULE, Verdict.VOIDED)


def test_only_her_way_out_was_told():
    given(HER, SCREEN, released("2025-12-01")).then(RULE)
