"""Rule 35: probation's officer is there on the handover date."""

import pytest

from domain.finding import Verdict
from domain.rules.lead import OFFICER_BY_HANDOVER
from tests.people import (
    dated,
    died,
    lead,
    lead_ended,
    planned,
    received,
    released,
    sentenced,
)
from tests.story import Said, given, taken_back

# five years from Mon 7 Oct 2024: prison holds the case until HO, Sat 28 Mar 2026
INSIDE = (sentenced("2024-10-07 10:00", months=60), received("2024-10-07 16:20"))
POM = lead("2024-10-15 09:00", "pom", "p1")
CRD = dated("2024-10-17", conditional_release_on="2026-12-11").named("dates")


@pytest.mark.parametrize(
    ("items", "now", "verdict", "late"),
    [
        ((), "2026-03-28 23:59", Verdict.NOT_YET_DUE, None),
        ((lead("2026-03-28 23:00", "com", "c1"),), "2026-04-01", Verdict.AVERTED, None),
        ((lead("2025-03-01", "com", "c1"),), "2025-04-01", Verdict.AVERTED, None),
        ((lead("2025-03-01", "com", "c1"), lead_ended("2026-03-28", "com", "c1")), "2026-04-01",
         Verdict.OPEN, None),
        ((lead("2025-03-01", "com", "c1"), lead_ended("2026-03-29", "com", "c1")), "2026-04-01",
         Verdict.AVERTED, None),
        ((lead("2026-03-30 09:00", "com", "c1"),), "2026-04-01", Verdict.CLOSED, 2),
        ((), "2026-04-01", Verdict.OPEN, None),
        ((died("2026-03-01"),), "2026-04-01", None, None),
        ((released("2026-03-20"),), "2026-04-01", None, None),
        ((released("2026-03-28"),), "2026-04-01", Verdict.OPEN, None),
        ((released("2026-03-30"),), "2026-04-01", Verdict.LAPSED, 2),
    ],
    ids=["not yet", "that day", "asked before", "gone that day", "gone the day after", "late", "nobody",
         "dead", "out before", "out that day", "out after"],
)  # fmt: skip
def test_an_officer_on_the_handover_date(
    items: tuple[Said, ...], now: str, verdict: Verdict | None, late: int | None
) -> None:
    story = given(*INSIDE, POM, CRD, *items).heard(probation="2026-03-31").asked(now)
    if verdict is None:
        story.then_nothing(OFFICER_BY_HANDOVER)
    else:
        story.then(OFFICER_BY_HANDOVER, verdict, due_on="2026-03-28", late_days=late)


def test_silence_and_late_words_on_the_handover_date() -> None:
    told_late = lead("2026-03-27", "com", "c1").told("2026-04-05")
    quiet = given(*INSIDE, POM, CRD).asked("2026-04-01")
    quiet.then(OFFICER_BY_HANDOVER, Verdict.UNKNOWN, told_by="probation")
    story = given(*INSIDE, POM, CRD, told_late).heard(probation="2026-03-31").asked("2026-04-06")
    story.then(OFFICER_BY_HANDOVER, Verdict.LATE_EVIDENCED)


def test_dates_told_after_the_day_give_short_notice() -> None:
    late = dated("2026-04-01 09:00", conditional_release_on="2026-12-11")
    story = given(*INSIDE, POM, late).asked("2026-04-02")
    # Wed 1 Apr, then Good Friday to Easter Monday: Tue 7 Apr
    story.then(OFFICER_BY_HANDOVER, Verdict.NOT_YET_DUE, due_on="2026-04-07", short_notice=True)


def test_the_dates_taken_back_void_it() -> None:
    back = taken_back("dates", "2026-04-02")
    story = given(*INSIDE, POM, CRD, back).heard(probation="2026-04-03")
    story.then(OFFICER_BY_HANDOVER, Verdict.VOIDED)


def test_no_handover_date_no_finding() -> None:
    given(*INSIDE, POM).heard(probation="2026-04-03").then_nothing(OFFICER_BY_HANDOVER)
    wales = planned("2019-01-15", "2019-07-26", area="region/wales")
    old = (sentenced("2017-02-06 10:00", months=60), received("2017-02-06 17:00"))
    dates = dated("2017-02-16", conditional_release_on="2019-07-26")
    given(*old, dates).heard(probation="2019-03-12").then_nothing(OFFICER_BY_HANDOVER)
    given(*old, dates, wales).heard(probation="2019-03-12 08:00").then(
        OFFICER_BY_HANDOVER, Verdict.OPEN, due_on="2019-03-11"
    )
